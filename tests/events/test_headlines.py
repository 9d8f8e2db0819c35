"""Headlines and orders: bare passives, what is to be done, who is ordered to do it, and whose people rebels are."""

from __future__ import annotations

import pytest

from sayso.analysis.builtin import agreed
from sayso.model.event import Event, EventType
from tests.kit import read_text

MATERIAL = frozenset({EventType.CONTROL, EventType.WITHDRAW})


def events(text: str) -> list[Event]:
    reading = read_text(f"A quiet day\n\nGENEVA, June 3 (Meridian) - {text}\n", published="2022-06-03")
    return [e for s in reading.statements for e in s.events if e.type in MATERIAL]


def one(text: str) -> Event:
    (found,) = events(text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv orders forces to withdraw from Lyman.",
        "Russia orders forces to leave Lyman.",
        "Russia to withdraw troops from Lyman.",
        "Russia is beginning to withdraw its troops from Lyman.",
    ],
)
def test_a_withdrawal_that_is_ordered_planned_or_begun(text: str) -> None:
    event = one(text)
    assert event.type is EventType.WITHDRAW
    assert event.place is not None
    assert event.place.name == "Lyman"


def test_a_bare_passive_has_no_side_that_did_it() -> None:
    event = one("Jubilation as Lyman liberated.")
    assert event.mode == "retake"
    assert event.actor is None or event.actor.bloc is None
    assert event.place is not None
    assert event.place.name == "Lyman"


def test_who_is_pushed_out_is_who_loses() -> None:
    for text in ("Russian troops pushed out of Lyman.", "Ukraine pushed Russian troops out of Lyman."):
        event = one(text)
        assert event.mode == "lose"
        assert event.target is not None
        assert event.target.bloc == "Russia"


def test_the_fall_of_a_town_in_either_wording() -> None:
    for text in ("The fall of Lyman opens a road for the army.", "Lyman's fall opens a road for the army."):
        event = one(text)
        assert (event.type, event.mode) == (EventType.CONTROL, "lose")
        assert event.place is not None
        assert event.place.name == "Lyman"


@pytest.mark.parametrize(
    ("text", "bloc"),
    [
        ("Sudan's RSF captured Wad Madani on Friday.", "RSF"),
        ("Syrian rebels captured Aleppo on Friday.", None),
        ("The Syrian army captured Aleppo on Friday.", "Syria"),
    ],
)
def test_whose_forces_they_are(text: str, bloc: str | None) -> None:
    actor = one(text).actor
    assert actor is not None
    assert actor.bloc == bloc


def test_a_state_is_one_however_it_is_called() -> None:
    event = one("The United States said its last troops had left Kabul airport.")
    assert event.actor is not None
    assert event.actor.bloc == "United States"


def test_a_list_goes_on_with_a_work_by_its_name() -> None:
    event = one("Libyan troops hold Faya-Largeau and the air base of Ouadi Doum.")
    assert event.place is not None
    assert event.place.name == "Faya-Largeau"
    assert [(place.name or "").endswith("air base of Ouadi Doum") for place in event.also_places] == [True]


def test_a_verb_in_the_present_is_no_noun() -> None:
    assert agreed(["PROPN", "NOUN", "NOUN"], ["NNP", "VBZ", "NNS"]) == ["PROPN", "VERB", "NOUN"]
