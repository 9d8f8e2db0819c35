"""Banks: on which side of a river a town stands: curated first, by the drawn course only well away from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from sayso.errors import DataError
from sayso.footprints.rivers import KM_LAT, LEFT, RIGHT, River, RiverBook
from sayso.footprints.tables import read_bytes, read_rows
from sayso.gazetteer.fold import fold

FILE = "banks.csv"
COLUMNS = ("river", "side", "name", "id", "lat", "lon", "source")
BOTH = "both"
# two gazetteers put the same town's point this far apart at most
SAME_TOWN_KM = 6.0


class Placed(Protocol):
    """What is asked of a place to tell its side: id, name, point, and the gazetteer's own word."""

    @property
    def id(self) -> str:
        """The gazetteer's id."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def lat(self) -> float | None:
        """Latitude in degrees."""

    @property
    def lon(self) -> float | None:
        """Longitude in degrees."""

    @property
    def bank(self) -> str | None:
        """Side and river."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankTown:
    """A town near a river with its side, "left", "right" or "both"; the point is None where it is not known."""

    river: str
    side: str
    name: str
    id: str | None
    lat: float | None
    lon: float | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The side of a river on which a place stands, "left", "right" or "both", and how that is known."""

    side: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BankBook:
    """Curated towns by river and id, and by river and folded name."""

    towns: tuple[BankTown, ...]
    by_id: Mapping[tuple[str, str], BankTown]
    by_name: Mapping[tuple[str, str], tuple[BankTown, ...]]

    def curated(self, place: Placed, river: River) -> BankTown | None:
        """The curated row of a place on a river: by id, else by name where the points agree or one has none."""
        found = self.by_id.get((river.key, place.id))
        if found is not None:
            return found
        named = self.by_name.get((river.key, fold(place.name)), ())
        return next((town for town in named if _same(town, place)), None)

    def side_of(self, place: Placed, river: River, known_beyond: float, known_within: float) -> Side | None:
        """The side on which a place stands: curated, then the gazetteer's word, then the course; None where unknown.

        The course decides only between `known_beyond` and `known_within` kilometres
        from it, and not beyond its ends.
        """
        town = self.curated(place, river)
        if town is not None:
            return Side(side=town.side, reason="curated")
        side, _, key = (place.bank or "").partition(":")
        if key == river.key and side in {LEFT, RIGHT, BOTH}:
            return Side(side=side, reason="the gazetteer says so")
        if place.lat is None or place.lon is None:
            return None
        where = river.where(place.lat, place.lon)
        if where.side is None or not known_beyond <= where.km <= known_within:
            return None
        return Side(side=where.side, reason=f"{where.km:.0f} km from the drawn course")


def _same(town: BankTown, place: Placed) -> bool:
    if town.lat is None or town.lon is None or place.lat is None or place.lon is None:
        # by name alone only where the row asks for no id of its own
        return town.id is None
    return abs(town.lat - place.lat) * KM_LAT < SAME_TOWN_KM and abs(town.lon - place.lon) < 0.1


def load_banks(rivers: RiverBook) -> BankBook:
    """The curated towns that ship with Sayso. Raises DataError SAY-231 where a row does not fit."""
    towns = tuple(_town(line, row, rivers) for line, row in read_rows(read_bytes(FILE), FILE, COLUMNS))
    by_name: dict[tuple[str, str], list[BankTown]] = {}
    for town in towns:
        by_name.setdefault((town.river, fold(town.name)), []).append(town)
    return BankBook(
        towns=towns,
        by_id=MappingProxyType({(town.river, town.id): town for town in towns if town.id}),
        by_name=MappingProxyType({key: tuple(found) for key, found in by_name.items()}),
    )


def _town(line: int, row: Mapping[str, str], rivers: RiverBook) -> BankTown:
    try:
        lat, lon = (float(row[name]) if row[name] else None for name in ("lat", "lon"))
    except ValueError as error:
        raise DataError(
            "SAY-231", str(error), where=f"{FILE} line {line}", do="give degrees as numbers"
        ) from error
    if row["river"] not in rivers.by_key or row["side"] not in {LEFT, RIGHT, BOTH} or not row["name"]:
        raise DataError(
            "SAY-231", "no known river, side or name", where=f"{FILE} line {line}",
            do="name a river of rivers.toml, left, right or both, and the town",
        )  # fmt: skip
    return BankTown(
        river=row["river"], side=row["side"], name=row["name"], id=row["id"] or None, lat=lat, lon=lon,
        source=row["source"],
    )  # fmt: skip
