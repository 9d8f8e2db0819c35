"""Tables: the data files of this room, read and checked."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from sayso.errors import DataError


def read_bytes(name: str) -> bytes:
    """The bytes of a data file of this room. Raises DataError SAY-231 where it is missing."""
    path = files("sayso.footprints") / "data" / name
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(
            "SAY-231", "the data file is missing", where=name, do="install Sayso again"
        ) from error


def read_toml(data: bytes, name: str) -> Mapping[str, Any]:
    """A TOML file. Raises DataError SAY-231 where it cannot be parsed."""
    try:
        return tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(
            "SAY-231", f"not readable as TOML: {error}", where=name, do="mend the file"
        ) from error


def read_rows(data: bytes, name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV file with their line numbers. Raises DataError SAY-231 where a column is missing."""
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise DataError("SAY-231", f"not UTF-8: {error}", where=name, do="mend the file") from error
    if missing := [column for column in columns if column not in (rows.fieldnames or [])]:
        raise DataError(
            "SAY-231", f"columns are missing: {', '.join(missing)}", where=name, do="give them in the first line"
        )  # fmt: skip
    for row in rows:
        yield rows.line_num, {column: (row[column] or "").strip() for column in columns}
