"""Slugline: the desk's short name of a story: `BC-US--Storm`, `UKRAINE-CRISIS/KHERSON (UPDATE 1)`."""

from __future__ import annotations

import re

_LABEL = re.compile(r"slug(?:line)?\s?:\s{0,3}", re.IGNORECASE)
_WIRE = re.compile(r"(?:BC|AM|PM|AP)-[A-Z0-9]{1,12}-[\w.&'/-]{1,60}(?:[ ,].{0,80})?")
_CAPITALS = re.compile(
    r"[A-Z0-9][A-Z0-9.&']{1,40}(?:[-/]{1,2}[A-Z0-9.&']{1,40}){1,8}/?(?:\s\([A-Z0-9 ,.&-]{2,60}\))?"
)
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"  # codespell:ignore
_MARKS = re.compile(rf"\s\([^()]*\)$|,\s?{_ORDINAL}\s?ld.*$|,\s?\d+$", re.IGNORECASE)
_LONGEST = 160


def is_slugline(line: str) -> bool:
    """Whether a line above the copy is a slug line: labelled, an AP keyword, or one hyphened word in capitals."""
    if len(line) > _LONGEST or "\n" in line:
        return False
    return bool(_LABEL.match(line) or _WIRE.fullmatch(line) or _CAPITALS.fullmatch(line))


def read_slugline(line: str) -> str:
    """The slug without its label, cycle letters and update marks, so that all takes of a story share it."""
    bare = re.sub(r"^(?:BC|AM|PM|AP)-{1,2}", "", _LABEL.sub("", line, count=1))
    return _MARKS.sub("", _MARKS.sub("", bare)).strip() or line
