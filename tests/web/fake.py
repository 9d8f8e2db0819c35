"""A record for the tests of the pages: the sample states and stories behind the protocol of the pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sayso.errors import LookupFailed
from sayso.model.control import ControlInterval, ControlState
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.model.take import Take
from tests.web.states import KHERSON, STATES, STRETCHES
from tests.web.stories import READINGS

FIRST, LAST = date(2022, 8, 29), date(2022, 11, 11)
RECORDED = datetime(2022, 11, 11, 17, 0, tzinfo=UTC)


class FakeSource:
    """A source with the sample record, recorded at one moment; before it there is nothing."""

    def __init__(
        self, states: tuple[ControlState, ...] = STATES, readings: tuple[Reading, ...] = READINGS
    ) -> None:
        self.states = states
        self.readings = readings

    def who_holds(self, on: date, as_of: datetime | None) -> tuple[ControlState, ...]:
        if as_of is not None and as_of < RECORDED:
            return ()
        return tuple(self.states) if on >= FIRST else ()

    def why(self, place: str, on: date, as_of: datetime | None) -> ControlState:
        for known in self.who_holds(on, as_of):
            if place in (known.place_id, known.name):
                return known
        raise LookupFailed("SAY-402", f"no place '{place}' is on record", do="look at the list of places")

    def timeline(self, place_id: str, as_of: datetime | None) -> tuple[ControlInterval, ...]:
        if place_id != KHERSON[0] or (as_of is not None and as_of < RECORDED):
            return ()
        return STRETCHES

    def take(self, take_id: str) -> Reading:
        for reading in self.readings:
            if reading.take.id == take_id:
                return reading
        raise LookupFailed("SAY-403", f"no take '{take_id}' is on record", do="look at the list of stories")

    def takes(self, as_of: datetime | None) -> tuple[Take, ...]:
        if as_of is not None and as_of < RECORDED:
            return ()
        return tuple(reading.take for reading in self.readings)

    def statement(self, statement_id: str) -> tuple[Statement, Take]:
        for reading in self.readings:
            for statement in reading.statements:
                if statement.id == statement_id:
                    return statement, reading.take
        raise LookupFailed("SAY-404", f"no statement '{statement_id}' is on record")

    def versions(self, story: str) -> tuple[Take, ...]:
        found = [reading.take for reading in self.readings if reading.take.story == story]
        return tuple(sorted(found, key=lambda take: take.published or ""))

    def span_of_days(self) -> tuple[date, date] | None:
        return (FIRST, LAST) if self.states else None

    def attribution(self) -> tuple[str, ...]:
        return ("Place data © GeoNames, CC BY 4.0",)
