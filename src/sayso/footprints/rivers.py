"""Rivers: simplified courses in the direction of flow, and on which side of one a point lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError
from sayso.footprints.tables import read_bytes, read_toml
from sayso.gazetteer.fold import fold

FILE = "rivers.toml"
LEFT, RIGHT = "left", "right"
OTHER_SIDE = MappingProxyType({LEFT: RIGHT, RIGHT: LEFT})
# kilometres in a degree of latitude, and of longitude on the equator
KM_LAT, KM_LON = 110.95, 111.32

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A stretch of a river: its points (latitude, longitude) with the flow, and which bank "west" means on it."""

    name: str
    points: tuple[Point, ...]
    sides: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """How a point lies to a course: kilometres away, left or right by the flow (None beyond its ends), which reach."""

    km: float
    side: str | None
    reach: Reach


@dataclass(frozen=True)
class River:
    """A river with its names and reaches, as far as it is drawn; `into` is the key of the one it flows into."""

    key: str
    id: str
    name: str
    names: frozenset[str]
    reaches: tuple[Reach, ...]
    into: str | None = None

    @cached_property
    def course(self) -> tuple[Point, ...]:
        """All points (latitude, longitude) in the direction of flow."""
        return tuple(point for reach in self.reaches for point in reach.points)

    @cached_property
    def _reach_of_point(self) -> tuple[Reach, ...]:
        return tuple(reach for reach in self.reaches for _ in reach.points)

    def where(self, lat: float, lon: float) -> Where:
        """How a point lies to the drawn course, as the nearest stretch of it has it."""
        across = math.cos(math.radians(lat)) * KM_LON
        flat = [((b - lon) * across, (a - lat) * KM_LAT) for a, b in self.course]
        km, side, at = nearest(flat)
        return Where(km=km, side=side, reach=self._reach_of_point[at])

    def side_meant(self, compass: str, near: Point | None = None) -> str | None:
        """The bank that "west" or "north" means: on the reach nearest to a point, else if all reaches agree."""
        if compass in OTHER_SIDE:
            return compass
        if near is not None:
            return self.where(*near).reach.sides.get(compass)
        meant = {reach.sides.get(compass) for reach in self.reaches}
        return meant.pop() if len(meant) == 1 else None

    def side_meant_on(self, compass: str, points: Iterable[int]) -> str | None:
        """The bank that "west" means on the reaches of some points of the course, if those that say it agree."""
        if compass in OTHER_SIDE:
            return compass
        meant = {self._reach_of_point[at].sides.get(compass) for at in points} - {None}
        return meant.pop() if len(meant) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiverBook:
    """All drawn rivers by key ("dnipro") and by folded name."""

    by_key: Mapping[str, River]
    by_name: Mapping[str, River]

    def get(self, asked: str | None) -> River | None:
        """The river of a key, a place id or a name."""
        if asked is None:
            return None
        return self.by_key.get(asked) or self.by_name.get(asked) or self.by_name.get(fold(asked))

    def nearest(self, lat: float, lon: float) -> tuple[River, float]:
        """The river whose drawn course is nearest to a point, and how many kilometres away."""
        return min(
            ((river, river.where(lat, lon).km) for river in self.by_key.values()), key=lambda pair: pair[1]
        )


def nearest(flat: Sequence[Point]) -> tuple[float, str | None, int]:
    """How the origin lies to a course of flat points (x, y): distance, side by the flow, index of the stretch's end.

    The side is None beyond the ends. Where a bend is nearest, the side is that of the sharper of its two stretches.
    """
    best, side, at, clear = math.inf, None, 1, 0.0
    for i in range(len(flat) - 1):
        (x, y), (ahead_x, ahead_y) = flat[i], flat[i + 1]
        dx, dy = ahead_x - x, ahead_y - y
        length = math.hypot(dx, dy) or 1e-12
        share = -(x * dx + y * dy) / (length * length)
        held = min(1.0, max(0.0, share))
        distance = math.hypot(x + held * dx, y + held * dy)
        across = (dy * x - dx * y) / length
        if distance < best - 1e-9 or (distance < best + 1e-9 and abs(across) > clear):
            beyond = (i == 0 and share < 0) or (i == len(flat) - 2 and share > 1)
            best, at, clear = min(best, distance), i + 1, abs(across)
            side = None if beyond or across == 0 else (LEFT if across > 0 else RIGHT)
    return best, side, at


def load_rivers() -> RiverBook:
    """The rivers that ship with Sayso. Raises DataError SAY-231 where a course does not fit."""
    table = read_toml(read_bytes(FILE), FILE)
    by_key: dict[str, River] = {}
    by_name: dict[str, River] = {}
    for entry in table.get("river", ()):
        river = _river(entry)
        by_key[river.key] = river
        by_name[river.id] = river
        for name in river.names:
            by_name[name] = river
            by_name[f"{name} river"] = by_name[f"river {name}"] = river
    if lost := {river.into for river in by_key.values() if river.into} - by_key.keys():
        raise DataError(
            "SAY-231", f"rivers flow into unknown ones: {', '.join(sorted(lost))}", where=FILE, do="name a key"
        )  # fmt: skip
    return RiverBook(by_key=MappingProxyType(by_key), by_name=MappingProxyType(by_name))


def _river(entry: Mapping[str, Any]) -> River:
    try:
        reaches = tuple(
            Reach(
                name=str(reach["name"]),
                points=tuple((float(a), float(b)) for a, b in reach["points"]),
                sides=MappingProxyType({str(k): str(v) for k, v in reach["sides"].items()}),
            )
            for reach in entry["reach"]
        )
        river = River(
            key=entry["key"], id=entry["id"], name=entry["name"],
            names=frozenset(fold(name) for name in entry["names"]), reaches=reaches,
            into=entry.get("into"),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            "SAY-231", f"a river does not fit: {error}", where=FILE, do="give key, id, name, names and reaches"
        ) from error  # fmt: skip
    far = [p for p in river.course if not (-90 <= p[0] <= 90 and -180 <= p[1] <= 180)]
    sides = {side for reach in reaches for side in reach.sides.values()}
    if far or len(river.course) < 2 or not sides <= {LEFT, RIGHT}:
        raise DataError(
            "SAY-231", f"{river.key} has a point off the earth, or a side that is none", where=FILE,
            do="give [latitude, longitude] and left or right",
        )  # fmt: skip
    return river
