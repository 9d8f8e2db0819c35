"""Year: in which year a dateline's "Nov 11" lies, and what says so.

In this order:

1. the date of publication: the day nearest to it (so 31 December published on
   1 January is of the old year);
2. a year in the dateline; or a year in the copy that is plausibly the story's:
   that of a full date within a week of the dateline's day ("11 November 2022"),
   or the only year named in the whole copy, if it is not said looking back ("in 2014",
   "since 2014", "March 1987") and the dateline's day then falls on the weekday that the
   story names. Agencies name the year of what is not this year's, so more would be a guess;
   or the number of a release that begins with year and month ("2011-07-S-064"), if the
   dateline's day lies in that month or the next;
3. the weekday that the story names in its own time frame ("Friday"): the latest
   year not in the future in which the day falls on it. This needs a `today`;
4. else none.

A four-digit year in the dateline stands even against the date of publication: the
text is the authority. A two-digit one yields to it, since monitors mistyped them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from sayso.model.take import Problem
from sayso.take.calendar import Day, load_calendar, on
from sayso.wire.problems import problem

_YEAR = re.compile(r"(?:(\w{1,12})\s{1,2})?(?<![\d.,$€£-])((?:19|20)\d{2})(?![\d%]|[.,]\d|-\d)")
_NUMBER = re.compile(r"(?<![\w-])((?:19|20)\d{2})-(\d{1,2})-[A-Z]{1,3}\W{0,2}\d{1,4}(?![\w-])")
_WEEK = 7
_BACK = 40  # years; a 29 February returns to a weekday within 40
_TURN = 50  # two-digit years from 50 are of the 1900s
_YEAR_APART = 366

Dated = tuple[dt.date | None, str | None, tuple[Problem, ...]]


def date_of(
    day: Day | None,
    *,
    published: str | None,
    copy: str,
    weekday: int | None,
    today: dt.date | None,
    locator: str,
) -> Dated:
    """The date of a dateline's day, what gave its year, and problems.

    `copy` is the text in which to look for years, `weekday` the one that the
    story names (Monday 0), `today` the day to count back from, if there is one.
    """
    issued = dt.date.fromisoformat(published[:10]) if published else None
    if day is None:
        return None, None, ()
    if day.month is None:
        return _from_weekday_alone(day, issued, locator)
    if on(2024, day) is None:
        return None, None, (problem("impossible-date", "no year has this day", locator=locator),)
    if day.year is not None and not day.short:
        return _from_full_year(day.year, day, issued, locator)
    if issued is not None:
        return _from_issue(day, issued, locator)
    return _from_short_year(day, locator) if day.short else _from_copy(day, copy, weekday, today, locator)


def _from_full_year(year: int, day: Day, issued: dt.date | None, locator: str) -> Dated:
    date = on(year, day)
    if date is None:
        return None, None, (problem("impossible-date", f"{year} does not have this day", locator=locator),)
    return date, "dateline", _apart(date, issued, locator)


def _from_weekday_alone(day: Day, issued: dt.date | None, locator: str) -> Dated:
    if day.weekday is None:
        return None, None, (problem("no-date", "the dateline says so", locator=locator),)
    if issued is None:
        return (
            None,
            None,
            (problem("year-unknown", "a weekday, and no date of publication", locator=locator),),
        )
    return issued - dt.timedelta(days=(issued.weekday() - day.weekday) % _WEEK), "published", ()


def _from_issue(day: Day, issued: dt.date, locator: str) -> Dated:
    dates = [date for year in range(issued.year - 8, issued.year + 9) if (date := on(year, day))]
    nearest = min(dates, key=lambda date: abs(date - issued))
    doubts: tuple[Problem, ...] = ()
    if day.year is not None:
        spelt = [date for century in (1900, 2000) if (date := on(century + day.year, day))]
        close = [date for date in spelt if abs(date - issued).days < _YEAR_APART]
        if close:
            return close[0], "dateline", _apart(close[0], issued, locator)
        doubts = (problem("year-doubtful", f"the dateline's year is {day.year:02d}", locator=locator),)
    return nearest, "published", (*doubts, *_apart(nearest, issued, locator))


def _from_short_year(day: Day, locator: str) -> Dated:
    short = day.year or 0
    year = short + (1900 if short >= _TURN else 2000)
    date, given, problems = _from_full_year(year, day, None, locator)
    return date, given, (*problems, *_short_doubt(short, locator))


def _short_doubt(short: int, locator: str) -> tuple[Problem, ...]:
    if short >= _TURN:
        return ()
    return (problem("year-doubtful", f"{short:02d} is taken for 20{short:02d}", locator=locator),)


def _from_copy(day: Day, copy: str, weekday: int | None, today: dt.date | None, locator: str) -> Dated:
    year = _full_date_year(day, copy)
    if year is not None and (date := on(year, day)):
        return date, "text", ()
    year = _numbered_year(day, copy)
    if year is not None and (date := on(year, day)):
        return date, "text", ()
    named = _years(copy)
    if len(named) == 1 and weekday is not None and (date := on(named[0], day)) and date.weekday() == weekday:
        return date, "text", ()
    if weekday is not None and today is not None:
        back = (on(year, day) for year in range(today.year, today.year - _BACK, -1))
        date = next((date for date in back if date and date <= today and date.weekday() == weekday), None)
        if date is not None:
            return date, "weekday", ()
    what = "no date of publication, no year in the copy that fits"
    lacks = "no weekday named" if weekday is None else "no day given to count back from"
    return None, None, (problem("year-unknown", f"{what}, {lacks}", locator=locator),)


def _years(copy: str) -> list[int]:
    """The years that a copy names; none at all where one of them is said looking back."""
    calendar = load_calendar()
    found = [(before.lower(), int(year)) for before, year in _YEAR.findall(copy)]
    if any(before in calendar.looking_back or before in calendar.months for before, _ in found):
        return []
    return sorted({year for _, year in found})


def _full_date_year(day: Day, copy: str) -> int | None:
    """The one year of all full dates in the copy that lie within a week of the dateline's day."""
    years: set[int] = set()
    for month, number, year in full_dates(copy):
        full = on(year, Day(start=0, month=month, day=number))
        here = on(year, day)
        if full is not None and here is not None and abs(full - here).days <= _WEEK:
            years.add(year)
    return years.pop() if len(years) == 1 else None


def _numbered_year(day: Day, copy: str) -> int | None:
    """The one year of the release numbers in a copy, of the dateline's month or the one before it."""
    numbers = {(int(year), int(month)) for year, month in _NUMBER.findall(copy)}
    if day.month is None or len(numbers) != 1:
        return None
    year, month = numbers.pop()
    if month == day.month:
        return year
    return year + month // 12 if month % 12 + 1 == day.month else None


def full_dates(copy: str) -> Iterable[tuple[int, int, int]]:
    """Month, day and year of the full dates in a text: "11 November 2022", "Nov. 11, 2022"."""
    calendar = load_calendar()
    name = calendar.month_name()
    pattern = re.compile(
        rf"(?<!\w)(?:(\d{{1,2}})\.?\s(?:de\s)?({name})\.?\s(?:de\s)?|({name})\.?\s(\d{{1,2}}),?\s)((?:19|20)\d{{2}})(?!\d)",
        re.IGNORECASE,
    )
    for found in pattern.finditer(copy):
        first_day, first_month, then_month, then_day, year = found.groups()
        month = calendar.months[(first_month or then_month).lower()]
        yield month, int(first_day or then_day), int(year)


def _apart(date: dt.date | None, issued: dt.date | None, locator: str) -> tuple[Problem, ...]:
    if date is None or issued is None or abs(date - issued).days <= _WEEK:
        return ()
    return (problem("dateline-date-differs", f"dateline {date}, published {issued}", locator=locator),)
