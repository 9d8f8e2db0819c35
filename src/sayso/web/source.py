"""Source: what the pages ask of the record. Whoever wires the rooms provides one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol, runtime_checkable

from sayso.model.control import ControlInterval, ControlState
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.model.take import Take


@runtime_checkable
class Source(Protocol):
    """The record as the pages read it. Read-only; safe to call from several threads at once.

    `on` is the day that is asked about (valid time). `as_of` is "as known at"
    (recorded time), an aware date-time in UTC; None means all that is on
    record. Every method raises LookupFailed where what was asked for by name
    or id is not there, and never returns None for it.
    """

    def who_holds(self, on: date, as_of: datetime | None) -> tuple[ControlState, ...]:
        """The state of every place on record on that day, in any order."""
        ...

    def why(self, place: str, on: date, as_of: datetime | None) -> ControlState:
        """The state of one place, by id or by name, with all its assessments, the deciding one first."""
        ...

    def timeline(self, place_id: str, as_of: datetime | None) -> tuple[ControlInterval, ...]:
        """The states of one place by days, the earliest first; empty where no current take speaks of it."""
        ...

    def take(self, take_id: str) -> Reading:
        """One take with its statements."""
        ...

    def takes(self, as_of: datetime | None) -> tuple[Take, ...]:
        """All takes that were on record, newest first."""
        ...

    def statement(self, statement_id: str) -> tuple[Statement, Take]:
        """One statement and the take that it stands in."""
        ...

    def versions(self, story: str) -> tuple[Take, ...]:
        """The takes of one story, oldest first."""
        ...

    def span_of_days(self) -> tuple[date, date] | None:
        """The first and the last day that the record speaks of; None where nothing is on record."""
        ...

    def attribution(self) -> tuple[str, ...]:
        """The lines that name whose data the record uses, such as "Place data © GeoNames, CC BY 4.0"."""
        ...
