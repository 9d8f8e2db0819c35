"""A small gazetteer of invented places, and rows of a dump as GeoNames writes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sayso.gazetteer.feature import DEMONYM, FORMER, MAIN, OTHER, Feature, Name, Source
from sayso.gazetteer.fold import fold
from sayso.gazetteer.places import PlaceBook, load_places
from sayso.gazetteer.shelf import Shelf
from sayso.gazetteer.store import OURS, Content, write_store


def feature(id_: str, name: str, kind: str = "populated place", **more: object) -> Feature:
    """A place of the invented land of Ostia."""
    plain = Feature(
        id=id_, name=name, kind=kind, country="ZZ", admin1=None, lat=10.0, lon=20.0, population=None,
        parent=None, bank=None, source=OURS,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


FEATURES = (
    feature("country:ZZ", "Ostia", "country", population=5_000_000),
    feature("own:velda-province", "Velda Province", "region", admin1="Velda Province", population=400_000),
    feature("geonames:1", "Velda", admin1="Velda Province", population=90_000, parent="own:velda-province"),
    feature("geonames:2", "Marn", admin1="Velda Province", population=4_000, lat=10.2, lon=20.2),
    feature("geonames:3", "Marn", admin1="Tarr Province", population=70_000, lat=14.0, lon=26.0),
    feature("geonames:4", "Tarr", admin1="Tarr Province", population=60_000, lat=14.1, lon=26.1),
    feature("own:velda-river", "Velda River", "river", parent="country:ZZ"),
    feature("geonames:5", "Newtown", admin1="Tarr Province", population=30_000, lat=14.3, lon=26.4),
    feature("own:grand-dam", "Grand Marn Dam", "dam", lat=10.3, lon=20.3),
)
NAMES = (
    *(Name(key=fold(f.name), feature=f.id, lang=MAIN, name=f.name) for f in FEATURES),
    Name(key="velda", feature="own:velda-province", lang=OTHER, name="Velda"),
    Name(key="velda", feature="own:velda-river", lang=OTHER, name="Velda"),
    Name(key="ostian", feature="country:ZZ", lang=DEMONYM, name="Ostian"),
    Name(
        key="oldburg",
        feature="geonames:5",
        lang=FORMER,
        name="Oldburg",
        valid_from="1900-01-01",
        valid_to="1990-06-01",
    ),
    Name(key="oldburg", feature="geonames:2", lang=OTHER, name="Oldburg"),
    Name(key="marn dam", feature="own:grand-dam", lang=OTHER, name="Marn dam"),
)
SOURCES = (Source(source=OURS, version="1", date="", sha256="", rows=len(FEATURES), licence="none"),)
CONTENT = Content(
    features=FEATURES,
    names=NAMES,
    sources=SOURCES,
    known=frozenset(n.key for n in NAMES),
    alike=frozenset(n.key for n in NAMES),
)


def book(folder: Path) -> PlaceBook:
    """The small gazetteer, written to a folder and opened in place of the one that ships."""
    path = folder / "small.sqlite"
    write_store(CONTENT, path)
    return replace(load_places(), shelves=(Shelf(path),))


def row(number: int = 77, name: str = "Newvillage", **cells: str) -> str:
    """A row of a dump: 19 columns, separated by tabs."""
    columns = {
        "id": str(number), "name": name, "ascii": name, "others": "Nueva Aldea,NVL,Новое Село", "lat": "48.5",
        "lon": "35.5", "class": "P", "code": "PPL", "country": "UA", "cc2": "", "admin1": "04", "admin2": "",
        "admin3": "", "admin4": "", "people": "1200", "elevation": "", "dem": "100", "zone": "Europe/Kyiv",
        "changed": "2024-01-01",
    } | cells  # fmt: skip
    return "\t".join(columns.values()) + "\n"
