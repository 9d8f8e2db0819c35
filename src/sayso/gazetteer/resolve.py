"""Resolve: from the words of a place to the place they mean, with the rule that chose."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.gazetteer.mentions import PlaceMention
from sayso.gazetteer.places import Feature, PlaceBook
from sayso.model.event import Place, PlaceCandidate
from sayso.model.span import Span

# Weight of a document's other places against log10 of population (places.md 2.2).
CONTEXT_WEIGHT = 4.0
RADIUS_KM = {"country": 400.0, "region": 100.0, "river": 150.0, "bank": 150.0, "area": 100.0}
KEPT_CANDIDATES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a story's other names say: how often each country and first-level region is voted for."""

    countries: Counter[str]
    regions: Counter[str]


def surroundings(keys: Iterable[str], book: PlaceBook) -> Surroundings:
    """Votes of all names of a story; a name with several meanings splits its vote."""
    countries: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    for key in keys:
        features = book.by_name.get(key, ())
        for feature in features:
            if feature.country:
                countries[feature.country] += 1 / len(features)  # type: ignore[assignment]
            if feature.admin1:
                regions[feature.admin1] += 1 / len(features)  # type: ignore[assignment]
    return Surroundings(countries=countries, regions=regions)


def resolve(mention: PlaceMention, span: Span, book: PlaceBook, around: Surroundings) -> Place:
    """The place that a mention means. Without one: name and words kept, reason given, no coordinates."""
    found = book.by_name.get(mention.key, ())
    rule = "exact name"
    if not found:
        found, rule = book.spelt_like(mention.key), "spelt nearly so (Jaro-Winkler at least 0.95)"
    if not found:
        return Place(span=span, name=mention.key, reason="no known place of this name")
    ranked = sorted(((score(f, mention, around), f) for f in found), key=lambda p: (-p[0], p[1].id))
    best = ranked[0][1]
    reason = f"{rule}; {_why(best, mention, len(found))}"
    return place_of(best, span=span, relation=mention.relation, reason=reason, candidates=ranked)


def score(feature: Feature, mention: PlaceMention, around: Surroundings) -> float:
    """How well a place fits: the kind its words ask for, the story's other places, population."""
    fit = 0.0
    if mention.kind_asked == "region":
        fit += 20.0 if feature.kind in {"region", "area"} else 0.0
    elif feature.kind in {"region", "area"}:
        # A bare name is the town: a region never becomes its capital, nor the other way round.
        fit -= 10.0
    total_countries, total_regions = sum(around.countries.values()), sum(around.regions.values())
    if feature.country and total_countries:
        fit += CONTEXT_WEIGHT * around.countries[feature.country] / total_countries
    if feature.admin1 and total_regions:
        fit += CONTEXT_WEIGHT * around.regions[feature.admin1] / total_regions
    return fit + math.log10((feature.population or 0) + 1)


def place_of(
    feature: Feature,
    *,
    span: Span | None,
    relation: str | None,
    reason: str,
    candidates: Sequence[tuple[float, Feature]] = (),
) -> Place:
    """A place as an event carries it, from a known place."""
    return Place(
        span=span,
        name=feature.name,
        id=feature.id,
        kind=feature.kind,
        lat=feature.lat,
        lon=feature.lon,
        radius_km=_radius(feature),
        relation=relation,
        reason=reason,
        candidates=tuple(
            PlaceCandidate(id=f.id, name=f.name, kind=f.kind, score=round(s, 3))
            for s, f in candidates[:KEPT_CANDIDATES]
        ),
    )


def _radius(feature: Feature) -> float:
    if feature.kind in RADIUS_KM:
        return RADIUS_KM[feature.kind]
    # disc of a town: 0.5 km times the root of thousands of people, kept between 0.7 and 12 km
    return round(min(12.0, max(0.7, 0.5 * math.sqrt((feature.population or 0) / 1000))), 1)


def _why(best: Feature, mention: PlaceMention, choices: int) -> str:
    if choices == 1:
        return "the only place of this name"
    if mention.kind_asked:
        return f"the words beside it ask for a {mention.kind_asked}"
    if best.kind in {"region", "area"}:
        return "the best fit among the story's other places"
    return "the town before its region; then the story's other places and population"
