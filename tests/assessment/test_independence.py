"""How much of a statement only repeats a stronger one: origins, quotations, copies, sides and modalities."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.assessment.editorial import load_editorial
from sayso.assessment.independence import repetition
from sayso.model.event import EventType
from sayso.model.statement import CueClass, Statement
from tests.assessment.samples import event, statement

KINDS = {"actor:agency": "agency", "actor:ministry": "ministry", "state:RU": "state"}
EDITORIAL = load_editorial(kinds=KINDS)
HELD = event(EventType.CONTROL, "hold", "Ukraine")


def said(
    bloc: str | None,
    name: str | None,
    words: str,
    *,
    id_: str | None = None,
    via: tuple[str, ...] = (),
    **more: object,
) -> Statement:
    one = statement(f"{bloc} {name} {words}", bloc, HELD, content=words, name=name or "x", source_id=id_)
    source = replace(one.source, name=name, via=via)
    return replace(one, source=source, **more)  # type: ignore[arg-type]


ONE = said("Ukraine", "the service", "our men hold all of the town since the early morning")


@pytest.mark.parametrize(
    ("other", "much"),
    [
        (said("Ukraine", "the service", "not a word of it is the same"), 0.95),
        (said("Ukraine", "a paper", "the flag is up", via=("the service",)), 0.95),
        (said("Russia", "a foreign paper", "the flag is up", via=("the service",)), 0.95),
        (said("Ukraine", "a mayor", "our men hold all of the town since the early morning"), 0.95),
        (
            said("Ukraine", "a mayor", "he said our men hold all of the town since the early morning hours"),
            0.95,
        ),
        (said("Ukraine", "a mayor", "the enemy has run for the river"), 0.75),
        (said("Ukraine", "a mayor", "the enemy has run for the river", cue_class=CueClass.PERCEPTION), 0.5),
        (said("Russia", "a general", "our men hold all of the town since the early morning"), 0.0),
        (said("third party", "the service", "our men hold all of the town since the early morning"), 0.0),
        (said("agency", None, "our men hold all of the town since the early morning"), 0.0),
    ],
)
def test_repetition_of_one_by_the_other(other: Statement, much: float) -> None:
    assert repetition(ONE, other, EDITORIAL) == repetition(other, ONE, EDITORIAL) == much


def test_a_state_and_its_official_in_one_take_are_one_voice() -> None:
    state = said("Russia", "Russia", "the retreat is over", id_="state:RU")
    official = said("Russia", "the ministry", "all units are across", id_="actor:ministry")
    paper = said("Russia", "the agency", "no unit is left here", id_="actor:agency")
    assert repetition(state, official, EDITORIAL) == 0.95
    assert repetition(state, replace(official, take="take:2"), EDITORIAL) == 0.75
    assert repetition(state, paper, EDITORIAL) == 0.75


def test_third_parties_are_independent_unless_they_bear_one_name() -> None:
    one, other = said("third party", "a mission", "we saw it"), said("third party", "a charity", "we saw it")
    assert repetition(one, other, EDITORIAL) == 0
    assert repetition(one, replace(other, source=one.source), EDITORIAL) == 0.95


def test_short_words_that_all_use_are_no_copy() -> None:
    one, other = (
        said("Ukraine", "a mayor", "the town has fallen"),
        said("Ukraine", "a captain", "the town has held"),
    )
    assert repetition(one, other, EDITORIAL) == 0.75
