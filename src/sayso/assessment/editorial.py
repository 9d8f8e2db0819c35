"""Editorial data: all that the assessment goes by, versioned and named in the record."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sayso.assessment.equality import Equality, equality
from sayso.assessment.linktable import LinkTable, link_table
from sayso.assessment.overlay import merged, own_file
from sayso.assessment.stakes import StakeRow, stake_table
from sayso.errors import DataError
from sayso.model.ids import digest
from sayso.model.override import Override

NAME = "editorial.toml"
NUMBERS = ("reliability", "commitment", "stake", "access", "link", "independence", "status", "likelihood")
REQUIRED = (
    *NUMBERS,
    "letters",
    "relays",
    "updates",
    "equality",
    "camp",
    "control",
    "fact",
    "losses",
    "civilians",
    "stakes",
    "version",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editorial:
    """Constants by table, letters by kind of source, links, stakes and sides that fight as one.

    `updates` are the actions of a desk that kill or correct a story, `kinds` the
    kinds of known sources by id. `variants` are the data that
    hold for one conflict only, by its sides. `overrides` are the analysts'
    entries in force: they come from the record, not from the file.
    """

    version: str
    digest: str
    letters: Mapping[str, str]
    tables: Mapping[str, Mapping[str, float]]
    relays: frozenset[str]
    updates: Mapping[str, frozenset[str]]
    camps: Mapping[str, str]
    links: LinkTable
    stakes: Mapping[str, StakeRow]
    equality: Equality
    kinds: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[tuple[frozenset[str], Editorial], ...] = ()
    overrides: tuple[Override, ...] = ()

    def value(self, table: str, name: str) -> float:
        """One constant."""
        return self.tables[table][name]

    def camp(self, bloc: str) -> str:
        """The sides that fight as one with this one, by the name of their head; else the side itself."""
        return self.camps.get(bloc, bloc)

    def kind(self, source_id: str | None) -> str | None:
        """What kind of body a source is: as actors.toml lists it, else what stands before its id's colon."""
        if source_id is None:
            return None
        return self.kinds.get(source_id) or source_id.partition(":")[0]

    def within(self, blocs: Iterable[str]) -> Editorial:
        """The data for a conflict between these sides: its own where there are any, else the general ones."""
        if not self.variants:
            return self
        named = frozenset(blocs)
        found = next((data for sides, data in self.variants if len(sides & named) > 1), None)
        return self if found is None else replace(found, overrides=self.overrides, kinds=self.kinds)

    @property
    def name(self) -> str:
        """Version and digest, as they stand in every reading."""
        return f"{self.version} {self.digest}"


def load_editorial(own: Path | None = None, kinds: Mapping[str, str] | None = None) -> Editorial:
    """The editorial data that ship with Sayso, overruled by a file of the user's own.

    Raises DataError: SAY-208 where a table is missing, SAY-247 where the own file
    cannot be opened or read, SAY-248 where it says what the data do not have,
    SAY-249 where a row does not fit.
    """
    data = (files("sayso.assessment") / "data" / NAME).read_bytes()
    raw = _parsed(data, NAME)
    if own is None:
        return replace(_shipped(), kinds=kinds or {})
    said = own_file(own)
    conflicts = said.table.pop("conflict", [])
    name = digest(data + said.data)[:12]
    general = merged(raw, said.table, str(own))
    variants = []
    for n, conflict in enumerate(conflicts, 1):
        sides = frozenset(conflict.pop("sides", ()))
        if len(sides) < 2 or not conflict.pop("source", None):
            raise DataError(
                "SAY-248", f"conflict {n} names no two sides, or no source", where=str(own),
                do="give sides and source",
            )  # fmt: skip
        variants.append((sides, editorial_of(merged(general, conflict, str(own)), name, str(own))))
    return replace(editorial_of(general, name, str(own)), variants=tuple(variants), kinds=kinds or {})


@cache
def _shipped() -> Editorial:
    data = (files("sayso.assessment") / "data" / NAME).read_bytes()
    return editorial_of(_parsed(data, NAME), digest(data)[:12], NAME)


def _parsed(data: bytes, where: str) -> dict[str, Any]:
    """The tables of a file. Raises DataError SAY-208 where one is missing."""
    raw = tomllib.loads(data.decode())
    missing = [name for name in REQUIRED if name not in raw]
    if missing:
        raise DataError(
            "SAY-208", f"tables are missing: {', '.join(missing)}", where=where,
            do="start from the file that ships with Sayso",
        )  # fmt: skip
    return raw


def editorial_of(raw: Mapping[str, Any], name: str, where: str) -> Editorial:
    """Editorial data from their tables; `name` is the digest of what they came from."""
    links = link_table(raw, where)
    try:
        tables = {
            table: MappingProxyType({key: float(value) for key, value in raw[table].items()})
            for table in NUMBERS
        }
        camps = {member: camp["name"] for camp in raw["camp"] for member in camp["members"]}
        relays = frozenset(raw["relays"]["kinds"])
        updates = {name: frozenset(raw["updates"][name]) for name in ("kills", "corrects")}
        letters = {kind: str(letter) for kind, letter in raw["letters"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(
            "SAY-248", f"a table does not fit: {error}", where=where, do="mend it as the file that ships explains"
        ) from error  # fmt: skip
    strange = {letter for letter in letters.values() if letter not in tables["reliability"]}
    if strange:
        raise DataError(
            "SAY-248", f"letters without a reliability: {sorted(strange)}", where=where, do="use A to F"
        )
    return Editorial(
        version=str(raw["version"]),
        digest=name,
        letters=MappingProxyType(letters),
        tables=MappingProxyType(tables),
        relays=relays,
        updates=MappingProxyType(updates),
        camps=MappingProxyType(camps),
        links=links,
        stakes=MappingProxyType(stake_table(raw["stakes"], where, links.predicates)),
        equality=equality(raw["equality"], where),
    )
