"""Who holds what on a day: what flips a place, and what never does."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from sayso.control.walk import Told
from sayso.model.control import Holding
from tests.control.record import copy, held
from tests.control.wire import changes_since
from tests.kit import read_text

RIGHT = ("Kherson", "Beryslav", "Tiahynka", "Antonivka")
LEFT = ("Oleshky", "Hola Prystan", "Nova Kakhovka", "Kakhovka")


def test_a_taking_holds_from_its_day_on() -> None:
    told = ("2022-11-11", "Ukrainian forces recaptured Kherson on Friday.")
    assert "Kherson" not in held(told, on="2022-11-10")
    state = held(told, on="2022-11-12")["Kherson"]
    assert (state.holding, state.holder, state.since) == (Holding.HELD, "Ukraine", "2022-11-11")
    assert state.status == "reported"
    assert state.kind == "populated place"


def test_the_latest_taking_decides_and_the_past_stays_as_it_was() -> None:
    told = (
        ("2022-03-03", "Russian forces captured Kherson on Wednesday."),
        ("2022-11-11", "Ukrainian forces recaptured Kherson on Friday."),
    )
    assert held(*told, on="2022-06-01")["Kherson"].holder == "Russia"
    assert held(*told, on="2022-11-11")["Kherson"].holder == "Ukraine"


def test_an_announced_withdrawal_never_flips() -> None:
    told = (
        ("2022-03-03", "Russian forces captured Kherson on Wednesday."),
        ("2022-11-09", "Russia said it would withdraw from Kherson."),
    )
    state = held(*told, on="2022-11-10")["Kherson"]
    assert state.holding is Holding.WITHDRAWAL_ANNOUNCED
    assert state.holder == "Russia"


def test_an_announcement_as_a_noun_never_flips() -> None:
    told = (
        ("2022-03-03", "Russian forces captured Kherson on Wednesday."),
        ("2022-11-09", "Russia announced a withdrawal from Kherson."),
    )
    assert held(*told, on="2022-11-10")["Kherson"].holder == "Russia"


@pytest.mark.parametrize(
    "text",
    [
        "Russia denied that its forces had withdrawn from Kherson.",
        "Ukraine said it had not retaken Kherson.",
        "Ukraine's army will take Kherson, its commander said.",
        "Ukrainian forces are fighting for Kherson, the mayor said.",
        "Ukraine failed to recapture Kherson.",
        "Ukrainian troops shelled Kherson on Thursday.",
        "Ukrainian troops entered Kherson on Thursday.",
    ],
)
def test_what_did_not_happen_or_is_no_taking_never_flips(text: str) -> None:
    told = (("2022-03-03", "Russian forces captured Kherson on Wednesday."), ("2022-11-10", text))
    assert held(*told, on="2022-11-11")["Kherson"].holder == "Russia"


def test_a_completed_withdrawal_leaves_the_place_to_nobody() -> None:
    told = (
        ("2022-03-03", "Russian forces captured Kherson on Wednesday."),
        ("2022-11-11", "Russia said its troops had withdrawn from Kherson on Friday."),
    )
    state = held(*told, on="2022-11-12")["Kherson"]
    assert (state.holding, state.holder) == (Holding.WITHDRAWAL_COMPLETED, None)


OWNED_UP = "Russia said its troops had withdrawn from Kherson on Friday."


@pytest.mark.parametrize(
    "second",
    [
        "Ukraine said Russian forces had left Kherson on Friday.",
        "Residents said Russian forces had left Kherson on Friday.",
    ],
)
def test_what_two_sides_say_was_left_is_held_by_no_one_until_somebody_comes(second: str) -> None:
    told = (("2022-03-03", "Russian forces captured Kherson on Wednesday."), ("2022-11-11", OWNED_UP))
    settled = (*told, ("2022-11-11", second))
    state = held(*settled, on="2022-11-12")["Kherson"]
    assert (state.holding, state.holder, state.left_by) == (Holding.NO_ONE, None, "Russia")
    assert state.status == "confirmed"
    assert state.assessed is not None
    assert (state.assessed.holding, state.assessed.left_by) == (Holding.NO_ONE, "Russia")
    claims = {layer.by: layer.holding for layer in state.layers}
    assert claims["Russia"] is Holding.WITHDRAWAL_COMPLETED
    came = (*settled, ("2022-11-13", "Ukrainian forces took Kherson on Sunday."))
    assert held(*came, on="2022-11-13")["Kherson"].holder == "Ukraine"


def test_that_a_leaving_is_settled_is_a_change_and_no_news() -> None:
    told = (
        ("one", "2022-11-11", OWNED_UP),
        ("two", "2022-11-12", "Residents said Russian forces had left Kherson on Friday."),
    )
    found = [
        Told(
            take=reading.take,
            statements=reading.statements,
            recorded=dt.datetime.fromisoformat(f"{day}T12:00:00+00:00"),
        )
        for story, day, text in told
        for reading in [read_text(copy(day, text), published=day, story=story)]
    ]
    changes = changes_since(found, dt.datetime.fromisoformat("2022-11-01T00:00:00+00:00"))
    assert [(c.after.holding, c.holder, c.news) for c in changes] == [
        (Holding.WITHDRAWAL_COMPLETED, "Russia", True),
        (Holding.NO_ONE, "Russia", False),
    ]


def test_an_agencys_voice_beside_the_side_that_left_settles_nothing() -> None:
    told = (("2022-11-11", OWNED_UP), ("2022-11-11", "Russian troops have withdrawn from Kherson."))
    state = held(*told, on="2022-11-12")["Kherson"]
    assert (state.holding, state.status) == (Holding.WITHDRAWAL_COMPLETED, "claimed")


def test_an_admission_with_the_other_sides_word_is_confirmed() -> None:
    told = (
        ("2022-11-11", "Russia said its troops had withdrawn from Kherson on Friday."),
        ("2022-11-11", "Ukraine said its forces had recaptured Kherson on Friday."),
    )
    state = held(*told, on="2022-11-12")["Kherson"]
    assert (state.holding, state.holder) == (Holding.HELD, "Ukraine")
    statuses = {(a.proposition.predicate, a.proposition.side): a.status.value for a in state.assessments}
    assert statuses["no longer holds", "Russia"] == "confirmed"


def test_annexation_never_changes_who_holds() -> None:
    told = (
        ("2022-09-02", "Ukrainian forces recaptured Beryslav on Friday."),
        ("2022-10-01", "Russia annexed the Kherson region in September."),
    )
    states = held(*told, on="2022-10-05")
    assert states["Beryslav"].holder == "Ukraine"
    assert states["Kherson Oblast"].holding is Holding.UNKNOWN
    assert states["Kherson Oblast"].holder is None
    assert [a.proposition.predicate for a in states["Kherson Oblast"].assessments] == ["claims by annexation"]


def test_a_part_never_flips_the_whole() -> None:
    told = (
        ("2022-03-03", "Russian forces captured Kherson on Wednesday."),
        ("2022-11-10", "Ukrainian forces recaptured the outskirts of Kherson on Thursday."),
    )
    state = held(*told, on="2022-11-11")["Kherson"]
    assert (state.holding, state.holder) != (Holding.HELD, "Ukraine")


def test_a_works_in_a_town_is_not_the_town() -> None:
    told = (
        ("2022-04-20", "Ukrainian forces retook Azovstal on Tuesday."),
        ("2022-04-22", "Russian forces captured Mariupol on Thursday."),
    )
    states = held(*told, on="2022-04-23")
    assert states["Mariupol"].holder == "Russia"
    assert states["Azovstal"].holder == "Ukraine"


def test_a_town_never_flips_its_region() -> None:
    states = held(("2022-11-11", "Ukrainian forces recaptured Kherson on Friday."), on="2022-11-12")
    assert set(states) == {"Kherson"}


@pytest.mark.parametrize(("bank", "there", "beyond"), [("right", RIGHT, LEFT), ("left", LEFT, RIGHT)])
def test_a_claim_on_one_bank_touches_no_town_of_the_other(
    bank: str, there: tuple[str, ...], beyond: tuple[str, ...]
) -> None:
    # a town of the region is named, so that the river's other regions are left aside
    town = there[0]
    text = f"Ukrainian forces have taken the {bank} bank of the Dnieper river. Ukrainian forces recaptured {town} on Friday."
    told = (("2022-11-11", text),)
    states = held(*told, on="2022-11-12")
    assert all(states[name].holder == "Ukraine" for name in there)
    assert not set(beyond) & set(states)
    assert states[there[1]].inherited_from is not None


def test_a_retreat_to_the_left_bank_leaves_the_right_one() -> None:
    text = (
        "Ukrainian forces recaptured Kherson on Friday.\n\n"
        "Russia said the withdrawal to the left bank of the Dnieper river had been completed on Friday."
    )
    states = held(("2022-11-11", text), on="2022-11-12")
    assert states["Beryslav"].holding is Holding.WITHDRAWAL_COMPLETED
    assert "Oleshky" not in states
    assert states["Kherson"].holder == "Ukraine"


def test_the_order_of_the_record_decides_nothing() -> None:
    told = (
        ("2022-03-03", "Russian forces captured Kherson on Wednesday."),
        ("2022-11-09", "Russia said it would withdraw from Kherson."),
        ("2022-11-11", "Ukraine said its forces had recaptured Kherson on Friday."),
    )
    answers = {
        (state.holder, state.holding, state.status, state.since)
        for order in itertools.permutations(told)
        for state in [held(*order, on="2022-11-12")["Kherson"]]
    }
    assert answers == {("Ukraine", Holding.HELD, "claimed", "2022-11-11")}


def test_opposite_claims_of_one_day_are_contested() -> None:
    told = (
        ("2022-11-11", "Ukraine said its forces had recaptured Kherson on Friday."),
        ("2022-11-11", "Russia said its forces had captured Kherson on Friday."),
    )
    state = held(*told, on="2022-11-11")["Kherson"]
    assert state.holding is Holding.CONTESTED
    assert state.status == "disputed"


def test_a_state_gives_its_reasons_down_to_the_statements() -> None:
    state = held(
        ("2022-11-11", "Ukraine said its forces had recaptured Kherson on Friday."), on="2022-11-12"
    )["Kherson"]
    assert state.reasons
    assert all(reason.text for reason in state.reasons)
    assert state.assessments[0].supporting[0].statement in state.reasons[0].statements


def test_an_empty_record_says_nothing() -> None:
    assert held(on="2022-11-12") == {}
    assert held(("2022-10-03", "Grain exports rose, the port authority said."), on="2022-11-12") == {}
