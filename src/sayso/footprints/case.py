"""Case: a place expression with its places found, and the ground of towns and regions drawn on a plane."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from sayso.footprints import shapes
from sayso.footprints.expression import Arguments, PlaceExpression
from sayso.footprints.footprint import Confidence
from sayso.footprints.known import Ground, KnownPlace, anchor_of
from sayso.footprints.plane import Floats, Plane, plane_over
from sayso.footprints.rivers import River

TOWN = "populated place"
FEWEST = 3
FEWEST_FOR_THIRDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Ground on a plane in kilometres, how sure it is, and in words how it was made."""

    plane: Plane
    shape: BaseGeometry
    confidence: Confidence
    why: str
    point: tuple[float, float] | None = None
    river: River | None = None
    side: str | None = None
    members: frozenset[str] | None = None
    approx: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region's ground on a plane round the middle of its places, with their points and all their ids."""

    plane: Plane
    shape: BaseGeometry
    towns: Floats
    members: frozenset[str] | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A place expression with its places found in the gazetteer."""

    expression: PlaceExpression
    ground: Ground
    anchor: KnownPlace | None
    other: KnownPlace | None
    region: KnownPlace | None

    @property
    def given(self) -> Arguments:
        """The expression's arguments."""
        return self.expression.arguments

    @property
    def name(self) -> str:
        """What the place is called in a derivation."""
        return self.anchor.name if self.anchor is not None else (self.expression.anchor or "")

    @property
    def is_whole(self) -> bool:
        """Whether the place named is a region, an area or a country."""
        return self.anchor is not None and self.anchor.kind in self.ground.sizes.wholes

    @property
    def river(self) -> River | None:
        """The river that is named, as a river, by a bank of it, or by name alone."""
        if self.anchor is None:
            return self.ground.rivers.get(self.expression.anchor)
        if self.anchor.kind == "river":
            return self.ground.rivers.get(self.anchor.id) or self.ground.rivers.get(self.anchor.name)
        if self.anchor.kind == "bank":
            return self.ground.rivers.get((self.anchor.bank or "").partition(":")[2])
        return None


def case_of(expression: PlaceExpression, ground: Ground) -> Case:
    """An expression with its places found; those that the gazetteer does not know are None."""
    given = expression.arguments
    return Case(
        expression=expression,
        ground=ground,
        anchor=anchor_of(expression, ground),
        other=ground.find(given.other, None) if given.other else None,
        region=ground.find(given.region, "region") if given.region else None,
    )


def point_of(place: KnownPlace | None) -> tuple[float, float] | None:
    """The point of a place (latitude, longitude); None where it has none, or none on the earth."""
    if place is None or place.lat is None or place.lon is None:
        return None
    on_earth = -90.0 <= place.lat <= 90.0 and -180.0 <= place.lon <= 180.0
    return (place.lat, place.lon) if on_earth else None


def radius_of(place: KnownPlace, ground: Ground) -> float:
    """The radius of a place's disc in kilometres."""
    return ground.sizes.radius(place.kind, place.population)


def area_of(place: KnownPlace, ground: Ground) -> Area | None:
    """The ground of a region: the hull of its places, else a disc of the usual size; None without any point.

    A town gives its disc, so that "in the X region" has ground where only the town X is known.
    """
    sizes, members = ground.sizes, None
    if place.kind in sizes.wholes:
        listed = tuple(member for member in ground.members(place) if member.kind in sizes.points)
        members = frozenset(member.id for member in listed) or None
        points = [at for member in listed if member.kind == TOWN and (at := point_of(member)) is not None]
        if len(points) >= FEWEST:
            plane = plane_over(points)
            towns = plane.flat([p[0] for p in points], [p[1] for p in points])
            kept = shapes.without_strays(towns, sizes.stray_factor)
            return Area(
                plane=plane, shape=shapes.hull(kept, sizes.hull_ratio, sizes.hull_buffer), towns=kept,
                members=members,
                why=f"hull of {len(kept)} known places of {place.name}, with {sizes.hull_buffer:g} km round it",
            )  # fmt: skip
    at = point_of(place)
    if at is None:
        return None
    radius = radius_of(place, ground)
    plane = Plane(lat=at[0], lon=at[1])
    return Area(
        plane=plane, shape=shapes.disc(radius), towns=plane.flat([at[0]], [at[1]]), members=members,
        why=f"disc of {radius:.1f} km round the point of {place.name}",
    )  # fmt: skip


def bounds_of(case: Case) -> Area | None:
    """The ground that bounds a river's stretch: the region named; round a town, as far as "near" reaches."""
    if case.region is None:
        return None
    area = area_of(case.region, case.ground)
    if area is None or case.region.kind in case.ground.sizes.wholes:
        return area
    reach = case.ground.sizes.near_most
    return Area(
        plane=area.plane, shape=shapes.disc(reach), towns=area.towns, members=None,
        why=f"within {reach:g} km of {case.region.name}",
    )  # fmt: skip


def smooth(shape: BaseGeometry) -> BaseGeometry:
    """A shape with corners close enough that its straight edges stay straight on the earth."""
    west, south, east, north = shape.bounds
    return shapely.segmentize(shape, max(1.0, max(east - west, north - south) / 100))
