"""Codec: records of the model to and from canonical JSON that holds offsets instead of words.

Strict both ways: what does not fit its type is refused, and what was encoded
decodes to an equal record. The words themselves stay outside, in the take's
text, so that a text can be erased without touching the log.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sayso.ledger.values import (
    NUMBER,
    SPAN,
    STRINGS,
    WORDS,
    Codec,
    MalformedError,
    codec,
    enum_codec,
    many,
    optional,
    plain,
)
from sayso.model.event import Count, Moment
from sayso.model.span import Span
from sayso.model.statement import Refusal
from sayso.model.take import Dateline, Take, Update

T = TypeVar("T")

# Fields whose value is words of the copy without a span of their own: they are
# kept as offsets wherever the words stand in the text.
WORDING: frozenset[tuple[type, str]] = frozenset(
    {
        (Take, "headline"),
        (Take, "section"),
        (Take, "slugline"),
        (Take, "byline"),
        (Dateline, "text"),
        (Update, "text"),
        (Moment, "text"),
        (Count, "words"),
        (Refusal, "what"),
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a record with its codec; a required one has no default to fall back on.

    `same` are the JSON types that stand for themselves: they need no decoding.
    """

    name: str
    codec: Codec
    required: bool
    same: frozenset[Any]


def canonical(value: Any) -> str:
    """JSON with sorted keys, no spaces and ASCII only: equal values give equal text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def to_json(record: Any, text: str, *, without: str | None = None) -> dict[str, Any]:
    """A record as JSON values, its spans as offsets into `text`; one field may be left out.

    Raises MalformedError where a span does not stand in the text or a value is
    not of its type.
    """
    return {
        part.name: part.codec.encode(getattr(record, part.name), text)
        for part in parts_of(type(record))
        if part.name != without
    }


def from_json(kind: type[T], data: Any, text: str, /, **given: Any) -> T:
    """The record that `to_json` turned into `data`; `given` are the fields that were left out.

    A field that a newer version of the model added takes its default. Raises
    MalformedError for anything else that does not fit.
    """
    key: Any = kind  # mypy does not see that every class can be hashed
    made: T = _decoder(key, tuple(given))(data, text, given)
    return made


@cache
def _decoder(kind: type, left_out: tuple[str, ...]) -> Callable[..., Any]:
    parts = parts_of(kind)
    # The inner loop of every view: rows of plain tuples, no calls for plain values.
    rows = tuple((p.name, p.same, p.codec.known) for p in parts if p.name not in left_out)

    def decode(data: Any, text: str, given: Mapping[str, Any] | None = None) -> Any:
        if type(data) is not dict:
            raise MalformedError(f"{kind.__name__} is no object")
        try:
            values = {
                name: value if type(value := data[name]) in same else known(value, text)
                for name, same, known in rows
            }
        except KeyError:
            values = _older(kind, parts, data, text, given or {})
        if len(data) > len(values):
            unknown = ", ".join(sorted(data.keys() - values.keys()))
            raise MalformedError(f"{kind.__name__} has fields that are not known: {unknown}")
        return kind(**values, **given) if given else kind(**values)

    return decode


def _older(
    kind: type, parts: tuple[Part, ...], data: dict[str, Any], text: str, given: Mapping[str, Any]
) -> dict[str, Any]:
    missing = [p.name for p in parts if p.required and p.name not in data and p.name not in given]
    if missing:
        raise MalformedError(f"{kind.__name__} lacks {', '.join(missing)}")
    return {p.name: p.codec.decode(data[p.name], text) for p in parts if p.name in data}


def parts_of(kind: type) -> tuple[Part, ...]:
    """The fields of a record of the model, with their codecs."""
    key: Any = kind  # mypy does not see that every class can be hashed
    return _parts_of(key)


@cache
def _parts_of(kind: type) -> tuple[Part, ...]:
    hints = get_type_hints(kind)
    return tuple(
        Part(
            name=f.name,
            codec=_wording(hints[f.name]) if (kind, f.name) in WORDING else codec_of(hints[f.name]),
            required=f.default is MISSING and f.default_factory is MISSING,
            same=_same(hints[f.name]),
        )
        for f in fields(kind)
    )


def _same(hint: Any) -> frozenset[Any]:
    choices = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return frozenset({NoneType, str, int, bool}.intersection(choices))


def _wording(hint: Any) -> Codec:
    return optional(WORDS) if NoneType in get_args(hint) else WORDS


@cache
def codec_of(hint: Any) -> Codec:
    """The codec of a type. Raises TypeError for a type that the model does not use."""
    arguments = get_args(hint)
    if not arguments:
        return _single(hint)
    origin = get_origin(hint)
    if origin in (Union, UnionType) and len(arguments) == 2 and NoneType in arguments:
        return optional(codec_of(next(a for a in arguments if a is not NoneType)))
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return many(codec_of(arguments[0]))
    if origin is dict and arguments == (str, str):
        return STRINGS
    raise TypeError(f"no codec for {hint!r}")


def _single(kind: Any) -> Codec:
    if kind is Span:
        return SPAN
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return enum_codec(kind)
    if kind is float:
        return NUMBER
    if kind in (str, int, bool):
        return plain(kind)
    raise TypeError(f"no codec for {kind!r}")


def _record(kind: type) -> Codec:
    def encode(value: Any, text: str) -> Any:
        if type(value) is not kind:
            raise MalformedError(f"{value!r} is no {kind.__name__}")
        return to_json(value, text)

    return codec(encode, _decoder(kind, ()))
