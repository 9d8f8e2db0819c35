"""Detect: which format a file is in, and whether it is text at all."""

from __future__ import annotations

from sayso.errors import InputError
from sayso.model.take import Item
from sayso.wire.decode import Decoded, decode
from sayso.wire.html import looks_like_page, read_page
from sayso.wire.text import read_text

CAP_BYTES = 10_000_000
"""Most bytes that one story may have; the longest wire copy known to us has 40 thousand."""


CAP_LINES = 200_000
"""Most lines that one story may have; 10 MB of copy wrapped at 68 characters has 150 thousand."""


def read_item(data: bytes, *, name: str | None = None) -> Item:
    """One story as it came over the wire: the copy and what its envelope said of it.

    `name` is the file's name, for messages only. Raises InputError: SAY-101
    nothing there, SAY-102 not text, SAY-103 larger than `CAP_BYTES` or longer than
    `CAP_LINES`, SAY-104 a
    web page without a story. What could not be understood but leaves a text
    to read is in `Item.problems`.
    """
    check_size(len(data), name)
    decoded = _decoded(data, name)
    if not any(character.isprintable() and not character.isspace() for character in decoded.text):
        raise _empty(name)
    _check_lines(decoded.text, name)
    if looks_like_page(decoded.text):
        return read_page(decoded, data, name=name)
    return read_text(decoded, data)


def check_size(size: int, name: str | None) -> None:
    """Raises InputError SAY-103 for more bytes than a story may have; so that nobody need read them first."""
    if size > CAP_BYTES:
        raise InputError(
            "SAY-103",
            f"the file has {size / 1e6:.1f} MB, more than the {CAP_BYTES / 1e6:.0f} MB a story may have",
            where=name,
            do="cut it into single stories",
        )


def _check_lines(text: str, name: str | None) -> None:
    lines = text.count("\n") + 1
    if lines > CAP_LINES:
        raise InputError(
            "SAY-103",
            f"the file has {lines:,} lines, more than the {CAP_LINES:,} a story may have",
            where=name,
            do="cut it into single stories",
        )


def _decoded(data: bytes, name: str | None) -> Decoded:
    if not data.strip():
        raise _empty(name)
    decoded = decode(data)
    if decoded is None:
        raise InputError(
            "SAY-102",
            "this is not text",
            where=name,
            do="give plain text or an HTML page; take the text out of a PDF or a word processor's file first",
        )
    return decoded


def _empty(name: str | None) -> InputError:
    return InputError("SAY-101", "there is nothing in it", where=name, do="give a file with a story")
