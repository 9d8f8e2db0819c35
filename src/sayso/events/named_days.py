"""Named days: dates with and without a year, weekdays, "yesterday", feasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.events.expressions import Expression
from sayso.events.extent import Extent, days_on, months_on, nothing, one_day, stretch, week_of
from sayso.events.frame import Frame, Lean
from sayso.events.timebook import TimeBook
from sayso.model.event import Precision

NO_STORY = "the story's day is not known"
# a 29 February and a weekday's date come again within this many years
AROUND = 8
# days beyond which a date would have been told with its year
FAR = 350
LEAP_DAY = (2, 29)
# days within which a date that can be read two ways is taken for the one near the story
NEAR = 45


def date(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A day of a month, with or without its year and its weekday."""
    if "iso" in e.parts:
        try:
            return one_day(dt.date.fromisoformat(e.parts["iso"]), "the date is written out")
        except ValueError:
            return nothing(f"there is no day {e.parts['iso']}")
    month, number = book.months[e.parts["month"].lower()], int(e.parts["dd"])
    weekday = _weekday(e.parts.get("wday"), book)
    year = _year(e.parts, frame)
    if year is not None:
        return _in_year(year, month, number, weekday, e.parts)
    if frame.day is None:
        return nothing("the year is not known")
    days = list(_days_around(frame.day, month, number))
    if not days:
        return nothing(f"there is no day {number} in month {month}")
    if weekday is not None:
        days = [day for day in days if day.weekday() == weekday and abs(day.year - frame.day.year) <= 1]
        if not days:
            return nothing(f"in no year near the story's is that day a {e.parts['wday']}")
    day = leaning(days, frame)
    if abs(day - frame.day).days > FAR and (month, number) != LEAP_DAY:
        return one_day(
            leaning(days, replace(frame, lean=Lean.NEAREST)), _SIDES[Lean.NEAREST].replace("weekday", "date")
        )
    return one_day(day, _SIDES[frame.lean].replace("weekday", "date"))


def _year(parts: Mapping[str, str], frame: Frame) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    if "yy" not in parts:
        return None
    year = int(parts["yy"])
    if year >= 100:
        return year
    near = frame.day.year if frame.day is not None else 2000
    return min((year + 1900, year + 2000), key=lambda full: abs(full - near))


def _in_year(year: int, month: int, number: int, weekday: int | None, parts: Mapping[str, str]) -> Extent:
    day = _day(year, month, number)
    if day is None:
        return nothing(f"there is no day {number} in month {month} of {year}")
    # "Sun" before a date may be a newspaper
    short = len(parts.get("wday", "")) == len("Sun")
    if weekday is not None and day.weekday() != weekday and not short:
        return nothing(f"{day.isoformat()} is no {parts['wday']}")
    return one_day(day, "the date is written out")


def _day(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _days_around(story: dt.date, month: int, number: int) -> Iterable[dt.date]:
    for year in range(max(1, story.year - AROUND), min(9999, story.year + AROUND) + 1):
        day = _day(year, month, number)
        if day is not None:
            yield day


def leaning(days: Iterable[dt.date], frame: Frame) -> dt.date:
    """Of several days the one that the tense points to: the last until the story's, the first from it, or the nearest."""
    story = frame.day or dt.date.max
    every = sorted(days)
    back = [day for day in every if day <= story]
    ahead = [day for day in every if day >= story]
    if frame.lean is Lean.BACK and back:
        return back[-1]
    if frame.lean is Lean.AHEAD and ahead:
        return ahead[0]
    return min(every, key=lambda day: (abs((day - story).days), day))


def numeric(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A date in figures; with dots the day stands first, with strokes either may."""
    del book
    first, second, year = int(e.parts["n1"]), int(e.parts["n2"]), int(e.parts["yyyy"])
    readings = {_day(year, second, first)}
    if e.parts["mark"] == "/":
        readings.add(_day(year, first, second))
    days = sorted(day for day in readings if day is not None)
    if not days:
        return nothing("there is no such day in any order of day and month")
    if len(days) == 1:
        return one_day(days[0], "the date is written in figures")
    near = [day for day in days if frame.day is not None and abs((day - frame.day).days) <= NEAR]
    if len(near) == 1:
        return one_day(near[0], "of the two ways to read it the one near the story")
    return Extent(
        precision=Precision.RANGE, reason="which is the day and which the month is not known",
        first=days[0], last=days[1], stands=f"{year:04d}",
    )  # fmt: skip


def days(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """Several days of one month: "3 to 5 May"."""
    end = date(_with_day(e, e.parts["dd2"]), frame, book)
    if end.last is None:
        return end
    first = _day(end.last.year, end.last.month, int(e.parts["dd"]))
    if first is None or first > end.last:
        return nothing("the two days are in the wrong order")
    return stretch(first, end.last, "two days of one month")


def _with_day(e: Expression, number: str) -> Expression:
    parts = {name: words for name, words in e.parts.items() if name != "dd2"}
    return Expression(start=e.start, end=e.end, text=e.text, kind="date", parts={**parts, "dd": number})


def _weekday(words: str | None, book: TimeBook) -> int | None:
    if words is None:
        return None
    name = words.lower().rstrip(".")
    return book.weekdays[name] if name in book.weekdays else book.word("short_weekdays", name)


def weekday(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A day of the week: of the tense's side, or of the week that is named."""
    if frame.day is None:
        return nothing(NO_STORY)
    number = book.weekdays[e.parts["weekday"].lower()]
    which = book.word("which", e.parts.get("which", ""))
    whose = e.parts.get("whose", "").lower()
    if whose:
        weeks = 1 if whose == "next" else 0 if whose == "this" else -1
        base = frame.told if whose == "the previous" and frame.told else frame.day
        return one_day(_of_week(base, number, weeks), f"the {e.parts['weekday']} of {whose} week")
    words = e.parts.get("which", "").lower()
    told_on = words in {"following", "previous", "preceding"} or (words == "next" and frame.lean is Lean.BACK)
    if told_on and frame.told is not None and which is not None:
        after = which > 0
        return one_day(_beside(frame.told, number, after=after), "counted from the day told of before")
    if which == -1:
        return one_day(_beside(frame.day, number, after=False), "the last such day before the story's")
    if which == 1:
        day = _of_week(frame.day, number, 1) if e.parts["which"].lower() == "next" else None
        return one_day(day or _beside(frame.day, number, after=True), "the next such day after the story's")
    near = [days_on(frame.day, n) for n in range(-6, 7)]
    those = [day for day in near if day.weekday() == number]
    if which == 0 and frame.lean is not Lean.AHEAD:
        return one_day(_of_week(frame.day, number, 0), "that day of the story's week")
    return one_day(leaning(those, frame), _SIDES[frame.lean])


_SIDES = {
    Lean.BACK: "the last such weekday not after the story's day",
    Lean.AHEAD: "the first such weekday not before the story's day, as the tense looks ahead",
    Lean.NEAREST: "such a weekday nearest to the story's day",
}


def _of_week(day: dt.date, number: int, weeks: int) -> dt.date:
    return days_on(week_of(day)[0], 7 * weeks + number)


def _beside(day: dt.date, number: int, *, after: bool) -> dt.date:
    away = (number - day.weekday()) % 7 if after else (day.weekday() - number) % 7
    return days_on(day, (away or 7) if after else -(away or 7))


def named_day(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A day by its word: "today", "last night"; "overnight" is the story's day, though it began the day before."""
    if frame.day is None:
        return nothing(NO_STORY)
    word = e.parts.get("named")
    back = book.word("named_days", word) if word is not None else 0
    day = days_on(frame.day, back)
    if "overnight" in e.parts:
        return Extent(
            precision=Precision.DAY, reason="the night that ends on the story's day",
            first=days_on(frame.day, -1), last=frame.day, stands=frame.day.isoformat(),
        )  # fmt: skip
    if word is not None and word.lower().split()[-1] in {"night", "midnight"} and back == -1:
        return Extent(
            precision=Precision.DAY, reason="the night that began the day before the story's",
            first=day, last=frame.day, stands=day.isoformat(),
        )  # fmt: skip
    return one_day(day, "counted from the story's day")


def ordinal_day(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A day by its number alone: "on the 13th"."""
    del book
    if frame.day is None:
        return nothing(NO_STORY)
    whose = e.parts.get("whose", "").lower()
    base = frame.told if whose in {"the same", "that"} and frame.told else frame.day
    shifts = {"this": (0,), "last": (-1,), "next": (1,), "the same": (0,), "that": (0,)}.get(
        whose, range(-2, 3)
    )
    number = int(e.parts["dd"])
    firsts = [months_on(base.replace(day=1), n) for n in shifts]
    days = [day for first in firsts if (day := _day(first.year, first.month, number)) is not None]
    if not days:
        return nothing(f"there is no day {number} in that month")
    return one_day(leaning(days, frame), "the month is that of the story, by the tense")


def feast(e: Expression, frame: Frame, book: TimeBook) -> Extent:
    """A feast of the Western calendar."""
    name = e.parts["feast"]
    if "year" in e.parts:
        day = _feast(int(e.parts["year"]), name, book)
        return one_day(day, "the feast of that year")
    if frame.day is None:
        return nothing("the year is not known")
    days = [_feast(year, name, book) for year in range(frame.day.year - 1, frame.day.year + 2)]
    which = book.word("which", e.parts.get("which", ""))
    if which == -1:
        days = [day for day in days if day < frame.day]
        return one_day(days[-1], "the last such feast before the story's day")
    if which == 1:
        return one_day(min(day for day in days if day > frame.day), "the next such feast")
    return one_day(leaning(days, frame), _SIDES[frame.lean].replace("weekday", "feast"))


def _feast(year: int, name: str, book: TimeBook) -> dt.date:
    fixed = book.word("feasts", name)
    if fixed is not None:
        return dt.date(year, *fixed)
    return days_on(_easter(year), int(book.word("easter", name)))


def _easter(year: int) -> dt.date:
    """Easter Sunday of a year in the Gregorian calendar, by the rule of the golden number and the epact."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full = moon - (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = full - (year + year // 4 + full + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return dt.date(year, month, sunday + 28 - 31 * (month // 4))
