"""Round a river: its banks, its course, and the ground beyond it."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from sayso.footprints import shapes
from sayso.footprints.case import Area, Case, Drawn, bounds_of, point_of, radius_of
from sayso.footprints.footprint import Confidence
from sayso.footprints.plane import Plane, plane_over
from sayso.footprints.rivers import OTHER_SIDE, River
from sayso.footprints.riverside import band, beside, points_in

NO_RIVER = "which river is meant is not said, or its course is not drawn"


def draw_bank(case: Case) -> Drawn | str:
    """One side of a river, bounded by the region named; of a town, the half of it on that side."""
    side = case.given.side
    if case.anchor is not None and case.anchor.kind == "bank" and side is None:
        side = (case.anchor.bank or "").partition(":")[0]
    river = case.river
    if river is None:
        return _half_of_town(case, side) if case.anchor is not None else _bank_of_region(case, side)
    return _beside(case, river, side, case.ground.sizes.bank_band, Confidence.MEDIUM)


def _bank_of_region(case: Case, side: str | None) -> Drawn | str:
    """The bank in a region whose river is not named: of the river that runs nearest to its middle."""
    area = bounds_of(case)
    if area is None:
        return NO_RIVER
    river, km = case.ground.rivers.nearest(area.plane.lat, area.plane.lon)
    course = band(area.plane, river, 1.0)
    if not shapely.intersects(course, area.shape):
        return f"{NO_RIVER}; the nearest, {river.name}, is {km:.0f} km away"
    return _beside(case, river, side, case.ground.sizes.bank_band, Confidence.LOW)


def _half_of_town(case: Case, side: str | None) -> Drawn | str:
    """The part of a town on one side of the river that runs through it."""
    at = point_of(case.anchor)
    if at is None or case.anchor is None:
        return f"no point of {case.name} is known"
    radius = radius_of(case.anchor, case.ground)
    river, km = case.ground.rivers.nearest(*at)
    if km > radius + case.ground.sizes.side_known_beyond:
        return f"no drawn river runs through {case.name}"
    meant = river.side_meant(side or "", at)
    if meant is None:
        return f"which bank of {river.name} {side!r} means there is not known"
    plane = Plane(lat=at[0], lon=at[1])
    return Drawn(
        plane=plane, shape=beside(plane, river, meant, shapes.disc(radius), _parent(case, river)),
        confidence=Confidence.LOW, river=river, side=meant, approx=True,
        why=f"the part of {case.name} on the {meant} bank of {river.name}, by its drawn course",
    )  # fmt: skip


def draw_beyond(case: Case) -> Drawn | str:
    """The ground to one side of a river, told by a point of the compass; how far it reaches is not said."""
    river = case.river
    if river is None:
        return NO_RIVER
    side = case.given.side or case.given.direction
    if side is None:
        return f"which side of {river.name} is the other one is not said"
    return _beside(case, river, side, case.given.distance_km or case.ground.sizes.beyond_band, Confidence.LOW)


def draw_along(case: Case) -> Drawn | str:
    """A band to both sides of a river, bounded by the region named."""
    river = case.river
    if river is None:
        return NO_RIVER
    km = case.ground.sizes.along_band
    area = bounds_of(case)
    plane = _plane(river, area)
    shape, where = band(plane, river, km), "along the whole drawn course"
    if area is not None:
        shape, where = shapely.intersection(shape, area.shape), area.why
    return Drawn(
        plane=plane, shape=shape, confidence=Confidence.MEDIUM if area is not None else Confidence.LOW,
        river=river, members=area.members if area is not None else None, approx=True,
        why=f"{km:g} km to each side of {river.name}, {where}",
    )  # fmt: skip


def _beside(case: Case, river: River, side: str | None, km: float, confidence: Confidence) -> Drawn | str:
    area = bounds_of(case)
    if case.given.region is not None and area is None:
        return f"no known ground of this name: {case.given.region}"
    meant = _meant(river, side or "", area)
    if meant is None:
        return f"which bank of {river.name} {side!r} means there is not known"
    plane = _plane(river, area)
    within: BaseGeometry = area.shape if area is not None else band(plane, river, km)
    where = area.why if area is not None else f"no region is named: up to {km:g} km from the drawn course"
    told = "" if side in OTHER_SIDE else f" ({side} by the compass)"
    return Drawn(
        plane=plane, shape=beside(plane, river, meant, within, _parent(case, river)),
        confidence=confidence if area is not None else Confidence.LOW, river=river, side=meant, approx=True,
        members=area.members if area is not None else None,
        why=f"{meant} bank of {river.name}{told}; {where}; towns by the curated list first",
    )  # fmt: skip


def _meant(river: River, side: str, area: Area | None) -> str | None:
    """The bank that a point of the compass means: on the reaches in the region, else on the one nearest to it."""
    if area is None:
        return river.side_meant(side)
    inside = points_in(area.plane, river, area.shape)
    return river.side_meant_on(side, inside) or river.side_meant(side, (area.plane.lat, area.plane.lon))


def _parent(case: Case, river: River) -> River | None:
    return case.ground.rivers.get(river.into)


def _plane(river: River, area: Area | None) -> Plane:
    return area.plane if area is not None else plane_over(river.course)
