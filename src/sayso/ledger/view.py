"""View: the record as known at one time, read back into the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from sayso.ledger.blob import Blob, decoded
from sayso.ledger.fetch import blobs, damaged, opened, payloads, valid_times
from sayso.ledger.lookup import find
from sayso.ledger.manifest import Manifest, Texts, made, names
from sayso.ledger.overrides import recorded
from sayso.ledger.precedence import in_order
from sayso.ledger.protocol import DatedEvent
from sayso.ledger.schema import ENTRY
from sayso.ledger.valid import begun
from sayso.model.control import ControlClaim
from sayso.model.event import Event
from sayso.model.override import Override, standing
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.model.take import Take


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    """A reading, with the entry ids of the events of each of its statements."""

    reading: Reading
    events: tuple[tuple[str, ...], ...]


class SqlView:
    """The first `size` entries of a log in a SQL database.

    The log only grows, so that its length is a snapshot: no transaction stays
    open between two questions, and what was loaded once stays true.
    """

    def __init__(
        self,
        connect: Callable[[], AbstractContextManager[Connection]],
        *,
        size: int,
        valid_on: date | None,
        as_of: datetime | None,
    ) -> None:
        self._connect = connect
        self._size = size
        self._valid_on = valid_on
        self._as_of = as_of
        self._manifests: dict[str, Manifest] | None = None
        self._takes: dict[str, Take] = {}
        self._loaded: dict[str, _Loaded] = {}

    @property
    def valid_on(self) -> date | None:
        """The day asked about, in valid time."""
        return self._valid_on

    @property
    def as_of(self) -> datetime | None:
        """The time at which the record is looked at, in recorded time."""
        return self._as_of

    def takes(self) -> tuple[Take, ...]:
        """All takes, in the order in which they were recorded."""
        return self._some_takes(self._in_force())

    def current_takes(self) -> tuple[Take, ...]:
        """The latest take of each story, in the order in which they were recorded."""
        takes = self.takes()
        stories: dict[str, list[Take]] = {}
        for take in takes:
            stories.setdefault(take.story, []).append(take)
        current = {in_order(versions)[-1].id for versions in stories.values()}
        return tuple(take for take in takes if take.id in current)

    def versions(self, story: str) -> tuple[Take, ...]:
        """The takes of one story, the earliest first; the last one is current."""
        takes = self.takes()
        found = find(story, (take.story for take in takes), what="story")
        return in_order(take for take in takes if take.story == found)

    def take(self, take_id: str) -> Take:
        """One take, by its id or an unambiguous beginning of it."""
        return self._some_takes([self._find(take_id)])[0]

    def raw(self, take_id: str) -> bytes:
        """The bytes that a take was read from, as they came in."""
        entry_id = self._in_force()[self._find(take_id)].named.take
        with self._connect() as connection:
            digest = Texts.of(_held(payloads(connection, [entry_id]), entry_id), entry_id).raw
            return _blob(blobs(connection, [digest]), digest).data

    def reading(self, take_id: str) -> Reading:
        """The newest reading of one take."""
        return self._some_readings([self._find(take_id)])[0].reading

    def readings(self) -> tuple[Reading, ...]:
        """The newest reading of each current take."""
        return tuple(one.reading for one in self._current())

    def statements(self, take_id: str | None = None) -> tuple[Statement, ...]:
        """The statements of the current takes, or of one take, with their events."""
        if take_id is not None:
            return self.reading(take_id).statements
        return _statements(self._current())

    def all_statements(self) -> tuple[Statement, ...]:
        """The statements of all takes, those that a later take replaced included."""
        return _statements(self._some_readings(self._in_force()))

    def events(self, valid_on: date | None = None) -> tuple[DatedEvent, ...]:
        """The events of the current takes that begin on or before a day; unknown dates are kept."""
        day = valid_on or self._valid_on
        pairs = [
            (entry_id, event, statement)
            for one in self._current()
            for statement, ids in zip(one.reading.statements, one.events, strict=True)
            for entry_id, event in zip(ids, statement.events, strict=True)
        ]
        with self._connect() as connection:
            valid = valid_times(connection, {entry_id for entry_id, _, _ in pairs})
        return tuple(
            DatedEvent(event=event, statement=statement, valid=valid.get(entry_id))
            for entry_id, event, statement in pairs
            if day is None or begun(valid.get(entry_id), day)
        )

    def overrides(self, *, undone: bool = False) -> tuple[Override, ...]:
        """What analysts put beside the rules, in the order of the record: what stands, or with `undone` all of it."""
        with self._connect() as connection:
            found = recorded(connection, self._size)
        return found if undone else standing(found)

    def recorded_at(self, record_id: str) -> datetime:
        """When a record first came into the ledger, in UTC."""
        columns = select(ENTRY.c.id, ENTRY.c.recorded_at).where(ENTRY.c.seq <= self._size)
        with self._connect() as connection:
            rows = connection.execute(columns.where(ENTRY.c.id == record_id)).all()
            if not rows and record_id:
                begins = ENTRY.c.id.startswith(record_id, autoescape=True)
                rows = connection.execute(columns.where(begins)).all()
        times = {row[0]: row[1] for row in rows}
        return datetime.fromisoformat(times[find(record_id, times, what="record")])

    def _find(self, take_id: str) -> str:
        return find(take_id, self._in_force(), what="take")

    def _in_force(self) -> dict[str, Manifest]:
        """The manifest of the newest reading of each take, in the order of the takes' first recording."""
        if self._manifests is None:
            read = (ENTRY.c.kind == "reading") & (ENTRY.c.seq <= self._size)
            bounds = select(func.min(ENTRY.c.seq).label("first"), func.max(ENTRY.c.seq).label("last"))
            bound = bounds.where(read).group_by(ENTRY.c.subject).subquery()
            wanted = select(ENTRY.c.subject, ENTRY.c.payload).join(bound, ENTRY.c.seq == bound.c.last)
            with self._connect() as connection:
                rows = connection.execute(wanted.order_by(bound.c.first)).all()
            self._manifests = {row[0]: Manifest.of(row[1], row[0]) for row in rows}
        return self._manifests

    def _some_takes(self, ids: Iterable[str]) -> tuple[Take, ...]:
        wanted = tuple(ids)
        missing = {one: self._in_force()[one].named.take for one in wanted if one not in self._takes}
        if missing:
            with self._connect() as connection:
                found = payloads(connection, set(missing.values()))
                bodies = {one: _held(found, entry_id) for one, entry_id in missing.items()}
                digests = {one: Texts.of(body, missing[one]).text for one, body in bodies.items()}
                texts = blobs(connection, set(digests.values()))
            for one, body in bodies.items():
                text = decoded(_blob(texts, digests[one]).data)
                self._takes[one] = made(Take, body, missing[one], text, text=text)
        return tuple(self._takes[one] for one in wanted)

    def _current(self) -> tuple[_Loaded, ...]:
        return self._some_readings(take.id for take in self.current_takes())

    def _some_readings(self, ids: Iterable[str]) -> tuple[_Loaded, ...]:
        wanted = tuple(ids)
        missing = [one for one in wanted if one not in self._loaded]
        if missing:
            takes = dict(zip(missing, self._some_takes(missing), strict=True))
            manifests = {one: self._in_force()[one] for one in missing}
            named = [manifest.named for manifest in manifests.values()]
            with self._connect() as connection:
                found = payloads(connection, {i for n in named for i in (*n.statements, *n.control)})
                bodies = {i: _held(found, i) for n in named for i in n.statements}
                hung = {i: names(body, "events", i) for i, body in bodies.items()}
                found |= payloads(connection, {name for events in hung.values() for name in events})
            for one, manifest in manifests.items():
                self._loaded[one] = _loaded(takes[one], manifest, bodies, hung, found)
        return tuple(self._loaded[one] for one in wanted)


def _loaded(
    take: Take,
    manifest: Manifest,
    bodies: Mapping[str, dict[str, Any]],
    hung: Mapping[str, tuple[str, ...]],
    found: Mapping[str, str],
) -> _Loaded:
    def told(events: tuple[str, ...]) -> tuple[Event, ...]:
        return tuple([made(Event, _held(found, name), name, take.text) for name in events])

    reading = manifest.reading(
        take=take,
        statements=tuple(
            [
                made(Statement, bodies[i], i, take.text, events=told(hung[i]))
                for i in manifest.named.statements
            ]
        ),
        control=tuple([made(ControlClaim, _held(found, i), i, take.text) for i in manifest.named.control]),
    )
    return _Loaded(reading=reading, events=tuple(hung[i] for i in manifest.named.statements))


def _statements(loaded: Iterable[_Loaded]) -> tuple[Statement, ...]:
    return tuple(statement for one in loaded for statement in one.reading.statements)


def _held(found: Mapping[str, str], entry_id: str) -> dict[str, Any]:
    if entry_id not in found:
        raise damaged(f"entry {entry_id} is missing")
    return opened(found[entry_id], entry_id)


def _blob(found: Mapping[str, Blob], digest: str) -> Blob:
    if digest not in found:
        raise damaged(f"the stored text {digest} is missing")
    return found[digest]
