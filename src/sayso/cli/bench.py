"""The commands `sayso bench`: what the reading gives on public tests of other makers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sayso.config import Config
from sayso.errors import InputError

DEFAULTS = Config()
bench = typer.Typer(
    name="bench",
    help="Answers for public tests of other makers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@bench.callback()
def group() -> None:
    """Answers for public tests of other makers."""


@bench.command()
def muc(
    source: Annotated[Path, typer.Option("--in", help="Documents: JSON lines with docid and doctext.")],
    out: Annotated[Path, typer.Option("--out", help="Where the templates go, as JSON lines.")],
    messages: Annotated[
        Path | None, typer.Option(help="The folder CORPORA: take the texts from its messages, by docid.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Fill the MUC-4 templates of documents."""
    # numpy and the heads load only for this command
    from sayso.bench.messages import read_messages  # noqa: PLC0415
    from sayso.bench.muc import Filer, read_documents  # noqa: PLC0415
    from sayso.export import contract  # noqa: PLC0415

    documents = list(
        read_documents(_lines(source), str(source), read_messages(messages) if messages else None)
    )
    filer, count = Filer(), 0
    with _written(out) as target:
        for document in documents:
            filled = filer.fill(document)
            count += len(filled["templates"])
            target.write(contract.line(filled) + "\n")
    if json:
        typer.echo(contract.dump({"documents": len(documents), "templates": count, "out": str(out)}))
    else:
        typer.echo(f"{len(documents)} documents, {count} templates in {out}")


@bench.command()
def control(
    items: Annotated[
        Path,
        typer.Option("--items", help="Dated items: JSON lines with published, title, description, link."),
    ],
    out: Annotated[Path, typer.Option("--out", help="Where the changes go, as JSON lines.")],
    analyzer: Annotated[
        str, typer.Option(help="Who reads the grammar: builtin, splitter, or spacy:NAME.")
    ] = DEFAULTS.analyzer,
    json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Read dated items in order and write each change of who holds a place."""
    # the pipeline loads only for this command
    from sayso.bench.changes import Replay  # noqa: PLC0415
    from sayso.bench.items import read_items  # noqa: PLC0415
    from sayso.export import contract  # noqa: PLC0415
    from sayso.pipeline import build_kit  # noqa: PLC0415

    dated = list(read_items(_lines(items), str(items)))
    replay, count = Replay(kit=build_kit(analyzer)), 0
    with _written(out) as target:
        for row in replay.rows(dated):
            count += 1
            target.write(contract.line(row) + "\n")
    if json:
        typer.echo(contract.dump({"items": len(dated), "changes": count, "out": str(out)}))
    else:
        typer.echo(f"{len(dated)} items, {count} changes in {out}")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "SAY-108", f"cannot be read: {error}", where=str(path), do="name a file of JSON lines"
        ) from error


@contextmanager
def _written(path: Path) -> Iterator[TextIO]:
    try:
        target = path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(
            "SAY-111", f"cannot be written: {error.strerror}", where=str(path), do="check the path"
        ) from error
    with target:
        yield target
