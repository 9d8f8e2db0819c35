"""Sizes: how large a footprint is drawn, as data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from sayso.errors import DataError
from sayso.footprints.tables import read_bytes, read_toml

FILE = "footprints.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Lengths in kilometres, angles in degrees, the rest shares; data/footprints.toml says what each stands for."""

    town_factor: float
    town_least: float
    town_most: float
    near_factor: float
    near_least: float
    near_most: float
    outskirts_inner: float
    outskirts_outer: float
    centre_share: float
    sector_half: float
    distance_spread: float
    direction_half: float
    direction_reach: float
    between_share: float
    along_band: float
    bank_band: float
    beyond_band: float
    front_reach: float
    side_known_beyond: float
    side_known_within: float
    hull_ratio: float
    hull_buffer: float
    stray_factor: float
    longest: float
    kind_radius: Mapping[str, float]
    points: frozenset[str]
    wholes: frozenset[str]

    def radius(self, kind: str, population: int | None) -> float:
        """The radius of a place in kilometres: of a town by its people, of anything else by its kind."""
        if kind in self.kind_radius:
            return self.kind_radius[kind]
        by_people = self.town_factor * math.sqrt(max(population or 0, 0) / 1000)
        return min(self.town_most, max(self.town_least, by_people))


_TABLES = frozenset({"kind_radius", "points", "wholes"})


def load_sizes() -> Sizes:
    """The sizes that ship with Sayso. Raises DataError SAY-231 where one is missing or not positive."""
    table = read_toml(read_bytes(FILE), FILE)
    try:
        numbers = {f.name: float(table["sizes"][f.name]) for f in fields(Sizes) if f.name not in _TABLES}
        radii = {str(kind): float(value) for kind, value in table["kind_radius"].items()}
        kinds = {name: frozenset(table["kinds"][name]) for name in ("point", "whole")}
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            "SAY-231", f"a size is missing or no number: {error}", where=FILE, do="mend the file"
        ) from error
    if wrong := [name for name, value in {**numbers, **radii}.items() if not 0 < value < math.inf]:
        raise DataError("SAY-231", f"not positive: {', '.join(wrong)}", where=FILE, do="mend the file")
    return Sizes(
        **numbers, kind_radius=MappingProxyType(radii), points=kinds["point"], wholes=kinds["whole"]
    )  # fmt: skip
