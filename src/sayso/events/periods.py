"""Periods: weeks, months, seasons, years, decades and centuries, named or told from the story's day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sayso.events.expressions import Expression
from sayso.events.extent import (
    Extent,
    agreed,
    days_on,
    months_on,
    nothing,
    one_month,
    one_year,
    stretch,
    week_of,
    years,
)
from sayso.events.frame import Frame, Lean
from sayso.events.named_days import NO_STORY, leaning
from sayso.events.timebook import TimeBook
from sayso.model.event import Precision

SATURDAY = 5
# "the 1800s" are a century, "the 2000s" a decade
THIS_CENTURY = 2000
OF_YEAR = {"last": -1, "this": 0, "the": 0, "that": 0, "next": 1, "the previous": -1, "the same": 0}


def month(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A month, with or without its year, whole or its beginning, middle or end."""
    number = book.months[e.parts["month"].lower()]
    year = _month_year(e, number, frame, book)
    if year is None:
        return nothing("the year is not known")
    reason = (
        "the month and the year are named"
        if "year" in e.parts
        else "the year is worked out from the story's day"
    )
    return edged(one_month(year, number, reason), e, book)


def _month_year(e: Expression, number: int, frame: Frame, book: TimeBook) -> int | None:
    if "year" in e.parts:
        return int(e.parts["year"])
    if frame.day is None:
        return None
    whose = e.parts.get("whose")
    if whose is not None:
        told = frame.told if whose.lower() in {"the previous", "the same"} else None
        return (told or frame.day).year + OF_YEAR[whose.lower()]
    which = book.word("which", e.parts.get("which", ""))
    year = frame.day.year
    if which == 0:
        return year
    if which is not None:
        return (
            year if (number < frame.day.month) == (which < 0) and number != frame.day.month else year + which
        )
    # a month told of looking back has begun, one told of looking ahead is not over
    first = [dt.date(y, number, 1) for y in range(max(1, year - 1), min(9999, year + 1) + 1)]
    return leaning(first, Frame(day=frame.day.replace(day=1), lean=frame.lean)).year


def year(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A year, whole or its beginning, middle or end."""
    del frame
    return edged(one_year(int(e.parts["year"]), "the year is named"), e, book)


def decade(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """Ten years: "the 1980s", "the early eighties"."""
    del frame
    first = int(e.parts["decade"]) * 10 if "decade" in e.parts else int(book.word("tens", e.parts["tens"]))
    if first % 100 == 0 and first < THIS_CENTURY:
        return edged(years(first, first + 99, Precision.CENTURY, "the century is named"), e, book)
    return edged(years(first, first + 9, Precision.DECADE, "the decade is named"), e, book)


def century(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A hundred years by their common name: the 19th century is 1800 to 1899."""
    del frame
    number = nth(e.parts["nth"], book)
    first = (number - 1) * 100
    return edged(years(max(1, first), first + 99, Precision.CENTURY, "the century is named"), e, book)


def nth(words: str, book: TimeBook) -> int:
    """The number of an ordinal: "3rd", "third"."""
    digits = "".join(sign for sign in words if sign.isdigit())
    return int(digits) if digits else int(book.word("ordinals", words))


def season(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A season of the northern half of the world, by whole months; a winter has the year in which it begins."""
    begin, end = book.word("seasons", e.parts["season"])
    if "year" in e.parts:
        return edged(_season(int(e.parts["year"]), begin, end, "the season and the year are named"), e, book)
    if frame.day is None:
        return nothing("the year is not known")
    near = range(max(2, frame.day.year - 2), min(9998, frame.day.year + 2))
    every = [_season(y, begin, end, "the year is worked out from the story's day") for y in near]
    which = book.word("which", e.parts.get("which", ""))
    if "whose" in e.parts:
        wanted = frame.day.year + OF_YEAR[e.parts["whose"].lower()]
        return edged(every[near.index(wanted)], e, book)
    back = [s for s in every if s.first is not None and s.first <= frame.day]
    if which == -1:
        back = [s for s in back if s.last is not None and s.last < frame.day]
    ahead = [
        s
        for s in every
        if s.last is not None and s.last >= frame.day and s not in (back if which == 1 else [])
    ]
    looks_ahead = which == 1 or (which is None and frame.lean is Lean.AHEAD)
    if which == 0:
        current = next((s for s in ahead if s.first is not None and s.first.year == frame.day.year), back[-1])
        return edged(current, e, book)
    return edged(ahead[0] if looks_ahead else back[-1], e, book)


def _season(year: int, begin: int, end: int, reason: str) -> Extent:
    last = one_month(year + (end < begin), end, reason).last
    return stretch(dt.date(year, begin, 1), last or dt.date.max, reason, Precision.SEASON)


def part_of_year(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A quarter or a half of a year."""
    if "year" in e.parts:
        number = int(e.parts["year"])
    elif frame.day is not None:
        number = frame.day.year + OF_YEAR.get(e.parts.get("whose", "this").lower(), 0)
    else:
        return nothing("the year is not known")
    piece = int(e.parts["q"][1]) if "q" in e.parts else nth(e.parts["nth"], book)
    length = 6 if e.parts.get("piece", "").lower() == "half" else 3
    if not 1 <= piece <= 12 // length:
        return nothing("a year has four quarters and two halves")
    last = one_month(number, piece * length, "").last
    return stretch(dt.date(number, (piece - 1) * length + 1, 1), last or dt.date.max, "a part of the year")


def unit(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A week, a weekend, a month, a year by which one it is: "last week", "the end of the year"."""
    if frame.day is None:
        return nothing(NO_STORY)
    if "weekend" in e.parts and "unit" not in e.parts:
        return _unit("weekend", frame.day, -1 if frame.lean is Lean.BACK else 0, frame)
    if "unit" not in e.parts:
        return _last_day(_unit("month" if "month_end" in e.parts else "year", frame.day, 0, frame))
    name = str(book.word("units", e.parts["unit"]))
    words = e.parts.get("which", "this").lower()
    if words == "past" and (name != "week" or e.text.lower().startswith("the ")):
        return _up_to(frame.day, name)
    base = frame.day
    if words in {"previous", "preceding", "following"} or name == "day":
        if frame.told is None and name == "day":
            return nothing("no day is told of to count from")
        base = frame.told or frame.day
    whole = _unit(name, base, int(book.word("which", words)), frame)
    if base is not frame.day:
        whole = replace(whole, reason="counted from the day told of before")
    return _part_of_unit(whole, e, frame, book)


def _up_to(day: dt.date, name: str) -> Extent:
    """The unit that ends on the story's day: "the past month"."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(name, 0)
    first = months_on(day, -months) if months else days_on(day, -7 if name in {"week", "weekend"} else 0)
    return stretch(first, day, "counted back from the story's day")


def _part_of_unit(whole: Extent, e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """What the words before it take of a unit: its end as a term, what is over of it, what is left."""
    words = e.parts.get("edge", "").lower()
    this = e.parts.get("which", "this").lower() == "this"
    if whole.first is None or whole.last is None or frame.day is None:
        return whole
    if this and words in {"earlier", "later"}:
        first, last = (whole.first, frame.day) if words == "earlier" else (frame.day, whole.last)
        told = agreed(whole.first, whole.last)
        return stretch(
            first, last, f"{whole.reason}; {words} in it", whole.precision or Precision.RANGE, told
        )
    if ("end of" in words or "close of" in words) and (e.lead in {"by", "until"} or frame.lean is Lean.AHEAD):
        return _last_day(whole)
    return edged(whole, e, book)


def _last_day(whole: Extent) -> Extent:
    return stretch(whole.last or dt.date.max, whole.last or dt.date.max, "the last day of it", Precision.DAY)


def _unit(name: str, base: dt.date, which: int, frame: Frame) -> Extent:
    reason = "counted from the story's day"
    if name in {"day", "hour", "minute"}:
        day = days_on(base, which if name == "day" else 0)
        return stretch(day, day, reason, Precision.DAY)
    if name in {"week", "fortnight"}:
        monday, sunday = week_of(days_on(base, 7 * which * (2 if name == "fortnight" else 1)))
        return stretch(monday, sunday, reason, Precision.WEEK)
    if name == "weekend":
        return _weekend(base, which, frame)
    if name == "month":
        first = months_on(base.replace(day=1), which)
        return one_month(first.year, first.month, reason)
    if name == "quarter":
        first = months_on(base.replace(day=1, month=(base.month - 1) // 3 * 3 + 1), 3 * which)
        return stretch(first, days_on(months_on(first, 3), -1), reason)
    if name == "decade":
        first_year = (base.year // 10 + which) * 10
        return years(first_year, first_year + 9, Precision.DECADE, reason)
    if name == "century":
        first_year = (base.year // 100 + which) * 100
        return years(first_year, first_year + 99, Precision.CENTURY, reason)
    return one_year(base.year + which, reason)


def _weekend(base: dt.date, which: int, frame: Frame) -> Extent:
    """Saturday and Sunday; "this weekend" looked back on, on a weekday, is the one that is over."""
    saturday = days_on(week_of(base)[0], SATURDAY)
    over = base.weekday() < SATURDAY
    if which == 0 and frame.lean is Lean.BACK and over:
        which = -1
    if which == 1 and over:
        which = 0 if frame.lean is Lean.AHEAD else 1
    first = days_on(saturday, 7 * which)
    return stretch(first, days_on(first, 1), "counted from the story's day", Precision.WEEK)


def edged(whole: Extent, e: Expression, book: TimeBook) -> Extent:
    """The beginning, the middle or the end of a period, as the words have it: a third of it."""
    words = e.parts.get("edge")
    if words is None or whole.first is None or whole.last is None:
        return whole
    edge = book.word("edges", words)
    months = _MONTHS_OF_EDGE.get(whole.precision) if whole.precision is not None else None
    if months is not None:
        low, high = months[edge]
        first, last = months_on(whole.first, low), days_on(months_on(whole.first, high), -1)
    else:
        length = (whole.last - whole.first).days + 1
        third = max(1, length // 3)
        begin = {"early": 0, "mid": third, "late": min(2 * third, length - 1)}[edge]
        end = {"early": third - 1, "mid": 2 * third - 1, "late": length - 1}[edge]
        first, last = days_on(whole.first, begin), days_on(whole.first, max(begin, end))
    return stretch(
        first,
        last,
        f"{whole.reason}; the {edge} part of it",
        whole.precision or Precision.RANGE,
        _as_told(whole),
    )


# months from the beginning of a period between which its early, middle and late part lie
_MONTHS_OF_EDGE = {
    Precision.YEAR: {"early": (0, 4), "mid": (4, 8), "late": (8, 12)},
    Precision.DECADE: {"early": (0, 48), "mid": (36, 84), "late": (72, 120)},
    Precision.CENTURY: {"early": (0, 396), "mid": (396, 804), "late": (804, 1200)},
}


def _as_told(whole: Extent) -> str | None:
    """The month or the year of a part of it, so that a part is no more exact than the words."""
    if whole.first is None or whole.precision not in {Precision.MONTH, Precision.YEAR}:
        return None
    return f"{whole.first:%Y-%m}" if whole.precision is Precision.MONTH else f"{whole.first.year:04d}"
