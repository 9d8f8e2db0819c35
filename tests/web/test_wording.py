"""Statuses, days and sides in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model.assessment import Assessment, Stake, Status
from sayso.model.control import Holding
from sayso.model.statement import Commitment, CueClass, Manner, Polarity
from sayso.model.take import PubStatus, ZoneKind
from sayso.web.wording import Wording, day_words, load_wording
from tests.web.states import KHERSON_ASSESSMENTS


@pytest.fixture(scope="module")
def wording() -> Wording:
    return load_wording()


def test_every_value_of_the_vocabulary_has_words(wording: Wording) -> None:
    for section, values in {
        "status": Status,
        "status_meaning": Status,
        "holding": Holding,
        "stake": Stake,
        "cue_class": CueClass,
        "manner": Manner,
        "commitment": Commitment,
        "polarity": Polarity,
        "zone": ZoneKind,
        "pub_status": PubStatus,
    }.items():
        assert {str(value) for value in values} <= wording.sections[section].keys(), section


def _by(assessment: Assessment, *blocs: str | None) -> Assessment:
    contribution = assessment.supporting[0]
    return replace(assessment, supporting=tuple(replace(contribution, bloc=bloc) for bloc in blocs))


def test_a_claim_names_its_only_side(wording: Wording) -> None:
    claimed = KHERSON_ASSESSMENTS[2]
    assert wording.voice(claimed) == "claimed by Russia only: single-sided, not assessed"
    assert wording.voice(_by(claimed, "Russia", "Russia")) == wording.voice(claimed)
    assert wording.voice(_by(claimed, "Russia", "agency")) == (
        "claimed by Russia, beside the agency's own voice: single-sided, not assessed"
    )
    assert wording.voice(_by(claimed, "third party")).startswith("claimed by a third party only:")
    assert wording.voice(_by(claimed, None, "unknown")) == "claimed by nobody named: not assessed"
    assert wording.voice(_by(claimed, "Iran", "Iraq")) == "claimed by Iran and Iraq: not assessed"


def test_voice_of_the_other_statuses(wording: Wording) -> None:
    one = _by(KHERSON_ASSESSMENTS[0], "Russia", "Ukraine")
    assert wording.voice(one) == "corroborated by Russia and Ukraine"
    assert "agency's own voice only" in wording.voice(replace(one, status=Status.REPORTED))
    against = _by(one, "third party").supporting
    assert wording.voice(replace(one, status=Status.DISPUTED, opposing=against)) == (
        "disputed: Russia and Ukraine for it, a third party against it"
    )


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2022-11-11", "11 November 2022"),
        ("2022-11", "November 2022"),
        ("2022", "2022"),
        ("2022-11-11T02:00:00Z", "11 November 2022, 02:00 UTC"),
        ("2022-11-11T04:00:00+02:00", "11 November 2022, 02:00 UTC"),
        ("2022-11-11T14:05", "11 November 2022, 14:05"),
        ("<b>soon</b>", "<b>soon</b>"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
        (None, "a day not known"),
    ],
)
def test_days_are_as_exact_as_they_are(iso: str | None, words: str) -> None:
    assert day_words(iso) == words


def test_a_proposition_is_a_sentence(wording: Wording) -> None:
    one = KHERSON_ASSESSMENTS[0].proposition
    assert wording.proposition(one) == "Ukraine holds Kherson from 11 November 2022"
    assert wording.proposition(replace(one, predicate="announces leaving", day="2022-11")) == (
        "Ukraine is to leave Kherson by word of November 2022"
    )
    assert wording.proposition(replace(one, predicate="is {weird}", day=None)) == "Ukraine: Kherson"
    assert wording.proposition(replace(one, side="{0}", place_name="{x}", day=None)) == "{0} holds {x}"


def test_who_was_set_aside_says_nothing(wording: Wording) -> None:
    both = _by(KHERSON_ASSESSMENTS[2], "Russia", "Ukraine")
    aside = tuple(replace(c, set_aside="staged" if c.bloc == "Russia" else None) for c in both.supporting)
    assert wording.voice(replace(both, supporting=aside)) == (
        "claimed by Ukraine only: single-sided, not assessed"
    )


def test_states_name_their_side(wording: Wording) -> None:
    assert wording.holding(Holding.WITHDRAWAL_COMPLETED, "Russia") == (
        "Withdrawal of Russia completed, no new holder on record"
    )
    assert wording.holding(Holding.NO_ONE, "Russia") == (
        "Held by no one: Russia has left, and nobody is said to have come"
    )
    assert wording.holding(Holding.CONTESTED, "Russia") == "Contested, so far held by Russia"
    assert wording.holding(Holding.CONTESTED, None) == "Contested"


def test_what_an_analyst_confirmed_names_the_analyst_and_no_side(wording: Wording) -> None:
    text = "confirmed by A. Analyst on 2022-11-12: seen by our own (the rules alone: claimed)"
    one = KHERSON_ASSESSMENTS[2]
    made = replace(one, status=Status.CONFIRMED, ground=replace(one.ground, rule="override", text=text))
    assert wording.voice(made) == text
