"""Store: the ledger on any SQL database; what is special to one database stands in its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from functools import partial
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, LargeBinary, cast, func, insert, select

from sayso.errors import LedgerError, LookupFailed
from sayso.ledger.blob import Blob, encoded
from sayso.ledger.draft import Draft, Record
from sayso.ledger.fetch import blobs, opened, payloads, soundness, written
from sayso.ledger.leaf import Entry, leaf_of, verify
from sayso.ledger.overrides import entry_of, following, recorded
from sayso.ledger.protocol import Receipt, Verification
from sayso.ledger.schema import BLOB, ENTRY, META, VALID_TIME
from sayso.ledger.view import SqlView
from sayso.model.ids import digest as digest_of_raw
from sayso.model.override import Override
from sayso.model.reading import Reading

Clock = Callable[[], datetime]


class SqlLedger:
    """A ledger behind a SQLAlchemy engine, whose tables stand already.

    `writer` is the engine whose transactions hold the write lock from their
    start, or None for a ledger that is only read. `where` names the store in
    errors. `clock` gives the time of recording, aware.
    """

    def __init__(self, engine: Engine, writer: Engine | None, *, clock: Clock, where: str) -> None:
        self._engine = engine
        self._writer = writer
        self._clock = clock
        self._where = where
        self._closed = False
        with engine.begin() as connection:
            self._key = bytes.fromhex(meta(connection)["key"])

    def append(self, reading: Reading, raw: bytes) -> Receipt:
        """Record a reading and the bytes it was read from: wholly, or not at all."""
        writer = self._writing()
        take = reading.take
        if take.raw_sha256 is not None and take.raw_sha256 != digest_of_raw(raw):
            raise LedgerError("SAY-306", "the bytes are not those that the take was read from", where=take.id)
        kept = Blob.of(self._key, raw), Blob.of(self._key, encoded(take.text))
        with writer.begin() as connection:
            draft = Draft(reading, *kept, partial(payloads, connection))
            in_force = _in_force(connection, take.id)
            if in_force is not None and _same(draft, in_force[1]):
                return Receipt(take_id=take.id, added=0, new=False)
            draft.seal(None if in_force is None else in_force[0])
            _keep(connection, kept)
            self._enter(connection, draft.new)
        return Receipt(take_id=take.id, added=len(draft.new), new=in_force is None)

    def override(self, override: Override) -> Override:
        """Record what an analyst puts beside the rules; it comes back with its id and its time."""
        with self._writing().begin() as connection:
            whole = following(override, recorded(connection))
            self._enter(connection, [entry_of(whole)])
            return next(one for one in recorded(connection) if one.id == whole.id)

    def view(self, valid_on: date | None = None, as_of: datetime | None = None) -> SqlView:
        """The record as known at `as_of` (aware; inclusive), for questions about `valid_on`."""
        longest = select(func.coalesce(func.max(ENTRY.c.seq), 0))
        if as_of is not None:
            longest = longest.where(ENTRY.c.recorded_at <= _asked(as_of))
        with self._connect() as connection:
            size = connection.execute(longest).scalar_one()
        return SqlView(self._connect, size=size, valid_on=valid_on, as_of=as_of)

    def count(self) -> int:
        """Number of entries in the record."""
        with self._connect() as connection:
            return int(connection.execute(select(func.count()).select_from(ENTRY)).scalar_one())

    def verify(self) -> Verification:
        """Check every entry against its leaf, and every text against its digest."""
        with self._connect() as connection:
            return verify(_entries(connection), soundness(connection))

    def close(self) -> None:
        """Let go of the store; closing twice does no harm."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _writing(self) -> Engine:
        """The engine that writes. Raises LedgerError SAY-303 for a ledger that is closed or only read."""
        self._check_open()
        if self._writer is None:
            raise LedgerError("SAY-303", "the ledger is open for reading only", where=self._where)
        return self._writer

    def _check_open(self) -> None:
        if self._closed:
            raise LedgerError("SAY-303", "the ledger is closed", where=self._where)

    def _connect(self) -> AbstractContextManager[Connection]:
        self._check_open()
        return self._engine.begin()

    def _enter(self, connection: Connection, records: Sequence[Record]) -> None:
        last = connection.execute(
            select(ENTRY.c.seq, ENTRY.c.recorded_at).order_by(ENTRY.c.seq.desc()).limit(1)
        ).first()
        seq, previous = (0, "") if last is None else last
        now = max(previous, self._now())
        rows = [
            {"id": r.id, "recorded_at": now, "kind": r.kind, "subject": r.subject, "payload": r.payload}
            | {"seq": at, "leaf": leaf_of(at, r.id, now, r.kind, r.subject, r.payload)}
            for at, r in enumerate(records, seq + 1)
        ]
        connection.execute(insert(ENTRY), rows)
        times = [
            {
                "entry_id": record.id,
                "valid_from": record.valid.start if record.valid else None,
                "valid_to": record.valid.end if record.valid else None,
            }
            for record in records
            if record.kind in ("statement", "event")
        ]
        if times:
            connection.execute(insert(VALID_TIME), times)

    def _now(self) -> str:
        now = self._clock()
        if now.tzinfo is None:
            raise LedgerError("SAY-306", f"the clock gave {now.isoformat()}, without a zone")
        return written(now.astimezone(UTC))


def _asked(as_of: datetime) -> str:
    """The time asked about, as recorded time is stored."""
    try:
        if as_of.tzinfo is not None:
            return written(as_of)
        fault = "has no zone"
    except OverflowError:
        fault = "lies outside the calendar in UTC"
    raise LookupFailed("SAY-403", f"the time {as_of.isoformat()} {fault}", do="give one as in 14:00Z")


def meta(connection: Connection) -> dict[str, str]:
    """What the ledger says of itself: format, schema, key."""
    return {row[0]: row[1] for row in connection.execute(select(META.c.key, META.c.value))}


def _in_force(connection: Connection, take_id: str) -> tuple[str, dict[str, Any]] | None:
    """Entry id and manifest of the newest reading of a take."""
    row = connection.execute(
        select(ENTRY.c.id, ENTRY.c.payload)
        .where(ENTRY.c.kind == "reading", ENTRY.c.subject == take_id)
        .order_by(ENTRY.c.seq.desc())
        .limit(1)
    ).first()
    return None if row is None else (row[0], opened(row[1], row[0]))


def _same(draft: Draft, manifest: dict[str, Any]) -> bool:
    return not draft.new and draft.manifest == {k: v for k, v in manifest.items() if k != "replaces"}


def _keep(connection: Connection, kept: tuple[Blob, ...]) -> None:
    stored = blobs(connection, {blob.digest for blob in kept})
    new = {blob.digest: blob for blob in kept if blob.digest not in stored}
    rows = [{"digest": b.digest, "salt": b.salt, "bytes": b.data} for b in new.values()]
    if rows:
        connection.execute(insert(BLOB), rows)


def _entries(connection: Connection) -> Iterator[Entry]:
    # As bytes: a text that was damaged into no text must be named, not raise.
    columns = [cast(column, LargeBinary) for column in ENTRY.c if column is not ENTRY.c.seq]
    rows = connection.execution_options(yield_per=500).execute(
        select(ENTRY.c.seq, *columns).order_by(ENTRY.c.seq)
    )
    for seq, *values in rows:
        texts = [bytes(value or b"").decode("utf-8", "replace") for value in values]
        entry_id, recorded_at, kind, subject, payload, leaf = texts
        yield Entry(
            seq=seq,
            id=entry_id,
            recorded_at=recorded_at,
            kind=kind,
            subject=subject,
            payload=payload,
            leaf=leaf,
        )
