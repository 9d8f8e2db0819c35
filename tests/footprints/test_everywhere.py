"""What must hold for any ground on the earth, its poles and its 180th meridian included."""

from __future__ import annotations

import math

import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sayso.footprints.contents import places_in
from sayso.footprints.expression import Relation
from sayso.footprints.footprint import Footprint, footprint_of
from sayso.footprints.plane import Plane, plane_over
from sayso.footprints.reading import parse
from sayso.footprints.rivers import LEFT, RIGHT
from sayso.footprints.riverside import beside
from sayso.footprints.round_place import BEARINGS
from tests.footprints.ground import expression, over, phrases, place, shipped_ground

QUICK = settings(max_examples=40, deadline=None, derandomize=True)
LATS = st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, -89.99, 0.0, 89.9, 90.0]))
LONS = st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, 179.99, 180.0, 0.0]))
KM = st.floats(0.1, 900)
RIVERS = tuple(shipped_ground().rivers.by_key.values())


def drawn_at(lat: float, lon: float, relation: Relation, **arguments: object) -> Footprint:
    ground = over([place("Alfa", lat, lon), place("Bravo", max(-90.0, lat - 0.4), lon)])
    return footprint_of(expression("made:alfa", relation, **arguments), ground)


def covers(footprint: Footprint, lat: float, lon: float) -> bool:
    assert footprint.geometry is not None
    return bool(footprint.geometry.buffer(1e-7).covers(shapely.Point(lon, lat)))


def sound(footprint: Footprint) -> None:
    assert footprint.geometry is not None
    west, south, east, north = footprint.geometry.bounds
    assert -180.000001 <= west <= east <= 180.000001
    assert -90.000001 <= south <= north <= 90.000001
    assert footprint.geometry.is_valid
    assert footprint.cells
    assert (footprint.area_km2 or 0) > 0


@given(lat=LATS, lon=LONS, km=st.floats(0.1, 40), bearing=st.floats(0, 360))
@QUICK
def test_nothing_raises_anywhere(lat: float, lon: float, km: float, bearing: float) -> None:
    sound(drawn_at(lat, lon, Relation.IN))
    sound(drawn_at(lat, lon, Relation.NEAR))
    sound(drawn_at(lat, lon, Relation.OUTSKIRTS, part="north"))
    sound(drawn_at(lat, lon, Relation.OFFSET, distance_km=km, bearing=bearing))
    sound(drawn_at(lat, lon, Relation.DISTANCE, distance_km=km))
    sound(drawn_at(lat, lon, Relation.PART, part="southwest"))
    sound(drawn_at(lat, lon, Relation.BETWEEN, other="made:bravo"))


@given(lat=st.floats(-80, 80), lon=LONS, km=KM, bearing=st.floats(0, 360))
@QUICK
def test_the_place_named_is_in_the_ground_or_it_is_not(
    lat: float, lon: float, km: float, bearing: float
) -> None:
    for relation in (Relation.IN, Relation.NEAR, Relation.CENTRE):
        assert covers(drawn_at(lat, lon, relation), lat, lon)
    assert covers(drawn_at(lat, lon, Relation.WITHIN, distance_km=km), lat, lon)
    assert covers(drawn_at(lat, lon, Relation.BETWEEN, other="made:bravo"), lat, lon)
    assert not covers(drawn_at(lat, lon, Relation.OUTSKIRTS), lat, lon)
    assert not covers(drawn_at(lat, lon, Relation.DISTANCE, distance_km=km), lat, lon)
    assert not covers(drawn_at(lat, lon, Relation.OFFSET, distance_km=km, bearing=bearing), lat, lon)
    assert not covers(drawn_at(lat, lon, Relation.DIRECTION, bearing=bearing), lat, lon)


@given(lat=st.floats(-75, 75), lon=LONS, km=st.floats(1, 300), bearing=st.floats(0, 360))
@QUICK
def test_a_sector_is_as_large_wherever_it_lies_and_holds_its_point(
    lat: float, lon: float, km: float, bearing: float
) -> None:
    drawn = drawn_at(lat, lon, Relation.OFFSET, distance_km=km, bearing=bearing)
    assert math.isclose(drawn.area_km2 or 0, math.pi / 8 * (1.25**2 - 0.75**2) * km**2, rel_tol=0.02)
    assert covers(drawn, drawn.lat or 0, drawn.lon or 0) or km < 2


@given(lat=st.floats(-75, 75), lon=LONS)
@QUICK
def test_a_disc_across_the_180th_meridian_is_as_large_as_any(lat: float, lon: float) -> None:
    drawn, other = drawn_at(lat, lon, Relation.NEAR), drawn_at(lat, 20.0, Relation.NEAR)
    assert math.isclose(drawn.area_km2 or 0, other.area_km2 or 1, rel_tol=1e-4)


@given(
    points=st.lists(st.tuples(st.floats(40, 43), st.floats(20, 25)), min_size=8, max_size=30, unique=True),
    part=st.sampled_from(sorted(BEARINGS)),
)
@QUICK
def test_a_part_lies_on_its_side_of_the_middle(points: list[tuple[float, float]], part: str) -> None:
    assume(max(p[0] for p in points) - min(p[0] for p in points) > 0.5)
    assume(max(p[1] for p in points) - min(p[1] for p in points) > 0.5)
    towns = [place(f"Town {n}", lat, lon, admin1="Alfa") for n, (lat, lon) in enumerate(points)]
    region = place("Alfa", 41.0, 22.0, kind="region", admin1="Alfa")
    ground = over([*towns, region])
    whole = footprint_of(expression(region.id, Relation.IN), ground)
    drawn = footprint_of(expression(region.id, Relation.PART, part=part), ground)
    assert drawn.geometry is not None
    assert whole.geometry is not None
    assert whole.geometry.buffer(1e-3).covers(drawn.geometry)
    plane = plane_over([(whole.lat or 0, whole.lon or 0)])
    x, y = plane.flat([drawn.lat or 0], [drawn.lon or 0])[0]
    angle = math.radians(BEARINGS[part])
    assert x * math.sin(angle) + y * math.cos(angle) > 0
    held = places_in(drawn, towns, ground)
    assert all(found.inherited for found in held)
    assert 0 < len(held) <= len(towns)


@given(
    number=st.integers(0, len(RIVERS) - 1),
    at=st.integers(0, 200),
    off=st.tuples(st.floats(-0.3, 0.3), st.floats(-0.3, 0.3)),
    size=st.floats(5, 120),
)
@QUICK
def test_no_ground_lies_on_both_banks(number: int, at: int, off: tuple[float, float], size: float) -> None:
    known = RIVERS[number]
    lat, lon = known.course[at % len(known.course)]
    plane = Plane(lat=lat + off[0], lon=lon + off[1])
    box = shapely.box(-size, -size, size, size)
    left, right = (beside(plane, known, side, box, None) for side in (LEFT, RIGHT))
    assert shapely.intersection(left, right).area < 1e-6
    assert math.isclose(left.area + right.area, box.area, rel_tol=1e-6)


@given(text=st.text(max_size=80))
@QUICK
def test_any_text_is_read_without_harm(text: str) -> None:
    parse(text, phrases())


@given(
    km=st.integers(1, 999),
    direction=st.sampled_from(sorted(BEARINGS)),
    name=st.sampled_from(["Orvessa", "Tal Hamra", "al-Tarif", "Deir ez-Tal", "Ivano-Belden"]),
    before=st.sampled_from(["", "about ", "some ", "roughly ", "less than ", "at least "]),
    unit=st.sampled_from(["km", " km", " kilometres", "-kilometre"]),
)
@QUICK
def test_distances_and_directions_are_read(
    km: int, direction: str, name: str, before: str, unit: str
) -> None:
    found = parse(f"{before}{km}{unit} {direction} of {name}", phrases())
    assert found is not None
    assert (found.relation, found.anchor, found.arguments.distance_km) == (Relation.OFFSET, name, km)
    assert found.arguments.bearing == BEARINGS[direction]
