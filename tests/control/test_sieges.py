"""Sieges: shown beside the holder, from what is said, and changing no holding."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sayso.model.control import Siege
from sayso.model.override import Action, Override
from sayso.pipeline import control_on
from tests.control.record import copy, held
from tests.kit import kit, read_text

HELD = ("2022-07-01", "Ukrainian forces hold Bakhmut.")
ENCIRCLED = ("2022-07-05", "Ukraine said Russian troops had encircled Bakhmut.")


def sieges(*told: tuple[str, str], on: str = "2022-08-01") -> tuple[Siege, ...]:
    return held(*told, on=on)["Bakhmut"].sieges


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said Russian troops had encircled Bakhmut.",
        "Bakhmut is besieged by Russian troops.",
        "Russian forces tightened their siege of Bakhmut on Tuesday.",
        "Russian forces have laid siege to Bakhmut.",
    ],
)
def test_who_besieges_stands_beside_the_holder(text: str) -> None:
    state = held(HELD, ("2022-07-05", text), on="2022-08-01")["Bakhmut"]
    alone = held(HELD, on="2022-08-01")["Bakhmut"]
    (siege,) = state.sieges
    assert (siege.by, siege.since, siege.last_told) == ("Russia", "2022-07-05", "2022-07-05")
    assert (state.holding, state.holder, state.since) == (alone.holding, alone.holder, alone.since)
    assert (state.status, state.layers) == (alone.status, alone.layers)
    found = state.assessments[-1]
    assert (found.proposition.predicate, found.proposition.side) == ("besieged", "Russia")
    assert siege.statements == tuple(c.statement for c in found.supporting)


def test_two_sides_that_say_so_corroborate_it() -> None:
    (siege,) = sieges(HELD, ENCIRCLED, ("2022-07-08", "Russia said its troops had besieged Bakhmut."))
    assert (siege.status, siege.since, siege.last_told) == ("corroborated", "2022-07-05", "2022-07-08")


def test_where_nobody_is_named_it_is_the_wars_other_side() -> None:
    (siege,) = sieges(HELD, ("2022-07-05", "Bakhmut has been under siege for two weeks."))
    assert siege.by == "Russia"
    assert siege.since is not None
    assert siege.since < "2022-07-01"


@pytest.mark.parametrize(
    "later",
    [
        ("2022-07-20", "Ukraine said its forces had broken the siege of Bakhmut."),
        ("2022-07-20", "The siege of Bakhmut was lifted on Wednesday."),
        ("2022-07-20", "Russian forces captured Bakhmut on Wednesday."),
        ("2022-07-20", "Ukrainian forces withdrew from Bakhmut on Wednesday."),
    ],
)
def test_it_is_over_when_lifted_and_when_the_place_changes_hands(later: tuple[str, str]) -> None:
    assert sieges(HELD, ENCIRCLED, on="2022-07-10") != ()
    assert sieges(HELD, ENCIRCLED, later) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said Russian forces could encircle Bakhmut.",
        "Russia denied that its troops had encircled Bakhmut.",
        "Russian troops will besiege Bakhmut, officials said.",
    ],
)
def test_what_may_be_will_be_or_is_denied_is_none(text: str) -> None:
    assert sieges(HELD, ("2022-07-05", text)) == ()


def test_a_siege_of_later_days_is_not_known_on_earlier_ones() -> None:
    assert sieges(HELD, ENCIRCLED, on="2022-07-04") == ()


def test_what_an_analyst_discounted_is_none() -> None:
    readings = [read_text(copy(day, text), published=day, story=day) for day, text in (HELD, ENCIRCLED)]
    takes = [(reading.take, reading.statements) for reading in readings]
    entry = Override(
        id="override:1", action=Action.DISCOUNT, target=readings[1].take.id, analyst="A", reason="hearsay"
    )
    mine = kit()
    own = replace(mine, editorial=replace(mine.editorial, overrides=(entry,)))
    found = [control_on(takes, one, dt.date(2022, 8, 1)) for one in (mine, own)]
    assert [[bool(state.sieges) for state in states if state.name == "Bakhmut"] for states in found] == [
        [True],
        [False],
    ]
