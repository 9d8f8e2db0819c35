"""Tables: the gazetteer's data files, read and checked line by line."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from sayso.errors import DataError


def read_bytes(name: str) -> bytes:
    """The bytes of a data file of this room. Raises DataError SAY-209 where it is missing."""
    path = files("sayso.gazetteer") / "data" / name
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            "SAY-209", "the data file is missing", where=name, do="install Sayso again"
        ) from error


def read_rows(data: bytes, name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with their line numbers. Raises DataError SAY-203 where columns are missing."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    missing = [column for column in columns if column not in (rows.fieldnames or [])]
    if missing:
        raise DataError(
            "SAY-203",
            f"columns are missing: {', '.join(missing)}",
            where=name,
            do="give them in the first line",
        )
    for row in rows:
        yield rows.line_num, {column: (row[column] or "").strip() for column in columns}


def read_toml(data: bytes, name: str) -> Mapping[str, Any]:
    """A TOML file. Raises DataError SAY-204 where it cannot be parsed."""
    try:
        return tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(
            "SAY-204", f"not readable as TOML: {error}", where=name, do="mend the file"
        ) from error


def parts(cell: str) -> tuple[str, ...]:
    """A cell with several names, separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
