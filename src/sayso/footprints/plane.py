"""Plane: flat ground round a point, in kilometres east and north of it, and back to degrees.

Distances and bearings from the point are those of the WGS 84 ellipsoid. Imports
pyproj and shapely: only `draw.py` and its neighbours import this.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

GEOD = Geod(ellps="WGS84")
KM = 1000.0
Floats = NDArray[np.float64]
WIDEST = 90.0
WORLD = shapely.box(-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """Flat ground whose origin is a point of the earth; x grows eastwards, y northwards, in kilometres."""

    lat: float
    lon: float

    def flat(self, lats: Sequence[float], lons: Sequence[float]) -> Floats:
        """Points of the earth as rows of (x, y)."""
        if not len(lats):
            return np.empty((0, 2))
        many = len(lats)
        bearings, _, metres = GEOD.inv([self.lon] * many, [self.lat] * many, list(lons), list(lats))
        angles, lengths = np.radians(np.asarray(bearings)), np.asarray(metres) / KM
        return np.column_stack((lengths * np.sin(angles), lengths * np.cos(angles)))

    def degrees(self, rows: Floats) -> Floats:
        """Rows of (x, y) as rows of (longitude, latitude)."""
        bearings = np.degrees(np.arctan2(rows[:, 0], rows[:, 1]))
        metres = np.hypot(rows[:, 0], rows[:, 1]) * KM
        many = len(rows)
        lons, lats, _ = GEOD.fwd(np.full(many, self.lon), np.full(many, self.lat), bearings, metres)
        return np.column_stack((lons, lats))

    def on_earth(self, drawn: BaseGeometry) -> BaseGeometry:
        """A flat polygon in degrees (longitude, latitude), cut at the 180th meridian, whole at a pole."""
        pieces = [self._polygon(part) for part in polygons(drawn)]
        return shapely.union_all([piece for whole in pieces for piece in polygons(whole)])

    def _polygon(self, part: shapely.Polygon) -> BaseGeometry:
        shell = _unwound(self.degrees(shapely.get_coordinates(part.exterior)))
        if abs(shell[-1, 0] - shell[0, 0]) > 180.0:
            return _cap(shell[:, 1])
        holes = []
        for ring in part.interiors:
            hole = _unwound(self.degrees(shapely.get_coordinates(ring)))
            if abs(hole[-1, 0] - hole[0, 0]) <= 180.0:
                hole[:, 0] += 360.0 * round((shell[:, 0].mean() - hole[:, 0].mean()) / 360.0)
                holes.append(hole)
        return _within_world(shapely.make_valid(shapely.Polygon(shell, holes)))


def plane_over(points: Iterable[tuple[float, float]]) -> Plane:
    """The plane round the middle of some points (latitude, longitude), wherever on the earth they lie."""
    rows = np.radians(np.asarray(tuple(points), dtype=np.float64))
    x, y = np.cos(rows[:, 0]) * np.cos(rows[:, 1]), np.cos(rows[:, 0]) * np.sin(rows[:, 1])
    z = np.sin(rows[:, 0])
    lat = math.degrees(math.atan2(z.mean(), math.hypot(x.mean(), y.mean())))
    return Plane(lat=lat, lon=math.degrees(math.atan2(y.mean(), x.mean())))


def polygons(drawn: BaseGeometry) -> Iterator[shapely.Polygon]:
    """The polygons of a drawing, without points and lines that a cut left over."""
    for part in shapely.get_parts(drawn):
        if isinstance(part, shapely.Polygon):
            if not part.is_empty:
                yield part
        elif shapely.get_type_id(part) > 3:
            yield from polygons(part)


def _unwound(rows: Floats) -> Floats:
    """A ring whose longitudes go on past 180 instead of jumping."""
    return np.column_stack((np.unwrap(rows[:, 0], period=360.0), rows[:, 1]))


def _cap(lats: Floats) -> BaseGeometry:
    """A ring round a pole, as everything from its latitude nearest to the equator up to the pole."""
    if lats.mean() > 0:
        return shapely.box(-180.0, float(lats.min()), 180.0, 90.0)
    return shapely.box(-180.0, -90.0, 180.0, float(lats.max()))


def _within_world(drawn: BaseGeometry) -> BaseGeometry:
    """What lies beyond the 180th meridian comes back in on the other side."""
    west, _, east, _ = drawn.bounds
    if west >= -180.0 and east <= 180.0:
        return drawn
    turns = range(math.floor((west + 180.0) / 360.0), math.floor((east + 180.0) / 360.0) + 1)
    return shapely.union_all(
        [shapely.intersection(translate(drawn, xoff=-360.0 * turn), WORLD) for turn in turns]
    )


def way(a: tuple[float, float], b: tuple[float, float]) -> tuple[Plane, float]:
    """The plane round the middle of the shortest way between two points (latitude, longitude), and its kilometres."""
    bearing, _, metres = GEOD.inv(a[1], a[0], b[1], b[0])
    lon, lat, _ = GEOD.fwd(a[1], a[0], bearing, metres / 2)
    return Plane(lat=float(lat), lon=float(lon)), float(metres) / KM


def bearing_to(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The bearing in degrees at the first point (latitude, longitude) of the way to the second."""
    return float(GEOD.inv(a[1], a[0], b[1], b[0])[0]) % 360.0


def ahead(at: tuple[float, float], bearing: float, km: float) -> tuple[float, float]:
    """The point (latitude, longitude) so far away in a direction."""
    lon, lat, _ = GEOD.fwd(at[1], at[0], bearing, km * KM)
    return float(lat), float(lon)


def square_km(drawn: BaseGeometry) -> float:
    """The area of a drawing in degrees, in square kilometres on the ellipsoid."""
    pieces = (piece for part in polygons(drawn) for piece in narrow(part))
    return sum(abs(GEOD.geometry_area_perimeter(piece)[0]) for piece in pieces) / KM**2


def narrow(part: shapely.Polygon) -> list[shapely.Polygon]:
    """A polygon in degrees in pieces none of which is wide enough to be taken for the rest of the globe."""
    west, south, east, north = part.bounds
    if east - west <= WIDEST:
        return [part]
    pieces: list[shapely.Polygon] = []
    at = west
    while at < east:
        piece = shapely.intersection(part, shapely.box(at, south, at + WIDEST, north))
        # a parallel is no shortest way: its corners have to stand close
        pieces += polygons(shapely.segmentize(piece, 1.0))
        at += WIDEST
    return pieces
