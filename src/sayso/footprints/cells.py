"""Cells: ground as H3 cells, the join key of stores and maps."""

from __future__ import annotations

import h3
from shapely.geometry.base import BaseGeometry

from sayso.footprints.plane import narrow, polygons

RESOLUTION = 7


def cells_of(drawn: BaseGeometry | None, lat: float | None, lon: float | None) -> frozenset[str]:
    """The cells of resolution 7 whose middle lies in some ground in degrees; of the point alone if it is small."""
    if drawn is None or lat is None or lon is None:
        return frozenset()
    found: set[str] = set()
    for part in polygons(drawn):
        for piece in narrow(part):
            found.update(h3.geo_to_cells(piece, RESOLUTION))
    return frozenset(found) or frozenset({h3.latlng_to_cell(lat, lon, RESOLUTION)})
