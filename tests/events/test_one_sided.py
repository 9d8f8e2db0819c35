"""Shooting and firing: a strike by the weapon, an attack on people without arms, else a clash."""

from __future__ import annotations

import pytest

from tests.events.test_types import kinds


@pytest.mark.parametrize(
    ("sentence", "type_", "mode"),
    [
        ("Gunmen shot two youths in the capital.", "attack", "shoot"),
        ("Gunmen fired on a bus, killing four passengers.", "attack", "shoot"),
        ("An armed man fired on troops and was killed.", "clash", "battle"),
        ("Gunmen fired on a police post.", "clash", "battle"),
        ("A drone fired on a truck near the border.", "strike", "drone"),
        ("Artillery opened up on the town.", "strike", "artillery"),
        ("Troops came under fire on Sunday.", "clash", "battle"),
        ("Troops came under mortar fire on Sunday.", "strike", "artillery"),
    ],
)
def test_who_fires_and_at_whom(sentence: str, type_: str, mode: str) -> None:
    assert [(kind, m) for kind, m, _ in kinds(sentence)] == [(type_, mode)]
