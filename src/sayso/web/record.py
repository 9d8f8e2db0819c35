"""Record: the pages' source over a ledger: what the pages ask, answered from the record."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from sayso.errors import LookupFailed
from sayso.export.geojson import ATTRIBUTION
from sayso.ledger.protocol import Ledger
from sayso.model.control import ControlInterval, ControlState
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.model.take import Take
from sayso.pipeline import Kit, control_in, state_in, timeline_in

# so many answers are kept: a reader goes between a few days and the places on them
KEPT = 8
Question = tuple[int, dt.date, dt.datetime | None]


class RecordSource:
    """A ledger and a kit, answering as `sayso.web.source.Source` asks.

    The statements by id are gathered once for each length of the log, so that
    a dossier of many rows reads the record once; the states of the last few
    questions are kept as long, so that a step from the list to a dossier does.
    """

    def __init__(self, *, ledger: Ledger, kit: Kit) -> None:
        self.ledger = ledger
        self.kit = kit
        self._words: tuple[int, dict[str, tuple[Statement, Take]]] = (-1, {})
        self._held: dict[Question, tuple[ControlState, ...]] = {}

    def who_holds(self, on: dt.date, as_of: dt.datetime | None) -> tuple[ControlState, ...]:
        """The state of every place on record on that day."""
        question = (self.ledger.count(), on, as_of)
        found = self._held.get(question)
        if found is None:
            found = control_in(self.ledger.view(as_of=as_of), self.kit, on)
            # a new mapping each time: requests are answered in several threads
            kept = [(k, v) for k, v in self._held.items() if k[0] == question[0]][1 - KEPT :]
            self._held = {**dict(kept), question: found}
        return found

    def why(self, place: str, on: dt.date, as_of: dt.datetime | None) -> ControlState:
        """The state of one place, by id or by name; unknown, with what there is, where nothing decides it."""
        return state_in(self.ledger.view(as_of=as_of), self.kit, self.who_holds(on, as_of), place, on)

    def timeline(self, place_id: str, as_of: dt.datetime | None) -> tuple[ControlInterval, ...]:
        """The states of one place by days; empty where nothing that is still said speaks of it."""
        with suppress(LookupFailed):
            return timeline_in(self.ledger.view(as_of=as_of), self.kit, place_id)
        return ()

    def take(self, take_id: str) -> Reading:
        """One take with its statements."""
        return self.ledger.view().reading(take_id)

    def takes(self, as_of: dt.datetime | None) -> tuple[Take, ...]:
        """All takes that were on record, newest first."""
        return tuple(reversed(self.ledger.view(as_of=as_of).takes()))

    def statement(self, statement_id: str) -> tuple[Statement, Take]:
        """One statement and the take that it stands in."""
        length = self.ledger.count()
        if self._words[0] != length:
            view = self.ledger.view()
            takes = {take.id: take for take in view.takes()}
            self._words = (length, {s.id: (s, takes[s.take]) for s in view.all_statements()})
        found = self._words[1].get(statement_id)
        if found is None:
            raise LookupFailed(
                "SAY-405",
                "no such statement is on record",
                where=statement_id,
                do="start from a place or a take",
            )
        return found

    def versions(self, story: str) -> tuple[Take, ...]:
        """The takes of one story, oldest first."""
        return self.ledger.view().versions(story)

    def span_of_days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the takes on record."""
        days = sorted(take.day for take in self.ledger.view().takes() if take.day and len(take.day) == 10)
        return (dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[-1])) if days else None

    def attribution(self) -> tuple[str, ...]:
        """Whose place data the record uses."""
        return (ATTRIBUTION,)
