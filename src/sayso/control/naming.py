"""Naming: which places a name means, as the gazetteer has it and as the stories on record spell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.gazetteer.fold import fold
from sayso.gazetteer.places import PlaceBook
from sayso.model.event import Place
from sayso.model.statement import Statement

ARTICLE = "the "
TOWN = "populated place"


def places_spoken_of(statements: Iterable[Statement]) -> Iterator[Place]:
    """All places of the events of some statements, those that are known."""
    for statement in statements:
        for event in statement.events:
            yield from (p for p in (event.place, *event.also_places) if p is not None and p.id is not None)


def meant_by(name: str, places: PlaceBook, spoken_of: Iterable[Place]) -> tuple[str, ...]:
    """The ids of the places that a name can mean, the likeliest first; a town comes before its region.

    A name is an id, any name of the gazetteer, the name as a story on record
    spells it, or one spelt nearly so.
    """
    key = fold(name).removeprefix(ARTICLE)
    own = [name] if places.get(name) is not None else []
    listed = [(f.kind, f.id) for spelt in (name, key) for f in places.named(spelt)]
    told = {(p.kind or "", p.id or "") for p in spoken_of if name == p.id or key in _spellings(p)}
    nearly = [(naming.feature.kind, naming.feature.id) for _, naming in places.alike(key)]
    ids = (*own, *_towns_first(listed), *_towns_first(sorted(told)), *_towns_first(nearly))
    return tuple(dict.fromkeys(ids))


def _spellings(place: Place) -> set[str]:
    words = (place.name, place.span.exact if place.span is not None else None)
    return {fold(spelt).removeprefix(ARTICLE) for spelt in words if spelt}


def _towns_first(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield from (id_ for _, id_ in sorted(found, key=lambda one: one[0] != TOWN))
