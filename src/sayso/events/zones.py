"""Zones: by whose clock a time of day is told, and what it is in UTC."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from sayso.events.timebook import TimeBook

TIME = re.compile(r"\s+(?:(?:standard|summer|daylight)\s+)?time$")
# zones of military letters: A to I are 1 to 9 hours east, K to M 10 to 12, N to Y 1 to 12 west; J is local
EAST = "ABCDEFGHIKLM"
WEST = "NOPQRSTUVWXY"
HOUR = 60


def zone_of(words: str, book: TimeBook, local: dt.tzinfo | None) -> dt.tzinfo | None:
    """The zone that words name ("GMT", "Kyiv time", "local time"); None where it is not known."""
    name = " ".join(words.lower().split())
    minutes = book.word("zones", name)
    if minutes is not None:
        return dt.timezone(dt.timedelta(minutes=minutes))
    place = TIME.sub("", name)
    if place == "local":
        return local
    clock = book.word("clocks", place)
    return ZoneInfo(clock) if clock is not None else None


def zone_of_letter(letter: str, local: dt.tzinfo | None) -> dt.tzinfo | None:
    """The zone of a military letter: Z is UTC, J the observer's own."""
    upper = letter.upper()
    if upper == "J":
        return local
    hours = EAST.find(upper) + 1 or -(WEST.find(upper) + 1)
    return dt.timezone(dt.timedelta(hours=hours))


def zone_of_places(places: Iterable[str], book: TimeBook) -> dt.tzinfo | None:
    """The zone of the first place, with its qualifiers ("Lviv, Ukraine"), that the time book knows."""
    for place in places:
        for part in re.split(r"[,()]", place):
            clock = book.word("clocks", part.strip())
            if clock is not None:
                return ZoneInfo(clock)
    return None


def in_utc(day: dt.date, minutes: int, zone: dt.tzinfo) -> dt.datetime | None:
    """A time of day (minutes from midnight) by a zone's clock, in UTC; None outside the calendar."""
    try:
        local = dt.datetime(day.year, day.month, day.day, tzinfo=zone) + dt.timedelta(minutes=minutes)
        return local.astimezone(dt.UTC)
    except OverflowError:
        return None
