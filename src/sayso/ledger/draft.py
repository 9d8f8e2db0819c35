"""Draft: the entries that a reading comes to, before they are given a place in the log.

    take      the take without its text; `blobs` names text and raw bytes
    event     one event; subject: its statement
    statement one statement; `events` names its event entries; subject: its take
    control   one claim of control; subject: its take
    reading   what one run made of a take: all of the above by entry id; subject: the take

An entry goes by the id of what it holds. Where that id stands in the log with
another content (a better reader, the same words), the entry gets an id of its
own, so that nothing is lost and nothing replaced. The newest `reading` of a
take says which entries are in force.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import LedgerError
from sayso.ledger.blob import Blob
from sayso.ledger.codec import canonical, codec_of, to_json
from sayso.ledger.protocol import Interval
from sayso.ledger.valid import hull, interval_of
from sayso.ledger.values import MalformedError
from sayso.model.event import Event
from sayso.model.ids import content_id
from sayso.model.reading import Reading
from sayso.model.statement import Statement

Stored = Callable[[Collection[str]], Mapping[str, str]]
"""Gives the payloads of those of some entry ids that stand in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry before it has a place and a time. `valid` is kept for statements and events."""

    id: str
    kind: str
    subject: str
    payload: str
    valid: Interval | None = None


class Draft:
    """Collects the entries of one reading that are new to the log, in `new`.

    `manifest` names everything that the reading consists of by entry id.
    Raises LedgerError SAY-306 where the reading does not fit its text.
    """

    def __init__(self, reading: Reading, raw: Blob, text: Blob, stored: Stored) -> None:
        self.new: list[Record] = []
        self._stored = stored
        try:
            parts = _Parts.of(reading)
            self._known = dict(stored(parts.ids()))
            self.manifest = self._manifest(reading, parts, {"raw": raw.digest, "text": text.digest})
        except (MalformedError, UnicodeEncodeError) as error:
            raise LedgerError(
                "SAY-306", f"the reading cannot be recorded: {error}", where=reading.take.id
            ) from error

    def seal(self, replaces: str | None) -> None:
        """Close the draft with the entry that names all the others, and the reading that it replaces."""
        payload = canonical(self.manifest | {"replaces": replaces})
        entry_id = content_id("reading", payload)
        self.new.append(Record(id=entry_id, kind="reading", subject=self.take, payload=payload))

    def _manifest(self, reading: Reading, parts: _Parts, blobs: dict[str, str]) -> dict[str, Any]:
        text = reading.take.text
        self.take = reading.take.id
        return {
            "take": self._enter("take", reading.take.story, Part(self.take, parts.take | {"blobs": blobs})),
            "statements": [
                self._statement(statement, events, text)
                for statement, events in zip(reading.statements, parts.events, strict=True)
            ],
            "control": [self._enter("control", self.take, claim) for claim in parts.claims],
            "refused": [to_json(one, text) for one in reading.refused],
            "run": codec_of(dict[str, str]).encode(reading.run, text),
        }

    def _statement(self, statement: Statement, events: list[Part], text: str) -> str:
        names = [self._enter("event", statement.id, event) for event in events]
        body = to_json(statement, text, without="events") | {"events": names}
        return self._enter("statement", self.take, Part(statement.id, body, hull(statement.events)))

    def _enter(self, kind: str, subject: str, part: Part) -> str:
        """The id under which this content stands in the log, or will."""
        entry_id, payload = part.id, canonical(part.body)
        if self._known.get(entry_id, payload) != payload:
            entry_id = content_id(kind, entry_id, payload)
            self._known.update(self._stored([entry_id]))
        if entry_id not in self._known:
            for name in (entry_id, subject):
                name.encode()  # a name that is no Unicode text cannot be stored
            self._known[entry_id] = payload
            valid = part.valid
            self.new.append(Record(id=entry_id, kind=kind, subject=subject, payload=payload, valid=valid))
        return entry_id


@dataclass(frozen=True, slots=True)
class Part:
    """What an entry will hold, with the id that it goes by at first."""

    id: str
    body: dict[str, Any]
    valid: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A reading in JSON values, as far as that does not depend on what stands in the log."""

    take_id: str
    take: dict[str, Any]
    statement_ids: tuple[str, ...]
    events: list[list[Part]]
    claims: list[Part]

    @classmethod
    def of(cls, reading: Reading) -> _Parts:
        """The parts of a reading."""
        take, text = reading.take, reading.take.text
        claims = [to_json(claim, text) for claim in reading.control]
        return cls(
            take_id=take.id,
            take=to_json(take, text, without="text"),
            statement_ids=tuple(statement.id for statement in reading.statements),
            events=[[_event(s.id, event, text) for event in s.events] for s in reading.statements],
            claims=[Part(content_id("control", take.id, canonical(body)), body) for body in claims],
        )

    def ids(self) -> set[str]:
        """All ids that the entries go by at first."""
        named = {self.take_id, *self.statement_ids, *(claim.id for claim in self.claims)}
        return named | {event.id for events in self.events for event in events}


def _event(statement_id: str, event: Event, text: str) -> Part:
    body = to_json(event, text)
    entry_id = event.id or content_id("event", statement_id, canonical(body))
    return Part(entry_id, body, interval_of(event.time))
