"""Overrides on the command line: what an analyst puts beside the rules, by name and with a reason; never an edit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sayso.assessment.targets import entry
from sayso.cli.asking import Db, Json, clock, open_record
from sayso.config import Config
from sayso.export import contract, overrides
from sayso.ledger.lookup import find
from sayso.ledger.sqlite import SqliteLedger
from sayso.model.override import Action, Override
from sayso.pipeline import build_kit, targets_in

app = typer.Typer(
    name="override",
    help="What an analyst puts beside the rules: discount, confirm, note, undo, list.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
DEFAULTS = Config()
Target = Annotated[
    str, typer.Argument(help="The id of a statement, take, source or proposition, or its beginning.")
]
Analyst = Annotated[str, typer.Option("--analyst", help="Who says so: a name.")]
Reason = Annotated[str, typer.Option("--reason", help="Why.")]


@app.command()
def discount(
    target: Target, analyst: Analyst, reason: Reason, db: Db = DEFAULTS.db, json: Json = False
) -> None:
    """Let a statement, a take or a source count for nothing; it stays shown."""
    _put(Action.DISCOUNT, target, analyst, reason, db, json=json)


@app.command()
def confirm(
    target: Target, analyst: Analyst, reason: Reason, db: Db = DEFAULTS.db, json: Json = False
) -> None:
    """Give a proposition the status confirmed, on your word."""
    _put(Action.CONFIRM, target, analyst, reason, db, json=json)


@app.command()
def note(target: Target, analyst: Analyst, reason: Reason, db: Db = DEFAULTS.db, json: Json = False) -> None:
    """Put a note beside a statement, a take, a source or a proposition; it changes nothing."""
    _put(Action.NOTE, target, analyst, reason, db, json=json)


@app.command()
def undo(
    target: Annotated[str, typer.Argument(metavar="ID", help="The id of the override, or its beginning.")],
    analyst: Analyst,
    reason: Reason,
    db: Db = DEFAULTS.db,
    json: Json = False,
) -> None:
    """Undo an override by another entry; both stay on record."""
    with _writable(db) as ledger:
        known = (one.id for one in ledger.view().overrides(undone=True))
        named = find(target, known, what="override")
        made = ledger.override(entry(Action.UNDO, named, analyst=analyst, reason=reason))
    _tell(made, json=json)


@app.command("list")
def list_command(
    every: Annotated[bool, typer.Option("--all", help="Also what was undone, and what undid it.")] = False,
    db: Db = DEFAULTS.db,
    json: Json = False,
) -> None:
    """List the overrides that stand."""
    with open_record(db) as ledger:
        found = ledger.view().overrides(undone=every)
    if json:
        typer.echo(contract.dump([contract.override_json(one) for one in found]))
        return
    for one in found:
        for line in overrides.lines(one):
            typer.echo(line)
    if not found:
        typer.echo("no override stands")


def _put(action: Action, target: str, analyst: str, reason: str, db: Path, *, json: bool) -> None:
    with _writable(db) as ledger:
        targets = targets_in(ledger.view(), build_kit(places=DEFAULTS.places))
        made = ledger.override(targets.override(action, target, analyst=analyst, reason=reason))
    _tell(made, json=json)


def _tell(made: Override, *, json: bool) -> None:
    if json:
        typer.echo(contract.dump(contract.override_json(made)))
        return
    for line in overrides.lines(made):
        typer.echo(line)


@contextmanager
def _writable(db: Path) -> Iterator[SqliteLedger]:
    """The record, for another entry. Raises LookupFailed SAY-406 where there is none."""
    with open_record(db):
        pass
    with SqliteLedger.open(db, clock=clock) as ledger:
        yield ledger
