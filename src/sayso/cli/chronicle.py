"""The commands `sayso timeline` and `sayso changes`: the states of a place by days, and what changed since a time."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.asking import AsOf, Db, Json, Own, day_of, open_record, print_lines, time_of
from sayso.config import Config
from sayso.control.walk import Told
from sayso.export import chronicle, contract
from sayso.pipeline import build_kit, steps_since, timeline_in

DEFAULTS = Config()
Until = Annotated[str | None, typer.Option("--on", help="Only up to this day, YYYY-MM-DD.")]


def timeline(
    place: Annotated[str, typer.Argument(help="A place's name or id.")],
    on: Until = None,
    as_of: AsOf = None,
    editorial: Own = DEFAULTS.editorial,
    db: Db = DEFAULTS.db,
    json: Json = False,
) -> None:
    """The states of a place by days, with status and the take that brought each."""
    until = day_of(on) if on else None
    with open_record(db) as ledger:
        view = ledger.view(as_of=time_of(as_of))
        takes = {take.id: take for take in view.current_takes()}
        kit = build_kit(places=DEFAULTS.places, editorial=editorial)
        found = timeline_in(view, kit, place, until)
    if json:
        typer.echo(contract.dump([contract.interval_json(interval) for interval in found]))
    else:
        print_lines(chronicle.timeline(found, takes))


def changes(
    since: Annotated[
        str, typer.Option("--since", help="After this moment (ISO 8601; a bare day is its beginning).")
    ],
    on: Until = None,
    as_of: AsOf = None,
    editorial: Own = DEFAULTS.editorial,
    db: Db = DEFAULTS.db,
    json: Json = False,
) -> None:
    """What changed on record since a time, and which take or override did it."""
    start = time_of(since, begins=True)
    until = day_of(on) if on else None
    with open_record(db) as ledger:
        view = ledger.view(as_of=time_of(as_of))
        told = [
            Told(take=take, statements=view.statements(take.id), recorded=view.recorded_at(take.id))
            for take in view.takes()
        ]
        overrides = view.overrides(undone=True)
    kit = build_kit(places=DEFAULTS.places, editorial=editorial)
    found = steps_since(told, kit, start, until, overrides=overrides) if start else ()
    if json:
        typer.echo(contract.dump([row for step in found for row in contract.step_json(step)]))
    elif not found:
        typer.echo("nothing changed on record since then")
    else:
        print_lines(chronicle.changes(found, {one.take.id: one.take for one in told}))
