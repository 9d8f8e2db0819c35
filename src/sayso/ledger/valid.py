"""Valid time: the interval in which an event held, from the date as exact as the words were."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from sayso.ledger.protocol import Interval
from sayso.model.event import Event, Moment

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def interval_of(moment: Moment | None) -> Interval | None:
    """The interval that a moment bounds: its own bounds, else the whole day, month or year.

    None where neither bound is known. A date that no calendar has is unknown.
    """
    if moment is None:
        return None
    first, last = _days(moment.date)
    start, end = _bound(moment.earliest) or first, _bound(moment.latest) or last
    return Interval(start=start, end=end) if start or end else None


def hull(events: Iterable[Event]) -> Interval | None:
    """The interval from the first beginning to the last end of events; those without a date do not count."""
    intervals = [i for i in (interval_of(event.time) for event in events) if i is not None]
    starts = [i.start for i in intervals if i.start is not None]
    ends = [i.end for i in intervals if i.end is not None]
    if not starts and not ends:
        return None
    return Interval(start=min(starts, default=None), end=max(ends, key=_end_of, default=None))


def begun(interval: Interval | None, day: date) -> bool:
    """Whether something had begun by the end of a day; what has no known beginning may have."""
    return interval is None or interval.start is None or interval.start[:10] <= day.isoformat()


def _end_of(text: str) -> str:
    # A bare date reaches to the end of its day, after any hour of that day.
    return text if len(text) > 10 else text + "~"


def _bound(text: str | None) -> str | None:
    return text if text is not None and len(text) >= 10 and _days(text[:10])[0] else None


def _days(text: str | None) -> tuple[str | None, str | None]:
    match = _DATE.fullmatch(text or "")
    if match is None:
        return None, None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day is not None:
            return first.isoformat(), first.isoformat()
        last_month = month or 12
        last = date(first.year, last_month, monthrange(first.year, last_month)[1])
    except ValueError:
        return None, None
    return first.isoformat(), last.isoformat()
