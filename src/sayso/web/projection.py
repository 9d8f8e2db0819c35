"""Projection: degrees to the units of a drawing, fitted to the places that it shows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km
LEAST_KM = 110.0  # a view never shows less across: the coast is drawn to a kilometre
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An equirectangular window on the earth, true to scale at its middle latitude.

    `west` and `north` are the degrees at the drawing's upper left corner,
    `across` and `down` how many units a degree of longitude and latitude takes.
    """

    width: float
    height: float
    west: float
    north: float
    across: float
    down: float

    def xy(self, lon: float, lat: float) -> Point:
        """Where a point of the earth lies in the drawing."""
        return (lon - self.west) * self.across, (self.north - lat) * self.down

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the window, in degrees."""
        return (
            self.west,
            self.north - self.height / self.down,
            self.west + self.width / self.across,
            self.north,
        )

    @property
    def units_per_km(self) -> float:
        """Length of a kilometre in units of the drawing."""
        return self.down / KM_PER_DEGREE


def fitted(points: Sequence[Point], *, width: float, tallest: float, flattest: float) -> View:
    """The window that shows all points (longitude, latitude) with a margin around.

    The height follows from the points, between `flattest` and `tallest` units.
    """
    lons, lats = [lon for lon, _ in points] or [0.0], [lat for _, lat in points] or [0.0]
    middle = (min(lats) + max(lats)) / 2
    shrink = max(math.cos(math.radians(middle)), 0.05)
    least = LEAST_KM / KM_PER_DEGREE
    wide = max((max(lons) - min(lons)) * shrink * 1.36, least)
    high = max((max(lats) - min(lats)) * 1.36, least * 0.6)
    height = min(max(width * high / wide, flattest), tallest)
    down = min(width / wide, height / high)
    across = down * shrink
    return View(
        width=width,
        height=height,
        west=(min(lons) + max(lons)) / 2 - width / across / 2,
        north=middle + height / down / 2,
        across=across,
        down=down,
    )


def clipped_ring(ring: Sequence[Point], width: float, height: float, pad: float) -> list[Point]:
    """A closed ring cut to the drawing and `pad` units beyond (Sutherland and Hodgman)."""
    out = list(ring)
    for axis, bound, sign in ((0, -pad, 1), (0, width + pad, -1), (1, -pad, 1), (1, height + pad, -1)):
        out = _cut(out, axis, bound, sign)
    return out


def _cut(ring: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    out: list[Point] = []
    for i, here in enumerate(ring):
        before = ring[i - 1]
        inside, was = (here[axis] - bound) * sign >= 0, (before[axis] - bound) * sign >= 0
        if inside != was:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            out.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if inside:
            out.append(here)
    return out


def clipped_line(line: Sequence[Point], width: float, height: float, pad: float) -> list[list[Point]]:
    """The stretches of an open line that lie in the drawing and `pad` units beyond (Liang and Barsky)."""
    parts: list[list[Point]] = []
    for a, b in pairwise(line):
        kept = _segment(a, b, (-pad, -pad, width + pad, height + pad))
        if kept is None:
            continue
        if parts and parts[-1][-1] == kept[0]:
            parts[-1].append(kept[1])
        else:
            parts.append([*kept])
    return parts


def _segment(a: Point, b: Point, box: tuple[float, float, float, float]) -> tuple[Point, Point] | None:
    first, last = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, room in ((-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1])):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    start = a if first == 0 else (a[0] + first * dx, a[1] + first * dy)
    end = b if last == 1 else (a[0] + last * dx, a[1] + last * dy)
    return start, end


def scale_bar(view: View) -> tuple[int, float]:
    """A round number of kilometres, at most a quarter of the drawing, and its length in units."""
    room = view.width / 4 / view.units_per_km
    power = 10 ** math.floor(math.log10(room))
    km = max(step * power for step in (1, 2, 5) if step * power <= room)
    return max(round(km), 1), max(round(km), 1) * view.units_per_km


def graticule(view: View) -> tuple[list[float], list[float]]:
    """Round meridians and parallels inside the window: three to seven of each."""
    west, south, east, north = view.box
    return _ticks(west, east), _ticks(south, north)


def _ticks(low: float, high: float) -> list[float]:
    step = next((s for s in (0.25, 0.5, 1, 2, 5, 10, 20, 30, 45) if (high - low) / s <= 6), 90)
    first = math.ceil(low / step)
    return [n * step for n in range(first, math.floor(high / step) + 1)]
