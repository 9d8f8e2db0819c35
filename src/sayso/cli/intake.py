"""Intake: stories from files, folders and standard input, read and stored."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from sayso.errors import InputError
from sayso.export import contract
from sayso.ledger.protocol import Receipt
from sayso.ledger.sqlite import SqliteLedger
from sayso.model.reading import Reading
from sayso.pipeline import Kit, read
from sayso.wire import CAP_BYTES, check_size, read_item


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one `sayso read` asks: the kit, what the command line says of the stories, and the clock."""

    kit: Kit
    published: str | None
    story: str | None
    clock: Callable[[], dt.datetime]

    def read(self, source: str) -> tuple[Reading, bytes]:
        """A file, or standard input, read; and its bytes."""
        raw = _bytes_of(source)
        item = read_item(raw, name=source)
        today = self.clock().date()
        return read(item, self.kit, published=self.published, story=self.story, today=today), raw


def read_folder(folder: Path, asked: Asked, target: Path | None, *, json: bool) -> None:
    """Read every file of a folder; one that cannot be read is named, and the others go on."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if not files:
        raise InputError(
            "SAY-107", "no file in this folder", where=str(folder), do="name a folder with stories"
        )
    failed = 0
    with writer(target, asked.clock) as store, _progress(len(files)) as step:
        for path in files:
            try:
                reading, raw = asked.read(str(path))
            except InputError as error:
                failed += 1
                typer.echo(f"sayso: {error.line()}", err=True)
            else:
                store(reading, raw)
                if json:
                    typer.echo(contract.line(contract.reading_json(reading)))
            step()
    stored = f" into {target}" if target is not None else ""
    typer.echo(f"{len(files) - failed} of {len(files)} files read{stored}", err=True)
    if failed:
        raise typer.Exit(1)


@contextmanager
def writer(
    target: Path | None, clock: Callable[[], dt.datetime]
) -> Iterator[Callable[[Reading, bytes], Receipt | None]]:
    """How readings are stored: into a record, or nowhere."""
    if target is None:
        yield lambda _reading, _raw: None
        return
    with SqliteLedger.open(target, clock=clock) as ledger:
        yield ledger.append


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=total)
        yield lambda: bar.advance(task)


def _bytes_of(source: str) -> bytes:
    """The bytes of a file or of standard input, one more than the cap at most."""
    if source == "-":
        return sys.stdin.buffer.read(CAP_BYTES + 1)
    try:
        check_size(Path(source).stat().st_size, source)
        with Path(source).open("rb") as file:
            return file.read(CAP_BYTES + 1)
    except OSError as error:
        raise InputError(
            "SAY-108", f"cannot be opened: {error.strerror}", where=source, do="check the path"
        ) from error
