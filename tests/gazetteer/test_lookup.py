"""Names looked up: spellings, kinds and sides, and what is not found."""

from __future__ import annotations

import pytest

from sayso.gazetteer.fold import fold
from tests.kit import kit


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kherson", "kherson"),
        ("Al-Fashir", "al fashir"),
        ("Kup’iansk", "kupiansk"),
        ("São  Paulo", "sao paulo"),
        ("U.S.", "u s"),
        ("Херсон", "херсон"),
        ("—", ""),
    ],
)
def test_names_are_made_comparable(name: str, key: str) -> None:
    assert fold(name) == key
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize("name", ["Kherson", "KHERSON", "Cherson", "Херсон"])
def test_a_town_in_any_of_its_spellings(name: str) -> None:
    assert "geonames:706448" in {feature.id for feature in kit().places.named(name)}


def test_town_and_region_of_one_name_are_apart() -> None:
    kinds = {feature.kind for feature in kit().places.named("Kherson")}
    assert {"populated place", "region"} <= kinds
    assert {f.kind for f in kit().places.named("Kherson region")} == {"region"}


@pytest.mark.parametrize(("wrong", "right"), [("Zaporizhizhia", "Zaporizhzhia"), ("Bakhmutt", "Bakhmut")])
def test_a_name_spelt_nearly_so(wrong: str, right: str) -> None:
    assert right in {feature.name for feature in kit().places.spelt_like(wrong)[:2]}


@pytest.mark.parametrize("name", ["", "-", "x", "Qwrtzheim", "Mxyzptlk City"])
def test_what_is_no_place(name: str) -> None:
    places = kit().places
    assert places.named(name) == ()
    assert places.spelt_like(name) == ()


@pytest.mark.parametrize("word", ["said", "atlantis", "of", "police", "reading"])
def test_a_word_that_some_village_bears_is_not_proposed_as_a_place(word: str) -> None:
    assert word not in kit().places.known


def test_banks_have_their_towns_and_no_town_is_on_both() -> None:
    right = {f.name for f in kit().places.parts_of("right:dnipro") if f.kind == "populated place"}
    left = {f.name for f in kit().places.parts_of("left:dnipro") if f.kind == "populated place"}
    assert {"Kherson", "Beryslav", "Antonivka", "Tiahynka", "Dudchany"} <= right
    assert {"Oleshky", "Hola Prystan", "Nova Kakhovka", "Kakhovka", "Enerhodar"} <= left
    assert not right & left


@pytest.mark.parametrize(
    ("name", "bloc"),
    [
        ("Russia", "Russia"),
        ("Russian", "Russia"),
        ("Kyiv", "Ukraine"),
        ("Tehran", "Iran"),
        ("GUR", "Ukraine"),
        ("Rapid Support Forces", "RSF"),
        ("FMLN", "FMLN"),
        ("M23", "M23"),
        ("United Nations", "third party"),
    ],
)
def test_the_side_of_an_actor(name: str, bloc: str) -> None:
    actor = kit().actors.get(name)
    assert actor is not None
    assert actor.bloc == bloc


def test_nobody_is_found_where_nobody_is_named() -> None:
    assert kit().actors.get("Nobody Inparticular") is None
    assert kit().actors.find([]) == ()
    assert kit().actors.find(["—", "", "…"]) == ()


def test_the_longest_name_wins() -> None:
    (match,) = kit().actors.find(["the", "Russian", "defense", "ministry"])[:1]
    assert (match.first <= 1, match.last) == (True, 4)


def test_a_short_name_stands_in_capitals() -> None:
    found = kit().actors.find(["it", "is", "said"])
    assert found == ()


def test_a_place_that_the_words_made_of_a_town_has_no_parts() -> None:
    town = kit().places.named("Kupiansk")[0]
    assert kit().places.parts_of(f"{town.id}~region") == ()
