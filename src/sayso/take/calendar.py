"""Calendar: the days that datelines name, in seven languages, with or without a year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import DataError
from sayso.wire.tables import Table, load_table

_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_OPEN = r"(?:^|(?<=[\s,.(/]))"
# "21 ene", "3 JAN 90", "11 de noviembre de 2022", "10. Nov. 2022"
_DAY_FIRST = re.compile(
    _OPEN
    + r"(?P<day>\d{1,2})(?:\.|º|st|nd|rd|th|er)?\s{1,3}(?:de\s{1,3})?"  # codespell:ignore
    + _MONTH
    + r"(?:,?\s{1,3}(?:de\s{1,3}|del\s{1,3})?(?P<year>\d{4}|'?\d{2}))?\s*$",
    re.IGNORECASE,
)
# "Nov 11", "August 29, 2014", "Sept. 26", "JUNE 11 89"
_MONTH_FIRST = re.compile(
    _OPEN
    + _MONTH
    + r"\s{1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s{1,3}(?P<year>\d{4}|'?\d{2}))?\s*$",  # codespell:ignore
    re.IGNORECASE,
)
_ISO = re.compile(_OPEN + r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\s*$")
_NO_DATE = re.compile(_OPEN + r"NO DATE\s*$", re.IGNORECASE)
_LAST_WORD = re.compile(_OPEN + r"(?P<word>[^\W\d_]{4,10}(?:-[^\W\d_]{5})?)\.?\s*$")
_WEEKDAY_BEFORE = re.compile(_OPEN + r"(?P<word>[^\W\d_]{4,10})\s*,?\s*$")
_REACH = 40  # characters that a date in a dateline may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day as a dateline spells it: month and day, or a weekday alone, or the words "NO DATE".

    `year` is as spelt: four digits, or two (then `short`). `start` is where the
    words begin in the string that was searched.
    """

    start: int
    month: int | None = None
    day: int | None = None
    year: int | None = None
    short: bool = False
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Names of months (1-12) and weekdays (Monday 0), in small letters."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    not_after: frozenset[str]
    not_before: frozenset[str]
    future: frozenset[str]
    looking_back: frozenset[str]

    def day_at_end(self, words: str) -> Day | None:
        """The day with which these words end, if they end with one."""
        cut = max(0, len(words) - _REACH)
        tail = words[cut:]
        for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO):
            found = pattern.search(tail)
            day = self._day(found, cut) if found else None
            if day is not None:
                return self._with_weekday(words, day)
        none = _NO_DATE.search(tail)
        if none is not None:
            return Day(start=cut + none.start())
        word = _LAST_WORD.search(tail)
        weekday = self.weekdays.get(word.group("word").lower()) if word else None
        return Day(start=cut + word.start(), weekday=weekday) if word and weekday is not None else None

    def month_name(self) -> str:
        """All names of months as one alternative of a pattern, longest first."""
        return "|".join(re.escape(name) for name in sorted(self.months, key=lambda n: (-len(n), n)))

    def _day(self, found: re.Match[str], cut: int) -> Day | None:
        spelt, year = found.group("month"), found.group("year")
        month = int(spelt) if spelt.isdigit() else self.months.get(spelt.lower())
        day = int(found.group("day"))
        if month is None or not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        digits = year.lstrip("'") if year else None
        return Day(
            start=cut + found.start(),
            month=month,
            day=day,
            year=int(digits) if digits else None,
            short=digits is not None and len(digits) == 2,
        )

    def _with_weekday(self, words: str, day: Day) -> Day:
        """Take "Friday, " before the date along with it."""
        before = _WEEKDAY_BEFORE.search(words[: day.start])
        weekday = self.weekdays.get(before.group("word").lower()) if before else None
        if before is None or weekday is None:
            return day
        return Day(
            start=before.start(),
            month=day.month,
            day=day.day,
            year=day.year,
            short=day.short,
            weekday=weekday,
        )


@cache
def load_calendar() -> Calendar:
    """The shipped names of months and weekdays (`months.toml`). Raises DataError."""
    table = load_table("sayso.take", "months.toml")
    context = table.table("context")
    return Calendar(
        months=_numbers(table.table("months"), range(1, 13)),
        weekdays=_numbers(table.table("weekdays"), range(7)),
        not_after=frozenset(context.strings("before")),
        not_before=frozenset(context.strings("after")),
        future=frozenset(context.strings("future")),
        looking_back=frozenset(context.strings("looking_back")),
    )


def _numbers(table: Table, wanted: range) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for number in wanted:
        for name in table.strings(str(number)):
            if numbers.setdefault(name.lower(), number) != number:
                raise DataError("SAY-202", f"{name!r} stands twice", where=table.where, do="keep one of them")
    return numbers


def on(year: int, day: Day) -> dt.date | None:
    """The date of a day in a year; None for 29 February in most years, and for no day at all."""
    if day.month is None or day.day is None:
        return None
    try:
        return dt.date(year, day.month, day.day)
    except ValueError:
        return None
