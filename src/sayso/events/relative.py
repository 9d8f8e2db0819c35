"""Relative: stretches counted in units from the story's day or from the day told of before."""

from __future__ import annotations

import datetime as dt

from sayso.events.expressions import Expression
from sayso.events.extent import (
    Extent,
    days_on,
    months_on,
    nothing,
    one_day,
    one_month,
    one_year,
    stretch,
    week_of,
    years,
)
from sayso.events.frame import Frame, Lean
from sayso.events.named_days import NO_STORY
from sayso.events.timebook import TimeBook
from sayso.model.event import Precision

HOURS = 24
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
# days by which weeks that are counted may be off
SLACK = 3
EXACT = frozenset({"just", "only", "barely"})


def count_of(e: Expression, book: TimeBook) -> tuple[int, int]:
    """How many units: the least and the most that the words can mean."""
    words = e.parts.get("count")
    if words is not None:
        number = int(words) if words.isdigit() else int(book.tables["numbers"].get(words.lower(), 1))
        return number, number
    low, high = book.word("vague", e.parts.get("vague", ""))
    return int(low), int(high)


def ago(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """So many units before the story's day, as exact as the unit."""
    if frame.day is None:
        return nothing(NO_STORY)
    return away(e, frame.day, -1, book, "counted back from the story's day")


def away(e: Expression, base: dt.date, side: int, book: TimeBook, reason: str) -> Extent:
    """So many units from a day, back (-1) or on (1); vague numbers give the stretch between least and most."""
    low, high = count_of(e, book)
    unit = str(book.word("units", e.parts.get("unit") or e.parts["plural"]))
    if low != high:
        return stretch(_step(base, unit, side * low), _step(base, unit, side * high), reason)
    half = "half" in e.text.lower()
    hedged = "about" in e.parts and e.parts["about"].lower() not in EXACT
    if unit in {"hour", "minute"}:
        return _hours(base, unit, side * low, reason)
    there = _step(base, unit, side * low)
    if half:
        return stretch(_step(base, unit, side * low), _step(base, unit, side * (low + 1)), reason)
    if unit == "day":
        return stretch(days_on(there, -1), days_on(there, 1), reason) if hedged else one_day(there, reason)
    if unit in DAYS:
        if low == 1 and not hedged:
            return one_day(there, reason)
        return stretch(days_on(there, -SLACK), days_on(there, SLACK), reason, Precision.WEEK)
    if unit == "month":
        return one_month(there.year, there.month, reason)
    if unit == "quarter":
        return stretch(months_on(there, -1), months_on(there, 1), reason)
    if unit == "century":
        return years(there.year - 10, there.year + 10, Precision.RANGE, reason)
    return one_year(there.year, reason)


def _hours(base: dt.date, unit: str, number: int, reason: str) -> Extent:
    days = int(number / HOURS) if unit == "hour" else 0
    if days:
        return one_day(days_on(base, days), reason)
    side = -1 if number < 0 else 1
    return stretch(base, days_on(base, side), reason, Precision.DAY, base.isoformat())


def _step(base: dt.date, unit: str, number: int) -> dt.date:
    if unit in MONTHS:
        return months_on(base, MONTHS[unit] * number)
    if unit in DAYS:
        return days_on(base, DAYS[unit] * number)
    return days_on(base, int(number / HOURS) if unit == "hour" else 0)


def past(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """The units up to the story's day or on from it: "the past 24 hours", "in recent weeks"."""
    if frame.day is None:
        return nothing(NO_STORY)
    side = 1 if e.parts.keys() & {"forth", "coming"} else -1
    unit = str(book.word("units", e.parts.get("unit") or e.parts["plural"]))
    recent = "recent" in e.parts or "coming" in e.parts
    most = count_of(e, book)[1] if not recent else {"hour": 12, "day": 7, "week": 5, "month": 6}.get(unit, 5)
    if unit in {"hour", "minute"} and most <= HOURS:
        reason = "hours of the story's day and of the night before it"
        return stretch(days_on(frame.day, side), frame.day, reason, Precision.RANGE, frame.day.isoformat())
    far = _step(frame.day, unit, side * most)
    return stretch(far, frame.day, "counted from the story's day")


def told(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """What counts from the day told of before: "the same day", "two days later"."""
    if "eve" in e.parts:
        return nothing("of what it is the eve is not dated")
    if "alone" in e.parts:
        day = frame.told or frame.day
        return one_day(day, "a part of the day that is told of") if day is not None else nothing(NO_STORY)
    base = frame.told
    unit = str(book.word("units", e.parts.get("unit") or e.parts.get("day", "")) or "day")
    if base is None and unit in {"week", "month", "year"} and "before" in e.parts and "count" not in e.parts:
        base = frame.day
    if base is None:
        return nothing("no day is told of to count from")
    reason = "counted from the day told of before"
    if e.parts.keys() & {"same", "that"}:
        return _around(base, unit, 0, reason)
    side = 1 if "after" in e.parts else -1
    counted = e.parts.keys() & {"count", "vague"}
    extent = away(e, base, side, book, reason) if counted else _around(base, unit, side, reason)
    end = frame.day
    if (
        frame.lean is Lean.BACK
        and end is not None
        and extent.first is not None
        and base <= end < extent.first
    ):
        # what is told as past did not happen after the story: it counts from another time than the day told of
        return nothing("counted from a time that is not known to the day")
    return extent


def _around(base: dt.date, unit: str, side: int, reason: str) -> Extent:
    """The day, week, month or year of a day, or the one beside it."""
    if unit == "week":
        return stretch(*week_of(days_on(base, 7 * side)), reason, Precision.WEEK)
    if unit in MONTHS:
        there = months_on(base, MONTHS[unit] * side)
        return one_month(there.year, there.month, reason) if unit == "month" else one_year(there.year, reason)
    return one_day(days_on(base, side), reason)


def span(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """So many units, ahead as a term, looking back as the time it took until the story's day."""
    if frame.day is None:
        return nothing(NO_STORY)
    most = count_of(e, book)[1]
    unit = str(book.word("units", e.parts["unit"]))
    if frame.lean is Lean.AHEAD:
        return stretch(frame.day, _step(frame.day, unit, most), "a term from the story's day")
    return stretch(_step(frame.day, unit, -most), frame.day, "the time it took until the story's day")


def begun(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """When something began that is so old, or has lasted so long, on the story's day: from then until now."""
    if frame.day is None:
        return nothing(NO_STORY)
    low, high = count_of(e, book) if e.parts.keys() & {"count", "vague"} else (1, 1)
    unit = str(book.word("units", e.parts["unit"]))
    return stretch(_step(frame.day, unit, -max(low, high)), frame.day, "it has lasted until the story's day")
