"""Names in a text: places, those who act in their name, and what only bears it; banks; what is nobody's place."""

from __future__ import annotations

import pytest

from sayso.analysis.splitter import SplitterAnalyzer
from sayso.gazetteer.recognise import Recognised, recognise
from sayso.gazetteer.roles import RoleReader, load_roles
from sayso.gazetteer.story import named_at
from sayso.model.analysis import Analyzer
from tests.kit import kit


def names(text: str, analyzer: Analyzer | None = None) -> dict[str, Recognised]:
    """The names in a text by their words."""
    analysis = (analyzer or kit().analyzer).analyze(text, [(0, len(text))])
    found = recognise(text, analysis, kit().places, load_roles())
    return {text[n.start : n.end]: n for n in found}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Two shops burned in Warsaw on Sunday.", "Warsaw", "place"),
        ("Warsaw said it would send three more radars.", "Warsaw", "actor"),
        ("Cairo rejected the offer on Sunday.", "Cairo", "actor"),
        ("A tram left Cairo before dawn.", "Cairo", "place"),
        ("Turkey's foreign ministry summoned the envoy.", "Turkey", "actor"),
        ("The talks with Pakistan ended without a result.", "Pakistan", "actor"),
        ("Trucks crossed into Pakistan at noon.", "Pakistan", "place"),
        ("Polish troops reached the Belarusian border.", "Polish", "actor"),
        ("Polish troops reached the Belarusian border.", "Belarusian", "place"),
        ("The president of Georgia spoke to reporters.", "Georgia", "actor"),
        ("The outskirts of Grozny were quiet.", "Grozny", "place"),
        ("The Poltava Brigade held the hill.", "Poltava", "none"),
        ("The submarine Novorossiysk left the harbour.", "Novorossiysk", "none"),
    ],
)
def test_what_a_name_stands_for(text: str, name: str, role: str) -> None:
    found = names(text)
    assert found[name].standing.role == role
    assert found[name].standing.reason


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Two shops burned in Warsaw on Sunday.", "Warsaw", "place"),
        ("Warsaw rejected the offer.", "Warsaw", "actor"),
        ("Warsaw's army moved.", "Warsaw", "actor"),
    ],
)
def test_without_a_tree_the_order_of_words_tells(text: str, name: str, role: str) -> None:
    assert names(text, SplitterAnalyzer())[name].standing.role == role


@pytest.mark.parametrize(
    ("text", "bank", "side"),
    [
        ("Houses burned on the left bank of the Dnipro near Kherson.", "left bank of the Dnipro", "left"),
        ("The Dnipro's right bank was quiet.", "right bank", "right"),
        ("Shots were heard on the west bank of the Tigris in Mosul.", "west bank of the Tigris", "right"),
        ("Schools opened on Mosul's left bank.", "left bank", "left"),
    ],
)
def test_a_bank_is_one_side_of_a_river(text: str, bank: str, side: str) -> None:
    place = names(text)[bank].named.place
    assert (place.kind, place.relation) == ("bank", f"{side} bank of")


def test_a_bank_of_no_river_is_none() -> None:
    assert "left bank" not in names("He stood on the left bank and waited.")


def test_a_street_lies_in_the_town_named_beside_it() -> None:
    place = names("A bomb went off on Zubayr Street in Basra, the police said.")["Zubayr Street"].named.place
    assert (place.kind, place.id) == ("area", None)
    assert place.lat == pytest.approx(30.5, abs=0.1)


def test_an_address_holds_for_the_rest_of_the_story() -> None:
    text = "Rain fell in Springfield, Missouri. The schools of Springfield were closed."
    analysis = kit().analyzer.analyze(text, [(0, len(text))])
    found = [
        n
        for n in recognise(text, analysis, kit().places, load_roles())
        if text[n.start : n.end] == "Springfield"
    ]
    assert {n.named.place.id for n in found} == {"geonames:4409896"}


def test_a_short_form_keeps_its_stop() -> None:
    assert "Ky." in names("Storms hit Lexington, Ky., on Friday.")


@pytest.mark.parametrize("text", ["", "x", "It rained and nobody came."])
def test_where_no_place_is_named_none_is_found(text: str) -> None:
    assert names(text) == {}


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Soldiers crossed the Dnipro near Kremenchuk at night.", 49.07, 33.42),
        ("Soldiers crossed the Dnipro near Kherson at night.", 46.6, 32.6),
    ],
)
def test_a_river_is_meant_where_it_passes_the_town_beside_it(text: str, lat: float, lon: float) -> None:
    place = names(text)["Dnipro"].named.place
    assert place.kind == "river"
    assert place.lat == pytest.approx(lat, abs=0.3)
    assert place.lon == pytest.approx(lon, abs=0.4)


def test_a_word_in_small_letters_is_no_village() -> None:
    analysis = kit().analyzer.analyze(text := "The police of the centre met.", [(0, len(text))])
    reader = RoleReader(analysis=analysis, words=load_roles())
    police = reader.standing(named_at(1, 2, "police", kit().places))
    assert (police.role, police.reason) == ("actor", "no noun of ground")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["Isis", "fighters"], ["Islamic State"]),
        (["ISIS", "fighters"], ["Islamic State"]),
        (["isis", "fighters"], []),
        (["Is", "it"], []),
        (["Sana", "spoke"], []),
    ],
)
def test_long_acronyms_of_groups_may_be_written_as_words(words: list[str], found: list[str]) -> None:
    assert [match.actor.name for match in kit().actors.find(words)] == found
