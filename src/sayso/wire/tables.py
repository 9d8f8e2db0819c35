"""Data files of a room: TOML beside the code, read when first needed, checked against what is asked of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from sayso.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a data file, which knows where it stands so that a fault can be named."""

    where: str
    values: Mapping[str, object]

    def strings(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """A list of words; an empty one only where it may be left out. Raises DataError SAY-202."""
        value = self.values.get(key, [] if optional else None)
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            raise self._misfit(key, "a list of non-empty strings")
        return tuple(str(word) for word in value)

    def text(self, key: str, *, default: str | None = None) -> str:
        """A word or phrase. Raises DataError SAY-202."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self._misfit(key, "a string")
        return value

    def number(self, key: str, *, default: int | None = None) -> int:
        """A whole number. Raises DataError SAY-202."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._misfit(key, "a whole number")
        return value

    def table(self, key: str) -> Table:
        """A table inside this one. Raises DataError SAY-202."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self._misfit(key, "a table")
        return Table(where=f"{self.where} [{key}]", values=value)

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables. Raises DataError SAY-202."""
        value = self.values.get(key)
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise self._misfit(key, "a list of tables")
        return tuple(Table(where=f"{self.where} [[{key}]] {n}", values=row) for n, row in enumerate(value, 1))

    def _misfit(self, key: str, wanted: str) -> DataError:
        return DataError(
            "SAY-202", f"`{key}` is not {wanted}", where=self.where, do="mend the entry or reinstall Sayso"
        )


def load_table(package: str, name: str) -> Table:
    """The data file `name` beside a package's code. Raises DataError SAY-201 where it cannot be read."""
    where = f"{package}/{name}"
    try:
        return Table(where=where, values=tomllib.loads(files(package).joinpath(name).read_text("utf-8")))
    except (OSError, ValueError) as cause:
        raise DataError(
            "SAY-201", f"the data file cannot be read: {cause}", where=where, do="reinstall Sayso"
        ) from cause
