"""Dumps: the tables of GeoNames ("UA.zip", "UA.txt"), read row by row and refused where a row is broken."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import DataError
from sayso.gazetteer.feature import MAIN, OTHER, Feature, Name, Source
from sayso.gazetteer.fold import fold
from sayso.gazetteer.overlay import check_point
from sayso.gazetteer.spelling import is_wire_name
from sayso.gazetteer.store import Content

SOURCE, LICENCE = "GeoNames", "CC BY 4.0: Place data © GeoNames"
# columns of a dump as the readme of GeoNames gives them
COLUMNS = 19
NUMBER, NAME, ASCII, OTHERS, LAT, LON, CLASS, CODE, COUNTRY = 0, 1, 2, 3, 4, 5, 6, 7, 8
ADMIN1, PEOPLE = 10, 14
ALL = "all"
# kinds by class and code; None by class alone
KINDS: dict[tuple[str, str | None], str] = {
    ("P", None): "populated place",
    **dict.fromkeys([("A", "ADM1"), ("A", "ADM2"), ("A", "ADM3"), ("A", "ADM1H"), ("A", "ADM2H")], "region"),
    **dict.fromkeys([("H", "STM"), ("H", "STMS"), ("H", "STMI"), ("H", "CNL"), ("H", "WAD")], "river"),
    **dict.fromkeys(
        [("H", "LK"), ("H", "RSV"), ("H", "BAY"), ("H", "STRT"), ("H", "SEA"), ("H", "LGN")], "area"
    ),
    ("L", "RGN"): "area",
    ("S", "BDG"): "bridge",
    ("S", "DAM"): "dam",
    **dict.fromkeys([("S", "AIRP"), ("S", "AIRB"), ("S", "AIRF")], "airport"),
    **dict.fromkeys([("S", "PSTP"), ("S", "PSTN")], "plant"),
    ("S", "PRT"): "area",
    **dict.fromkeys([("T", "ISL"), ("T", "ISLS")], "island"),
    **dict.fromkeys([("T", "CAPE"), ("T", "SPIT"), ("T", "PEN")], "area"),
}
# no place of today's map: destroyed, abandoned, historical
GONE = frozenset({"PPLH", "PPLW", "PPLQ", "PPLCH"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a dump that is kept."""

    feature: Feature
    code: str
    names: tuple[str, ...]


def read_dump(path: Path, country: str) -> Content:
    """The places of a dump of one country, or of "all". Raises DataError SAY-244 naming file and row."""
    data = _bytes(path, country)
    rows: list[Row] = []
    regions: dict[str, str] = {}
    lines = 0
    for number, line in enumerate(io.StringIO(_text(data, path), newline="\n"), 1):
        if not line.strip():
            continue
        lines = number
        row = _row(line.rstrip("\r\n").split("\t"), f"{path.name} row {number}", country)
        if row is None:
            continue
        rows.append(row)
        if row.feature.kind == "region" and row.code.endswith(":ADM1"):
            regions[row.code.removesuffix(":ADM1")] = row.feature.name
    if not rows:
        raise _broken(path.name, "no place in it", f"give GeoNames' dump of {country}")
    if country == ALL:
        _check_all(rows, path)
    return _content(rows, regions, lines, data, country)


def _check_all(rows: list[Row], path: Path) -> None:
    """Refuses the dump of one country where that of all is asked for: it would stand for the world."""
    countries = {row.feature.country for row in rows}
    if len(countries) > 1:
        return
    only = countries.pop()
    do = f"install it as {only}, or give allCountries.zip" if only else "give allCountries.zip"
    raise _broken(path.name, f"all its places are of {only or 'no country'}, not of all countries", do)


def _content(rows: list[Row], regions: dict[str, str], lines: int, data: bytes, country: str) -> Content:
    features = tuple(_with_region(row, regions) for row in rows)
    names = tuple(name for row in rows for name in _names(row))
    source = Source(
        source=SOURCE, version=country, date="", sha256=hashlib.sha256(data).hexdigest(), rows=lines, licence=LICENCE
    )  # fmt: skip
    towns = {row.feature.id for row in rows if row.feature.kind == "populated place"}
    alike = frozenset(n.key for n in names if n.lang == MAIN and n.feature in towns)
    return Content(features=features, names=names, sources=(source,), alike=alike)


def _bytes(path: Path, country: str) -> bytes:
    """The table itself, out of its archive where it is in one."""
    try:
        if path.suffix.lower() != ".zip":
            return path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            inside = "allCountries.txt" if country == ALL else f"{country}.txt"
            if inside not in archive.namelist():
                raise _broken(path.name, f"there is no {inside} in it", f"give GeoNames' dump of {country}")
            return archive.read(inside)
    except OSError as error:
        raise _broken(
            str(path), f"it cannot be opened: {error.strerror or error}", "check the path"
        ) from error
    except (zipfile.BadZipFile, EOFError, RuntimeError) as error:
        raise _broken(path.name, f"no whole archive: {error}", "fetch it again") from error


def _text(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise _broken(f"{path.name} row {row}", "not in UTF-8", "fetch it again") from error


def _row(cells: list[str], where: str, country: str) -> Row | None:
    """A row that is kept, None where it is of no kind that is; broken ones are refused, kept or not."""
    if len(cells) != COLUMNS:
        raise _broken(where, f"{len(cells)} columns, not {COLUMNS}", "give a dump of GeoNames")
    try:
        number, lat, lon = int(cells[NUMBER]), float(cells[LAT]), float(cells[LON])
        people = int(cells[PEOPLE] or 0)
    except ValueError as error:
        raise _broken(where, str(error), "give a dump of GeoNames") from error
    if number <= 0 or people < 0 or not fold(cells[NAME]):
        raise _broken(where, "no number, no people or no name of a place", "give a dump of GeoNames")
    check_point(lat, lon, where)
    if country not in {ALL, cells[COUNTRY]}:
        raise _broken(
            where, f"a place of {cells[COUNTRY] or 'no country'}, not of {country}", "give its own dump"
        )
    kind = KINDS.get((cells[CLASS], cells[CODE])) or KINDS.get((cells[CLASS], None))
    if kind is None or cells[CODE] in GONE:
        return None
    feature = Feature(
        id=f"geonames:{number}",
        name=cells[NAME],
        kind=kind,
        country=cells[COUNTRY] or None,
        admin1=cells[ADMIN1] or None,
        lat=lat,
        lon=lon,
        population=people or None,
        parent=None,
        bank=None,
        source=SOURCE,
        ours=False,
    )
    others = tuple(o for o in cells[OTHERS].split(",") if is_wire_name(o, cyrillic=True))
    region = f"{cells[COUNTRY]}.{cells[ADMIN1]}"
    return Row(
        feature=feature,
        code=f"{region}:{cells[CODE]}" if kind == "region" else region,
        names=(cells[NAME], cells[ASCII], *others),
    )


def _with_region(row: Row, regions: dict[str, str]) -> Feature:
    """The place with the name of its first-level region in place of the code."""
    return replace(row.feature, admin1=regions.get(row.code.split(":")[0]))


def _names(row: Row) -> Iterator[Name]:
    for at, name in enumerate(row.names):
        if key := fold(name):
            yield Name(key=key, feature=row.feature.id, lang=MAIN if at == 0 else OTHER)


def _broken(where: str, what: str, do: str) -> DataError:
    return DataError("SAY-244", what, where=where, do=do)
