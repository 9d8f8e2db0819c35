"""Resolve: from the words of a place to the place they mean, with the rule that chose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from sayso.gazetteer.candidates import ANSWERS
from sayso.gazetteer.context import Surroundings, surroundings
from sayso.gazetteer.feature import DEMONYM, FORMER, Feature
from sayso.gazetteer.mentions import PlaceMention
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.rank import Ranked, rank
from sayso.model.event import Place, PlaceCandidate
from sayso.model.span import Span

__all__ = ["Surroundings", "place_of", "resolve", "surroundings"]

RADIUS_KM = {"country": 400.0, "region": 100.0, "river": 150.0, "bank": 150.0, "area": 100.0}
KEPT_CANDIDATES = 5
WORKS = frozenset({"river", "bridge", "dam", "island"})
# what lies around the town whose name it bears, and how far off (km)
NEAR_TOWN = {"airport": 25.0, "region": 40.0}
# the part of its region's people from which on "eastern X" is a part of the town
MOST = 0.4
# a story plays in one state if so many names tell where and so much of them lies there; a place abroad that has
# next to nothing of it is told of only if so many live there
ENOUGH, AT_HOME, FOREIGN, KNOWN_ABROAD = 3, 0.6, 0.02, 300_000


def resolve(mention: PlaceMention, span: Span, book: PlaceBook, around: Surroundings) -> Place:
    """The place that a mention means. Without one: name and words kept, reason given, no coordinates."""
    ranked = rank(mention, book, around)
    if not ranked:
        return Place(span=span, name=mention.key, reason="no known place of this name")
    best = ranked[0]
    if mention.kind_asked in NEAR_TOWN and best.feature.kind == "populated place":
        return _by_town(best.feature, mention.kind_asked, span, mention.relation)
    if (wrong := _no_such_work(mention, best)) is not None:
        return replace(_unresolved(span, mention, ranked), reason=wrong)
    if _abroad(mention, best.feature, around):
        reason = "the places of this name lie in states that the story is not about"
        return replace(_unresolved(span, mention, ranked), reason=reason)
    if (side := _side(mention)) and best.feature.kind == "populated place":
        return _part_of_town(mention, side, ranked, span)
    reason = f"{best.rule}; {_why(best, mention, len(ranked))}"
    return place_of(
        best.feature,
        span=span,
        relation=mention.relation,
        reason=reason,
        candidates=[(r.score, r.feature) for r in ranked],
    )


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


def _by_town(town: Feature, kind: str, span: Span, relation: str | None) -> Place:
    """A work that no list has, by the town whose name it bears."""
    made = place_of(town, span=span, relation=relation, reason=f"no known {kind} of this name; by its town")
    return replace(
        made, id=f"{town.id}~{kind}", name=f"{town.name} {kind}", kind=kind, radius_km=NEAR_TOWN[kind]
    )


def _side(mention: PlaceMention) -> str | None:
    """The side of a place that is meant ("eastern"), where words before it say so."""
    words = (mention.relation or "").split()
    return words[0] if words[1:2] == ["part"] and words[0] != "central" else None


def _part_of_town(mention: PlaceMention, side: str, ranked: Sequence[Ranked], span: Span) -> Place:
    """A part, as in "northern X": of the region X where there is one and the town is small in it; else of the town."""
    town = ranked[0].feature
    region = next(
        (r.feature for r in ranked if r.feature.kind == "region" and r.feature.country == town.country), None
    )
    kept = [(r.score, r.feature) for r in ranked]
    if region is not None and (town.population or 0) < MOST * (region.population or 0):
        reason = f"{side} part of the region, not of its town"
        return place_of(region, span=span, relation=mention.relation, reason=reason, candidates=kept)
    reason = f"{side} part of the town, which has no entry of its own"
    made = place_of(town, span=span, relation=mention.relation, reason=reason, candidates=kept)
    return replace(made, id=f"{town.id}~{side}", name=f"{side.capitalize()} {town.name}", kind="area")


def _abroad(mention: PlaceMention, best: Feature, around: Surroundings) -> bool:
    """Whether a small place lies in another state than all the others of a story that plays in one: no point is better than a wrong one."""
    if (
        best.kind not in {"populated place", "region"}
        or (best.population or 0) >= KNOWN_ABROAD
        or mention.inside
    ):
        return False
    others = around.without(mention.key)
    home = max((others.country(code) for code in around.total.countries), default=0.0)
    return len(around.counts) > ENOUGH and home >= AT_HOME and others.country(best.country) <= FOREIGN


def _no_such_work(mention: PlaceMention, best: Ranked) -> str | None:
    """Why the best is no answer: a bridge, a dam or a river of this name is asked for, and only a town is known."""
    asked = mention.kind_asked
    wide = best.feature.kind in {"country", "area"}
    town = asked in {"city", "village"} and wide and best.naming.lang != DEMONYM
    if town or (asked in WORKS and best.feature.kind not in ANSWERS[asked]):
        return f"no known {asked} of this name"
    return None


def _unresolved(span: Span, mention: PlaceMention, ranked: Sequence[Ranked]) -> Place:
    kept = tuple(
        PlaceCandidate(id=r.feature.id, name=r.feature.name, kind=r.feature.kind, score=round(r.score, 3))
        for r in ranked[:KEPT_CANDIDATES]
    )
    return Place(span=span, name=mention.key, candidates=kept)


def _radius(feature: Feature) -> float:
    if feature.kind in RADIUS_KM:
        return RADIUS_KM[feature.kind]
    # disc of a town: 0.5 km times the root of thousands of people, kept between 0.7 and 12 km
    return round(min(12.0, max(0.7, 0.5 * math.sqrt((feature.population or 0) / 1000))), 1)


def _why(best: Ranked, mention: PlaceMention, choices: int) -> str:
    feature, naming = best.feature, best.naming
    if naming.lang == FORMER and naming.valid_to:
        return f"a name that it bore until {naming.valid_to[:4]}"
    if choices == 1:
        return "the only place of this name"
    if feature.kind == "river" and mention.definite and mention.kind_asked is None:
        return '"the" before it says the river'
    if mention.kind_asked:
        return f"the words beside it ask for a {mention.kind_asked}"
    if mention.inside:
        return f"the address puts it in {mention.inside}"
    if feature.kind in {"region", "area"}:
        return "the best fit among the story's other places"
    return "the town before its region; then the story's other places and population"
