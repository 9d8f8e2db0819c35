"""Extent: a stretch of days that words of time cover, and the moment that it makes."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from sayso.model.event import Moment, Precision

ONE_DAY = dt.timedelta(days=1)
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The first and the last day, how exact the words are, and what they were anchored to.

    `stands` is the date as it is told where the bounds alone do not give it
    ("overnight" is the story's day, though it may have begun the day before).
    `earliest` and `latest` are hours in UTC, where an hour is told. Without
    `first` and `last` there is no date, and `reason` says why.
    """

    precision: Precision | None
    reason: str
    first: dt.date | None = None
    last: dt.date | None = None
    stands: str | None = None
    earliest: dt.datetime | None = None
    latest: dt.datetime | None = None


def nothing(reason: str) -> Extent:
    """No date, and why."""
    return Extent(precision=None, reason=reason)


def one_day(day: dt.date, reason: str) -> Extent:
    """A single day."""
    return Extent(precision=Precision.DAY, reason=reason, first=day, last=day)


def one_month(year: int, month: int, reason: str) -> Extent:
    """A whole month."""
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return Extent(precision=Precision.MONTH, reason=reason, first=dt.date(year, month, 1), last=last)


def one_year(year: int, reason: str) -> Extent:
    """A whole year."""
    return years(year, year, Precision.YEAR, reason)


def years(first: int, last: int, precision: Precision, reason: str) -> Extent:
    """Whole years, both ends included; there are none before the year 1 and after 9999."""
    if not (1 <= first <= last <= 9999):
        return nothing("no such year")
    return Extent(precision=precision, reason=reason, first=dt.date(first, 1, 1), last=dt.date(last, 12, 31))


def stretch(
    first: dt.date,
    last: dt.date,
    reason: str,
    precision: Precision = Precision.RANGE,
    stands: str | None = None,
) -> Extent:
    """Everything between two days, both included, whichever comes first."""
    low, high = min(first, last), max(first, last)
    return Extent(precision=precision, reason=reason, first=low, last=high, stands=stands)


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of a day's week."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=WEEK - 1)


def months_on(day: dt.date, months: int) -> dt.date:
    """The same day so many months on, or the last one of a shorter month; the ends of the calendar hold."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_on(day: dt.date, days: int) -> dt.date:
    """So many days on; the ends of the calendar hold."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def agreed(first: dt.date | None, last: dt.date | None) -> str | None:
    """The date as exact as both ends agree on it: a day, a month, a year, or none."""
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.year:04d}" if first.year == last.year else None


def moment_of(text: str | None, extent: Extent) -> Moment:
    """An extent as a moment: date as exact as the bounds agree, bounds as days or as hours in UTC."""
    return Moment(
        text=text,
        date=extent.stands or agreed(extent.first, extent.last),
        earliest=_spelt(extent.earliest, extent.first),
        latest=_spelt(extent.latest, extent.last),
        reason=extent.reason,
        precision=extent.precision,
    )


def _spelt(hour: dt.datetime | None, day: dt.date | None) -> str | None:
    if hour is not None:
        return hour.strftime("%Y-%m-%dT%H:%MZ").zfill(17)
    return day.isoformat() if day is not None else None
