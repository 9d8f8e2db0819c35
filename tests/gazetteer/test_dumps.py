"""Dumps of GeoNames: read from files, refused by file and row, installed whole or not at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.gazetteer import installed
from sayso.gazetteer.dumps import read_dump
from sayso.gazetteer.places import load_places
from tests.gazetteer.small import row

REGION = row(5, "Testova Oblast", **{"class": "A", "code": "ADM1", "others": "", "people": "0"})


def dump(folder: Path, *rows: str, name: str = "UA.txt") -> Path:
    """A dump with these rows."""
    path = folder / name
    path.write_text("".join(rows), encoding="utf-8")
    return path


def test_a_dump_is_read_with_its_regions_and_names(tmp_path: Path) -> None:
    content = read_dump(dump(tmp_path, row(), REGION), "UA")
    village, region = content.features
    assert (village.id, village.kind, village.admin1, village.population) == (
        "geonames:77",
        "populated place",
        "Testova Oblast",
        1200,
    )
    assert (region.kind, village.ours) == ("region", False)
    assert {n.key for n in content.names if n.feature == village.id} == {
        "newvillage",
        "nueva aldea",
        "новое село",
    }


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (("S", "DAM"), "dam"),
        (("S", "BDG"), "bridge"),
        (("S", "AIRB"), "airport"),
        (("T", "ISL"), "island"),
        (("T", "SPIT"), "area"),
        (("H", "STM"), "river"),
        (("L", "RGN"), "area"),
    ],
)
def test_kinds_by_class_and_code(tmp_path: Path, code: tuple[str, str], kind: str) -> None:
    (found,) = read_dump(
        dump(tmp_path, row(77, "Work", **{"class": code[0], "code": code[1]})), "UA"
    ).features
    assert found.kind == kind


def test_schools_and_destroyed_villages_are_left_out(tmp_path: Path) -> None:
    rows = (row(), row(78, "Old School", **{"class": "S", "code": "SCH"}), row(79, "Gone", code="PPLW"))
    assert [f.id for f in read_dump(dump(tmp_path, *rows), "UA").features] == ["geonames:77"]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("77\tonly\tthree\n", "row 2: 3 columns, not 19"),
        (row(lat="north"), "row 2: could not convert"),
        (row(lat="98.5"), "row 2: lat is 98.5"),
        (row(lon="-200"), "row 2: lon is -200"),
        (row(people="many"), "row 2: invalid literal"),
        (row(people="-4"), "row 2: no number"),
        (row(0), "row 2: no number"),
        (row(name="—"), "row 2: no number, no people or no name"),
        (row(country="PL"), "row 2: a place of PL, not of UA"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, broken: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        read_dump(dump(tmp_path, REGION, broken), "UA")
    assert error.value.code in {"SAY-244", "SAY-206"}
    assert f"UA.txt {told}" in error.value.line()
    assert "\n" not in error.value.line()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "UA.txt"),
        (b"\xff\xfe broken", "UA.txt"),
        (b"PK\x03\x04 cut short", "UA.zip"),
        (b"name,lat,lon\nTown,1,2\n", "UA.txt"),
    ],
)
def test_what_is_no_dump_is_refused(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DataError, match="SAY-244"):
        read_dump(tmp_path / name, "UA")


def test_a_dump_is_read_out_of_its_archive(tmp_path: Path) -> None:
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("UA.txt", row())
    assert len(read_dump(path, "UA").features) == 1
    with pytest.raises(DataError, match=r"no PL\.txt"):
        read_dump(path, "PL")


def test_installed_places_are_found_and_a_broken_dump_leaves_them(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    done = installed.install(folder, "ua", dump(tmp_path, row(), REGION))
    assert (done.name, done.places) == ("UA", 2)
    before = (folder / "UA.sqlite").read_bytes()
    with pytest.raises(DataError):
        installed.install(folder, "UA", dump(tmp_path, row(), "broken\n"))
    assert (folder / "UA.sqlite").read_bytes() == before
    assert [p.name for p in folder.iterdir()] == ["UA.sqlite"]
    book = load_places(installed=installed.gazetteers(folder))
    assert [f.id for f in book.named("Newvillage")] == ["geonames:77"]
    assert book.digest != load_places().digest
    assert dict(installed.verify(folder)).keys() == {"shipped", "UA"}


def test_our_own_rows_stay_where_a_dump_has_the_same_place(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    installed.install(folder, "UA", dump(tmp_path, row(706448, "Kherson", lat="1", lon="1")))
    found = load_places(installed=installed.gazetteers(folder)).get("geonames:706448")
    assert found is not None
    assert (found.bank, found.ours) == ("right:dnipro", True)


def test_without_a_dump_the_file_to_fetch_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"SAY-245.*dump/UA\.zip"):
        installed.install(tmp_path, "UA", None)
    with pytest.raises(DataError, match=r"allCountries\.zip"):
        installed.install(tmp_path, "all", None)
    for wrong in ("Ukraine", "U1", "../x"):
        with pytest.raises(DataError, match="SAY-245"):
            installed.install(tmp_path, wrong, None)


def test_what_is_not_installed_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="SAY-246"):
        installed.remove(tmp_path, "UA")
    installed.install(tmp_path, "UA", dump(tmp_path, row()))
    installed.remove(tmp_path, "ua")
    assert installed.gazetteers(tmp_path) == ()


OWN = "name,aliases,lat,lon,kind,parent,valid_from,valid_to,bank,source\n"


def test_the_users_own_place_wins_over_all_of_its_name(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text(f"{OWN}Kherson,Camp K,1.5,2.5,populated place,,,,,our desk\n", encoding="utf-8")
    book = load_places(table)
    assert book.named("Camp K")[0].lat == 1.5
    assert "camp k" in book.known
    assert book.digest != load_places().digest
    assert installed.own_table(tmp_path) == table


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Post,,91,2,populated place,,,,,desk", "lat is 91"),
        ("Post,,x,2,populated place,,,,,desk", "could not convert"),
        ("Post,,1,,populated place,,,,,desk", "only one of two"),
        ("Post,,1,2,planet,,,,,desk", "no kind of place: planet"),
        (",,1,2,populated place,,,,,desk", "without a name"),
    ],
)
def test_a_wrong_row_of_ones_own_is_named(tmp_path: Path, line: str, told: str) -> None:
    table = tmp_path / "places.csv"
    table.write_text(f"{OWN}{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"SAY-206.*places.csv line 2.*{told}"):
        load_places(table)


def test_ones_own_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="SAY-243"):
        load_places(tmp_path / "none.csv")
