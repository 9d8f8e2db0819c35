"""Moments: words of time worked out against the story's day, with their precision."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.model.event import Moment

CLOCK = re.compile(
    r"\b(?:(by|at|before|until)\s+)?(\d{1,2})(?:[:.](\d\d))?\s*(am|pm|a\.m\.|p\.m\.)?\s*(?:\((\d{4})\s*)?(GMT|UTC)\b",
    re.IGNORECASE,
)


def find_moments(
    text: str, day: dt.date | None, times: Mapping[str, Any]
) -> tuple[tuple[int, int, Moment], ...]:
    """All words of time in a text with what they mean, as (start, end, moment), in order of the text.

    `day` is the story's day; without it only complete dates can be worked out.
    """
    found = sorted(_moments(text, day, times), key=lambda hit: (hit[0], -(hit[1] - hit[0])))
    kept: list[tuple[int, int, Moment]] = []
    for hit in found:
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return tuple(kept)


def _moments(text: str, day: dt.date | None, times: Mapping[str, Any]) -> Iterator[tuple[int, int, Moment]]:
    yield from _dates(text, day, times)
    if day is None:
        return
    yield from _relative(text, day, times)
    yield from _weekdays(text, day, times)
    for match in CLOCK.finditer(text):
        yield match.start(), match.end(), _clock(match, day)


def _dates(text: str, day: dt.date | None, times: Mapping[str, Any]) -> Iterator[tuple[int, int, Moment]]:
    names = "|".join([*times["months"], *times["short_months"]])
    month = rf"({names})\b\.?"
    for match in re.finditer(r"\b(?:in|during|since)\s+((?:19|20)\d\d)\b", text, re.IGNORECASE):
        year = match[1]
        yield (
            match.start(1),
            match.end(1),
            Moment(
                text=year, date=year, earliest=f"{year}-01-01", latest=f"{year}-12-31", reason="year named"
            ),
        )
    forms = (
        (rf"\b(\d{{1,2}})\s+{month}(?:,?\s+(\d{{4}}))?", (1, 2, 3)),
        (rf"\b{month}\s+(\d{{1,2}})(?!\d)(?:,?\s+(\d{{4}}))?", (2, 1, 3)),
        (rf"\b{month}(?:,?\s+(\d{{4}}))?", (None, 1, 2)),
    )
    for pattern, (at_day, at_month, at_year) in forms:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            name = match[at_month].lower()
            if (name == "may" and not match[at_month][0].isupper()) or (
                at_day is None and name in {"mar", "may"}
            ):
                continue
            number = _month(name, times)
            moment = _dated(match[0], number, match[at_day] if at_day else None, match[at_year], day)
            if moment is not None:
                yield match.start(), match.end(), moment


def _month(name: str, times: Mapping[str, Any]) -> int:
    table = times["months"] if name in times["months"] else times["short_months"]
    return int(table.index(name)) + 1


def _dated(
    words: str, month: int, day_of: str | None, year: str | None, story: dt.date | None
) -> Moment | None:
    """A date from its parts; a missing year is the latest one that is not after the story's day."""
    if year is None and story is None:
        return Moment(text=words, date=None, reason="the year is not known")
    number = int(year) if year else _year(month, int(day_of or 1), story or dt.date.min)
    if day_of is None:
        first = dt.date(number, month, 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return Moment(
            text=words,
            date=f"{number:04d}-{month:02d}",
            earliest=first.isoformat(),
            latest=last.isoformat(),
            reason="month named",
        )
    try:
        when = dt.date(number, month, int(day_of)).isoformat()
    except ValueError:
        return Moment(text=words, date=None, reason=f"there is no day {day_of} in month {month}")
    return Moment(text=words, date=when, earliest=when, latest=when, reason="date named")


def _year(month: int, day_of: int, story: dt.date) -> int:
    return story.year if (month, day_of) <= (story.month, story.day) else story.year - 1


def _relative(text: str, day: dt.date, times: Mapping[str, Any]) -> Iterator[tuple[int, int, Moment]]:
    for back, group in ((0, "today"), (1, "yesterday")):
        for words in times[group]:
            for match in re.finditer(rf"\b{words}\b", text, re.IGNORECASE):
                yield _days_back(match, day, back, "counted from the story's day")


def _weekdays(text: str, day: dt.date, times: Mapping[str, Any]) -> Iterator[tuple[int, int, Moment]]:
    names = "|".join(times["weekdays"])
    for match in re.finditer(rf"\b(last\s+)?({names})\b", text, re.IGNORECASE):
        back = (day.weekday() - times["weekdays"].index(match[2].lower())) % 7
        if match[1] and back == 0:
            back = 7
        yield _days_back(match, day, back, "the last such weekday not after the story's day")


def _days_back(match: re.Match[str], day: dt.date, back: int, reason: str) -> tuple[int, int, Moment]:
    """The words' place in the text and the one day they mean, so many days before the story's."""
    when = (day - dt.timedelta(days=back)).isoformat()
    return (
        match.start(),
        match.end(),
        Moment(text=match[0], date=when, earliest=when, latest=when, reason=reason),
    )


def _clock(match: re.Match[str], day: dt.date) -> Moment:
    """A time of day in GMT on the story's day: "by 2am GMT" bounds it from above."""
    hour, minute = int(match[2]), int(match[3] or 0)
    half = (match[4] or "").lower().replace(".", "")
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    if hour > 23 or minute > 59:
        return Moment(text=match[0], date=None, reason="no such time of day")
    at = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=dt.UTC).strftime("%Y-%m-%dT%H:%MZ")
    upper = (match[1] or "at").lower() in {"by", "before", "until"}
    return Moment(
        text=match[0],
        date=day.isoformat(),
        earliest=None if upper else at,
        latest=at,
        reason="time of day on the story's day",
    )
