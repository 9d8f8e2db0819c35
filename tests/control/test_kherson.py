"""Kherson on the sample wire, day by day: announcement, withdrawal, the flip, and what was known when."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.model.control import Holding
from sayso.pipeline import timeline_on
from tests.control.wire import DEMO, answer, changes_since, current, states, told_in
from tests.kit import kit

TAKE_1, TAKE_2 = "2022-11-11T10:20:00+00:00", "2022-11-11T18:30:00+00:00"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2022-02-28", "nothing"),
        ("2022-03-05", "held by Russia"),
        ("2022-08-29", "held by Russia"),
        ("2022-10-28", "held by Russia"),
        ("2022-11-08", "held by Russia"),
        ("2022-11-09", "announced Russia"),
        ("2022-11-10", "announced Russia"),
        ("2022-11-11", "held by Ukraine"),
        ("2022-11-14", "held by Ukraine"),
    ],
)
def test_kherson_day_by_day(on: str, expected: str) -> None:
    assert answer(DEMO, "Kherson", on) == expected


@pytest.mark.parametrize("on", ["2022-03-05", "2022-09-01", "2022-11-09", "2022-11-11", "2022-11-14"])
def test_oleshky_on_the_left_bank_never_flips(on: str) -> None:
    assert answer(DEMO, "Oleshky", on) == "held by Russia"


@pytest.mark.parametrize(
    ("known_at", "expected"),
    [
        ("2022-11-09T12:00:00+00:00", "held by Russia"),
        ("2022-11-10T23:00:00+00:00", "announced Russia"),
        ("2022-11-11T10:19:00+00:00", "announced Russia"),
        (TAKE_1, "left by Russia"),
        ("2022-11-11T18:29:00+00:00", "left by Russia"),
        (TAKE_2, "held by Ukraine"),
    ],
)
def test_before_a_take_the_older_answer_stands(known_at: str, expected: str) -> None:
    assert answer(DEMO, "Kherson", "2022-11-11", known_at) == expected


def test_the_completed_withdrawal_is_claimed() -> None:
    state = states(DEMO, "2022-11-11", TAKE_1)["Kherson"]
    assert (state.holding, state.status) == (Holding.WITHDRAWAL_COMPLETED, "claimed")
    assert {layer.by for layer in state.layers} == {None, "Russia"}


def test_what_is_known_later_never_changes_what_was_known_then() -> None:
    assert answer(DEMO, "Kherson", "2022-11-10", "2022-11-10T23:00:00+00:00") == "announced Russia"
    assert answer(DEMO, "Kherson", "2022-11-10") == "announced Russia"


def test_the_timeline_has_each_state_once_and_without_gaps() -> None:
    takes = [(one.take, one.statements) for one in current(told_in(DEMO), None)]
    found = timeline_on(takes, kit(), "Kherson")
    assert [i.state.holding for i in found] == [Holding.HELD, Holding.WITHDRAWAL_ANNOUNCED, Holding.HELD]
    assert [i.first for i in found] == ["2022-03-01", "2022-11-09", "2022-11-11"]
    assert [i.last for i in found] == ["2022-11-08", "2022-11-10", None]
    headlines = {one.take.id: one.take.headline for one in told_in(DEMO)}
    assert headlines[found[1].takes[0]] == "Russia orders its troops to leave Kherson"
    until = timeline_on(takes, kit(), "Kherson", dt.date(2022, 11, 10))
    assert [i.first for i in until] == ["2022-03-01", "2022-11-09"]


def test_the_changes_since_a_time_name_the_take_that_did_them() -> None:
    since = dt.datetime.fromisoformat("2022-11-11T00:00:00+00:00")
    found = [c for c in changes_since(told_in(DEMO), since) if c.after.name == "Kherson"]
    assert [(c.after.holding, c.holder) for c in found] == [
        (Holding.WITHDRAWAL_COMPLETED, "Russia"),
        (Holding.HELD, "Ukraine"),
    ]
    assert [c.known_at for c in found] == [TAKE_1, TAKE_2]
    assert found[0].before is not None
    assert found[0].before.holding is Holding.WITHDRAWAL_ANNOUNCED
