"""Shelf: one gazetteer file, opened on first use and once a process, and asked by name, id and likeness."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz.distance import JaroWinkler

from sayso.gazetteer.feature import KINDS, OTHER, Feature, Source
from sayso.gazetteer.fold import sound
from sayso.gazetteer.store import DEGREE, GEONAMES, OURS, OURS_FROM, open_store

NAMED = "SELECT n.lang, n.name, n.valid_from, n.valid_to, p.* FROM name n JOIN place p ON p.id = n.feature WHERE n.key = ?"
BY_NUMBER = "SELECT * FROM place WHERE id = ? AND code IS NULL"
BY_CODE = "SELECT * FROM place WHERE code = ?"
# the view leads from a place to its whole: here the other way, by the column that has an index
INSIDE = "SELECT * FROM place WHERE id IN (SELECT id FROM feature WHERE parent = ?)"
INSIDE_CODE = (
    "SELECT * FROM place WHERE id IN"
    " (SELECT id FROM feature WHERE parent = (SELECT id FROM feature WHERE code = ?))"
)
ON_BANK = "SELECT * FROM place WHERE bank = ?"
LISTED = "SELECT * FROM place WHERE source = (SELECT number FROM metadata WHERE source = ?)"
ALIASES = (
    "SELECT f.code, f.id, n.name FROM feature f JOIN name n ON n.feature = f.id WHERE n.name IS NOT NULL"
    " AND f.source = (SELECT number FROM metadata WHERE source = ?) AND n.lang IS NOT 'demonym'"
)
WITHIN = "SELECT * FROM place WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?"
BEGINNING = (
    "SELECT * FROM place WHERE kind IN (SELECT value FROM json_each(?))"
    " AND id IN (SELECT feature FROM name WHERE key >= ? AND key < ?)"
)
ALIKE = (
    "SELECT key FROM sound WHERE sound IN (SELECT value FROM json_each(?)) UNION"
    " SELECT key FROM sound WHERE sound > ? AND sound < ? AND length(sound) <= ?"
)
# so many strong consonants at the end may be missing or too many
MORE = 2
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A place as a bearer of one name: what the name is to it, its spelling, and the days between which it held."""

    feature: Feature
    lang: str
    name: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


class Shelf:
    """A gazetteer file. It can be sent to other processes: each opens it for itself."""

    __slots__ = ("_database", "_process", "_sources", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process: int | None = None
        self._database: sqlite3.Connection | None = None
        self._sources: tuple[str, ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["path"])  # type: ignore[misc]

    @property
    def database(self) -> sqlite3.Connection:
        """The file, opened. Raises DataError SAY-241 where it is no whole gazetteer."""
        if self._database is None or self._process != os.getpid():
            self._database = open_store(self.path)
            self._process = os.getpid()
            self._sources = tuple(
                row[0] for row in self._database.execute("SELECT source FROM metadata ORDER BY number")
            )
        return self._database

    @property
    def digest(self) -> str:
        """The digest of all rows, as it was when the file was written."""
        (found,) = self.database.execute("SELECT sha256 FROM content").fetchone()
        return str(found)

    def sources(self) -> tuple[Source, ...]:
        """Where the rows come from."""
        rows = self.database.execute(
            "SELECT source, version, date, sha256, rows, licence FROM metadata ORDER BY number"
        )
        return tuple(
            Source(source=s, version=v, date=d, sha256=h, rows=n, licence=x) for s, v, d, h, n, x in rows
        )

    def counts(self) -> tuple[int, int]:
        """How many places and how many names there are."""
        places, names = self.database.execute(
            "SELECT (SELECT count(*) FROM feature), (SELECT count(*) FROM name)"
        ).fetchone()
        return places, names

    def known(self) -> frozenset[str]:
        """The keys of our own places."""
        return frozenset(row[0] for row in self.database.execute("SELECT key FROM known"))

    def named(self, key: str) -> list[Naming]:
        """The places that bear this key."""
        return [
            Naming(feature=self._feature(rest), lang=lang or OTHER, name=name, valid_from=start, valid_to=end)
            for lang, name, start, end, *rest in self.database.execute(NAMED, (key,))
        ]

    def get(self, id_: str) -> Feature | None:
        """The place with this id."""
        if id_.startswith(GEONAMES):
            number = id_.removeprefix(GEONAMES)
            rows = self._rows(BY_NUMBER, int(number)) if number.isdecimal() else ()
        else:
            rows = self._rows(BY_CODE, id_)
        return next(iter(rows), None)

    def parts_of(self, whole: str) -> tuple[Feature, ...]:
        """The places that lie in a region or on a river's bank ("left:dnipro"), as far as listed."""
        number = whole.removeprefix(GEONAMES)
        if whole.startswith(GEONAMES):
            # a place that the words made of a town ("the X area") is in no list, and has no parts there
            inside = self._rows(INSIDE, int(number)) if number.isdecimal() else ()
        else:
            inside = self._rows(INSIDE_CODE, whole)
        return tuple({f.id: f for f in (*inside, *self._rows(ON_BANK, whole))}.values())

    def listed(self) -> tuple[Feature, ...]:
        """The places of our own tables, with their other names."""
        aliases: dict[str, list[str]] = {}
        for code, number, name in self.database.execute(ALIASES, (OURS,)):
            aliases.setdefault(code or f"{GEONAMES}{number}", []).append(name)
        return tuple(
            replace(f, aliases=tuple(name for name in aliases.get(f.id, ()) if name != f.name))
            for f in self._rows(LISTED, OURS)
        )

    def within(self, south: float, west: float, north: float, east: float) -> tuple[Feature, ...]:
        """The places between these parallels and meridians (degrees)."""
        return self._rows(WITHIN, *(round(edge * DEGREE) for edge in (south, north, west, east)))

    def alike(self, key: str, bar: float) -> list[tuple[float, str]]:
        """Keys spelt nearly so (Jaro-Winkler at least `bar`) that sound or begin alike, best first."""
        heard = sound(key)
        if heard is None:
            return []
        # letters at the end may be too many on either side
        ends = sorted({heard[:cut] for cut in range(max(2, len(heard) - MORE), len(heard) + 1)})
        like = self.database.execute(
            ALIKE, (json.dumps(ends), heard, heard + LAST, len(heard) + MORE)
        ).fetchall()
        scored = ((JaroWinkler.similarity(key, other, score_cutoff=bar), other) for (other,) in like)
        return sorted({(score, other) for score, other in scored if score}, reverse=True)

    def beginning(self, key: str, kinds: Sequence[str]) -> tuple[Feature, ...]:
        """Places of these kinds with a name that begins with the words of a key: "zaporizhzhia ..." for plants."""
        numbers = json.dumps([KINDS.index(kind) for kind in kinds])
        return self._rows(BEGINNING, numbers, f"{key} ", f"{key}!")

    def _rows(self, query: str, *values: object) -> tuple[Feature, ...]:
        return tuple(self._feature(row) for row in self.database.execute(query, values))

    def _feature(self, row: Sequence[Any]) -> Feature:
        number, code, source, name, kind, country, admin1, lat, lon, people, known, of, bank, line = row
        return Feature(
            id=code or f"{GEONAMES}{number}",
            name=name,
            kind=KINDS[kind],
            country=country,
            admin1=admin1,
            lat=None if lat is None else lat / DEGREE,
            lon=None if lon is None else lon / DEGREE,
            population=people,
            parent=of or (None if known is None else f"{GEONAMES}{known}"),
            bank=bank,
            geometry=line,
            source=self._sources[source],
            ours=self._sources[source] == OURS,
            number=number if number < OURS_FROM else None,
        )


def merged(found: Iterable[Sequence[Naming]]) -> tuple[Naming, ...]:
    """Bearers of a name on several shelves, ours and the large first.

    A place is as our own tables have it, whatever shelf these stand on; else as the first shelf does.
    """
    kept: dict[str, Naming] = {}
    for namings in found:
        for naming in namings:
            known = kept.setdefault(naming.feature.id, naming)
            if naming.feature.ours and not known.feature.ours:
                kept[naming.feature.id] = naming
    return tuple(sorted(kept.values(), key=_order))


def _order(naming: Naming) -> tuple[bool, int, str]:
    return not naming.feature.ours, -(naming.feature.population or 0), naming.feature.id
