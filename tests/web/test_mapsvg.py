"""The map as shapes, and the basemap under it."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from sayso.model.control import ControlState, Holding
from sayso.web.asked import Asked
from sayso.web.basemap import Basemap, load_basemap
from sayso.web.labels import Box
from sayso.web.mapsvg import Chart, Look, draw, hatch, look
from sayso.web.pages.holds import pins
from sayso.web.wording import load_wording
from tests.web.states import HARROWMERE, STATES


@pytest.fixture(scope="module")
def base() -> Basemap:
    return load_basemap()


def drawn(states: tuple[ControlState, ...], base: Basemap, width: float = 720) -> Chart | None:
    return draw(pins(states, load_wording(), Asked()), base, width=width)


@pytest.mark.parametrize("width", [720, 372])
def test_markers_and_names_lie_inside_and_apart(base: Basemap, width: float) -> None:
    chart = drawn(STATES, base, width)
    assert chart is not None
    page = Box(left=0, top=0, right=chart.width, bottom=chart.height)
    sharp = [m for m in chart.markers if not m.area]
    assert len(sharp) == 10
    for marker in sharp:
        assert marker.radius <= marker.x <= chart.width - marker.radius
        assert marker.radius <= marker.y <= chart.height - marker.radius
    boxes = [m.label.box for m in chart.markers if m.label] + [w.box for w in chart.waters]
    for i, box in enumerate(boxes):
        assert box.within(page)
        assert not any(box.meets(other) for other in boxes[:i])
        assert not any(
            m.x > box.left and m.x < box.right and m.y > box.top and m.y < box.bottom for m in sharp
        )


def test_the_wide_map_names_eight_places_or_more(base: Basemap) -> None:
    chart = drawn(STATES, base)
    assert chart is not None
    assert sum(m.label is not None for m in chart.markers) >= 8
    assert {"Dnipro", "Sea of Azov"} <= {w.text for w in chart.waters}
    assert chart.land
    assert chart.rivers


def test_a_region_is_no_point(base: Basemap) -> None:
    chart = drawn(STATES, base)
    assert chart is not None
    (region,) = (m for m in chart.markers if m.area)
    assert region.pin.state.name == "Kherson region"
    assert region.radius > 40


def test_a_far_country_does_not_decide_the_view(base: Basemap) -> None:
    far = replace(STATES[10], kind="country", name="Farland", lat=-20.0, lon=-60.0)
    chart = drawn((*STATES[:10], far), base)
    assert chart is not None
    assert chart.scale_km <= 100
    assert "Farland" not in {m.pin.state.name for m in chart.markers}


def test_places_without_a_point_are_not_drawn(base: Basemap) -> None:
    assert drawn((replace(STATES[0], lat=None, lon=None),), base) is None
    assert drawn((), base) is None


def test_places_on_one_spot_stand_aside(base: Basemap) -> None:
    crowd = tuple(replace(STATES[0], place_id=str(i), name=f"Ward {i}") for i in range(6))
    chart = drawn((*crowd, HARROWMERE), base)
    assert chart is not None
    spots = {(m.x, m.y) for m in chart.markers}
    assert len(spots) == 7
    assert any(m.home for m in chart.markers)


@pytest.mark.parametrize(
    ("holding", "status", "drawn"),
    [
        (Holding.HELD, "confirmed", Look.SOLID),
        (Holding.HELD, "corroborated", Look.SOLID),
        (Holding.HELD, "claimed", Look.DASHED),
        (Holding.HELD, "reported", Look.DASHED),
        (Holding.HELD, "disputed", Look.HATCHED),
        (Holding.HELD, "retracted", Look.HOLLOW),
        (Holding.HELD, None, Look.HOLLOW),
        (Holding.CONTESTED, "reported", Look.HATCHED),
        (Holding.WITHDRAWAL_UNDER_WAY, "confirmed", Look.DASHED),
        (Holding.WITHDRAWAL_ANNOUNCED, "confirmed", Look.HOLLOW),
        (Holding.WITHDRAWAL_COMPLETED, "claimed", Look.HOLLOW),
        (Holding.NO_ONE, "confirmed", Look.HOLLOW),
        (Holding.UNKNOWN, None, Look.HOLLOW),
    ],
)
def test_looks_follow_holding_and_status(holding: Holding, status: str | None, drawn: Look) -> None:
    assert look(holding, status) is drawn


def test_the_hatching_keeps_inside_its_marker() -> None:
    ends = [tuple(map(float, end.split(","))) for end in re.split("[ML]", hatch(50, 40, 10)) if end]
    assert len(ends) == 8
    assert all(math.hypot(x - 50, y - 40) <= 10.1 for x, y in ends)


def test_the_hatching_has_the_colour_of_who_contests(base: Basemap) -> None:
    fought = replace(STATES[8], holder="Ukraine")
    chart = drawn((fought, *STATES[:3]), base)
    assert chart is not None
    (marker,) = (m for m in chart.markers if m.look is Look.HATCHED)
    assert marker.hatch
    assert (marker.pin.side.name, marker.pin.other.name) == ("Ukraine", "Russia")
    assert marker.pin.title == "Bakhmut: Contested, so far held by Ukraine (reported)"


def test_what_is_passed_down_is_smaller_and_named_last(base: Basemap) -> None:
    chart = drawn(STATES, base)
    assert chart is not None
    sizes = {m.pin.state.name: m.radius for m in chart.markers if not m.area}
    assert sizes["Antonivka"] == sizes["Beryslav"] < sizes["Kherson"] == sizes["Oleshky"]
    own = tuple(replace(STATES[0], place_id=str(n), name=f"Own {n}") for n in range(12))
    passed = tuple(
        replace(s, place_id=f"p{s.place_id}", name=f"A {s.name}", inherited_from="whole") for s in own
    )
    crowd = drawn((*passed, *own), base, width=372)
    assert crowd is not None
    named = [m for m in crowd.markers if m.label]
    assert sum(m.pin.state.inherited_from is None for m in named) >= len(named) / 2 > 0


def test_what_one_side_left_is_on_nobody(base: Basemap) -> None:
    chart = drawn(STATES, base)
    assert chart is not None
    left = next(m for m in chart.markers if m.pin.state.name == "Beryslav")
    assert (left.look, left.pin.side.letters, left.leaving) == (Look.HOLLOW, "–", True)
    assert left.pin.title.startswith("Beryslav: Withdrawal of Russia completed")
    settled = replace(left.pin.state, holding=Holding.NO_ONE, status="confirmed")
    again = drawn((settled, *STATES[:3]), base)
    assert again is not None
    empty = next(m for m in again.markers if m.pin.state.name == "Beryslav")
    # nobody is going any longer: no arrow
    assert (empty.look, empty.pin.side.letters, empty.leaving) == (Look.HOLLOW, "–", False)
    assert empty.pin.title.startswith("Beryslav: Held by no one: Russia has left")


def test_many_places_keep_their_markers(base: Basemap) -> None:
    many = tuple(
        replace(STATES[0], place_id=str(i), name=f"Town {i}", lat=46 + i % 17 * 0.3, lon=30 + i % 19 * 0.4)
        for i in range(200)
    )
    chart = drawn(many, base)
    assert chart is not None
    assert len(chart.markers) == 200


def test_the_land_is_land_and_crimea_is_on_no_side(base: Basemap) -> None:
    def on_land(lon: float, lat: float) -> bool:
        inside = False
        for ring in base.land:
            if not ring.meets((lon, lat, lon, lat)):
                continue
            for (ax, ay), (bx, by) in pairwise(ring.points):
                if (ay > lat) != (by > lat) and lon < ax + (lat - ay) / (by - ay) * (bx - ax):
                    inside = not inside
        return inside

    assert on_land(32.6, 46.9)
    assert on_land(34.1, 45.1)  # Crimea is land like any other: the file holds nothing but coasts
    assert not on_land(32.0, 45.5)
    assert not on_land(36.5, 46.0)
    assert not on_land(50.5, 42.0)  # the Caspian Sea is a hole in the land


def test_the_dnipro_keeps_towns_on_their_banks(base: Basemap) -> None:
    line = next(r.points for r in base.rivers if r.name == "Dnipro")

    def right_bank(lon: float, lat: float) -> bool:
        def away(pair: tuple[tuple[float, float], tuple[float, float]]) -> float:
            (ax, ay), (bx, by) = pair
            share = ((lon - ax) * (bx - ax) + (lat - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
            share = min(max(share, 0), 1)
            return (lon - ax - share * (bx - ax)) ** 2 + (lat - ay - share * (by - ay)) ** 2

        (ax, ay), (bx, by) = min(pairwise(line), key=away)
        return (bx - ax) * (lat - ay) - (by - ay) * (lon - ax) < 0

    towns = {s.name: (s.lon, s.lat) for s in STATES if s.lat is not None and s.lon is not None}
    for name in ("Kherson", "Antonivka", "Beryslav", "Nikopol"):
        lon, lat = towns[name]
        assert lon is not None
        assert lat is not None
        assert right_bank(lon, lat), name
    for name in ("Oleshky", "Nova Kakhovka", "Enerhodar"):
        lon, lat = towns[name]
        assert lon is not None
        assert lat is not None
        assert not right_bank(lon, lat), name
