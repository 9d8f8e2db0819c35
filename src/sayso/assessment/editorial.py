"""Editorial data: the constants of the assessment, versioned and named in the record."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from sayso.errors import DataError
from sayso.model.ids import digest

TABLES = ("reliability", "commitment", "stake", "access", "link", "independence", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Editorial:
    """Constants by table; `letters` gives each kind of source its reliability letter."""

    version: str
    digest: str
    letters: Mapping[str, str]
    tables: Mapping[str, Mapping[str, float]]

    def value(self, table: str, name: str) -> float:
        """One constant."""
        return self.tables[table][name]


def load_editorial() -> Editorial:
    """The editorial data that ships with Sayso. Raises DataError SAY-208 where it does not fit."""
    data = (files("sayso.assessment") / "data" / "editorial.toml").read_bytes()
    raw = tomllib.loads(data.decode())
    missing = [name for name in (*TABLES, "letters", "version") if name not in raw]
    if missing:
        raise DataError(
            "SAY-208", f"tables are missing: {', '.join(missing)}", where="editorial.toml",
            do="start from the file that ships with Sayso",
        )  # fmt: skip
    return Editorial(
        version=str(raw["version"]),
        digest=digest(data)[:12],
        letters=MappingProxyType(dict(raw["letters"])),
        tables=MappingProxyType({name: MappingProxyType(dict(raw[name])) for name in TABLES}),
    )
