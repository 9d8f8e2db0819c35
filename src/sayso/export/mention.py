"""Mention: one event as one statement of one take tells it: the row of event data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model.event import Event
from sayso.model.ids import content_id
from sayso.model.reading import Reading
from sayso.model.statement import Manner, Statement
from sayso.model.take import Take


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A reading with the time at which its take came on record; None where it is on no record."""

    reading: Reading
    recorded: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An event of a statement, with what it stands in. `coder` names the version that read it."""

    take: Take
    statement: Statement
    event: Event
    recorded: dt.datetime | None
    coder: str

    @property
    def id(self) -> str:
        """The row's own id: one for each event of each statement, the same in every export."""
        trigger = self.event.trigger
        return content_id("event", self.statement.id, trigger.start, trigger.end, self.event.type.value)

    @property
    def happening(self) -> str:
        """The id that all mentions of one happening share within their take."""
        return self.event.id or self.id

    @property
    def recorded_utc(self) -> str | None:
        """When the take came on record: YYYY-MM-DDTHH:MM:SSZ."""
        if self.recorded is None:
            return None
        return self.recorded.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def claimant(self) -> str | None:
        """Who asserts it: the source's name, the agency for its own voice; None where nobody is named."""
        if self.statement.manner is Manner.OWN:
            return self.take.agency
        return self.statement.source.name


def mentions(told: Iterable[Told]) -> Iterator[Mention]:
    """Every event of every statement, in the order of the takes and of the text."""
    for one in told:
        coder = f"sayso {one.reading.run.get('sayso', '')}".strip()
        for statement in one.reading.statements:
            for event in statement.events:
                yield Mention(
                    take=one.reading.take,
                    statement=statement,
                    event=event,
                    recorded=one.recorded,
                    coder=coder,
                )
