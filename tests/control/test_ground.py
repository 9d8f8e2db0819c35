"""Rows for ground that no gazetteer knows, lists of places, and sides that other words stand for."""

from __future__ import annotations

import pytest

from sayso.model.control import ControlClaim
from tests.statements.copy import told


def rows(text: str) -> list[tuple[str | None, str, str]]:
    return [_told(row) for row in told(text).control]


def _told(row: ControlClaim) -> tuple[str | None, str, str]:
    return row.place.name, row.holder, row.change.value


def test_part_of_a_town_is_not_the_town() -> None:
    assert rows("Ukrainian forces have taken five districts in Kherson.") == [
        ("five districts in Kherson", "Ukraine", "take")
    ]


def test_ground_without_a_name_keeps_its_words_and_no_point() -> None:
    (row,) = told("Russian troops gained a narrow strip of Ukrainian territory on Friday.").control
    assert row.place.name == "narrow strip of Ukrainian territory"
    assert (row.place.id, row.place.lat, row.place.lon) == (None, None, None)
    assert row.place.reason


def test_these_areas_are_those_told_of_before() -> None:
    text = "Russian troops captured Bakhmut and Soledar on Friday. Russian forces are in full control of these areas."
    found = rows(text)
    assert {("Bakhmut", "Russia", "hold"), ("Soledar", "Russia", "hold")} <= set(found)
    assert not any((place or "").startswith("these") for place, _, _ in found)


def test_rebels_are_the_one_group_that_the_story_names() -> None:
    text = "The M23 group attacked the army on Friday. The rebels seized Sake at noon."
    assert ("Sake", "M23", "take") in rows(text)


def test_the_enemy_is_nobody_where_two_could_be_meant() -> None:
    assert rows("The enemy captured Sake on Friday.") == []


def test_those_who_are_driven_from_a_place_held_it() -> None:
    text = "Ukraine said its forces had driven the Russians from positions they held at the Lyman front."
    assert ("Lyman front", "Russia", "hold") in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces tried to capture Bakhmut on Friday.",
        "Ukrainian forces shelled Bakhmut to take it.",
        "Ukrainian forces besieged Bakhmut.",
        "Ukrainian forces will recapture Bakhmut, the Kremlin said.",
    ],
)
def test_what_is_only_wanted_gives_no_row(text: str) -> None:
    assert rows(text) == []
