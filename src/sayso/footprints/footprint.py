"""Footprints: the ground that words of a place cover, with how it was made and how sure that is.

Light to import: pyproj, shapely and h3 are loaded by the first footprint that is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.footprints.expression import PlaceExpression, check
from sayso.footprints.known import Ground

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


class Confidence(StrEnum):
    """How well the words say where the ground is: not whether what is told of it is so."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """The ground that a place expression covers.

    `geometry` is in WGS 84 degrees (longitude, latitude), None where the ground
    is not known: `derivation` says why, or how it was made. `lat` and `lon` are
    its point, `radius_km` how far it reaches from there. `anchor` is the id of
    the place named, `anchor_kind` its kind. For banks, `river` and `side` ("left",
    "right"). `members` are the ids of the places that can lie in it, None where
    the geometry alone decides. `approx` marks a hull or a simplified course.
    """

    expression: PlaceExpression
    geometry: BaseGeometry | None
    derivation: str
    confidence: Confidence
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    anchor: str | None = None
    anchor_kind: str | None = None
    river: str | None = None
    side: str | None = None
    members: frozenset[str] | None = None
    approx: bool = False

    @property
    def cells(self) -> frozenset[str]:
        """The H3 cells of resolution 7 (about 5 square kilometres each) whose middle lies in it.

        Ground smaller than a cell gives the cell of its point. Worked out anew each
        time it is asked for.
        """
        from sayso.footprints.cells import cells_of  # noqa: PLC0415  (h3 and shapely: 100 ms to import)

        return cells_of(self.geometry, self.lat, self.lon)

    @property
    def area_km2(self) -> float | None:
        """Square kilometres on the ellipsoid; None where the ground is not known."""
        if self.geometry is None:
            return None
        from sayso.footprints.plane import square_km  # noqa: PLC0415  (as above)

        return square_km(self.geometry)


def footprint_of(expression: PlaceExpression, ground: Ground) -> Footprint:
    """The ground that an expression covers; without a known place it has no geometry and says why.

    Raises DataError SAY-232 where the expression lacks what its relation needs.
    """
    check(expression)
    from sayso.footprints.draw import draw  # noqa: PLC0415  (pyproj and shapely: 200 ms to import)

    return draw(expression, ground)
