"""Store: a gazetteer as one SQLite file, written whole, checked, and only then moved into its place."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import DataError
from sayso.gazetteer.feature import KINDS, Feature, Name, Source
from sayso.gazetteer.fold import sound

# "SayG"
APPLICATION, SCHEMA = 0x53617947, 1
PAGE = 4096
# the place in the header that names the library's own version: left in, the same rows give other bytes
LIBRARY_AT = 96
DEGREE = 10_000
TABLES = """
CREATE TABLE metadata (
  number INTEGER PRIMARY KEY, source TEXT NOT NULL, version TEXT NOT NULL, date TEXT NOT NULL,
  sha256 TEXT NOT NULL, rows INTEGER NOT NULL, licence TEXT NOT NULL);
CREATE TABLE kind (number INTEGER PRIMARY KEY, kind TEXT NOT NULL);
CREATE TABLE content (sha256 TEXT NOT NULL);
CREATE TABLE feature (
  id INTEGER PRIMARY KEY, code TEXT, source INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL,
  country TEXT, admin1 INTEGER, lat INTEGER, lon INTEGER, population INTEGER, parent INTEGER, bank TEXT,
  geometry TEXT);
CREATE TABLE name (
  key TEXT NOT NULL, feature INTEGER NOT NULL, lang TEXT, name TEXT, valid_from TEXT, valid_to TEXT,
  PRIMARY KEY (key, feature)) WITHOUT ROWID;
CREATE TABLE sound (sound TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (sound, key)) WITHOUT ROWID;
CREATE TABLE known (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE admin1 (number INTEGER PRIMARY KEY, name TEXT NOT NULL);
"""
INDEXES = """
CREATE VIEW place AS
  SELECT f.id AS id, f.code AS code, f.source AS source, f.name AS name, f.kind AS kind, f.country AS country,
    a.name AS region, f.lat AS lat, f.lon AS lon, f.population AS population, w.id AS whole, w.code AS whole_code,
    f.bank AS bank, f.geometry AS geometry
  FROM feature f LEFT JOIN admin1 a ON a.number = f.admin1 LEFT JOIN feature w ON w.id = f.parent;
CREATE UNIQUE INDEX feature_code ON feature (code) WHERE code IS NOT NULL;
CREATE INDEX feature_parent ON feature (parent) WHERE parent IS NOT NULL;
CREATE INDEX feature_bank ON feature (bank) WHERE bank IS NOT NULL;
"""
# what stands as NULL in the column of name.lang and feature.kind, being the most frequent
GEONAMES = "geonames:"
# each table with what its rows are ordered by, as its digest counts them
ROWS = {
    "metadata": "SELECT * FROM metadata ORDER BY number",
    "kind": "SELECT * FROM kind ORDER BY number",
    "admin1": "SELECT * FROM admin1 ORDER BY number",
    "feature": "SELECT * FROM feature ORDER BY id",
    "name": "SELECT * FROM name ORDER BY key, feature",
    "sound": "SELECT * FROM sound ORDER BY sound, key",
    "known": "SELECT * FROM known ORDER BY key",
}
INSERT = {
    "metadata": "INSERT INTO metadata VALUES (?,?,?,?,?,?,?)",
    "kind": "INSERT INTO kind VALUES (?,?)",
    "admin1": "INSERT INTO admin1 VALUES (?,?)",
    "feature": "INSERT INTO feature VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "name": "INSERT INTO name VALUES (?,?,?,?,?,?)",
    "sound": "INSERT INTO sound VALUES (?,?)",
    "known": "INSERT INTO known VALUES (?)",
}
# the source whose places are ours, and from where on their numbers are
OURS = "Sayso"
OURS_FROM = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All rows of a gazetteer. `sources[k]` tells of the features whose `source` is its name.

    `known` are the keys that are proposed as places on their own word; `alike`
    those to which a misspelt name may lead.
    """

    features: Sequence[Feature]
    names: Sequence[Name]
    sources: Sequence[Source]
    known: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()


def write_store(content: Content, target: Path) -> str:
    """Writes a gazetteer to `target`; the same rows give the same bytes. Gives the digest of the rows.

    Raises DataError SAY-242 where the file cannot be written; what stood there before stays.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".gazetteer-", suffix=".tmp")
        os.close(handle)
        draft = Path(name)
        try:
            digest = _fill(draft, content)
            draft.chmod(0o644)
            verify_store(draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise DataError(
            "SAY-242", f"the gazetteer cannot be written: {error}", where=str(target), do="check the folder"
        ) from error
    return digest


def _fill(draft: Path, content: Content) -> str:
    rows = _rows(content)
    digest = hashlib.sha256()
    database = sqlite3.connect(draft)
    try:
        database.executescript(
            f"PRAGMA page_size={PAGE}; PRAGMA journal_mode=OFF; PRAGMA application_id={APPLICATION};"
            f"PRAGMA user_version={SCHEMA};{TABLES}"
        )
        for table, lines in rows.items():
            _digest(digest, table, lines)
            database.executemany(INSERT[table], lines)
        database.execute("INSERT INTO content VALUES (?)", (digest.hexdigest(),))
        database.executescript(INDEXES)
        database.commit()
        database.execute("VACUUM")
    finally:
        database.close()
    with draft.open("r+b") as file:
        file.seek(LIBRARY_AT)
        file.write(bytes(4))
    return digest.hexdigest()


def _digest(digest: hashlib._Hash, table: str, lines: Sequence[tuple[object, ...]]) -> None:
    digest.update(table.encode())
    for line in lines:
        digest.update(repr(line).encode())


def _rows(content: Content) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each table in an order that depends on nothing but the rows."""
    number = _numbers(content.features)
    source = {s.source: k for k, s in enumerate(content.sources)}
    regions = sorted({(f.admin1) for f in content.features if f.admin1})
    admin1 = {name: k for k, name in enumerate(regions)}
    kind = {name: k for k, name in enumerate(KINDS)}
    features = sorted(
        (
            number[f.id],
            None if f.id.startswith(GEONAMES) else f.id,
            source[f.source or ""],
            f.name,
            kind[f.kind],
            f.country,
            admin1.get(f.admin1 or ""),
            _units(f.lat),
            _units(f.lon),
            f.population,
            number.get(f.parent or ""),
            f.bank,
            f.geometry,
        )
        for f in content.features
    )
    return {
        "metadata": [
            (k, s.source, s.version, s.date, s.sha256, s.rows, s.licence)
            for k, s in enumerate(content.sources)
        ],
        "kind": [(k, name) for k, name in enumerate(KINDS)],
        "admin1": [(k, name) for name, k in admin1.items()],
        "feature": list(features),
        "name": _names(content.names, number),
        "sound": sorted((s, key) for key in content.alike if (s := sound(key))),
        "known": sorted((key,) for key in content.known),
    }


def _names(names: Iterable[Name], number: dict[str, int]) -> list[tuple[object, ...]]:
    kept: dict[tuple[str, int], Name] = {}
    for name in names:
        # the first to tell of a name of a place tells it best: tables come in the order of trust
        kept.setdefault((name.key, number[name.feature]), name)
    return sorted(
        (key, at, None if n.lang == "other" else n.lang, n.name, n.valid_from, n.valid_to)
        for (key, at), n in kept.items()
    )


def _numbers(features: Iterable[Feature]) -> dict[str, int]:
    """GeoNames numbers stay what they are; ours are counted on from a thousand million."""
    found: dict[str, int] = {}
    own: list[str] = []
    for feature in features:
        if feature.id.startswith(GEONAMES):
            found[feature.id] = int(feature.id.removeprefix(GEONAMES))
        elif feature.number is not None:
            found[feature.id] = feature.number
        else:
            own.append(feature.id)
    return found | {id_: OURS_FROM + k for k, id_ in enumerate(sorted(own))}


def _units(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * DEGREE)


def open_store(path: Path) -> sqlite3.Connection:
    """A gazetteer, opened for reading. Raises DataError SAY-241 where the file is no whole gazetteer."""
    try:
        size = path.stat().st_size
        database = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            found = tuple(
                database.execute(f"PRAGMA {what}").fetchone()[0]
                for what in ("application_id", "user_version", "page_count")
            )
            whole = size == found[2] * PAGE
        except BaseException:
            database.close()
            raise
    except (OSError, sqlite3.Error) as error:
        raise _unfit(path, f"no gazetteer: {error}") from error
    if found[:2] != (APPLICATION, SCHEMA) or not whole:
        database.close()
        raise _unfit(path, "cut short" if not whole else "no gazetteer of this version of Sayso")
    return database


def verify_store(path: Path) -> str:
    """Reads every row of a gazetteer against its digest, which it gives. Raises DataError SAY-241."""
    database = open_store(path)
    try:
        if (fault := database.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
            raise _unfit(path, f"damaged: {fault}")
        digest = hashlib.sha256()
        for table, rows in ROWS.items():
            _digest(digest, table, database.execute(rows).fetchall())
        (told,) = database.execute("SELECT sha256 FROM content").fetchone()
    except (sqlite3.Error, TypeError) as error:
        raise _unfit(path, f"damaged: {error}") from error
    finally:
        database.close()
    if told != digest.hexdigest():
        raise _unfit(path, "its rows are not those that its digest names")
    return digest.hexdigest()


def _unfit(path: Path, what: str) -> DataError:
    return DataError("SAY-241", what, where=str(path), do="install the gazetteer again")
