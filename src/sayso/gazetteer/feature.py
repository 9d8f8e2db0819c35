"""Feature: a known place, and one name that it bears."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "populated place", "region", "country", "area", "river", "bank", "bridge", "dam", "plant", "island",
    "airport",
)  # fmt: skip
# what a name is to its place: its own, that of a capital, another spelling or language, a former one, its
# people, a short form
MAIN, CAPITAL, OTHER, FORMER, DEMONYM, SHORT = "main", "capital", "other", "former", "demonym", "short"
# names that stand for a place only beside other words
MARKED = frozenset({DEMONYM, SHORT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A place: its kind, where it lies, of what it is a part, and on which bank of which river.

    `lat`/`lon` WGS 84 degrees; `admin1` the English name of its first-level
    region; `parent` the id of the whole; `bank` "left:dnipro"; `geometry` a
    course as "lat lon, lat lon ...". `ours` says that our own tables list it,
    not only a public gazetteer; `number` is GeoNames' own for what has an id of ours.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int | None
    parent: str | None
    bank: str | None
    aliases: tuple[str, ...] = ()
    geometry: str | None = None
    source: str | None = None
    ours: bool = True
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as a key, what it is to its place, and the days between which it held (ISO; None where open)."""

    key: str
    feature: str
    lang: str = OTHER
    name: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where rows come from: the name of a package, dump or table, its version and licence, and how many rows."""

    source: str
    version: str
    date: str
    sha256: str
    rows: int
    licence: str
