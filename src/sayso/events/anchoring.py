"""Anchoring: what an expression of time means, seen from the story's day, the tense and what was told before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from sayso.events import hours, named_days, periods, relative
from sayso.events.expressions import Expression
from sayso.events.extent import Extent, agreed, days_on, moment_of, nothing, one_day, stretch
from sayso.events.frame import Frame, Lean
from sayso.events.timebook import TimeBook
from sayso.model.event import Moment, Precision

Reader = Callable[[Expression, Frame, TimeBook], Extent]
SINCE = "from then until the story's day"
READERS: dict[str, Reader] = {
    "stamp": hours.stamp,
    "date": named_days.date,
    "numeric": named_days.numeric,
    "days": named_days.days,
    "weekday": named_days.weekday,
    "named day": named_days.named_day,
    "ordinal day": named_days.ordinal_day,
    "feast": named_days.feast,
    "month": periods.month,
    "year": periods.year,
    "decade": periods.decade,
    "century": periods.century,
    "season": periods.season,
    "part of a year": periods.part_of_year,
    "unit": periods.unit,
    "ago": relative.ago,
    "past": relative.past,
    "told": relative.told,
    "span": relative.span,
    "age": relative.begun,
    "length": relative.begun,
    "course": relative.begun,
    "clock": hours.clock,
}


def extent_of(expression: Expression, frame: Frame, book: TimeBook) -> Extent:
    """The days that an expression covers by itself, without the word that introduces it."""
    try:
        return _read(expression, frame, book)
    except (ValueError, OverflowError, LookupError):
        # beyond the ends of the calendar
        return nothing("there is no such day")


def _read(expression: Expression, frame: Frame, book: TimeBook) -> Extent:
    if expression.kind == "range":
        return _range(expression, frame, book)
    if expression.kind == "hour of a day":
        return _hour_of_a_day(expression, frame, book)
    if expression.kind == "eve":
        feast = _read(expression.halves[1], frame, book)
        if feast.first is None:
            return feast
        return one_day(days_on(feast.first, -1), f"the day before; {feast.reason}")
    reader = READERS.get(expression.kind)
    if reader is None:
        return nothing("a day counted from a beginning that is not dated")
    return reader(expression, frame, book)


def anchored(expression: Expression, frame: Frame, book: TimeBook) -> Moment:
    """What an expression means, with the word that introduces it ("since", "by", "before", "after")."""
    return moment_of(expression.text, led(extent_of(expression, frame, book), expression.lead, frame))


def led(extent: Extent, lead: str | None, frame: Frame) -> Extent:
    """The extent of "since X", "by X", "before X": open at one end, or reaching to the story's day."""
    if lead is None or extent.precision is Precision.TIME or (extent.first is None or extent.last is None):
        return extent
    if lead in {"since", "after"}:
        story = frame.day
        if story is None or story < extent.first or frame.lean is Lean.AHEAD:
            return replace(extent, last=None, stands=extent.stands or agreed(extent.first, extent.last))
        # "since mid-February" tells of the month in which it began
        month = extent.stands if extent.precision is Precision.MONTH else None
        return stretch(extent.first, story, f"{extent.reason}; {SINCE}", stands=month)
    if lead == "before":
        return replace(extent, first=None, stands=None, reason=f"{extent.reason}; some time before it")
    stands = extent.stands or agreed(extent.first, extent.last)
    return replace(extent, first=None, stands=stands, reason=f"{extent.reason}; not later")


def _range(expression: Expression, frame: Frame, book: TimeBook) -> Extent:
    """From the first day of the one to the last day of the other; the first half takes its year from the second."""
    first, second = expression.halves
    end = extent_of(second, frame, book)
    if end.last is None:
        return end
    before = Frame(day=end.last, lean=Lean.BACK, told=frame.told, local=frame.local)
    begin = extent_of(first, before if first.kind not in {"named day", "ago", "unit"} else frame, book)
    if begin.first is None:
        return begin
    if begin.first > end.last:
        return nothing("the end lies before the beginning")
    return stretch(begin.first, end.last, "from the one to the other")


def _hour_of_a_day(expression: Expression, frame: Frame, book: TimeBook) -> Extent:
    first, second = expression.halves
    clock, day = (first, second) if first.kind == "clock" else (second, first)
    on = extent_of(day, frame, book)
    lead = clock.lead or (expression.lead if clock is first else None)
    return hours.clock(replace(clock, lead=lead), frame, book, on)


def told_day(moment: Moment) -> dt.date | None:
    """The day that a moment tells of, for what is counted from it; None where it is no single day."""
    return dt.date.fromisoformat(moment.date) if moment.date is not None and len(moment.date) == 10 else None
