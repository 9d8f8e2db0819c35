"""Asking: what the commands that ask the record have in common: its options, its clock, and how days are written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sayso.errors import LookupFailed
from sayso.ledger.sqlite import SqliteLedger

Db = Annotated[Path, typer.Option("--db", help="The record: one SQLite file.", show_default=True)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Own = Annotated[
    Path | None,
    typer.Option("--editorial", help="Your own editorial data (TOML as editorial.toml); they win."),
]
On = Annotated[str, typer.Option("--on", help="The day asked about, YYYY-MM-DD.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="As known at this time (ISO 8601; a bare day is its end).")
]


def clock() -> dt.datetime:
    """The time now, in UTC: the only clock, and only commands read it."""
    return dt.datetime.now(dt.UTC)


@contextmanager
def open_record(db: Path) -> Iterator[SqliteLedger]:
    """The record, for reading. Raises LookupFailed SAY-406 where there is none."""
    if not db.exists():
        raise LookupFailed(
            "SAY-406", "there is no record here yet", where=str(db), do="read a story first: sayso read FILE"
        )
    with SqliteLedger.open(db, clock=clock, read_only=True) as ledger:
        yield ledger


def day_of(text: str) -> dt.date:
    """A day as it is written on the command line."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write YYYY-MM-DD") from error


def time_of(text: str | None, *, begins: bool = False) -> dt.datetime | None:
    """A time in UTC; a bare day means its last moment, or with `begins` its first."""
    if text is None:
        return None
    try:
        if len(text) == len("2022-11-11"):
            edge = dt.time.min if begins else dt.time.max
            return dt.datetime.combine(dt.date.fromisoformat(text), edge, tzinfo=dt.UTC)
        time = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MMZ") from error
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)


def print_lines(lines: Iterable[str]) -> None:
    """Lines on standard output."""
    for line in lines:
        typer.echo(line)
