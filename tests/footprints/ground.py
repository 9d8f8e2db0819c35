"""Ground for the tests: the shipped places, and small countries of our own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sayso.footprints.effects import EffectTable, load_effects
from sayso.footprints.expression import Arguments, PlaceExpression, Relation
from sayso.footprints.footprint import Footprint, footprint_of
from sayso.footprints.known import Ground, KnownPlace, ground_over
from sayso.footprints.phrases import PhraseBook, load_phrases
from sayso.footprints.reading import parse
from sayso.gazetteer.places import Feature, load_places


@lru_cache(maxsize=1)
def shipped() -> tuple[KnownPlace, ...]:
    """The places that ship with Sayso."""
    return tuple(load_places().listed())


@lru_cache(maxsize=1)
def shipped_ground() -> Ground:
    """Ground over the places that ship with Sayso."""
    return ground_over(shipped())


@lru_cache(maxsize=1)
def phrases() -> PhraseBook:
    """The phrases that ship with Sayso."""
    return load_phrases()


@lru_cache(maxsize=1)
def effects() -> EffectTable:
    """The rules that ship with Sayso."""
    return load_effects()


def place(
    name: str,
    lat: float | None,
    lon: float | None,
    *,
    kind: str = "populated place",
    population: int | None = 20_000,
    country: str | None = "XX",
    admin1: str | None = None,
    parent: str | None = None,
    bank: str | None = None,
    id_: str | None = None,
) -> Feature:
    """A place of a made-up country, or one at a point of the real earth."""
    return Feature(
        id=id_ or f"made:{name.lower()}", name=name, kind=kind, country=country, admin1=admin1, lat=lat, lon=lon,
        population=population, parent=parent, bank=bank, aliases=(),
    )  # fmt: skip


def over(places: Iterable[KnownPlace]) -> Ground:
    """Ground over some places."""
    return ground_over(places)


def words(phrase: str, ground: Ground | None = None) -> Footprint:
    """The footprint of a phrase."""
    expression = parse(phrase, phrases())
    assert expression is not None, phrase
    return footprint_of(expression, ground or shipped_ground())


def expression(anchor: str | None, relation: Relation, **arguments: object) -> PlaceExpression:
    """A place expression made by hand."""
    return PlaceExpression(anchor=anchor, relation=relation, arguments=Arguments(**arguments))  # type: ignore[arg-type]
