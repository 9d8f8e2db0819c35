"""Sign-off: the words that close a story: "EFE", "REUTER", "(END)", alone or after the last full stop."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.take.agency import load_agencies
from sayso.take.endings import load_endings

_STOP = ".!?…\"'”’»)]"
_LONGEST = 60
_SDA = re.compile(r"\(([A-Z]{2,6})(?:/[a-z]{2,4}){1,3}\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signoff:
    """A sign-off: where in the words it begins, and the agency it names (None for "(END)")."""

    start: int
    agency: str | None


def whole_signoff(line: str, *, also: str | None = None) -> Signoff | None:
    """The sign-off that a line is. `also` is an agency that is not on the list, known from the dateline."""
    if len(line) > _LONGEST:
        return None
    agency = load_agencies().signoffs.get(line)
    if agency is None and also and line in {also, f"({also})"}:
        agency = also
    if agency is None and (initialled := _SDA.fullmatch(line)):
        agency = load_agencies().named(initialled.group(1))
    if agency is not None or line.lower() in load_endings().end_marks or not line.strip("_-*= #"):
        return Signoff(start=0, agency=agency)
    return None


def glued_signoff(words: str, *, also: str | None = None) -> Signoff | None:
    """The sign-off right behind the last sentence of a paragraph ("in September.EFE"), or None."""
    known = {**load_agencies().signoffs, **({also: also, f"({also})": also} if also else {})}
    ends: dict[str, str | None] = {**known, **dict.fromkeys(load_endings().glued_end_marks)}
    for close in sorted((close for close in ends if words.endswith(close)), key=len, reverse=True):
        before = words[: -len(close)]
        bare = before.rstrip()
        # The word must not go on from a sentence ("U.S. and EFE"), nor be the paragraph.
        if bare and bare[-1] in _STOP and not re.search(r"(?:^|\s)(?:[A-Z]\.)+$", bare[-12:]):
            return Signoff(start=len(before), agency=ends[close])
    return None
