"""Degrees to units of the drawing, and lines cut at its edge."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.web.projection import clipped_line, clipped_ring, fitted, graticule, scale_bar

places = st.lists(st.tuples(st.floats(-179, 179), st.floats(-80, 80)), min_size=1, max_size=30)
points = st.lists(st.tuples(st.floats(-500, 900), st.floats(-500, 900)), min_size=3, max_size=12)


@given(places)
def test_all_places_lie_inside_with_a_margin(lonlats: list[tuple[float, float]]) -> None:
    view = fitted(lonlats, width=720, tallest=800, flattest=500)
    assert 500 <= view.height <= 800
    for lon, lat in lonlats:
        x, y = view.xy(lon, lat)
        assert 20 < x < view.width - 20
        assert 20 < y < view.height - 20


def test_a_kilometre_is_as_long_across_as_down() -> None:
    view = fitted([(32.0, 46.0), (34.0, 48.0)], width=700, tallest=900, flattest=400)
    assert view.across / view.down == pytest.approx(math.cos(math.radians(47)))
    km, units = scale_bar(view)
    assert units == pytest.approx(km * view.down / 111.195)
    assert units <= 700 / 4


def test_one_place_alone_keeps_its_surroundings() -> None:
    view = fitted([(32.6, 46.6)], width=700, tallest=700, flattest=400)
    assert 700 / view.units_per_km == pytest.approx(110)


@given(points)
def test_a_cut_ring_stays_within_the_pad(ring: list[tuple[float, float]]) -> None:
    for x, y in clipped_ring(ring, 300, 200, 8):
        assert -8.001 <= x <= 308.001
        assert -8.001 <= y <= 208.001


def test_a_ring_around_the_drawing_becomes_the_drawing() -> None:
    cut = clipped_ring([(-900, -900), (900, -900), (900, 900), (-900, 900)], 300, 200, 0)
    assert {(round(x), round(y)) for x, y in cut} == {(0, 0), (300, 0), (300, 200), (0, 200)}


@given(points)
def test_a_cut_line_stays_within_the_pad(line: list[tuple[float, float]]) -> None:
    for part in clipped_line(line, 300, 200, 8):
        assert len(part) >= 2
        for x, y in part:
            assert -8.001 <= x <= 308.001
            assert -8.001 <= y <= 208.001


def test_a_line_that_leaves_and_returns_is_two_lines() -> None:
    assert len(clipped_line([(10, 10), (10, -90), (90, -90), (90, 10)], 100, 100, 0)) == 2


@given(places)
def test_the_grid_has_few_lines(lonlats: list[tuple[float, float]]) -> None:
    meridians, parallels = graticule(fitted(lonlats, width=720, tallest=800, flattest=500))
    assert len(meridians) <= 9
    assert len(parallels) + len(meridians) >= 1
