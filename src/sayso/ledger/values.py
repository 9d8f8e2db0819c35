"""Values: how single values of the model are turned into JSON and back, given the take's text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from math import isfinite
from typing import Any, TypeAlias

from sayso.model.span import Span

Turn: TypeAlias = Callable[[Any, str], Any]


class MalformedError(ValueError):
    """A value does not fit the record that it should be part of."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How one type is turned into JSON and back. `known` decodes what is known not to be None."""

    encode: Turn
    decode: Turn
    known: Turn


def codec(encode: Turn, decode: Turn) -> Codec:
    """The codec of a type that is never None."""
    return Codec(encode, decode, decode)


def enum_codec(kind: type[Enum]) -> Codec:
    """An enum by the value of its member."""
    members = {member.value: member for member in kind}

    def encode(value: Any, _text: str) -> Any:
        if type(value) is not kind:
            raise MalformedError(f"{value!r} is no {kind.__name__}")
        return value.value

    def decode(value: Any, _text: str) -> Any:
        try:
            return members[value]
        except (KeyError, TypeError) as error:
            raise MalformedError(f"{value!r} is no {kind.__name__}") from error

    return codec(encode, decode)


def _plain_turn(kind: type) -> Turn:
    def turn(value: Any, _text: str) -> Any:
        if type(value) is kind:
            return value
        if kind is str and isinstance(value, str):  # a StrEnum where a word is meant
            return str(value)
        raise MalformedError(f"{value!r} is no {kind.__name__}")

    return turn


def optional(inner: Codec) -> Codec:
    """What may be unknown: None stands for itself."""
    encode, decode = inner.encode, inner.decode
    return Codec(
        lambda value, text: None if value is None else encode(value, text),
        lambda value, text: None if value is None else decode(value, text),
        inner.known,
    )


def many(inner: Codec) -> Codec:
    """A tuple of any length as a list."""
    encode_one, decode_one = inner.encode, inner.decode

    def encode(value: Any, text: str) -> Any:
        if type(value) is not tuple:
            raise MalformedError(f"{value!r} is no tuple")
        return [encode_one(one, text) for one in value]

    def decode(value: Any, text: str) -> Any:
        if type(value) is not list:
            raise MalformedError(f"{value!r} is no list")
        return tuple([decode_one(one, text) for one in value])

    return codec(encode, decode)


def _words() -> Codec:
    plain = _plain_turn(str)

    def encode(value: Any, text: str) -> Any:
        at = text.find(plain(value, text))
        return [at, at + len(value)] if value and at >= 0 else value

    def decode(value: Any, text: str) -> Any:
        if type(value) is not list:
            return plain(value, text)
        start, end = offsets(value, text)
        return text[start:end]

    return codec(encode, decode)


def _encode_span(value: Any, text: str) -> Any:
    if type(value) is not Span or not value.stands_in(text):
        raise MalformedError(f"{value!r} does not stand in the text of {len(text)} characters")
    return [value.start, value.end]


def _decode_span(value: Any, text: str) -> Any:
    start, end = offsets(value, text)
    return Span(start=start, end=end, exact=text[start:end])


def offsets(value: Any, text: str) -> tuple[int, int]:
    """Two offsets that bound a stretch of the text. Raises MalformedError for anything else."""
    if type(value) is list and len(value) == 2:
        start, end = value
        if type(start) is type(end) is int and 0 <= start < end <= len(text):
            return start, end
    raise MalformedError(f"{value!r} are no offsets into a text of {len(text)} characters")


def _encode_float(value: Any, _text: str) -> Any:
    # Decimals go as strings: one spelling in every language that checks a leaf.
    if type(value) not in (float, int) or not isfinite(value):
        raise MalformedError(f"{value!r} is no number")
    return repr(float(value))


def _decode_float(value: Any, _text: str) -> Any:
    try:
        if type(value) is str:
            return float(value)
    except ValueError:
        pass
    raise MalformedError(f"{value!r} is no number")


def _string_map(value: Any, _text: str) -> Any:
    if type(value) is not dict or not all(isinstance(x, str) for pair in value.items() for x in pair):
        raise MalformedError(f"{value!r} does not map words to words")
    return dict(value)


def plain(kind: type) -> Codec:
    """Words, whole numbers and truth values, which stand for themselves."""
    turn = _plain_turn(kind)
    return codec(turn, turn)


SPAN = codec(_encode_span, _decode_span)
"""A span as its two offsets; the words are filled in from the text."""

NUMBER = codec(_encode_float, _decode_float)
"""A decimal as a string."""

STRINGS = codec(_string_map, _string_map)
"""Words by words."""

WORDS = _words()
"""Words of the copy without a span: as offsets where they stand in the text, else as they are."""
