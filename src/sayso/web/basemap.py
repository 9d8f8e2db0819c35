"""Basemap: land, rivers and names of seas; no countries and no borders, on purpose."""

from __future__ import annotations

import json
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate

from sayso.errors import DataError
from sayso.web.projection import Point

UNITS = 100.0  # to the degree, as web/land.py packs them


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A coast: a closed line in degrees, with the box around it (west, south, east, north)."""

    points: tuple[Point, ...]
    box: tuple[float, float, float, float]

    def meets(self, box: tuple[float, float, float, float]) -> bool:
        """Whether any of it can lie in this window."""
        west, south, east, north = self.box
        return west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A river's line in the direction of flow, or the one point at which a sea is named."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """What lies under the places: coasts (drawn by the even-odd rule), rivers, seas."""

    land: tuple[Ring, ...]
    rivers: tuple[Named, ...]
    seas: tuple[Named, ...]


def load_basemap() -> Basemap:
    """The basemap that the package ships. Raises DataError (SAY-512) where a file is not as it should be."""
    data = files("sayso.web").joinpath("data")
    try:
        flat = json.loads(zlib.decompress(data.joinpath("land.json.z").read_bytes()))
        land = tuple(_ring(ring) for ring in flat)
    except (zlib.error, ValueError, TypeError) as error:
        raise DataError("SAY-512", f"the land cannot be read: {error}", where="land.json.z") from error
    try:
        waters = tomllib.loads(data.joinpath("waters.toml").read_text(encoding="utf-8"))
        rivers = tuple(Named(name=r["name"], points=tuple(_points(r["points"]))) for r in waters["river"])
        seas = tuple(Named(name=s["name"], points=tuple(_points([s["at"]]))) for s in waters["sea"])
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            "SAY-512", f"a river or a sea cannot be read: {error!r}", where="waters.toml"
        ) from error
    return Basemap(land=land, rivers=rivers, seas=seas)


def _ring(flat: list[int]) -> Ring:
    xs = [x / UNITS for x in accumulate(flat[0::2])]
    ys = [y / UNITS for y in accumulate(flat[1::2])]
    return Ring(points=tuple(zip(xs, ys, strict=True)), box=(min(xs), min(ys), max(xs), max(ys)))


def _points(pairs: list[list[float]]) -> Iterator[Point]:
    for lon, lat in pairs:
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):
            raise ValueError(f"no place on earth: {lon}, {lat}")
        yield float(lon), float(lat)
