"""Hours: times of day and date-time groups, in UTC where the zone is known."""

from __future__ import annotations

import datetime as dt
import re

from sayso.events import named_days
from sayso.events.expressions import Expression
from sayso.events.extent import Extent, nothing, one_day
from sayso.events.frame import Frame
from sayso.events.timebook import TimeBook
from sayso.events.zones import in_utc, zone_of, zone_of_letter
from sayso.model.event import Precision

HOUR, DAY = 60, 24 * 60
BRACKET = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?\s*(?P<half>[ap]\.?m\.?)?(?:\s*hours)?\s*(?P<zone>[A-Za-z ]+)",
    re.IGNORECASE,
)


def clock(e: Expression, frame: Frame, book: TimeBook, day: Extent | None = None) -> Extent:
    """A time of day, on the day that stands beside it, else on the story's."""
    if day is None:
        day = one_day(frame.day, "on the story's day") if frame.day else nothing(named_days.NO_STORY)
    minutes = _minutes(e, book)
    if minutes is None:
        return nothing("there is no such time of day")
    on = dt.date.fromisoformat(day.stands) if day.stands and len(day.stands) == 10 else day.first
    if on is None or (day.stands is None and day.first != day.last):
        return day
    local = _zone(e, frame, book)
    at = _by_bracket(e, on, minutes, book) or (in_utc(on, minutes, local) if local else None)
    if at is None:
        reason = f"{day.reason}; the clock's zone is not known"
        return Extent(precision=Precision.DAY, reason=reason, first=on, last=on)
    upper, lower = e.lead in {"by", "before", "until"}, e.lead in {"after", "since"}
    return Extent(
        precision=Precision.TIME, reason=f"a time of day; {day.reason}", stands=on.isoformat(),
        earliest=None if upper else at, latest=None if lower else at,
    )  # fmt: skip


def _minutes(e: Expression, book: TimeBook) -> int | None:
    """Minutes from midnight; None for an hour that no clock shows."""
    if "point" in e.parts:
        return int(book.word("hours_of_parts", e.parts["point"])) * HOUR
    if "hhmm" in e.parts:
        hour, minute = int(e.parts["hhmm"][:2]), int(e.parts["hhmm"][2:])
        return _valid(hour, minute)
    half = e.parts.get("half", "").lower().replace(".", "")
    part = e.parts.get("part", "").lower()
    hour, minute = int(e.parts["hour"]), int(e.parts.get("minute", 0))
    if half or part:
        if not 1 <= hour <= 12:
            return None if not half or (hour > 12 and hour > 23) else _valid(hour, minute)
        late = half == "pm" or part in {"afternoon", "evening", "night"}
        hour = hour % 12 + (12 if late else 0)
    return _valid(hour, minute)


def _valid(hour: int, minute: int) -> int | None:
    whole = hour * HOUR + minute
    return whole if minute < HOUR and whole <= DAY else None


def _zone(e: Expression, frame: Frame, book: TimeBook) -> dt.tzinfo | None:
    return zone_of(e.parts["zone"], book, frame.local) if "zone" in e.parts else None


def _by_bracket(e: Expression, on: dt.date, minutes: int, book: TimeBook) -> dt.datetime | None:
    """The hour by the clock that stands in brackets: "7 a.m. (0300 GMT)"; its day is the one nearest to the first's."""
    match = BRACKET.match(e.parts.get("bracket", ""))
    zone = zone_of(match["zone"], book, None) if match else None
    if match is None or zone is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    there = _valid(hour, minute)
    if there is None:
        return None
    # clocks are at most 14 hours ahead of Greenwich and 12 behind it
    days = -1 if there - minutes > 14 * HOUR else 1 if minutes - there > 12 * HOUR + 120 else 0
    return in_utc(on, there + days * DAY, zone)


def stamp(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A military date-time group: day, hour, letter of the zone, month and, mostly, year."""
    day = named_days.date(e, frame, book)
    hour, minute = int(e.parts["hhmm"][:2]), int(e.parts["hhmm"][2:])
    minutes = _valid(hour, minute)
    if minutes is None:
        return nothing("there is no such time of day")
    zone = zone_of_letter(e.parts["letter"], frame.local)
    if day.first is None or zone is None:
        return day
    at = in_utc(day.first, minutes, zone)
    return Extent(
        precision=Precision.TIME, reason=f"a date-time group; {day.reason}", stands=day.first.isoformat(),
        earliest=None if e.lead in {"by", "before", "until"} else at, latest=at,
    )  # fmt: skip
