"""Overlay: places listed by hand, ours or the user's, as rows of a table with a source each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import DataError
from sayso.gazetteer.feature import FORMER, KINDS, MAIN, OTHER, Feature, Name
from sayso.gazetteer.fold import fold
from sayso.gazetteer.tables import parts, read_rows

COLUMNS = (
    "id", "name", "kind", "country", "admin1", "lat", "lon", "population", "parent", "bank", "aliases",
    "valid_from", "valid_to", "source",
)  # fmt: skip
NAMES = ("id", "name", "lang", "valid_from", "valid_to", "source")
# what the user lists wins over all else
OWN = "the user's own"
OWN_COLUMNS = ("name", "aliases", "lat", "lon", "kind", "parent", "valid_from", "valid_to", "bank", "source")
LIMITS = {"lat": 90.0, "lon": 180.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """Places of one table with their names, in the order of its rows."""

    features: tuple[Feature, ...]
    names: tuple[Name, ...]


def read_overlay(data: bytes, where: str, source: str) -> Overlay:
    """The places of a table with the columns of places.csv. Raises DataError SAY-206 naming file and line."""
    features: list[Feature] = []
    names: list[Name] = []
    for line, row in read_rows(data, where, COLUMNS):
        feature = _feature(row, row["id"], source, f"{where} line {line}")
        features.append(feature)
        names.extend(_names(feature, row))
    return Overlay(features=tuple(features), names=tuple(names))


def read_own(path: Path, source: str) -> Overlay:
    """The user's own places. Raises DataError: SAY-243 where it cannot be opened, SAY-203 and SAY-206 inside."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(
            "SAY-243", f"the file of places cannot be opened: {error.strerror}", where=str(path), do="check the path"
        ) from error  # fmt: skip
    features: list[Feature] = []
    names: list[Name] = []
    for line, row in read_rows(data, path.name, OWN_COLUMNS):
        full = dict.fromkeys(COLUMNS, "") | row
        feature = _feature(
            full, f"own:{fold(row['name']).replace(' ', '-')}-{line}", source, f"{path} line {line}"
        )
        features.append(feature)
        names.extend(_names(feature, full))
    return Overlay(features=tuple(features), names=tuple(names))


def read_names(data: bytes, where: str) -> Iterator[Name]:
    """Further names of known places, with the days between which they held."""
    for line, row in read_rows(data, where, NAMES):
        if not row["id"] or not fold(row["name"]):
            raise _fault(f"{where} line {line}", "a name without a place, or a place without a name")
        yield Name(
            key=fold(row["name"]),
            feature=row["id"],
            lang=row["lang"] or OTHER,
            name=row["name"],
            valid_from=row["valid_from"] or None,
            valid_to=row["valid_to"] or None,
        )


def _feature(row: dict[str, str], id_: str, source: str, where: str) -> Feature:
    try:
        feature = Feature(
            id=id_,
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            population=int(row["population"]) if row["population"] else None,
            parent=row["parent"] or None,
            bank=row["bank"] or None,
            source=source,
        )
    except ValueError as error:
        raise _fault(where, str(error)) from error
    _check(feature, where)
    return feature


def _check(feature: Feature, where: str) -> None:
    if not feature.id or not fold(feature.name):
        raise _fault(where, "a place without a name")
    if feature.kind not in KINDS:
        raise _fault(
            where, f"no kind of place: {feature.kind or 'none given'}", f"use one of {', '.join(KINDS)}"
        )
    if (feature.lat is None) != (feature.lon is None):
        raise _fault(where, "only one of two coordinates")
    check_point(feature.lat, feature.lon, where)


def check_point(lat: float | None, lon: float | None, where: str) -> None:
    """Whether a point lies on the globe. Raises DataError SAY-206 where it does not."""
    for name, value in (("lat", lat), ("lon", lon)):
        if value is not None and not -LIMITS[name] <= value <= LIMITS[name]:
            raise _fault(
                where, f"{name} is {value:g}, beyond {LIMITS[name]:g} degrees", "mend the coordinates"
            )


def _names(feature: Feature, row: dict[str, str]) -> Iterable[Name]:
    days = (row["valid_from"] or None, row["valid_to"] or None)
    yield Name(key=fold(feature.name), feature=feature.id, lang=MAIN, name=feature.name)
    for alias in parts(row["aliases"]):
        if key := fold(alias):
            # the days of a row with another name than its aliases are those of the place
            lang = FORMER if days[1] else OTHER
            yield Name(
                key=key, feature=feature.id, lang=lang, name=alias, valid_from=days[0], valid_to=days[1]
            )


def _fault(where: str, what: str, do: str = "mend the row") -> DataError:
    return DataError("SAY-206", what, where=where, do=do)
