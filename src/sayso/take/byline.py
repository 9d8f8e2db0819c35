"""Byline: who wrote it: "By Ana Example and Ben Sample", and the line below that says for whom."""

from __future__ import annotations

import re

from sayso.take.endings import load_endings

_LONGEST = 160
_BEFORE_DATELINE = re.compile(r"\.\s{1,3}|\n")
_MOST_NAMES = 14


def is_byline(line: str) -> bool:
    """Whether a line above the copy is a byline or the title below one."""
    if len(line) > _LONGEST or line.count("\n") > 1:
        return False
    plain = line.strip(" =").lower()
    if plain in load_endings().byline_titles:
        return True
    opening = next((word for word in load_endings().byline_open if plain.startswith(word)), None)
    if opening is None or len(line.split()) > _MOST_NAMES or line.endswith((".", ",", ":")):
        return False
    return line[len(opening) :].lstrip()[:1].isupper()


def leading_byline_ends(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where a byline that opens a paragraph ("By Ana Example. BOSTON (AP) -") may end, nearest first."""
    head = text[start : min(end, start + _LONGEST)]
    if not head.lower().startswith(load_endings().byline_open):
        return ()
    return tuple(start + stop.end() for stop in _BEFORE_DATELINE.finditer(head))
