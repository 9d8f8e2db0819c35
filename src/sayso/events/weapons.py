"""Weapons: arms, ammunition and war vehicles named in a text, by class, from a data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from sayso.errors import DataError
from sayso.events.naming import NameTable, name_table
from sayso.model.ids import digest

NAME = "weapons.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponClass:
    """An entry of the taxonomy: canonical name, class ("rocket artillery"), and the broader class."""

    name: str
    kind: str
    broad: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWeapon:
    """A weapon named in a text: the entry and half-open code points. `generic` where no model is named."""

    weapon: WeaponClass
    start: int
    end: int
    generic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arsenal:
    """The taxonomy with its names. `counted` are nouns that are equipment behind a number."""

    weapons: tuple[WeaponClass, ...]
    table: NameTable
    counted: frozenset[str]
    uncounted: frozenset[str]
    digest: str

    def find(self, text: str) -> tuple[NamedWeapon, ...]:
        """The weapons named in a text, left to right; a model and its kind in a row are one ("T-72 tanks")."""
        found: list[NamedWeapon] = []
        for hit in self.table.find(text):
            weapon = self.weapons[hit.entry]
            generic = weapon.name[:1].islower()
            before = found[-1] if found else None
            if before and generic and not before.generic and text[before.end : hit.start] in {" ", "-"}:
                found[-1] = NamedWeapon(weapon=before.weapon, start=before.start, end=hit.end, generic=False)
                continue
            found.append(NamedWeapon(weapon=weapon, start=hit.start, end=hit.end, generic=generic))
        return tuple(found)

    def named(self, name: str) -> WeaponClass | None:
        """The entry of this name, alias or plural."""
        hits = self.find(name)
        return hits[0].weapon if hits and (hits[0].start, hits[0].end) == (0, len(name)) else None


def load_arsenal() -> Arsenal:
    """The arsenal that ships with Sayso. Raises DataError SAY-207 where the file does not fit."""
    data = (files("sayso.events") / "data" / NAME).read_bytes()
    try:
        return _arsenal(tomllib.loads(data.decode()), digest(data)[:12])
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise DataError(
            "SAY-207", f"the weapons do not fit: {error}", where=NAME, do="give every group kind, broad, source and names"
        ) from error  # fmt: skip


def _arsenal(table: Mapping[str, Any], mark: str) -> Arsenal:
    weapons: list[WeaponClass] = []
    names: list[tuple[int, str]] = []
    for group in table["group"]:
        if not group["source"]:
            raise ValueError(f"{group['kind']} has no source")
        for line in group["names"]:
            forms = [form.strip() for form in line.split("|")]
            names += [(len(weapons), form) for form in forms]
            weapons.append(WeaponClass(name=forms[0], kind=group["kind"], broad=group["broad"]))
    return Arsenal(
        weapons=tuple(weapons), table=name_table(names), counted=frozenset(table["words"]["counted"]),
        uncounted=frozenset(table["words"]["uncounted"]), digest=mark,
    )  # fmt: skip
