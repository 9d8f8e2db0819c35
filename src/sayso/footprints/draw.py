"""Draw: from a place expression to its ground; imports pyproj and shapely."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import shapely

from sayso.footprints.case import Case, Drawn, case_of, smooth
from sayso.footprints.expression import PlaceExpression, Relation
from sayso.footprints.footprint import Confidence, Footprint
from sayso.footprints.known import Ground
from sayso.footprints.round_place import (
    draw_between,
    draw_centre,
    draw_direction,
    draw_distance,
    draw_front,
    draw_in,
    draw_near,
    draw_offset,
    draw_outskirts,
    draw_part,
)
from sayso.footprints.round_river import draw_along, draw_bank, draw_beyond

Drawer = Callable[[Case], Drawn | str]

_DRAWERS: Mapping[Relation, Drawer] = MappingProxyType(
    {
        Relation.IN: draw_in,
        Relation.REGION: draw_in,
        Relation.NEAR: draw_near,
        Relation.OUTSKIRTS: draw_outskirts,
        Relation.CENTRE: draw_centre,
        Relation.PART: draw_part,
        Relation.OFFSET: draw_offset,
        Relation.DISTANCE: draw_distance,
        Relation.WITHIN: draw_distance,
        Relation.DIRECTION: draw_direction,
        Relation.BETWEEN: draw_between,
        Relation.BANK: draw_bank,
        Relation.ALONG: draw_along,
        Relation.BEYOND: draw_beyond,
        Relation.FRONT: draw_front,
    }
)
# of a river these are its banks or its course, whatever the words' form
_OF_RIVERS: Mapping[Relation, Drawer] = MappingProxyType(
    {
        Relation.IN: draw_along,
        Relation.NEAR: draw_along,
        Relation.PART: draw_along,
        Relation.DIRECTION: draw_beyond,
        Relation.OFFSET: draw_beyond,
        Relation.FRONT: draw_along,
        Relation.REGION: draw_along,
    }
)


def draw(expression: PlaceExpression, ground: Ground) -> Footprint:
    """The footprint of a checked expression; without known ground it says why."""
    case = case_of(expression, ground)
    drawer = _drawer(case)
    if case.anchor is None and expression.anchor is not None and case.river is None:
        return _unknown(case, f"no known place of this name: {expression.anchor}")
    if (given := expression.arguments).distance_km is not None and given.distance_km > ground.sizes.longest:
        return _unknown(case, f"{given.distance_km:g} km is too far for a footprint")
    drawn = drawer(case)
    if isinstance(drawn, str):
        return _unknown(case, drawn)
    if drawn.shape.is_empty:
        return _unknown(case, f"no ground is left: {drawn.why}")
    return _footprint(case, drawn)


def _drawer(case: Case) -> Drawer:
    relation = case.expression.relation
    kind = case.anchor.kind if case.anchor is not None else None
    if kind == "bank" and relation in {Relation.IN, Relation.REGION, Relation.PART}:
        return draw_bank
    if kind == "river":
        return _OF_RIVERS.get(relation, _DRAWERS[relation])
    return _DRAWERS[relation]


def _footprint(case: Case, drawn: Drawn) -> Footprint:
    geometry = drawn.plane.on_earth(smooth(drawn.shape))
    corners = shapely.get_coordinates(drawn.shape)
    if drawn.point is not None:
        point = drawn.point
        middle = drawn.plane.flat([point[0]], [point[1]])[0]
    else:
        inside = drawn.shape.representative_point()
        centre = drawn.shape.centroid
        chosen = centre if shapely.contains(drawn.shape, centre) else inside
        middle = np.array([chosen.x, chosen.y])
        lon, lat = drawn.plane.degrees(middle.reshape(1, 2))[0]
        point = (float(lat), float(lon))
    reach = math.sqrt(float(((corners - middle) ** 2).sum(axis=1).max()))
    return Footprint(
        expression=case.expression,
        geometry=geometry,
        derivation=drawn.why,
        confidence=drawn.confidence,
        lat=round(point[0], 5),
        lon=round(point[1], 5),
        radius_km=round(reach, 2),
        anchor=case.anchor.id if case.anchor is not None else None,
        anchor_kind=_kind(case),
        river=drawn.river.key if drawn.river is not None else None,
        side=drawn.side,
        members=drawn.members,
        approx=drawn.approx,
    )


def _kind(case: Case) -> str | None:
    if case.anchor is not None:
        return case.anchor.kind
    return "river" if case.river is not None else None


def _unknown(case: Case, why: str) -> Footprint:
    return Footprint(
        expression=case.expression, geometry=None, derivation=why, confidence=Confidence.LOW,
        anchor=case.anchor.id if case.anchor is not None else None, anchor_kind=_kind(case),
    )  # fmt: skip
