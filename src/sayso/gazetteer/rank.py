"""Rank: how well each place fits a name: what the words ask for, the story's other places, how many live there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.gazetteer.candidates import ANSWERS, bare_key, candidates
from sayso.gazetteer.context import Surroundings
from sayso.gazetteer.feature import CAPITAL, DEMONYM, FORMER, MAIN, Feature
from sayso.gazetteer.mentions import PlaceMention
from sayso.gazetteer.overlay import OWN
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.shelf import Naming

# Weight of a document's other places against log10 of population (places.md 2.2).
CONTEXT_WEIGHT: Final = 4.0
# what the words beside a name say of it weighs more than any population
BOUND, ASKED, RENAMED = 12.0, 20.0, 15.0
UNLIKELY = -10.0
# what each hundredth of unlikeness in the spelling costs, times a hundred
UNLIKE = 60.0
OWN_WINS = 30.0
# a place's own name before other spellings, and a capital before its namesakes
PREFERRED = {MAIN: 0.5, CAPITAL: 1.0}
# a town that our own tables list is told of more often than others of its size
LISTED_TOWN = 1.0
# listed by hand and without people of its own, a place counts as if it had as many as this (log10)
LISTED = {"area": 5.5, "river": 4.5, "region": 5.0, "country": 6.0}
# and what lies in no one state (seas, parts of the world)
WORLDWIDE = 7.5
# a village has no more people than this
VILLAGE = 20_000
# a town with a larger share of its region's people than this is what the bare name means
CITY_SHARE = 0.2
NEIGHBOUR_KM, BESIDE_KM = 150.0, 30.0
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A place that the words could mean, how well it fits, and how it got there."""

    score: float
    naming: Naming
    rule: str

    @property
    def feature(self) -> Feature:
        """The place itself."""
        return self.naming.feature


def rank(mention: PlaceMention, book: PlaceBook, around: Surroundings) -> list[Ranked]:
    """All places that a mention could mean, best first."""
    found = candidates(mention, book, around)
    judge = _Judge(mention=mention, book=book, around=around, found=tuple(c.naming for c in found))
    ranked = [
        Ranked(score=judge.score(c.naming) - UNLIKE * (1.0 - c.alike), naming=c.naming, rule=c.rule)
        for c in found
    ]
    return sorted(ranked, key=lambda r: (-r.score, r.feature.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    """Rates the places that one mention could mean."""

    mention: PlaceMention
    book: PlaceBook
    around: Surroundings
    found: tuple[Naming, ...]

    def score(self, naming: Naming) -> float:
        """How well a place fits: what the words ask for, its name's days, the story's other places, population."""
        feature = naming.feature
        fit = weight(feature) + self._kind(feature) + self._name(naming)
        told = self.around.without(self.mention.key)
        fit += CONTEXT_WEIGHT * (told.country(feature.country) + told.region(feature))
        fit += OWN_WINS * (feature.source == OWN)
        return fit + self._bound(feature) + self._near(feature)

    def _kind(self, feature: Feature) -> float:
        asked = self.mention.kind_asked
        if asked is not None and not self._is_people:
            fit = ASKED if feature.kind in ANSWERS[asked] else 0.0
            large = asked == "village" and (feature.population or 0) > VILLAGE
            return fit - 4.0 * large
        if feature.kind == "river":
            # "the Dnipro" is the river, "Dnipro" the city
            return ASKED if self.mention.definite else UNLIKELY
        if feature.kind == "country":
            return 3.0
        if feature.kind in {"region", "area"}:
            return UNLIKELY if self._has_town(feature) else 2.0 * self.mention.definite
        return -1.0 if feature.kind in {"airport", "plant", "bridge", "dam"} else 0.0

    @property
    def _is_people(self) -> bool:
        """Whether the name is one of people: "the Syrian city of X" asks nothing of "Syrian"."""
        return any(n.lang == DEMONYM for n in self.found)

    @property
    def _is_country(self) -> bool:
        """Whether a state bears the name: it lies in nothing ("in Russia, U.S. officials said")."""
        return any(n.feature.kind == "country" for n in self.found)

    def _has_town(self, region: Feature) -> bool:
        """Whether a town of the name lies in the region of the name: a bare name is the town, unless it is small there."""
        for naming in self.found:
            town = naming.feature
            if town.kind == "populated place" and town.country == region.country:
                inside = town.parent == region.id or town.admin1 in {region.admin1, region.name}
                if (inside or region.admin1 is None) and not self._says_city(town, region):
                    return True
        return False

    def _says_city(self, town: Feature, region: Feature) -> bool:
        """Whether English says "X City" for a town that is small in its region X: then bare "X" is the region."""
        if (town.population or 0) > CITY_SHARE * (region.population or 0):
            return False
        return any(n.feature.id == town.id for n in self.book.bearers(f"{self.mention.key} city"))

    def _name(self, naming: Naming) -> float:
        """Its own name before other spellings; a former one after all, but in its own days."""
        known = LISTED_TOWN * naming.feature.ours
        if naming.lang in PREFERRED:
            return PREFERRED[naming.lang] + known
        if naming.lang != FORMER or naming.valid_to is None:
            return known
        year = self.mention.told
        held = year is not None and int((naming.valid_from or "0")[:4]) <= year <= int(naming.valid_to[:4])
        return known + (3.0 if held else -2.0)

    def _bound(self, feature: Feature) -> float:
        """What an address or another name for it binds: "X, Y" lies in Y."""
        fit = 0.0
        if self.mention.inside is not None and not self._is_country:
            fit += BOUND * any(_lies_in(feature, w.feature) for w in self._whole(self.mention.inside))
        if self.mention.same is not None:
            known = {n.feature.id for n in self.book.bearers(self.mention.same)}
            fit += RENAMED * (feature.id in known)
        return fit

    def _whole(self, key: str) -> Sequence[Naming]:
        found = self.book.bearers(key)
        return found or self.book.bearers(bare_key(key, self.book) or "")

    def _near(self, feature: Feature) -> float:
        """How near the place lies to the others named beside it."""
        if feature.kind == "country" or feature.lat is None or feature.lon is None:
            return 0.0
        best = 0.0
        for key in self.mention.beside:
            other = self.around.meant(key, self.book)
            if (
                other is not None
                and other.lat is not None
                and other.lon is not None
                and other.id != feature.id
            ):
                away = distance(feature.lat, feature.lon, other.lat, other.lon)
                best = max(best, 3.0 * (1.0 - away / NEIGHBOUR_KM), 3.0 + 2.0 * (1.0 - away / BESIDE_KM))
        return best


def weight(feature: Feature) -> float:
    """How well known a place is: the magnitude of its population, or what stands for it."""
    if feature.population:
        return math.log10(feature.population + 1)
    if not feature.ours or feature.kind == "populated place":
        return 0.0
    if feature.country is None and feature.kind == "area":
        return WORLDWIDE
    return LISTED.get(feature.kind, 4.5)


def _lies_in(feature: Feature, whole: Feature) -> bool:
    if feature.id == whole.id or feature.country != whole.country:
        return False
    if whole.kind == "country":
        return True
    if whole.kind in {"region", "area"}:
        return feature.parent == whole.id or feature.admin1 in {whole.admin1, whole.name}
    return False


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """How far two points lie apart (km), on a sphere."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
