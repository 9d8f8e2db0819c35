"""Dateline: where, when and by whom copy was filed, in the seven patterns of agencies, monitors and releases.

1. `place, date (AGENCY) -`   EFE, AP, Reuters, AFP, dpa, Xinhua, monitors; each part but the mark may be missing
2. `place, date. /AGENCY/.`   TASS
3. `(AGENCY) - place, date -` ANSA
4. `place, date AGENCY -`     Kyodo, ANA
5. `place. date (AGENCY) -`   Adnkronos (read with the first)
6. `place, date -`            newspapers and monitors; also `PLACE —`
7. `place (date) -`           releases of forces and ministries; without a dash the town is in capitals

The mark must be a known agency, or stand behind a place and a day; else
"Gazprom (GAZP.MM) - shares" would be a dateline. In monitored copy a second
dateline may follow the first; the inner one is the story's, the outer the relay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.take.agency import load_agencies
from sayso.take.calendar import Day, load_calendar
from sayso.take.endings import load_endings
from sayso.take.lines import ends_sentence
from sayso.take.marks import read_marks
from sayso.take.places import Origin, read_origin
from sayso.take.zones import Block

_HEAD = 240  # characters of a paragraph in which its dateline ends; the longest one known has 118
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,50}(?:\[[^()\[\]]{1,20}\])?)\)")
_SLASHED = re.compile(r"/([^/\n]{2,30})/\.?")
_LEADING = re.compile(r"\(([^()]{2,40})\)\s{0,2}[-–—]{1,2}\s{0,2}")
# The control characters and the replacement mark are dashes that an encoding broke.
_DASH = re.compile(r"\s{0,3}(?:\.\s?[-–—_]{1,2}|[-–—]{1,3}|[_\x96\x97\ufffd])(?=[\s\[\"“‘«'(]|[^\W\d_]|$)")
_SPACED_DASH = re.compile(r"\s{0,3}(?:\.\s?[-–—]{1,2}|[-–—]{1,3}|_)(?=[\s\[]|$)")
_MARK = re.compile(r"[^\W\d_][^:;!?]{1,45}")
_MOST_MARK_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A dateline as found: offsets into the copy, places, day as spelt, agency, marks of a monitor.

    `outer` is the relay's dateline, `outer_day` its day, which may have the year that the inner one lacks.
    """

    start: int
    end: int
    places: tuple[str, ...]
    day: Day | None
    agency: str | None
    nowhere: bool = False
    form: str | None = None
    source: str | None = None
    outer: Block | None = None
    outer_day: Day | None = None


def read_heading(text: str, start: int, end: int) -> Heading | None:
    """The dateline with which the paragraph at these offsets opens, or None."""
    outer = _single(text, start, end)
    if outer is None or (outer.agency is None and outer.form is None):
        return outer
    gap = len(text[outer.end : end]) - len(text[outer.end : end].lstrip())
    inner = _single(text, outer.end + gap, end)
    if inner is None or inner.agency is None or not (inner.places or inner.day):
        return outer
    return replace(
        inner,
        form=inner.form or outer.form,
        source=inner.source or outer.source,
        outer=Block(outer.start, outer.end),
        outer_day=outer.day,
    )


def _single(text: str, start: int, end: int) -> Heading | None:
    head = text[start : min(end, start + _HEAD)]
    found = (
        _leading(head)
        or _bracketed(head)
        or _slashed(head)
        or _dated(head)
        or _dashed(head, text[start : min(end, start + 999)])
    )
    if found is None:
        return None
    origin, agency, length = found
    marks = read_marks(text, start + length, end)
    return Heading(
        start=start,
        end=marks.end if marks else start + length,
        places=origin.places,
        day=origin.day,
        agency=agency,
        nowhere=origin.nowhere,
        form=marks.form if marks else None,
        source=marks.source if marks else None,
    )


Found = tuple[Origin, str | None, int]


def _bracketed(head: str) -> Found | None:
    """Patterns 1 and 5."""
    for mark in _BRACKETED.finditer(head):
        origin = read_origin(head[: mark.start()])
        if origin is None:
            return None
        agency = load_agencies().named(mark.group(1))
        dash = _DASH.match(head, mark.end())
        if dash is not None:
            agency = agency or (_unlisted(mark.group(1)) if origin.named and origin.day else None)
            if agency is not None:
                return origin, agency, dash.end()
        elif agency is not None and origin.places and _opens_sentence(head[mark.end() :]):
            return origin, agency, mark.end()
    return None


def _slashed(head: str) -> Found | None:
    """Pattern 2."""
    for mark in _SLASHED.finditer(head):
        agency = load_agencies().named(mark.group(1))
        origin = read_origin(head[: mark.start()].rstrip(" .")) if agency else None
        if origin is not None and origin.day is not None:
            dash = _DASH.match(head, mark.end())
            return origin, agency, dash.end() if dash else mark.end()
    return None


def _dated(head: str) -> Found | None:
    """Pattern 7: the brackets hold the day and nothing else."""
    mark = _BRACKETED.search(head)
    origin = read_origin(head[: mark.start()]) if mark else None
    if mark is None or origin is None or not origin.places or origin.day is not None:
        return None
    day = load_calendar().day_at_end(mark.group(1).rstrip())
    if day is None or day.month is None or mark.group(1)[: day.start].strip():
        return None
    dash = _DASH.match(head, mark.end())
    if dash is not None:
        return replace(origin, day=day), None, dash.end()
    town = head.split(",", 1)[0].split("(", 1)[0]
    after = head[mark.end() :]
    if town.isupper() and (not after.strip() or _opens_sentence(after)):
        return replace(origin, day=day), None, mark.end()
    return None


def _leading(head: str) -> Found | None:
    """Pattern 3; without place and day the mark alone is the dateline: "(Reuters) - "."""
    mark = _LEADING.match(head)
    agency = load_agencies().named(mark.group(1)) if mark else None
    if mark is None or agency is None:
        return None
    dash = _SPACED_DASH.search(head, mark.end())
    origin = read_origin(head[mark.end() : dash.start()]) if dash else None
    if dash is not None and origin is not None and origin.named and origin.day:
        return origin, agency, dash.end()
    return Origin(places=(), day=None), agency, len(mark.group().rstrip())


def _dashed(head: str, paragraph: str) -> Found | None:
    """Patterns 4 and 6: no brackets, so there must be a day, or a town in capitals before a long dash."""
    for dash in _SPACED_DASH.finditer(head):
        before = head[: dash.start()].rstrip()
        words = before.split()
        for count in (1, 2):
            agency = load_agencies().named(" ".join(words[-count:])) if len(words) > count else None
            origin = read_origin(before.rsplit(maxsplit=count)[0]) if agency else None
            if origin is not None and origin.named and origin.day:
                return origin, agency, dash.end()
        origin = read_origin(before)
        if origin is not None and origin.named and (origin.day or _is_town(before, dash.group(), paragraph)):
            return origin, None, dash.end()
    return None


def _is_town(before: str, dash: str, paragraph: str) -> bool:
    """Whether "LVIV —" opens a sentence of copy that is not all in capitals."""
    town = before.split(",", 1)[0]
    after = paragraph[len(before) + len(dash) :].lstrip()
    return (
        dash.strip() in {"—", "–", "--"}
        and town.isupper()
        and "(" not in before
        and before.lower() not in load_endings().no_towns
        and len(town) >= 3
        and len(before.split()) <= 5
        and not paragraph.isupper()
        and _opens_sentence(" " + after)
        and ends_sentence(paragraph)
    )


def _unlisted(mark: str) -> str | None:
    """The mark of an agency that is not on the list, as it stands, if it reads as a name."""
    name = " ".join(mark.split())
    return name if _MARK.fullmatch(name) and len(name.split()) <= _MOST_MARK_WORDS else None


def _opens_sentence(after: str) -> bool:
    opening = after.lstrip()
    first = opening.lstrip("\"“‘«'[")[:1]
    return after[:1].isspace() and first.isupper()
