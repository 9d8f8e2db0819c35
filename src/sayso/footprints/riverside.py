"""Riverside: the ground on one side of a river's drawn course."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from sayso.footprints.plane import Floats, Plane, polygons
from sayso.footprints.rivers import OTHER_SIDE, River, nearest
from sayso.footprints.shapes import FAR


def course_on(plane: Plane, river: River) -> Floats:
    """The drawn course on flat ground, with the flow."""
    return plane.flat([point[0] for point in river.course], [point[1] for point in river.course])


def band(plane: Plane, river: River, km: float) -> BaseGeometry:
    """Everything within so many kilometres of the drawn course."""
    return shapely.LineString(course_on(plane, river)).buffer(km)


def points_in(plane: Plane, river: River, ground: BaseGeometry) -> list[int]:
    """Which points of the drawn course lie in some ground."""
    course = course_on(plane, river)
    return [int(at) for at in np.flatnonzero(shapely.contains_xy(ground, course[:, 0], course[:, 1]))]


def beside(plane: Plane, river: River, side: str, within: BaseGeometry, parent: River | None) -> BaseGeometry:
    """The part of some ground that lies on one side of a river.

    The course is drawn out straight beyond its ends; what lies across the river
    that it flows into is left out.
    """
    course = course_on(plane, river)
    long = np.vstack((_out(course[1], course[0]), course, _out(course[-2], course[-1])))
    kept = _pieces(within, long, side)
    if parent is None:
        return kept
    own = _side_at(course_on(plane, parent), course[len(course) // 2])
    main = course_on(plane, parent)
    longer = np.vstack((_out(main[1], main[0]), main, _out(main[-2], main[-1])))
    return _pieces(kept, longer, own) if own in OTHER_SIDE else kept


def _pieces(within: BaseGeometry, course: Floats, side: str) -> BaseGeometry:
    line = shapely.LineString(course)
    found = []
    for whole in polygons(within):
        for piece in polygons(split(whole, line)):
            inside = piece.representative_point()
            if _side_at(course, np.array([inside.x, inside.y])) == side:
                found.append(piece)
    return shapely.union_all(found)


def _side_at(course: Floats, point: Floats) -> str:
    moved = [(float(x), float(y)) for x, y in course - point]
    return nearest(moved)[1] or ""


def _out(before: Floats, end: Floats) -> Floats:
    """A point far beyond an end of a course, straight on."""
    step = end - before
    return end + step / float(np.hypot(*step)) * FAR
