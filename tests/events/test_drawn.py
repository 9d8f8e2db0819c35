"""Drawn: ground off a place has a point of its own, with its reach; the place itself keeps its own."""

from __future__ import annotations

import math

import pytest

from sayso.model.event import Place
from tests.statements.copy import told

DOHA = (25.28, 51.53)


def place(text: str) -> Place:
    (found,) = [e.place for s in told(text).statements for e in s.events if e.place is not None][:1]
    assert found is not None
    return found


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    north, east = (b[0] - a[0]) * 111.2, (b[1] - a[1]) * 111.2 * math.cos(math.radians(a[0]))
    return math.hypot(north, east)


def point(found: Place) -> tuple[float, float]:
    assert found.lat is not None
    assert found.lon is not None
    return found.lat, found.lon


def test_forty_miles_east_of_a_town_is_not_in_it() -> None:
    found = place("Destroyers attacked a tanker about 40 miles east of Doha.")
    assert km(DOHA, point(found)) == pytest.approx(64.4, abs=8)
    assert found.lon is not None
    assert found.lon > DOHA[1]
    assert found.id is not None
    assert found.id.endswith("~east-of")


def test_a_bearing_without_a_distance_reaches_far() -> None:
    found = place("Rebels ambushed a convoy west of Goma.")
    assert found.radius_km is not None
    assert found.radius_km > 10


def test_the_words_say_how_it_was_drawn() -> None:
    assert "bearing 90" in (place("Destroyers attacked a tanker 40 km east of Doha.").reason or "")


def test_a_town_is_where_it_is() -> None:
    found = place("Rebels ambushed a convoy in Doha.")
    assert km(DOHA, point(found)) < 15
