"""Candidates: the places that a name could mean: by its spelling alone, before anything is weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.gazetteer.context import Surroundings
from sayso.gazetteer.feature import OTHER, SHORT, Feature
from sayso.gazetteer.mentions import PlaceMention
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.shelf import Naming

# a place spelt nearly so counts if so many live there, or so much of the story is in its country
KNOWN_WELL = 50_000
SHARE = 0.25
# a story plays in a state that has so much of its names
AT_HOME = 0.6
# kinds that a word beside a name asks for, and what answers to them
ANSWERS = {
    "region": frozenset({"region", "area"}),
    "city": frozenset({"populated place"}),
    "village": frozenset({"populated place"}),
    "country": frozenset({"country"}),
    "river": frozenset({"river"}),
    "bridge": frozenset({"bridge", "dam"}),
    "dam": frozenset({"dam"}),
    "plant": frozenset({"plant", "dam"}),
    "airport": frozenset({"airport"}),
    "island": frozenset({"island"}),
    "area": frozenset({"area", "island"}),
}
BY_KIND = frozenset({"river", "bridge", "dam", "plant", "airport", "island", "area"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place by a name that fits the words, the rule that found it, and how alike the spellings are (1 is the same)."""

    naming: Naming
    rule: str
    alike: float = 1.0


def candidates(mention: PlaceMention, book: PlaceBook, around: Surroundings) -> list[Candidate]:
    """Bearers of the name: exactly so, without its word for a kind, or spelt nearly so and borne out otherwise."""
    exact = _usable(book.bearers(mention.key), mention)
    asked = mention.kind_asked
    if asked in BY_KIND and not any(n.feature.kind in ANSWERS[asked] for n in exact):
        # "Zaporizhzhia nuclear plant" beside "Zaporizhzhia": the whole name bears the word for its kind
        works = [Naming(feature=f, lang=OTHER) for f in book.beginning(mention.key, sorted(ANSWERS[asked]))]
        exact = [*works, *exact]
    if exact:
        return [Candidate(naming=n, rule="exact name") for n in exact]
    bare = bare_key(mention.key, book)
    if bare and (found := _usable(book.bearers(bare), mention)):
        return [Candidate(naming=n, rule="name without its word for a kind") for n in found]
    rule = "spelt nearly so (Jaro-Winkler at least 0.95)"
    return [
        Candidate(naming=n, rule=rule, alike=alike)
        for alike, n in book.alike(bare or mention.key)
        if _borne_out(n.feature, mention, around)
    ]


def bare_key(key: str, book: PlaceBook) -> str | None:
    """A key without words for a kind at its ends: "kherson oblast" is "kherson"; None where there are none."""
    parts = key.split()
    kinds = book.words["kind_word"]
    while len(parts) > 1 and parts[-1] in kinds:
        parts.pop()
    while len(parts) > 1 and (parts[0] in kinds or parts[0] in {"the", "of"}):
        parts.pop(0)
    bare = " ".join(parts)
    return bare if bare != key else None


def _usable(found: Sequence[Naming], mention: PlaceMention) -> list[Naming]:
    """Bearers by their names and those of their people; by short forms only where so written."""
    return [n for n in found if n.lang != SHORT or mention.short]


def _borne_out(feature: Feature, mention: PlaceMention, around: Surroundings) -> bool:
    """Whether people or the story speak for a place spelt nearly so; a story set in another state speaks against it."""
    others = around.without(mention.key)
    elsewhere = max((others.country(code) for code in around.total.countries), default=0.0)
    if elsewhere >= AT_HOME and not others.country(feature.country):
        return False
    known = (feature.population or 0) >= KNOWN_WELL
    return known or around.country(feature.country) >= SHARE or feature.ours
