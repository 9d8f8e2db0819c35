"""Published: when a version of a story went out, as an ISO 8601 date or date-time."""

from __future__ import annotations

import datetime as dt
import re

_SHAPE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[Tt ](?P<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(?P<zone>[Zz]|[+-]\d{2}(?::?\d{2})?)?)?"
)


def read_published(value: str) -> str | None:
    """The date, or the date-time with its zone, in one spelling; None where it is neither.

    "2022-11-11" stays; "2022-11-11 14:05:00+0200" becomes "2022-11-11T14:05:00+0200".
    A time without a zone is no instant, so it is refused too.
    """
    shape = _SHAPE.fullmatch(value.strip())
    if shape is None or not value.isascii():
        return None
    day, time, zone = shape.group("day", "time", "zone")
    try:
        dt.date.fromisoformat(day)
        if time is None:
            return day
        if zone is None:
            return None
        dt.datetime.fromisoformat(f"{day}T{time.replace(',', '.')}{zone.upper()}")
    except ValueError:
        return None
    return f"{day}T{time}{zone.upper()}"


def read_day(value: str) -> str | None:
    """The day with which a looser time stamp begins, for pages that give a local time without a zone."""
    return read_published(value.strip()[:10])
