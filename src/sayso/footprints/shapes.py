"""Shapes: discs, rings, sectors and hulls on flat ground, in kilometres from the plane's origin."""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from sayso.footprints.plane import Floats

ARC_POINTS = 17
SEGMENTS = 16
# wider than any ground that is drawn, in kilometres
FAR = 6000.0


def disc(radius: float) -> BaseGeometry:
    """Everything up to a distance from the origin."""
    return shapely.Point(0.0, 0.0).buffer(radius, quad_segs=SEGMENTS)


def ring(inner: float, outer: float) -> BaseGeometry:
    """Everything between two distances from the origin."""
    return shapely.difference(disc(outer), disc(inner)) if inner > 0 else disc(outer)


def sector(bearing: float, half: float, inner: float, outer: float) -> BaseGeometry:
    """What lies between two distances and within an angle to each side of a bearing, in degrees."""
    angles = np.radians(np.linspace(bearing - half, bearing + half, ARC_POINTS))
    arc = np.column_stack((np.sin(angles), np.cos(angles)))
    back = arc[::-1] * inner if inner > 0 else np.zeros((1, 2))
    return shapely.Polygon(np.vstack((arc * outer, back)))


def half_plane(bearing: float, beyond: float) -> BaseGeometry:
    """What lies at least so far from the origin in the direction of a bearing."""
    angle = math.radians(bearing)
    ahead, aside = np.array([math.sin(angle), math.cos(angle)]), np.array([math.cos(angle), -math.sin(angle)])
    near, far = ahead * beyond, ahead * (abs(beyond) + FAR)
    return shapely.Polygon([near - aside * FAR, near + aside * FAR, far + aside * FAR, far - aside * FAR])


def hull(points: Floats, ratio: float, buffer: float) -> BaseGeometry:
    """The ground of some places: the concave hull of their points, with a margin round it."""
    spread = shapely.MultiPoint(points)
    drawn = shapely.concave_hull(spread, ratio=ratio) if len(points) > 3 else shapely.convex_hull(spread)
    return shapely.union(drawn.buffer(buffer), spread.buffer(buffer))


def without_strays(points: Floats, factor: float) -> Floats:
    """The points without those far off the rest, which bear a wrong region in the gazetteer."""
    if len(points) < 5:
        return points
    distances = np.hypot(*(points - np.median(points, axis=0)).T)
    kept = points[distances <= factor * max(float(np.quantile(distances, 0.75)), 1.0)]
    return kept if len(kept) >= 3 else points


def third(points: Floats, bearing: float) -> float:
    """How far in a direction the last third of some points begins."""
    angle = math.radians(bearing)
    along = points @ np.array([math.sin(angle), math.cos(angle)])
    return float(np.quantile(along, 2 / 3))


def inner_third(points: Floats) -> float:
    """Within how far of their middle a third of some points lies; the origin is taken for the middle."""
    return float(np.quantile(np.hypot(*points.T), 1 / 3))
