"""The land under the map: from npm world-atlas to the small file that the package ships.

Source: npm package world-atlas 2.0.2, file `land-10m.json` (ISC licence), which
is Natural Earth (public domain) as TopoJSON. It holds land and nothing else: no
countries, no borders.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python web/land.py package/land-10m.json src/sayso/web/data/land.json.z

The result is zlib over JSON: a list of rings, each `[x, y, dx, dy, ...]` in
hundredths of a degree. Coasts are thinned to about a kilometre, islands smaller
than 4 km and everything south of 60 S left out: 245 kB in place of 3 MB.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from pathlib import Path

UNITS = 100  # to the degree; a hundredth is about 1.1 km
TOLERANCE = 0.01  # degrees that a thinned coast may stray
SMALLEST = 0.04  # degrees across, below which an island is dropped
SOUTH = -60.0

Point = tuple[float, float]


def thinned(points: list[Point]) -> list[Point]:
    """The line with no more points than it needs (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy)
        far, at = 0.0, -1
        for i in range(first + 1, last):
            x, y = points[i]
            off = abs((x - ax) * dy - (y - ay) * dx) / length if length else math.hypot(x - ax, y - ay)
            if off > far:
                far, at = off, i
        if far > TOLERANCE:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def arcs_of(topology: dict) -> list[list[Point]]:  # type: ignore[type-arg]
    """The arcs in degrees, thinned one by one so that shared ends still meet."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(thinned(points))
    return arcs


def rings_of(topology: dict) -> list[list[Point]]:  # type: ignore[type-arg]
    """Every ring of every polygon, outer ones and holes alike (drawn by the even-odd rule)."""
    arcs = arcs_of(topology)
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            points: list[Point] = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += arc[1:] if points else arc
            rings.append(points)
    return rings


def packed(rings: list[list[Point]]) -> bytes:
    """The rings as the package ships them."""
    out = []
    for ring in rings:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        if max(ys) < SOUTH or max(max(xs) - min(xs), max(ys) - min(ys)) < SMALLEST:
            continue
        flat: list[int] = []
        before = (0, 0)
        for x, y in ring:
            here = (round(x * UNITS), round(y * UNITS))
            if not flat or here != before:
                flat += (here[0] - before[0], here[1] - before[1])
            before = here
        if len(flat) >= 2 * 4:
            out.append(flat)
    return zlib.compress(json.dumps(out, separators=(",", ":")).encode(), 9)


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    target.write_bytes(packed(rings_of(json.loads(source.read_bytes()))))
