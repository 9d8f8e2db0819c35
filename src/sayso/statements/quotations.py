"""Quotations: the stretches of a paragraph that stand in quotation marks."""

from __future__ import annotations

OPENING = frozenset({"“", "«", "„", "``"})
CLOSING = frozenset({"”", "»"})
# the same sign opens and closes; agency copy without a quotation mark writes two apostrophes
EITHER = frozenset({'"', "''", "’’"})


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of the quoted words in a paragraph, without the marks.

    A mark that is never closed quotes to the end of its paragraph where it
    opens the paragraph (agency copy closes only the last paragraph of a long
    quotation), and nothing otherwise: an odd mark spoils no more than its
    own paragraph.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, int] | None = None
    at = start
    while at < end:
        mark = _mark(text, at, end)
        if opened is None and mark in OPENING | EITHER:
            opened = at, at + len(mark)
        elif opened is not None and mark in CLOSING | EITHER:
            if at > opened[1]:
                found.append((opened[1], at))
            opened = None
        at += len(mark) or 1
    if opened is not None and not text[start : opened[0]].strip() and end > opened[1]:
        found.append((opened[1], end))
    return tuple(found)


def _mark(text: str, at: int, end: int) -> str:
    """The quotation mark at an offset: two signs that make one before a single one; "" where there is none."""
    for size in (2, 1):
        sign = text[at : min(end, at + size)]
        if sign in OPENING or sign in CLOSING or sign in EITHER:
            return sign
    return ""
