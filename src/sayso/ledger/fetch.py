"""Fetch: reading many rows of the log by their ids, in few queries."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, select

from sayso.errors import LedgerError
from sayso.ledger.blob import Blob
from sayso.ledger.protocol import Interval
from sayso.ledger.schema import BLOB, ENTRY, VALID_TIME

CHUNK = 500  # names in one query: SQLite before 3.32 takes no more than 999

# As bytes, whatever somebody may have written there since: damage is named, never raised by the driver.
BYTES = select(BLOB.c.digest, cast(BLOB.c.salt, LargeBinary), cast(BLOB.c.bytes, LargeBinary))


def payloads(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The payloads of those of these entries that stand in the log, by id."""
    found: dict[str, str] = {}
    for some in _chunks(ids):
        rows = connection.execute(select(ENTRY.c.id, ENTRY.c.payload).where(ENTRY.c.id.in_(some)))
        found.update((row[0], row[1]) for row in rows)
    return found


def blobs(connection: Connection, digests: Collection[str]) -> dict[str, Blob]:
    """The stored bytes with these digests, checked. Raises LedgerError SAY-301 where they are damaged."""
    found: dict[str, Blob] = {}
    for some in _chunks(digests):
        for row in connection.execute(BYTES.where(BLOB.c.digest.in_(some))):
            blob = Blob(digest=row[0], salt=row[1], data=row[2])
            if not blob.sound:
                raise damaged(f"the stored text {blob.digest} is not what was written")
            found[blob.digest] = blob
    return found


def soundness(connection: Connection) -> Iterator[tuple[str, bool]]:
    """The digest of each of the stored bytes, and whether they still are what was written."""
    for row in connection.execution_options(yield_per=100).execute(BYTES):
        yield row[0], Blob(digest=row[0], salt=row[1], data=row[2]).sound


def valid_times(connection: Connection, ids: Collection[str]) -> dict[str, Interval]:
    """When what these entries tell of held; entries of unknown date are left out."""
    found: dict[str, Interval] = {}
    for some in _chunks(ids):
        for row in connection.execute(select(VALID_TIME).where(VALID_TIME.c.entry_id.in_(some))):
            if row[1] is not None or row[2] is not None:
                found[row[0]] = Interval(start=row[1], end=row[2])
    return found


def opened(payload: str, entry_id: str) -> dict[str, Any]:
    """The JSON object of a payload. Raises LedgerError SAY-301 where it is none."""
    try:
        value = json.loads(payload)
    except (ValueError, TypeError) as error:
        raise damaged(f"entry {entry_id} cannot be read: {error}") from error
    if not isinstance(value, dict):
        raise damaged(f"entry {entry_id} holds no object")
    return value


def damaged(what: str) -> LedgerError:
    """The error for a record that is not what was written."""
    return LedgerError("SAY-301", f"the ledger is damaged: {what}", do="verify it and go back to a copy")


def written(moment: datetime) -> str:
    """Recorded time as it is stored: UTC to the microsecond, so that text sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _chunks(names: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(names)
    return (ordered[at : at + CHUNK] for at in range(0, len(ordered), CHUNK))
