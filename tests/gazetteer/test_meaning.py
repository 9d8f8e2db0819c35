"""What a name means: by its words, its address, its neighbours, its days, and not at all where nobody knows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.gazetteer.context import surroundings
from sayso.gazetteer.mentions import place_mentions
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import resolve
from sayso.model.event import Place
from sayso.model.span import Span
from tests.gazetteer.small import book
from tests.kit import kit


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> PlaceBook:
    return book(tmp_path_factory.mktemp("gazetteer"))


def meant(sentence: str, places: PlaceBook, named: str | None = None) -> dict[str, Place]:
    """What each name in a sentence of plain words means, by the name as written; `named` is taken for a place."""
    words = sentence.replace(",", " ,").split()
    stretch = {words.index(named): words.index(named) + 1} if named else None
    mentions = place_mentions(words, places, {}, stretch)
    around = surroundings((m.key for m in mentions), places)
    out = {}
    for mention in mentions:
        exact = " ".join(words[mention.first : mention.last])
        out[exact] = resolve(mention, Span(start=0, end=len(exact), exact=exact), places, around)
    return out


@pytest.mark.parametrize(
    ("sentence", "name", "id_"),
    [
        ("They went to Velda", "Velda", "geonames:1"),
        ("Fires burned in Velda province", "Velda province", "own:velda-province"),
        ("the northern part of Velda", "Velda", "own:velda-province"),
        ("the mayor of Velda", "Velda", "geonames:1"),
        ("boats crossed the Velda", "Velda", "own:velda-river"),
        ("the Velda river", "Velda river", "own:velda-river"),
        ("the village of Marn", "Marn", "geonames:2"),
        ("shots in Marn , Velda Province", "Marn", "geonames:2"),
        ("roads from Marn near Velda", "Marn", "geonames:2"),
        ("roads from Marn near Tarr", "Marn", "geonames:3"),
        ("the Marn dam", "Marn dam", "own:grand-dam"),
        ("people left Oldburg", "Oldburg", "geonames:2"),
        ("in 1975 people left Oldburg", "Oldburg", "geonames:5"),
        ("people left Oldburg , now Newtown", "Oldburg", "geonames:5"),
    ],
)
def test_the_words_beside_a_name_decide(small: PlaceBook, sentence: str, name: str, id_: str) -> None:
    assert meant(sentence, small)[name].id == id_


def test_the_town_stays_a_candidate_of_the_region_and_the_region_of_the_town(small: PlaceBook) -> None:
    town = meant("They went to Velda", small)["Velda"]
    assert {"geonames:1", "own:velda-province"} <= {c.id for c in town.candidates}
    assert town.candidates[0].id == town.id
    assert [c.score for c in town.candidates] == sorted((c.score for c in town.candidates), reverse=True)
    assert town.reason
    assert town.radius_km == 4.7


def test_a_former_name_says_until_when_it_held(small: PlaceBook) -> None:
    place = meant("people left Oldburg , now Newtown", small)["Oldburg"]
    assert place.reason is not None
    assert "until 1990" in place.reason


@pytest.mark.parametrize("sentence", ["near Qwertzhyn", "at Qwertzhyn , Velda Province", "the Tarr bridge"])
def test_what_nobody_knows_has_no_point_and_a_reason(small: PlaceBook, sentence: str) -> None:
    named = sentence.split()[1] if "Qwertzhyn" in sentence else None
    place = next(iter(meant(sentence, small, named).values()))
    assert (place.id, place.lat, place.lon) == (None, None, None)
    assert place.name
    assert place.reason


@pytest.mark.parametrize("unknown", ["Qwertzhyn", "Zzyzxov", "Marnarnia"])
@pytest.mark.parametrize("sentence", ["roads from Marn near Velda", "shots in Marn , Velda Province"])
def test_a_name_that_nobody_knows_changes_no_other_answer(
    small: PlaceBook, sentence: str, unknown: str
) -> None:
    alone = meant(sentence, small)
    beside = meant(f"{unknown} and {sentence}", small, unknown)
    assert {name: beside[name].id for name in alone} == {name: place.id for name, place in alone.items()}
    assert beside[unknown].id is None


def test_a_story_in_one_country_is_told_of_its_towns(small: PlaceBook) -> None:
    around = surroundings(["ostian", "tarr"], small)
    assert around.country("ZZ") == pytest.approx(1.0)
    assert around.without("tarr").country("ZZ") == pytest.approx(1.0)
    assert surroundings([], small).country("ZZ") == 0.0


@pytest.mark.parametrize(("wrong", "right"), [("Kramatorskk", "Kramatorsk"), ("Sloviansck", "Sloviansk")])
def test_a_misspelt_town_of_ours_is_found(wrong: str, right: str) -> None:
    place = meant(f"shells fell on {wrong} today", kit().places)[wrong]
    assert place.name == right
    assert place.reason is not None
    assert "Jaro-Winkler" in place.reason


@pytest.mark.parametrize("name", ["Kramatovo", "Slavburg", "Nowherivka"])
def test_what_is_not_spelt_nearly_enough_stays_unresolved(name: str) -> None:
    assert name not in meant(f"shells fell on {name} today", kit().places)


def test_an_airport_that_no_list_has_lies_by_its_town(small: PlaceBook) -> None:
    place = meant("the Tarr airport", small)["Tarr"]
    assert (place.kind, place.id, place.radius_km) == ("airport", "geonames:4~airport", 25.0)


def test_the_users_own_place_is_meant(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    head = "name,aliases,lat,lon,kind,parent,valid_from,valid_to,bank,source\n"
    table.write_text(f"{head}Moscow,,1.5,2.5,populated place,,,,,our desk\n", encoding="utf-8")
    from sayso.gazetteer.places import load_places

    place = meant("shells fell on Moscow today", load_places(table))["Moscow"]
    assert (place.lat, place.lon) == (1.5, 2.5)


def test_a_place_abroad_that_is_spelt_nearly_so_is_not_meant() -> None:
    at_home = meant("Troops left Khartoum and Nyala in Sudan and entered Madina near Omdurman", kit().places)
    spelt = meant("Troops in Saudi Arabia left Jeddah and Riyadh and entered Madinnah", kit().places)
    assert spelt["Madinnah"].name is not None
    assert spelt["Madinnah"].id is not None
    abroad = meant("Troops left Khartoum and Nyala in Sudan and entered Madinnah near Omdurman", kit().places)
    assert abroad["Madinnah"].id is None
    assert at_home["Khartoum"].id is not None


@pytest.mark.parametrize("words", ["al - Bab", "al-Bab", "Al - Bab"])
def test_a_name_may_begin_with_a_small_word(words: str) -> None:
    tokens = f"Turkish troops took {words} in Syria".split()
    (first, *_) = place_mentions(tokens, kit().places, {})
    assert first.key == "al bab"
