"""Overrides: what analysts put beside the rules, as entries of the log like all others; undone by another entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from sayso.errors import LookupFailed
from sayso.ledger.codec import canonical, to_json
from sayso.ledger.draft import Record
from sayso.ledger.fetch import opened
from sayso.ledger.manifest import made
from sayso.ledger.schema import ENTRY
from sayso.model.ids import content_id
from sayso.model.override import Action, Override, standing

KIND = "override"


def recorded(connection: Connection, size: int | None = None) -> tuple[Override, ...]:
    """All overrides among the first `size` entries of the log, in its order."""
    wanted = select(ENTRY.c.id, ENTRY.c.recorded_at, ENTRY.c.payload).where(ENTRY.c.kind == KIND)
    if size is not None:
        wanted = wanted.where(ENTRY.c.seq <= size)
    rows = connection.execute(wanted.order_by(ENTRY.c.seq)).all()
    return tuple(made(Override, opened(row[2], row[0]), row[0], "", recorded_at=row[1]) for row in rows)


def following(override: Override, before: Iterable[Override]) -> Override:
    """An override with its place after those on the same target, and its id.

    Raises LookupFailed SAY-441 where it undoes one that does not stand.
    """
    every = tuple(before)
    if override.action is Action.UNDO and override.target not in {one.id for one in standing(every)}:
        raise LookupFailed(
            "SAY-441",
            "there is no such override, or it is undone already",
            where=override.target,
            do="see what stands with: sayso override list",
        )
    last = next((one.id for one in reversed(every) if one.target == override.target), None)
    placed = replace(override, follows=last, recorded_at=None, id="")
    said = to_json(placed, "", without="recorded_at")
    return replace(placed, id=content_id(KIND, canonical(said)))


def entry_of(override: Override) -> Record:
    """The entry that an override comes to: its time is the entry's own."""
    payload = canonical(to_json(override, "", without="recorded_at"))
    return Record(id=override.id, kind=KIND, subject=override.target, payload=payload)
