"""Walk: the whole record from its first entry on, takes and analysts' overrides, and what each of them did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.assessment.editorial import Editorial
from sayso.control.pieces import Setting
from sayso.control.watch import Watch
from sayso.model.control import Cause, RecordStep
from sayso.model.override import Override
from sayso.model.statement import Statement
from sayso.model.take import Take

NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A take on record with its statements, and when it came into the record (aware)."""

    take: Take
    statements: Sequence[Statement]
    recorded: dt.datetime


def steps_of(
    entries: Iterable[Told | Override], setting: Setting, editorial: Editorial, on: dt.date | None = None
) -> Iterator[tuple[dt.datetime, RecordStep]]:
    """Each entry in the order of recording, when it was, and what it changed in the states of places.

    An override counts from its own entry on. `on` is the day asked about;
    without it, each take's own.
    """
    watch = Watch(setting=setting, editorial=editorial, on=on)
    for entry in sorted(entries, key=_recorded):
        step = _overruled(watch, entry) if isinstance(entry, Override) else _told(watch, entry)
        yield _recorded(entry), step


def _recorded(entry: Told | Override) -> dt.datetime:
    if isinstance(entry, Told):
        return entry.recorded
    return dt.datetime.fromisoformat(entry.recorded_at) if entry.recorded_at else NEVER


def _told(watch: Watch, told: Told) -> RecordStep:
    cause = watch.cause(told.take, watch.stories.get(told.take.story))
    known_at = told.recorded.isoformat()
    changes = watch.add(told.take, told.statements, known_at)
    return RecordStep(
        cause=cause, known_at=known_at, take=told.take.id, override=None, changes=tuple(changes)
    )


def _overruled(watch: Watch, override: Override) -> RecordStep:
    changes = watch.overrule(override)
    return RecordStep(
        cause=Cause.OVERRULED,
        known_at=override.recorded_at,
        take=None,
        override=override,
        changes=tuple(changes),
    )
