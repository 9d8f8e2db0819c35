"""The policy of control: what it lets change the assessed layer, and that it is data."""

from __future__ import annotations

import pytest

from sayso.control.policy import load_control_policy, read_control_policy
from sayso.errors import DataError
from sayso.model.control import Holding
from tests.control.record import held

TAKEN = ("2022-03-03", "Russian forces captured Kherson on Wednesday.")


def test_the_policy_names_itself() -> None:
    policy = load_control_policy()
    assert policy.title == "partisan-against-own-side 1"
    assert len(policy.digest) == 12
    assert policy.point["town"] == "populated place"


@pytest.mark.parametrize("data", [b"[[", b"name = 'x'", b"name = 'x'\nversion = '1'\nlayers = 3"])
def test_a_policy_that_does_not_fit_is_refused(data: bytes) -> None:
    with pytest.raises(DataError) as error:
        read_control_policy(data, "policy.toml")
    assert error.value.code == "SAY-256"


def test_a_side_that_claims_for_itself_changes_only_its_own_layer() -> None:
    told = (TAKEN, ("2022-11-10", "Ukraine said its forces had recaptured Kherson on Thursday."))
    state = held(*told, on="2022-11-10")["Kherson"]
    assert (state.holder, state.status) == ("Ukraine", "claimed")
    assert state.assessed is not None
    assert (state.assessed.holding, state.assessed.holder) == (Holding.HELD, "Russia")
    assert {layer.by: layer.holder for layer in state.layers if layer.by} == {"Ukraine": "Ukraine"}


def test_a_side_that_speaks_against_itself_changes_the_assessed_layer() -> None:
    told = (TAKEN, ("2022-11-10", "Russia said its troops had withdrawn from Kherson on Thursday."))
    state = held(*told, on="2022-11-10")["Kherson"]
    assert state.assessed is not None
    assert state.assessed.holding is Holding.WITHDRAWAL_COMPLETED
    assert state.assessed.left_by == "Russia"


def test_a_neutral_voice_changes_the_assessed_layer_either_way() -> None:
    told = (TAKEN, ("2022-11-10", "Ukrainian forces recaptured Kherson on Thursday."))
    state = held(*told, on="2022-11-10")["Kherson"]
    assert state.assessed is not None
    assert state.assessed.holder == "Ukraine"


def test_contested_needs_the_enemy_inside() -> None:
    near = (TAKEN, ("2022-11-10", "Ukrainian troops shelled positions near Kherson on Thursday."))
    assert held(*near, on="2022-11-10")["Kherson"].holding is Holding.HELD
    inside = (TAKEN, ("2022-11-10", "Ukrainian troops entered Kherson on Thursday."))
    state = held(*inside, on="2022-11-10")["Kherson"]
    assert (state.holding, state.holder) == (Holding.CONTESTED, "Russia")
    over = (*inside, ("2022-11-12", "Kherson is under Russian control."))
    assert held(*over, on="2022-11-12")["Kherson"].holding is Holding.HELD


def test_who_enters_a_place_that_its_holder_left_holds_it() -> None:
    left = (
        TAKEN,
        ("2022-11-10", "Russia said its troops had withdrawn from Kherson on Thursday."),
    )
    assert held(*left, on="2022-11-11")["Kherson"].holding is Holding.WITHDRAWAL_COMPLETED
    state = held(*left, ("2022-11-11", "Ukrainian troops entered Kherson on Friday."), on="2022-11-11")
    assert (state["Kherson"].holding, state["Kherson"].holder) == (Holding.HELD, "Ukraine")
    assert state["Kherson"].since == "2022-11-11"


def test_who_is_to_enter_a_place_that_was_left_does_not_hold_it() -> None:
    told = (
        TAKEN,
        ("2022-11-10", "Russia said its troops had withdrawn from Kherson on Thursday."),
        ("2022-11-11", "Ukrainian troops will enter Kherson on Monday."),
    )
    assert held(*told, on="2022-11-11")["Kherson"].holding is Holding.WITHDRAWAL_COMPLETED


def test_a_withdrawal_goes_from_announced_to_under_way_to_completed() -> None:
    told = (
        TAKEN,
        ("2022-11-08", "Russia said it would withdraw its troops from Kherson."),
        ("2022-11-09", "Russian troops have begun to withdraw from Kherson."),
        ("2022-11-10", "Russian troops have withdrawn from Kherson."),
    )
    days = ("2022-11-07", "2022-11-08", "2022-11-09", "2022-11-10")
    assert [held(*told, on=day)["Kherson"].holding for day in days] == [
        Holding.HELD,
        Holding.WITHDRAWAL_ANNOUNCED,
        Holding.WITHDRAWAL_UNDER_WAY,
        Holding.WITHDRAWAL_COMPLETED,
    ]


def test_who_doubts_that_another_side_will_go_does_not_deny_that_it_says_so() -> None:
    told = (TAKEN, ("2022-11-09", "Russia said it would withdraw its troops from Kherson."))
    doubt = ("2022-11-10", "Ukraine said it saw no signs that Russia was leaving Kherson.")
    for some in (told, (*told, doubt)):
        state = held(*some, on="2022-11-10")["Kherson"]
        assert (state.holding, state.status) == (Holding.WITHDRAWAL_ANNOUNCED, "claimed")
