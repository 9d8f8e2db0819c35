"""Round a place: ground told by a town, a region or two of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import shapely

from sayso.footprints import shapes
from sayso.footprints.case import FEWEST, FEWEST_FOR_THIRDS, Area, Case, Drawn, area_of, point_of, radius_of
from sayso.footprints.expression import Relation
from sayso.footprints.footprint import Confidence
from sayso.footprints.plane import Plane, ahead, bearing_to, way

CENTRAL, SOME, MIDDLE = "central", "some", "middle"
# a place on the very border of a third belongs to it
HAIR = 0.05
BEARINGS: Mapping[str, float] = MappingProxyType(
    {
        "north": 0.0,
        "northeast": 45.0,
        "east": 90.0,
        "southeast": 135.0,
        "south": 180.0,
        "southwest": 225.0,
        "west": 270.0,
        "northwest": 315.0,
    }
)


def draw_in(case: Case) -> Drawn | str:
    """The place itself: a town's disc, a region's hull."""
    if case.anchor is None:
        return "no place is named"
    area = area_of(case.anchor, case.ground)
    if area is None:
        return f"no point of {case.name} is known"
    if not case.is_whole:
        asked = case.expression.relation is Relation.REGION
        why = f"{area.why}; a region of this name is not known" if asked else area.why
        return Drawn(
            plane=area.plane, shape=area.shape, why=why, point=point_of(case.anchor),
            confidence=Confidence.LOW if asked else Confidence.HIGH,
        )  # fmt: skip
    return _of_area(area, Confidence.MEDIUM if len(area.towns) >= FEWEST else Confidence.LOW)


def _of_area(area: Area, confidence: Confidence, why: str = "") -> Drawn:
    return Drawn(
        plane=area.plane, shape=area.shape, confidence=confidence, why=f"{why}{area.why}",
        members=area.members, approx=True,
    )  # fmt: skip


def draw_near(case: Case) -> Drawn | str:
    """A disc round the place, wider than the place; round a region, its hull with a margin."""
    sizes = case.ground.sizes
    if case.is_whole and case.anchor is not None:
        area = area_of(case.anchor, case.ground)
        if area is None:
            return f"no point of {case.name} is known"
        return Drawn(
            plane=area.plane, shape=area.shape.buffer(sizes.near_most), confidence=Confidence.LOW, approx=True,
            why=f"{area.why}, and {sizes.near_most:g} km more",
        )  # fmt: skip
    return _disc(
        case,
        lambda r: min(sizes.near_most, max(sizes.near_least, sizes.near_factor * r)),
        Confidence.MEDIUM,
        "near",
    )


def draw_centre(case: Case) -> Drawn | str:
    """The inner disc of a town; of a region, the third of its places nearest to the middle."""
    if case.is_whole and case.anchor is not None:
        return _part_of_whole(case, CENTRAL)
    return _disc(case, lambda r: case.ground.sizes.centre_share * r, Confidence.MEDIUM, "centre")


def draw_front(case: Case) -> Drawn | str:
    """Ground somewhere in which a front runs: the region, or a wide disc round the town."""
    if case.anchor is None:
        return "where the front runs is not known from the words"
    if case.is_whole:
        area = area_of(case.anchor, case.ground)
        return (
            f"no point of {case.name} is known" if area is None else _of_area(area, Confidence.LOW, "front: ")
        )
    return _disc(case, lambda _: case.ground.sizes.front_reach, Confidence.LOW, "front")


def _disc(case: Case, radius: object, confidence: Confidence, what: str) -> Drawn | str:
    at = point_of(case.anchor)
    if at is None or case.anchor is None or not callable(radius):
        return f"no point of {case.name} is known"
    km = float(radius(radius_of(case.anchor, case.ground)))
    return Drawn(
        plane=Plane(lat=at[0], lon=at[1]), shape=shapes.disc(km), confidence=confidence, point=at,
        why=f"{what}: disc of {km:.1f} km round {case.name}",
    )  # fmt: skip


def draw_outskirts(case: Case) -> Drawn | str:
    """The ring round a town's edge, or the part of it that lies in one direction."""
    at, sizes = point_of(case.anchor), case.ground.sizes
    if at is None or case.anchor is None:
        return f"no point of {case.name} is known"
    radius = radius_of(case.anchor, case.ground)
    inner, outer = sizes.outskirts_inner * radius, sizes.outskirts_outer * radius
    bearing = BEARINGS.get(case.given.part or "")
    shape, towards = shapes.ring(inner, outer), ""
    if bearing is not None:
        shape = shapes.sector(bearing, sizes.direction_half, inner, outer)
        towards = f", {case.given.part} of it"
    return Drawn(
        plane=Plane(lat=at[0], lon=at[1]), shape=shape,
        confidence=Confidence.LOW if case.is_whole else Confidence.MEDIUM, point=None if towards else at,
        why=f"ring of {inner:.1f} to {outer:.1f} km round {case.name}{towards}",
    )  # fmt: skip


def draw_part(case: Case) -> Drawn | str:
    """A third of a region's places in a direction, with their ground; of a town, a third of its disc."""
    part = case.given.part or SOME
    if part not in {SOME, CENTRAL, *BEARINGS}:
        return f"which part is {part!r} is not known"
    if case.is_whole:
        return _part_of_whole(case, part)
    at = point_of(case.anchor)
    if at is None or case.anchor is None:
        return f"no point of {case.name} is known"
    radius = radius_of(case.anchor, case.ground)
    shape = shapes.disc(radius if part == SOME else radius * case.ground.sizes.centre_share)
    if part in BEARINGS:
        shape = shapely.intersection(shapes.disc(radius), shapes.half_plane(BEARINGS[part], radius / 3))
    return Drawn(
        plane=Plane(lat=at[0], lon=at[1]), shape=shape, confidence=Confidence.LOW,
        why=f"{part} part of a disc of {radius:.1f} km round {case.name}",
    )  # fmt: skip


def _part_of_whole(case: Case, part: str) -> Drawn | str:
    area = area_of(case.anchor, case.ground) if case.anchor is not None else None
    if area is None:
        return f"no point of {case.name} is known"
    if part == SOME:
        return _of_area(area, Confidence.LOW, "which part is not said: ")
    sizes = case.ground.sizes
    by_places = len(area.towns) >= FEWEST_FOR_THIRDS
    towns = area.towns if by_places else shapely.get_coordinates(shapely.segmentize(area.shape, 5.0))
    if part == CENTRAL:
        reach = max(sizes.hull_buffer, shapes.inner_third(towns))
        piece = shapes.disc(reach if by_places else reach / 2)
    else:
        start = shapes.third(towns, BEARINGS[part])
        # of a hull's outline two thirds lie too near to its edge to part the ground in three
        piece = shapes.half_plane(BEARINGS[part], (start if by_places else start / 3) - HAIR)
    return Drawn(
        plane=area.plane, shape=shapely.intersection(area.shape, piece), members=area.members, approx=True,
        confidence=Confidence.MEDIUM if by_places else Confidence.LOW,
        why=f"{part} third of the {area.why}",
    )  # fmt: skip


def distances(case: Case) -> tuple[float, float]:
    """Between which distances a told one lies, in kilometres."""
    km = case.given.distance_km or 0.0
    share = max(case.given.spread or 0.0, case.ground.sizes.distance_spread)
    if case.expression.relation is Relation.WITHIN or case.given.bound == "most":
        return 0.0, km
    if case.given.bound == "least":
        return km, km * (1 + 2 * share)
    return km * max(0.0, 1 - share), km * (1 + share)


def draw_offset(case: Case) -> Drawn | str:
    """A sector: so far away in a direction, or on the way to another place."""
    at, to = point_of(case.anchor), point_of(case.other)
    bearing = case.given.bearing
    if at is None:
        return f"no point of {case.name} is known"
    if bearing is None:
        if to is None:
            return f"no known place of this name: {case.given.other}"
        bearing = bearing_to(at, to)
    half = case.ground.sizes.sector_half
    low, high = distances(case)
    if high <= 0:
        return draw_in(case)
    km = (case.given.distance_km or 0.0) if case.given.bound is None else (low + high) / 2
    return Drawn(
        plane=Plane(lat=at[0], lon=at[1]), shape=shapes.sector(bearing, half, low, high),
        confidence=Confidence.LOW if case.is_whole else Confidence.MEDIUM, point=ahead(at, bearing, km),
        why=f"sector {low:g} to {high:g} km from {case.name}, bearing {bearing:.0f} give or take {half:g} degrees",
    )  # fmt: skip


def draw_distance(case: Case) -> Drawn | str:
    """A ring: so far away in whichever direction; up to a distance, a disc."""
    at = point_of(case.anchor)
    if at is None:
        return f"no point of {case.name} is known"
    low, high = distances(case)
    if high <= 0:
        return draw_in(case)
    return Drawn(
        plane=Plane(lat=at[0], lon=at[1]), shape=shapes.ring(low, high), point=at,
        confidence=Confidence.LOW if case.is_whole else Confidence.MEDIUM,
        why=f"{low:g} to {high:g} km from {case.name}, in any direction",
    )  # fmt: skip


def draw_direction(case: Case) -> Drawn | str:
    """A wide sector from the place's edge on: "south of X" does not say how far."""
    at, sizes = point_of(case.anchor), case.ground.sizes
    if at is None or case.anchor is None:
        return f"no point of {case.name} is known"
    radius = radius_of(case.anchor, case.ground)
    bearing = case.given.bearing or 0.0
    reach = radius + sizes.direction_reach
    return Drawn(
        plane=Plane(lat=at[0], lon=at[1]), shape=shapes.sector(bearing, sizes.direction_half, radius, reach),
        confidence=Confidence.LOW,
        why=f"{case.given.direction or f'bearing {bearing:.0f}'} of {case.name}, {radius:.1f} to {reach:.1f} km, how far is not said",
    )  # fmt: skip


def draw_between(case: Case) -> Drawn | str:
    """A capsule round the shortest way between two places; halfway, the disc in its middle."""
    a, b = point_of(case.anchor), point_of(case.other)
    if a is None or b is None:
        lost = case.name if a is None else (case.given.other or "")
        return f"no point of {lost} is known"
    plane, km = way(a, b)
    if km > case.ground.sizes.longest:
        return f"{km:.0f} km is too far for a footprint"
    radius = max(case.ground.sizes.between_share * km, case.ground.sizes.town_least)
    ends = plane.flat([a[0], b[0]], [a[1], b[1]])
    shape = (
        shapely.Point(0.0, 0.0) if case.given.part == MIDDLE or not np.any(ends) else shapely.LineString(ends)
    )
    return Drawn(
        plane=plane, shape=shape.buffer(radius, quad_segs=shapes.SEGMENTS), confidence=Confidence.MEDIUM,
        point=(plane.lat, plane.lon),
        why=f"within {radius:.1f} km of the {'middle of the ' if case.given.part == MIDDLE else ''}way of {km:.1f} km",
    )  # fmt: skip
