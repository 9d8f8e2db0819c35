"""Known places: what a footprint needs to know of a place, whatever gazetteer it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from sayso.footprints.banks import BankBook, load_banks
from sayso.footprints.expression import PlaceExpression
from sayso.footprints.rivers import RiverBook, load_rivers
from sayso.footprints.sizes import Sizes, load_sizes
from sayso.gazetteer.fold import fold


class KnownPlace(Protocol):
    """A place of a gazetteer: id, names, kind, WGS 84 degrees, and of what it is a part.

    `admin1` is the first-level region as the gazetteer writes it, the same for
    the region and for its places; `parent` the id of what it belongs to; `bank`
    "left:river" or "right:river" where that is curated.
    """

    @property
    def id(self) -> str:
        """The gazetteer's id."""

    @property
    def name(self) -> str:
        """The English name."""

    @property
    def kind(self) -> str:
        """Populated place, region, river, bank, bridge ..."""

    @property
    def country(self) -> str | None:
        """ISO 3166-1 code."""

    @property
    def admin1(self) -> str | None:
        """The first-level region."""

    @property
    def lat(self) -> float | None:
        """Latitude in degrees."""

    @property
    def lon(self) -> float | None:
        """Longitude in degrees."""

    @property
    def population(self) -> int | None:
        """People, where known."""

    @property
    def parent(self) -> str | None:
        """The id of what it belongs to."""

    @property
    def bank(self) -> str | None:
        """Side and river."""


# a place by id or name; the second value is the kind asked for: "region", "town", "river", or None
Find = Callable[[str, str | None], KnownPlace | None]
Members = Callable[[KnownPlace], Iterable[KnownPlace]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What footprints are drawn from: how to find a place and a region's places; rivers, banks and sizes."""

    find: Find
    members: Members
    rivers: RiverBook
    banks: BankBook
    sizes: Sizes


def ground_of(find: Find, members: Members) -> Ground:
    """Ground over a gazetteer's two look-ups, with the rivers, banks and sizes that ship with Sayso.

    Raises DataError SAY-231 where a data file does not fit.
    """
    rivers = load_rivers()
    return Ground(
        find=find, members=members, rivers=rivers, banks=load_banks(rivers), sizes=load_sizes()
    )  # fmt: skip


def ground_over(places: Iterable[KnownPlace]) -> Ground:
    """Ground over a plain collection of places: names as they stand, members by parent and first-level region."""
    known = tuple(places)
    return ground_of(_finder(known), _member_finder(known))


def anchor_of(expression: PlaceExpression, ground: Ground) -> KnownPlace | None:
    """The place that an expression names; a river's words mean the drawn river before a town of its name."""
    if expression.anchor is None:
        return None
    kind = expression.arguments.kind
    found = ground.find(expression.anchor, kind)
    if found is None or kind != "river" or found.kind in {"river", "bank"}:
        return found
    return None if ground.rivers.get(expression.anchor) is not None else found


def lies_in(place: KnownPlace, whole: KnownPlace) -> bool:
    """Whether a place belongs to a region or country by the gazetteer's own word; no border is drawn."""
    if place.id == whole.id:
        return False
    if place.parent == whole.id:
        return True
    if whole.country is None or place.country != whole.country:
        return False
    if whole.kind == "country":
        return True
    return place.admin1 is not None and place.admin1 in {whole.admin1, whole.name} and whole.kind == "region"


def _finder(known: tuple[KnownPlace, ...]) -> Find:
    by_id = {place.id: place for place in known}
    by_name: dict[str, list[KnownPlace]] = {}
    for place in known:
        for name in (place.name, *getattr(place, "aliases", ())):
            by_name.setdefault(fold(name), []).append(place)

    def find(asked: str, kind: str | None) -> KnownPlace | None:
        if asked in by_id:
            return by_id[asked]
        found = by_name.get(fold(asked), ())
        return min(found, key=lambda place: _order(place, kind), default=None)

    return find


def _order(place: KnownPlace, kind: str | None) -> tuple[bool, bool, int, str]:
    """The kind asked for first, else towns; then the larger, then by id."""
    asked = {"region": {"region", "area", "country"}, "river": {"river"}}.get(kind or "", {"populated place"})
    return place.kind not in asked, place.kind == "bank", -(place.population or 0), place.id


def _member_finder(known: tuple[KnownPlace, ...]) -> Members:
    by_parent: dict[str, list[KnownPlace]] = {}
    by_region: dict[tuple[str | None, str], list[KnownPlace]] = {}
    by_country: dict[str, list[KnownPlace]] = {}
    for place in known:
        if place.parent:
            by_parent.setdefault(place.parent, []).append(place)
        if place.admin1:
            by_region.setdefault((place.country, place.admin1), []).append(place)
        if place.country:
            by_country.setdefault(place.country, []).append(place)
    return lambda whole: tuple(_unique(_members(whole, by_parent, by_region, by_country)))


def _members(
    whole: KnownPlace,
    by_parent: Mapping[str, list[KnownPlace]],
    by_region: Mapping[tuple[str | None, str], list[KnownPlace]],
    by_country: Mapping[str, list[KnownPlace]],
) -> Iterator[KnownPlace]:
    groups = [by_parent.get(whole.id, ())]
    if whole.kind == "country":
        groups.append(by_country.get(whole.country or "", ()))
    if whole.kind == "region":
        groups += [by_region.get((whole.country, key), ()) for key in {whole.admin1, whole.name} if key]
    for place in chain(*groups):
        if lies_in(place, whole):
            yield place


def _unique(places: Iterable[KnownPlace]) -> Iterator[KnownPlace]:
    seen: set[str] = set()
    for place in places:
        if place.id not in seen:
            seen.add(place.id)
            yield place
