"""Quotations: the stretches of a paragraph that stand in quotation marks."""

from __future__ import annotations

OPENING = "“«„"
CLOSING = "”»"
STRAIGHT = '"'


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of the quoted words in a paragraph, without the marks.

    A mark that is never closed quotes to the end of its paragraph where it
    opens the paragraph (agency copy closes only the last paragraph of a long
    quotation), and nothing otherwise: an odd mark spoils no more than its
    own paragraph.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for at in range(start, end):
        mark = text[at]
        if opened is None and (mark in OPENING or mark == STRAIGHT):
            opened = at
        elif opened is not None and (mark in CLOSING or mark == STRAIGHT):
            if at > opened + 1:
                found.append((opened + 1, at))
            opened = None
    if opened is not None and not text[start:opened].strip() and end > opened + 1:
        found.append((opened + 1, end))
    return tuple(found)
