"""The place that is asked about: by every name of the gazetteer and of the stories, also where nothing decides."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.control.asked import state_asked, state_named
from sayso.control.naming import meant_by
from sayso.model.control import ControlState, Holding
from sayso.model.event import Place
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.pipeline import control_on, setting_of
from tests.control.record import copy
from tests.kit import kit, read_text

DAY = dt.date(2022, 11, 11)
HELD = "Ukraine said its forces had recaptured Snihurivka on Friday."


def told(text: str) -> Reading:
    return read_text(copy("2022-11-11", text), published="2022-11-11")


def asked(name: str, text: str, on: dt.date = DAY) -> ControlState | None:
    reading = told(text)
    takes = [(reading.take, reading.statements)]
    return state_asked(name, control_on(takes, kit(), on), takes, setting_of(kit()), kit().editorial, on)


@pytest.mark.parametrize("name", ["Snihurivka", "snihurivka", "Snigirevka", "Снігурівка", "geonames:693379"])
def test_a_place_is_found_by_any_name_of_the_gazetteer(name: str) -> None:
    found = asked(name, HELD)
    assert found is not None
    assert (found.name, found.holder) == ("Snihurivka", "Ukraine")


@pytest.mark.parametrize("name", ["Snihurivca", "the Snihurivka", "  SNIHURIVKA "])
def test_a_slip_of_the_pen_an_article_and_capitals_are_passed_over(name: str) -> None:
    found = asked(name, HELD)
    assert found is not None
    assert found.name == "Snihurivka"


def test_a_place_is_found_as_a_story_spells_it() -> None:
    words = "the Ingul gate"
    place = Place(span=Span.of(words, 0, len(words)), name="Snihurivka", id="geonames:693379")
    assert meant_by("Ingul Gate", kit().places, ()) == ()
    assert meant_by("Ingul Gate", kit().places, [place]) == ("geonames:693379",)


def test_the_town_comes_before_its_region() -> None:
    reading = told(f"{HELD} Ukraine said its forces held Kherson and all of Kherson region on Friday.")
    states = control_on([(reading.take, reading.statements)], kit(), dt.date(2022, 12, 1))
    assert {state.name for state in states} >= {"Kherson", "Kherson Oblast"}
    town, region = (state_named(name, states, kit().places) for name in ("Kherson", "Kherson region"))
    assert town is not None
    assert region is not None
    assert (town.kind, region.kind) == ("populated place", "region")


@pytest.mark.parametrize("name", ["Atlantis", "Lviv", ""])
def test_a_place_that_no_statement_speaks_of_has_no_state(name: str) -> None:
    assert asked(name, HELD) is None


def test_a_place_that_is_only_spoken_of_is_unknown_with_what_is_said() -> None:
    text = (
        "Ukraine said Russian forces had shelled Beryslav on Friday. A rocket killed two people in Beryslav."
    )
    found = asked("Berislav", text)
    assert found is not None
    assert (found.name, found.holding, found.assessments) == ("Beryslav", Holding.UNKNOWN, ())
    assert found.reasons[0].text == "2 statements speak of it, and nothing says who holds it"
    assert len(set(found.reasons[0].statements)) == 2


def test_claims_that_decide_nothing_are_named_as_such() -> None:
    found = asked("Snihurivka", "Russia denied that Ukrainian forces had captured Snihurivka.")
    assert found is not None
    assert found.holding is Holding.UNKNOWN
    assert found.reasons[0].text.startswith("what is said of who holds it is denied")
    assert len(found.reasons[0].statements) == 1


def test_claims_of_later_days_are_told_with_their_first_day() -> None:
    found = asked("Snihurivka", HELD, on=dt.date(2022, 11, 1))
    assert found is not None
    assert found.reasons[0].text == "what is said of who holds it is told of later days, from 2022-11-11 on"
