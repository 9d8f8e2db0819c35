"""The swap point of room `ledger/`: what every store of the record offers.

One contract suite (`tests/contracts/ledger.py`) holds for every store.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from sayso.model.event import Event
from sayso.model.override import Override
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.model.take import Take


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a reading that was handed to the ledger.

    `added` counts the entries that were new to the record (0 where the same
    reading stands there already), `new` says whether the take itself was.
    """

    take_id: str
    added: int
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """When something held: ISO 8601 dates or UTC date-times, both ends included.

    An end that nobody told is None.
    """

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """An event as one statement tells it, with its valid time; `valid` is None where no date is known."""

    event: Event
    statement: Statement
    valid: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Whether the record still is what was written, as far as the file itself can tell.

    `first_bad` is the place in the log (from 1) of the first entry that does
    not check, `reason` what is wrong with it; both None where all is sound.
    Who rewrites entry and leaf together is only found out by a checkpoint
    that was kept elsewhere.
    """

    checked: int
    first_bad: int | None = None
    reason: str | None = None

    @property
    def sound(self) -> bool:
        """Whether every entry checks."""
        return self.first_bad is None


class View(Protocol):
    """The record as it was known at one time: later appends do not change it.

    `as_of` bounds recorded time (inclusive; None = all that is recorded when
    the view is made), `valid_on` is the day asked about in valid time and
    only acts in `events`. Takes and stories may be named by an unambiguous
    beginning of their id, with or without its "take:"; LookupFailed SAY-401
    where there is none, SAY-402 where there are several.
    """

    @property
    def valid_on(self) -> date | None:
        """The day asked about, in valid time."""
        ...

    @property
    def as_of(self) -> datetime | None:
        """The time at which the record is looked at, in recorded time."""
        ...

    def takes(self) -> tuple[Take, ...]:
        """All takes, in the order in which they were recorded."""
        ...

    def current_takes(self) -> tuple[Take, ...]:
        """The latest take of each story, in the order in which they were recorded."""
        ...

    def versions(self, story: str) -> tuple[Take, ...]:
        """The takes of one story, the earliest first; the last one is current.

        Order is the time of publication where two takes both have one, else
        the order of recording.
        """
        ...

    def take(self, take_id: str) -> Take:
        """One take."""
        ...

    def raw(self, take_id: str) -> bytes:
        """The bytes that a take was read from, as they came in."""
        ...

    def reading(self, take_id: str) -> Reading:
        """The newest reading of one take."""
        ...

    def readings(self) -> tuple[Reading, ...]:
        """The newest reading of each current take."""
        ...

    def statements(self, take_id: str | None = None) -> tuple[Statement, ...]:
        """The statements of the current takes, or of one take (current or not), with their events."""
        ...

    def all_statements(self) -> tuple[Statement, ...]:
        """The statements of all takes, those that a later take replaced included."""
        ...

    def events(self, valid_on: date | None = None) -> tuple[DatedEvent, ...]:
        """The events of the current takes that begin on or before a day, in the order of the text.

        The day is `valid_on`, else that of the view; without either all
        events are given. Events of unknown date are kept.
        """
        ...

    def overrides(self, *, undone: bool = False) -> tuple[Override, ...]:
        """What analysts put beside the rules, in the order of the record: what stands, or with `undone` all of it."""
        ...

    def recorded_at(self, record_id: str) -> datetime:
        """When a record (take, statement, event, claim) first came into the ledger, in UTC."""
        ...


class Ledger(Protocol):
    """The record: readings are appended, nothing is ever changed.

    Errors are LedgerErrors: SAY-301 no ledger or a damaged one, SAY-302 in
    use by another process, SAY-303 not to be opened or written, SAY-304 made
    by a newer Sayso, SAY-305 disk full or failing, SAY-306 a reading that
    does not fit its text, SAY-307 an attempt to change the past.
    """

    def append(self, reading: Reading, raw: bytes) -> Receipt:
        """Record a reading and the bytes it was read from: wholly, or not at all.

        The same reading again adds nothing. Another reading of the same take
        (by a newer run) adds what differs, and is the one in force from then on.
        """
        ...

    def override(self, override: Override) -> Override:
        """Record what an analyst puts beside the rules; it comes back with its id and its time.

        Nothing on record is changed: what is undone is undone by another entry.
        LookupFailed SAY-441 where an override is undone that does not stand.
        """
        ...

    def view(self, valid_on: date | None = None, as_of: datetime | None = None) -> View:
        """The record as known at `as_of` (aware; inclusive), for questions about `valid_on`."""
        ...

    def count(self) -> int:
        """Number of entries in the record."""
        ...

    def verify(self) -> Verification:
        """Check every entry against its leaf, and every text against its digest."""
        ...

    def close(self) -> None:
        """Let go of the store; closing twice does no harm."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
