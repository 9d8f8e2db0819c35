"""Footprints: the ground of each relation, by the figures that were measured for Kherson and on made-up land."""

from __future__ import annotations

import pytest

from sayso.errors import DataError
from sayso.footprints.expression import Relation
from sayso.footprints.footprint import Confidence, footprint_of
from sayso.footprints.plane import GEOD
from tests.footprints.ground import expression, over, phrases, place, shipped_ground, words

KHERSON = "geonames:706448"
REGION = "geonames:706442"


def km_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(GEOD.inv(a[1], a[0], b[1], b[0])[2]) / 1000


def test_twenty_kilometres_south_of_kherson() -> None:
    drawn = words("20 km south of Kherson")
    assert (drawn.anchor, drawn.anchor_kind) == (KHERSON, "populated place")
    assert drawn.lat == pytest.approx(46.457, abs=0.001)
    assert drawn.lon == pytest.approx(32.615, abs=0.001)
    assert drawn.area_km2 == pytest.approx(157, rel=0.01)
    assert 26 <= len(drawn.cells) <= 28
    assert "15 to 25 km" in drawn.derivation
    assert "22.5" in drawn.derivation


def test_the_town_is_a_disc_by_its_people() -> None:
    drawn = footprint_of(expression(KHERSON, Relation.IN), shipped_ground())
    assert drawn.radius_km == pytest.approx(0.5 * 283.649**0.5, abs=0.05)
    assert drawn.confidence is Confidence.HIGH
    assert drawn.area_km2 == pytest.approx(3.1416 * (drawn.radius_km or 0) ** 2, rel=0.01)


@pytest.mark.parametrize(
    ("population", "radius"), [(None, 0.7), (0, 0.7), (900, 0.7), (100_000, 5.0), (30_000_000, 12.0)]
)
def test_a_disc_is_kept_between_its_bounds(population: int | None, radius: float) -> None:
    ground = over([place("Alfa", 10.0, 20.0, population=population)])
    assert words("Alfa", ground).radius_km == pytest.approx(radius, abs=0.01)


def test_kherson_region_is_the_hull_of_its_places() -> None:
    drawn = words("Kherson region")
    assert drawn.anchor == REGION
    assert drawn.approx
    # measured once with other places: 29,479 square kilometres
    assert drawn.area_km2 == pytest.approx(29_479, rel=0.05)
    assert drawn.members is not None
    assert KHERSON in drawn.members


def test_the_banks_of_a_region_are_its_ground_in_two() -> None:
    left, right = (words(f"the {side} bank of the Dnipro in Kherson region") for side in ("left", "right"))
    whole = words("Kherson region")
    assert left.geometry is not None
    assert right.geometry is not None
    assert left.geometry.intersection(right.geometry).area < 1e-6
    assert (left.area_km2 or 0) + (right.area_km2 or 0) == pytest.approx(whole.area_km2, rel=0.01)
    assert (right.area_km2 or 0) < (left.area_km2 or 0)
    assert (right.river, right.side, left.side) == ("dnipro", "right", "left")


def test_east_and_west_bank_are_left_and_right() -> None:
    left = words("the left bank of the Dnipro in Kherson region")
    east = words("the east bank of the Dnieper in Kherson region")
    assert (east.side, east.area_km2) == ("left", left.area_km2)
    assert "east by the compass" in east.derivation


def test_a_point_of_the_compass_is_read_off_the_reaches_in_the_region() -> None:
    drawn = words("the west bank of the Euphrates in Anbar Governorate")
    assert drawn.side == "right"
    assert drawn.geometry is not None


def test_a_tributarys_bank_ends_at_the_river_it_flows_into() -> None:
    right_of_dnipro = words("the right bank of the Dnipro in Kherson region").geometry
    for side in ("left", "right"):
        drawn = words(f"the {side} bank of the Inhulets in Kherson region").geometry
        assert drawn is not None
        assert right_of_dnipro is not None
        assert drawn.difference(right_of_dnipro.buffer(1e-6)).area < 1e-4


def test_a_town_has_banks_where_a_river_runs_through_it() -> None:
    left, right = (words(f"Mosul's {side} bank") for side in ("left", "right"))
    assert left.side == "left"
    assert left.anchor_kind == "populated place"
    assert (left.lon or 0) > (right.lon or 0)
    assert "no drawn river" in words("the left bank of Ankara").derivation


def test_thirds_of_a_region_hold_a_third_of_its_places() -> None:
    towns = [
        place(f"Town {n} {m}", 40 + n / 10, 30 + m / 10, admin1="Alfa Province")
        for n in range(9)
        for m in range(9)
    ]
    region = place("Alfa Province", 40.4, 30.4, kind="region", admin1="Alfa Province")
    ground = over([*towns, region])
    north = footprint_of(expression(region.id, Relation.PART, part="north"), ground)
    assert north.geometry is not None
    inside = [t for t in towns if north.geometry.covers(_point(t.lat, t.lon))]
    assert {t.lat for t in inside} == {40.6, 40.7, 40.8}
    assert len(inside) == 27


def _point(lat: float | None, lon: float | None) -> object:
    import shapely

    return shapely.Point(lon or 0, lat or 0)


def test_a_region_without_places_is_a_wide_disc_of_low_confidence() -> None:
    ground = over([place("Alfa", 10.0, 20.0, kind="area", population=None)])
    drawn = words("Alfa", ground)
    assert drawn.radius_km == pytest.approx(100, abs=0.1)
    assert drawn.confidence is Confidence.LOW
    assert words("northern Alfa", ground).confidence is Confidence.LOW


def test_a_miscoded_place_does_not_stretch_its_region() -> None:
    towns = [place(f"Town {n}", 40 + n / 20, 30 + (n % 3) / 10, admin1="Alfa") for n in range(9)]
    stray = place("Stray", 47.0, 39.0, admin1="Alfa")
    region = place("Alfa", 40.2, 30.1, kind="region", admin1="Alfa")
    without, with_it = (words("Alfa region", over([*towns, region, *more])) for more in ([], [stray]))
    assert with_it.area_km2 == pytest.approx(without.area_km2, rel=0.2)


def test_the_outskirts_are_a_ring_and_may_be_told_by_direction() -> None:
    ring, north = words("the outskirts of Kherson"), words("the northern outskirts of Kherson")
    assert ring.geometry is not None
    assert north.geometry is not None
    assert ring.geometry.buffer(1e-6).covers(north.geometry)
    assert (north.lat or 0) > 46.6369
    assert ring.area_km2 == pytest.approx(3.1416 * 70.9 * (1.6**2 - 0.8**2), rel=0.01)


def test_between_two_places_is_a_capsule_round_the_shortest_way() -> None:
    drawn = words("between Kherson and Mykolaiv")
    ends = [shipped_ground().find(name, None) for name in ("Kherson", "Mykolaiv")]
    kherson, mykolaiv = ((end.lat or 0, end.lon or 0) for end in ends if end)
    length = km_between(kherson, mykolaiv)
    radius = length / 4
    assert drawn.area_km2 == pytest.approx(length * 2 * radius + 3.1416 * radius**2, rel=0.02)
    middle = words("halfway between Kherson and Mykolaiv")
    assert middle.area_km2 == pytest.approx(3.1416 * radius**2, rel=0.02)


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("20 km from Kherson", 15, 25),
        ("within 20 km of Kherson", 0, 20),
        ("more than 20 km from Kherson", 20, 30),
        ("10 to 30 km from Kherson", 10, 30),
        ("a few kilometres from Kherson", 1.4, 5.6),
    ],
)
def test_a_distance_is_a_ring(phrase: str, low: float, high: float) -> None:
    drawn = words(phrase)
    assert drawn.area_km2 == pytest.approx(3.1416 * (high**2 - low**2), rel=0.01)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("20 km south of Nowhere", "no known place of this name: Nowhere"),
        ("3,000 km south of Kherson", "too far"),
        ("between Kherson and Nowhere", "no point of Nowhere is known"),
        ("the left bank", "which river is meant is not said"),
        ("the west bank of the Nile", "is not known"),
        ("across the Oskil river", "is not said"),
        ("near the front line", "where the front runs is not known"),
        ("the left bank of the Dnipro in Nowhere region", "no known ground of this name: Nowhere"),
    ],
)
def test_ground_that_is_not_known_says_why(phrase: str, why: str) -> None:
    drawn = words(phrase)
    assert drawn.geometry is None
    assert why in drawn.derivation
    assert drawn.cells == frozenset()
    assert drawn.area_km2 is None


def test_a_point_off_the_earth_gives_no_ground() -> None:
    ground = over([place("Alfa", 146.6, 32.6), place("Bravo", None, None)])
    assert words("5 km east of Alfa", ground).geometry is None
    assert words("near Bravo", ground).geometry is None


@pytest.mark.parametrize(
    "broken",
    [
        expression("Kherson", Relation.OFFSET, distance_km=5.0),
        expression("Kherson", Relation.DISTANCE),
        expression("Kherson", Relation.DISTANCE, distance_km=-1.0),
        expression("Kherson", Relation.DISTANCE, distance_km=float("nan")),
        expression("Kherson", Relation.BETWEEN),
        expression("Kherson", Relation.DIRECTION),
        expression("Kherson", Relation.PART),
        expression("Dnipro", Relation.BANK),
        expression(None, Relation.IN),
    ],
    ids=lambda broken: broken.relation.value,
)
def test_an_expression_that_lacks_what_it_needs_is_refused(broken: object) -> None:
    with pytest.raises(DataError, match="SAY-232"):
        footprint_of(broken, shipped_ground())  # type: ignore[arg-type]


def test_every_phrase_of_the_table_has_ground_or_says_why() -> None:
    from tests.footprints.test_phrases import ROWS

    ground = over([place("Orvessa", 41.0, 20.0), place("Belden", 41.3, 20.4), place("Tal Hamra", 41.5, 20.0)])
    for row in ROWS:
        drawn = words(row["phrase"], ground)
        assert drawn.derivation
        assert drawn.geometry is None or (drawn.geometry.is_valid and drawn.cells), row["phrase"]
    assert phrases().digest
