"""The commands `sayso bench`: what the reading gives on public tests of other makers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sayso.errors import InputError

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

    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "SAY-108", f"cannot be read: {error}", where=str(source), do="name a file of JSON lines"
        ) from error
    documents = list(read_documents(lines, str(source), read_messages(messages) if messages else None))
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
