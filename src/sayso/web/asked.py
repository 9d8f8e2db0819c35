"""What a page was asked: the day, and the moment whose knowledge counts. The URL is the state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from sayso.errors import InputError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ](?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)(?P<zone>Z|[+ -][0-9]{2}:[0-9]{2})?)?"
)


class NotUnderstood(InputError):  # noqa: N818  (the asker erred, not the program)
    """What stands in the address of a page is no day, no moment, or nothing that the page knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The two clocks of a page: `on`, the day asked about, and `known`, "as known at" in UTC.

    None means that the address does not say: the last day on record, and all
    that is on record.
    """

    on: date | None = None
    known: datetime | None = None

    def query(self) -> str:
        """The state as it stands in an address, with its question mark; empty where nothing was asked."""
        pairs = []
        if self.on is not None:
            pairs.append(("on", self.on.isoformat()))
        if self.known is not None:
            pairs.append(("known", self.known.replace(tzinfo=None).isoformat(timespec="auto") + "Z"))
        return f"?{urlencode(pairs, safe=':')}" if pairs else ""

    def moved(self, days: int) -> Asked | None:
        """The same question for another day; None past the end of the calendar or without a day."""
        if self.on is None:
            return None
        try:
            return replace(self, on=self.on + timedelta(days=days))
        except OverflowError:
            return None

    def field(self) -> str:
        """`known` as a date-time field of a form writes it (UTC, without its letter)."""
        if self.known is None:
            return ""
        seconds = bool(self.known.second or self.known.microsecond)
        return self.known.replace(tzinfo=None).isoformat(timespec="seconds" if seconds else "minutes")


def asked(pairs: Sequence[tuple[str, str]]) -> Asked:
    """The question in an address. Raises NotUnderstood (SAY-502), naming what to write instead."""
    values: dict[str, str] = {}
    for name, value in pairs:
        if name not in ("on", "known"):
            raise NotUnderstood(
                "SAY-502",
                f"this page does not know '{name[:40]}'",
                do="it takes 'on' and 'known', nothing else",
            )
        if name in values:
            raise NotUnderstood("SAY-502", f"'{name}' is there twice", do="write it once")
        values[name] = value.strip()
    on, known = values.get("on", ""), values.get("known", "")
    return Asked(on=day(on) if on else None, known=moment(known) if known else None)


def day(words: str) -> date:
    """The day that these words give (YYYY-MM-DD)."""
    try:
        if _DAY.fullmatch(words):
            return date.fromisoformat(words)
    except ValueError:
        pass
    raise NotUnderstood(
        "SAY-502", f"'{words[:40]}' is no day", where="on", do="write year, month and day, such as 2022-11-11"
    )


def moment(words: str) -> datetime:
    """The moment that these words give, in UTC; a day alone means its end, no zone means UTC."""
    found = _MOMENT.fullmatch(words)
    try:
        if found:
            on, clock = date.fromisoformat(found["day"]), time.max
            if found["clock"]:
                clock = time.fromisoformat(found["clock"])
            # A plus sign that nobody escaped arrives as a blank.
            zone = (found["zone"] or "Z").replace(" ", "+")
            naive = datetime.combine(on, clock, tzinfo=UTC)
            return naive if zone == "Z" else naive - _offset(zone)
    except (ValueError, OverflowError):
        pass
    raise NotUnderstood(
        "SAY-502",
        f"'{words[:40]}' is no moment",
        where="known",
        do="write day and time in UTC, such as 2022-11-11T12:00Z",
    )


def _offset(zone: str) -> timedelta:
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if hours > 14 or minutes > 59:
        raise ValueError(zone)
    return (1 if zone[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes)
