"""The gazetteer's data files: ids, points, parents, banks, and the traps of same-named places."""

from __future__ import annotations

import csv
import io
import tomllib
import unicodedata
from collections import defaultdict
from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

DATA = files("sayso.gazetteer").joinpath("data")
KINDS = {
    "populated place",
    "region",
    "country",
    "river",
    "bank",
    "bridge",
    "dam",
    "plant",
    "island",
    "airport",
    "area",
}
ACTOR_KINDS = {
    "ministry",
    "force",
    "agency",
    "media",
    "group",
    "office",
    "body",
    "intergovernmental",
    "channel",
}


def table(name: str) -> list[dict[str, str]]:
    """The rows of a data file; a row with too many or too few cells fails."""
    text = DATA.joinpath(name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        assert None not in row, row
        assert None not in row.values(), row
    return rows


def split(cell: str) -> list[str]:
    return cell.split(";") if cell else []


@pytest.fixture(scope="module")
def places() -> list[dict[str, str]]:
    return table("places.csv")


@pytest.fixture(scope="module")
def states() -> list[dict[str, str]]:
    return table("states.csv")


@pytest.fixture(scope="module")
def actors() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(DATA.joinpath("actors.toml").read_text(encoding="utf-8"))


def by_id(places: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in places}


def test_every_place_has_its_own_id_a_kind_a_name_and_a_source(
    places: list[dict[str, str]],
) -> None:
    assert len(by_id(places)) == len(places)
    for row in places:
        assert row["kind"] in KINDS, row
        assert row["name"].strip(), row
        assert row["source"].strip(), row


def test_points_are_on_the_globe_and_whole(places: list[dict[str, str]]) -> None:
    for row in places:
        assert bool(row["lat"]) == bool(row["lon"]), row
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row
        assert row["population"] == "" or int(row["population"]) > 0, row


def test_ukrainian_points_lie_in_ukraine(places: list[dict[str, str]]) -> None:
    for row in places:
        if row["country"] == "UA" and row["lat"]:
            assert 44.2 < float(row["lat"]) < 52.5, row
            assert 22.0 < float(row["lon"]) < 40.3, row


def test_parents_exist_and_lead_up_without_a_circle(places: list[dict[str, str]]) -> None:
    rows = by_id(places)
    for row in places:
        seen, here = set(), row
        while here["parent"]:
            assert here["id"] not in seen, row
            seen.add(here["id"])
            assert here["parent"] in rows, here
            here = rows[here["parent"]]


def test_every_ukrainian_town_is_in_one_of_27_regions(places: list[dict[str, str]]) -> None:
    regions = {row["id"] for row in places if row["kind"] == "region" and row["country"] == "UA"}
    assert len(regions) == 27
    assert "geonames:706442" in regions
    for row in places:
        if row["country"] == "UA" and row["kind"] == "populated place":
            assert row["parent"] in regions, row


def test_a_town_lies_near_the_other_towns_of_its_region(places: list[dict[str, str]]) -> None:
    rows = by_id(places)
    for row in places:
        if row["country"] != "UA" or row["kind"] != "populated place" or not row["lat"]:
            continue
        region = rows[row["parent"]]
        assert abs(float(row["lat"]) - float(region["lat"])) < 2.3, row
        assert abs(float(row["lon"]) - float(region["lon"])) < 3.0, row


@pytest.mark.parametrize(
    ("place", "bank"),
    [
        ("geonames:706448", "right:dnipro"),  # Kherson
        ("geonames:713304", "right:dnipro"),  # Antonivka
        ("geonames:712260", "right:dnipro"),  # Beryslav
        ("geonames:690903", "right:dnipro"),  # Tiahynka
        ("geonames:709465", "right:dnipro"),  # Dudchany
        ("Nikopol", "right:dnipro"),
        ("geonames:691037", "left:dnipro"),  # Oleshky
        ("Hola Prystan", "left:dnipro"),
        ("Nova Kakhovka", "left:dnipro"),
        ("Kakhovka", "left:dnipro"),
        ("Enerhodar", "left:dnipro"),
        ("geonames:687700", "left:dnipro"),  # Zaporizhzhia
    ],
)
def test_banks_of_the_towns_on_the_dnipro(places: list[dict[str, str]], place: str, bank: str) -> None:
    found = [row for row in places if row["kind"] == "populated place" and place in (row["id"], row["name"])]
    assert [row["bank"] for row in found] == [bank]


def test_a_bank_is_a_side_of_a_river_that_is_listed(places: list[dict[str, str]]) -> None:
    rivers = {row["id"] for row in places if row["kind"] == "river"}
    for row in places:
        if row["bank"]:
            side, river = row["bank"].split(":")
            assert side in ("left", "right"), row
            assert f"sayso:{river}-river" in rivers, row
        if row["kind"] == "bank":
            assert row["parent"] in rivers, row
            assert row["bank"], row


@pytest.mark.parametrize("name", ["Kherson", "Donetsk", "Luhansk", "Zaporizhzhia", "Kharkiv", "Mykolaiv"])
def test_city_and_region_of_one_name_are_two_places(places: list[dict[str, str]], name: str) -> None:
    named = [row for row in places if name == row["name"] or name in split(row["aliases"])]
    kinds = {row["kind"] for row in named if row["country"] == "UA"}
    assert kinds == {"populated place", "region"}
    city = max(
        (row for row in named if row["kind"] == "populated place"),
        key=lambda row: int(row["population"] or 0),
    )
    assert int(city["population"]) > 200_000
    assert by_id(places)[city["parent"]]["name"] == f"{name} Oblast"


@pytest.mark.parametrize(
    ("spelling", "place"),
    [
        ("Zaporozhye", "geonames:687700"),
        ("Snigirevka", "geonames:693379"),
        ("Balakleya", "geonames:712926"),
        ("Tsiurupynsk", "geonames:691037"),
        ("Chernobayevka", "geonames:710715"),
        ("Херсон", "geonames:706448"),
        ("Снігурівка", "geonames:693379"),
        ("Krasny Liman", "geonames:704204"),
        ("Antonovsky bridge", "sayso:antonivskyi-bridge"),
        ("east bank of the Dnieper", "sayso:dnipro-left-bank"),
    ],
)
def test_wire_spellings_are_listed(places: list[dict[str, str]], spelling: str, place: str) -> None:
    row = by_id(places)[place]
    assert spelling in [row["name"], *split(row["aliases"])]


def test_stanislav_is_the_village_and_not_ivano_frankivsk(places: list[dict[str, str]]) -> None:
    named = [r["id"] for r in places if "Stanislav" in (r["name"], *split(r["aliases"]))]
    assert named == ["geonames:692944"]


def test_aliases_of_a_place_are_clean(places: list[dict[str, str]]) -> None:
    for row in places:
        aliases = split(row["aliases"])
        assert all(alias == alias.strip() and alias for alias in aliases), row
        assert len(set(aliases)) == len(aliases), row
        assert row["name"] not in aliases, row
        for text in (row["name"], *aliases):
            assert unicodedata.normalize("NFC", text) == text, row


def test_dates_of_places_run_forwards(places: list[dict[str, str]]) -> None:
    for row in places:
        days = [date.fromisoformat(row[k]) for k in ("valid_from", "valid_to") if row[k]]
        assert all(a < b for a, b in pairwise(days)), row


def test_states_are_unique_and_each_is_a_country_among_the_places(
    states: list[dict[str, str]], places: list[dict[str, str]]
) -> None:
    codes = [row["iso2"] for row in states]
    assert len(set(codes)) == len(codes) >= 190
    assert len({row["name"] for row in states}) == len(states)
    countries = {row["id"]: row["name"] for row in places if row["kind"] == "country"}
    assert countries == {f"country:{row['iso2']}": row["name"] for row in states}
    assert all(row["source"].strip() for row in states)


def test_no_capital_is_an_alias_of_a_state_and_no_alias_serves_two(
    states: list[dict[str, str]],
) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in states:
        names = {row["name"], *split(row["aliases"])}
        # The Holy See's city bears the state's name; elsewhere the capital is apart.
        if row["iso2"] != "VA":
            assert not names & set(split(row["capitals"])), row
        for name in names:
            owners[name].add(row["iso2"])
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_every_actor_has_its_own_id_a_kind_a_side_and_a_source(
    actors: dict[str, list[dict[str, Any]]],
) -> None:
    ids = [actor["id"] for actor in actors["actor"]]
    assert len(set(ids)) == len(ids)
    for actor in actors["actor"]:
        assert actor["kind"] in ACTOR_KINDS, actor
        assert isinstance(actor["official"], bool), actor
        assert actor["source"].strip(), actor
        # A channel carries words; it takes no side.
        assert ("bloc" in actor) == (actor["kind"] != "channel"), actor


def test_no_name_is_given_to_two_actors_or_two_persons(
    actors: dict[str, list[dict[str, Any]]],
) -> None:
    for kind in ("actor", "person"):
        owners: dict[str, set[str]] = defaultdict(set)
        for entry in actors[kind]:
            for name in (entry["name"], *entry["aliases"]):
                owners[name.casefold()].add(entry["name"])
        assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_a_state_side_is_written_as_in_states(
    actors: dict[str, list[dict[str, Any]]], states: list[dict[str, str]]
) -> None:
    known = {row["name"] for row in states}
    demonyms = {name for row in states for name in split(row["demonyms"])}
    aliases = {name for row in states for name in split(row["aliases"])}
    for entry in [*actors["actor"], *actors["person"]]:
        bloc = entry.get("bloc")
        assert bloc is None or bloc in known or bloc not in demonyms | aliases, entry


@pytest.mark.parametrize(
    ("name", "bloc", "official"),
    [
        ("GUR", "Ukraine", True),
        ("Ukrinform", "Ukraine", True),
        ("TASS", "Russia", True),
        ("Russian Defence Ministry", "Russia", True),
        ("IRNA", "Iran", True),
        ("COPREFA", "El Salvador", True),
        ("FMLN", "FMLN", True),
        ("Radio Venceremos", "FMLN", True),
        ("Reuters", "third party", False),
        ("ICRC", "third party", False),
    ],
)
def test_sides_of_well_known_actors(
    actors: dict[str, list[dict[str, Any]]], name: str, bloc: str, official: bool
) -> None:
    found = [actor for actor in actors["actor"] if actor["name"] == name]
    assert [(actor["bloc"], actor["official"]) for actor in found] == [(bloc, official)]


def test_office_holders_have_an_office_and_dates_that_run_forwards(
    actors: dict[str, list[dict[str, Any]]],
) -> None:
    for person in actors["person"]:
        assert person["office"].strip(), person
        assert person["source"].strip(), person
        days = [date.fromisoformat(person[k]) for k in ("from", "to") if k in person]
        assert all(a < b for a, b in pairwise(days)), person


def test_the_attribution_that_the_licence_asks_for_stands_with_the_data() -> None:
    readme = DATA.joinpath("README.md").read_text(encoding="utf-8")
    assert "Place data © GeoNames, CC BY 4.0" in readme
