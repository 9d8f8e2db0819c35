"""Installed: gazetteers of single countries in a folder of the user's, beside the one that ships."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import DataError
from sayso.gazetteer.dumps import ALL, read_dump
from sayso.gazetteer.feature import Source
from sayso.gazetteer.places import shipped_gazetteer
from sayso.gazetteer.shelf import Shelf
from sayso.gazetteer.store import verify_store, write_store

SUFFIX = ".sqlite"
OWN_TABLE = "places.csv"
SHIPPED = "shipped"
DUMPS = "https://download.geonames.org/export/dump"


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A gazetteer on this machine: what it is called, where it lies, its digest, how much is in it, and from where."""

    name: str
    path: Path
    digest: str
    size: int
    places: int
    names: int
    sources: tuple[Source, ...]


def gazetteers(folder: Path) -> tuple[Path, ...]:
    """The files of the countries installed in a folder, by name; none where there is no such folder."""
    return tuple(sorted(folder.glob(f"*{SUFFIX}"))) if folder.is_dir() else ()


def own_table(folder: Path) -> Path | None:
    """The user's own places in a folder, where there are any."""
    path = folder / OWN_TABLE
    return path if path.is_file() else None


def listed(folder: Path) -> Iterator[Installed]:
    """The gazetteer that ships, and those installed in a folder. Raises DataError SAY-241 where one is damaged."""
    for name, path in ((SHIPPED, shipped_gazetteer()), *((p.stem, p) for p in gazetteers(folder))):
        shelf = Shelf(path)
        places, names = shelf.counts()
        yield Installed(
            name=name,
            path=path,
            digest=shelf.digest,
            size=path.stat().st_size,
            places=places,
            names=names,
            sources=shelf.sources(),
        )


def install(folder: Path, country: str, dump: Path | None) -> Installed:
    """Installs a country (two letters) or "all" from a dump; what was installed before stays where it cannot be read.

    Raises DataError: SAY-245 without a dump or for no country, SAY-244 and
    SAY-206 naming file and row, SAY-242 where the folder cannot be written.
    """
    code = _code(country)
    if dump is None:
        file = "allCountries.zip" if code == ALL else f"{code}.zip"
        raise DataError(
            "SAY-245", "no dump given, and Sayso fetches nothing by itself", where=code,
            do=f"fetch {DUMPS}/{file} and give it with --from",
        )  # fmt: skip
    write_store(read_dump(dump, code), folder / f"{code}{SUFFIX}")
    return next(found for found in listed(folder) if found.name == code)


def verify(folder: Path) -> Iterator[tuple[str, str]]:
    """Each gazetteer's name and digest, once every row is what the digest names. Raises DataError SAY-241."""
    for name, path in ((SHIPPED, shipped_gazetteer()), *((p.stem, p) for p in gazetteers(folder))):
        yield name, verify_store(path)


def remove(folder: Path, country: str) -> Path:
    """Removes an installed country. Raises DataError SAY-246 where it is not installed."""
    code = _code(country)
    path = folder / f"{code}{SUFFIX}"
    if not path.is_file():
        have = ", ".join(p.stem for p in gazetteers(folder)) or "none"
        raise DataError(
            "SAY-246", f"not installed (installed: {have})", where=code, do="see: sayso places list"
        )
    path.unlink()
    return path


def _code(country: str) -> str:
    if country.lower() == ALL:
        return ALL
    if len(country) != len("UA") or not country.isascii() or not country.isalpha():
        raise DataError("SAY-245", "no country", where=country, do='give two letters, as in UA, or "all"')
    return country.upper()
