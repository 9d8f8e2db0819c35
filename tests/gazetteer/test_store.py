"""The gazetteer's file: the same bytes each time, whole or refused, opened by each process for itself."""

from __future__ import annotations

import pickle
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.footprints.rivers import FILE as RIVERS
from sayso.footprints.tables import read_bytes as river_bytes
from sayso.gazetteer.places import load_places, shipped_gazetteer
from sayso.gazetteer.shelf import Shelf
from sayso.gazetteer.store import open_store, verify_store, write_store
from sayso.gazetteer.tables import read_bytes
from tests.gazetteer.small import CONTENT, NAMES, book
from tests.kit import kit

TABLES = ("places.csv", "areas.csv", "works.csv", "territories.csv", "names.csv", "states.csv")


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    turned = replace(CONTENT, features=CONTENT.features[::-1])
    assert write_store(CONTENT, first) == write_store(turned, second)
    assert first.read_bytes() == second.read_bytes()


def test_other_rows_give_another_digest(tmp_path: Path) -> None:
    fewer = replace(CONTENT, names=NAMES[:-1])
    assert write_store(CONTENT, tmp_path / "a.sqlite") != write_store(fewer, tmp_path / "b.sqlite")


def test_the_file_names_no_version_of_the_library_that_wrote_it(tmp_path: Path) -> None:
    write_store(CONTENT, tmp_path / "a.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes()[96:100] == bytes(4)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    places = book(tmp_path)
    (other, marn) = places.named("Marn")
    assert (marn.id, marn.admin1, marn.lat, marn.population) == ("geonames:2", "Velda Province", 10.2, 4_000)
    assert (other.ours, marn.ours) == (True, True)
    velda = places.get("geonames:1")
    assert velda is not None
    assert velda.parent == "own:velda-province"
    assert [f.name for f in places.parts_of("own:velda-province")] == ["Velda"]
    assert places.get("geonames:999") is None
    assert {f.name for f in places.within(14.0, 26.0, 14.2, 26.2)} == {"Marn", "Tarr"}
    assert len(places.listed()) == len(CONTENT.features)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _noise(path: Path) -> None:
    path.write_bytes(b"no gazetteer at all, but long enough to be read as something " * 200)


def _foreign(path: Path) -> None:
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE feature (id INTEGER)")
    database.commit()
    database.close()


@pytest.mark.parametrize("spoil", [_cut, _noise, _foreign, lambda path: path.write_bytes(b""), Path.unlink])
def test_what_is_no_whole_gazetteer_is_refused_in_one_line(tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "small.sqlite"
    write_store(CONTENT, path)
    spoil(path)  # type: ignore[operator]
    with pytest.raises(DataError) as told:
        open_store(path)
    assert told.value.code == "SAY-241"
    assert "small.sqlite" in told.value.line()
    assert "\n" not in told.value.line()


def test_a_changed_row_is_found_by_verifying(tmp_path: Path) -> None:
    path = tmp_path / "small.sqlite"
    write_store(CONTENT, path)
    assert verify_store(path) == Shelf(path).digest
    database = sqlite3.connect(path)
    database.execute("UPDATE feature SET lat = 0 WHERE id = 1")
    database.commit()
    database.close()
    with pytest.raises(DataError, match="SAY-241"):
        verify_store(path)


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.mkdir()
    with pytest.raises(DataError, match="SAY-242"):
        write_store(CONTENT, target)
    assert target.is_dir()
    assert list(tmp_path.iterdir()) == [target]


def test_the_shipped_file_is_whole_small_and_made_of_the_tables_beside_it() -> None:
    path = shipped_gazetteer()
    assert verify_store(path) == Shelf(path).digest
    assert path.stat().st_size < 20_000_000
    ours = Shelf(path).sources()[0]
    tables = b"".join(read_bytes(name) for name in TABLES) + river_bytes(RIVERS)
    assert ours.sha256 == sha256(tables).hexdigest(), "run: make gazetteer"


def test_rivers_have_their_courses() -> None:
    dnipro = kit().places.get("sayso:dnipro-river")
    assert dnipro is not None
    assert dnipro.geometry is not None
    assert len(dnipro.geometry.split(", ")) > 20


def test_a_book_goes_to_other_processes_and_is_read_by_all_threads() -> None:
    places = load_places()
    places.named("Kherson")
    sent = pickle.loads(pickle.dumps(places))  # noqa: S301  (made above)
    assert sent.named("Kherson") == places.named("Kherson")
    assert sent.digest == places.digest
    with ThreadPoolExecutor(4) as threads:
        found = set(threads.map(lambda name: places.named(name)[0].id, ["Kherson", "Mosul", "Goma"] * 20))
    assert len(found) == 3


def test_the_digest_of_the_places_stands_in_readings() -> None:
    assert kit().run["places"] == kit().places.digest
    assert len(kit().places.digest) == 12
