"""Installations: bridges, dams, hospitals and other works named in a text, by kind and sector, from a data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from sayso.errors import DataError
from sayso.events.naming import NameTable, name_table
from sayso.model.ids import digest

NAME = "installations.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallationKind:
    """What is built: its kind ("bridge") and the sector that it serves ("transport")."""

    name: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedInstallation:
    """An installation named in a text: its kind and half-open code points."""

    installation: InstallationKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """All kinds of installation with their names."""

    kinds: tuple[InstallationKind, ...]
    table: NameTable
    digest: str

    def find(self, text: str) -> tuple[NamedInstallation, ...]:
        """The installations named in a text, from left to right."""
        return tuple(
            NamedInstallation(installation=self.kinds[hit.entry], start=hit.start, end=hit.end)
            for hit in self.table.find(text)
        )


def load_works() -> Works:
    """The installations that ship with Sayso. Raises DataError SAY-207 where the file does not fit."""
    data = (files("sayso.events") / "data" / NAME).read_bytes()
    try:
        return _works(tomllib.loads(data.decode()), digest(data)[:12])
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise DataError(
            "SAY-207", f"the installations do not fit: {error}", where=NAME, do="give every group sector, source and names"
        ) from error  # fmt: skip


def _works(table: Mapping[str, Any], mark: str) -> Works:
    kinds: list[InstallationKind] = []
    names: list[tuple[int, str]] = []
    for group in table["group"]:
        if not group["source"]:
            raise ValueError(f"{group['sector']} has no source")
        for line in group["names"]:
            forms = [form.strip() for form in line.split("|")]
            names += [(len(kinds), form) for form in forms]
            kinds.append(InstallationKind(name=forms[0], sector=group["sector"]))
    return Works(kinds=tuple(kinds), table=name_table(names), digest=mark)
