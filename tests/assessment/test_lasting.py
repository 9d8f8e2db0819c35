"""How long a holding is told to have lasted: it counts from then, not from the story's day."""

from __future__ import annotations

import pytest

from sayso.pipeline import assessed
from tests.assessment.test_evidence import pieces
from tests.control.record import copy, held
from tests.kit import kit, read_text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kherson was under Russian occupation for eight months.", "2022-03"),
        ("Residents of Kherson danced after eight months of Russian occupation.", "2022-03"),
        ("Russian troops had occupied Kherson for more than eight months.", "2022-03"),
        ("Russian forces have held Kherson for ten days.", "2022-11-01"),
        ("Rebels have controlled Bakhmut for nearly three years.", "2019"),
        ("Russian forces hold Kherson.", None),
        ("Russian forces captured Kherson.", None),
        ("Russian forces hold Kherson, and power has been out for ten days.", None),
    ],
)
def test_it_counts_from_when_it_began(text: str, day: str | None) -> None:
    assert {piece.day for piece in pieces(text)} == {day}


RETAKEN = "Ukraine's troops retook Kherson on Friday after eight months of Russian occupation."


def test_an_occupation_that_is_over_is_not_of_the_day_on_which_it_ended() -> None:
    reading = read_text(copy("2022-11-11", RETAKEN), published="2022-11-11")
    found = assessed([(reading.take, reading.statements)], kit())
    days = {a.proposition.side: a.proposition.day for a in found if a.proposition.predicate == "holds"}
    assert days == {"Ukraine": "2022-11-11", "Russia": "2022-03"}
    assert held(("2022-11-11", RETAKEN), on="2022-11-11")["Kherson"].holder == "Ukraine"


def test_a_long_occupation_tells_who_held_it_before() -> None:
    told = ("2022-11-11", "Kherson has been under Russian occupation for eight months.")
    state = held(told, on="2022-06-01")["Kherson"]
    assert (state.holder, state.since) == ("Russia", "2022-03")
