"""Context: what a story's other names say of where it plays: countries and regions first, then the rest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sayso.gazetteer.feature import SHORT, Feature
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.shelf import Naming

WHOLES = frozenset({"country", "region"})
Region = tuple[str, str]
# weight of the first stage's votes where the second stage splits a name's vote
FIRST = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How often each country and first-level region is voted for, as shares of all votes."""

    countries: Mapping[str, float]
    regions: Mapping[Region, float]

    def country(self, code: str | None) -> float:
        """The share of a country."""
        return self.countries.get(code, 0.0) if code else 0.0

    def region(self, feature: Feature) -> float:
        """The share of the first-level region that a place lies in or is."""
        if not feature.country or not feature.admin1:
            return 0.0
        return self.regions.get((feature.country, feature.admin1), 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a story's names say, name by name, so that no name speaks for itself."""

    votes: Mapping[str, tuple[Mapping[str, float], Mapping[Region, float]]]
    counts: Mapping[str, int]
    _left: dict[str, Votes] = field(default_factory=dict, compare=False, repr=False)
    _meant: dict[str, Feature | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def all(self) -> Votes:
        """The votes of all names."""
        return self.without("")

    def country(self, code: str | None) -> float:
        """The share of all votes for a country."""
        return self.all.country(code)

    def without(self, key: str) -> Votes:
        """The votes of all other names."""
        key = key if key in self.votes else ""
        found = self._left.get(key)
        if found is None:
            found = self._left[key] = self._sum(key)
        return found

    def _sum(self, left_out: str) -> Votes:
        countries: Counter[str] = Counter()
        regions: Counter[Region] = Counter()
        for key, (of_country, of_region) in self.votes.items():
            if key != left_out:
                for code, share in of_country.items():
                    countries[code] += share * self.counts[key]  # type: ignore[assignment]
                for region, share in of_region.items():
                    regions[region] += share * self.counts[key]  # type: ignore[assignment]
        return Votes(countries=_shares(countries), regions=_shares(regions))

    def meant(self, key: str, book: PlaceBook) -> Feature | None:
        """The place that a name of the story most likely means, by population and votes alone."""
        if key not in self._meant:
            votes = self.without(key)
            found = [n.feature for n in book.bearers(key) if n.lang != SHORT]
            self._meant[key] = max(found, key=lambda f: _likely(f, votes), default=None)
        return self._meant[key]


def _likely(feature: Feature, votes: Votes) -> tuple[float, str]:
    people = math.log10((feature.population or 0) + 1)
    return people + FIRST * (votes.country(feature.country) + votes.region(feature)), feature.id


def surroundings(keys: Iterable[str], book: PlaceBook) -> Surroundings:
    """What the names of a story say together: the sure ones first, then the others in their light."""
    counts = Counter(key for key in keys if key)
    bearers = {key: book.bearers(key) for key in counts}
    sure = {key: found for key, found in bearers.items() if _is_whole(found)}
    first = _votes(sure, None)
    stage = Surroundings(votes=first, counts=counts).without("")
    rest = {key: found for key, found in bearers.items() if key not in sure and found}
    return Surroundings(
        votes=MappingProxyType({**first, **_votes(rest, stage)}), counts=MappingProxyType(counts)
    )


def _is_whole(found: Sequence[Naming]) -> bool:
    """Whether the most populous bearer of a name is a country or a region: the first stage."""
    return bool(found) and max(found, key=_people).feature.kind in WHOLES


def _people(naming: Naming) -> tuple[float, str]:
    return naming.feature.population or 0.0, naming.feature.id


def _votes(
    bearers: Mapping[str, Sequence[Naming]], stage: Votes | None
) -> dict[str, tuple[Mapping[str, float], Mapping[Region, float]]]:
    """Each name's one vote, split among its bearers by how many live there and what was voted before."""
    out: dict[str, tuple[Mapping[str, float], Mapping[Region, float]]] = {}
    for key, found in bearers.items():
        weights = [(_weight(n.feature, stage), n.feature) for n in found]
        total = sum(weight for weight, _ in weights)
        countries: Counter[str] = Counter()
        regions: Counter[Region] = Counter()
        for weight, feature in weights:
            if feature.country:
                countries[feature.country] += weight / total  # type: ignore[assignment]
                if feature.admin1:
                    regions[feature.country, feature.admin1] += weight / total  # type: ignore[assignment]
        out[key] = (countries, regions)
    return out


def _weight(feature: Feature, stage: Votes | None) -> float:
    fit = math.log10((feature.population or 0) + 10)
    if stage is not None:
        fit += FIRST * (stage.country(feature.country) + stage.region(feature))
    return math.exp(fit * math.log(10.0))


def _shares(votes: Mapping[str, float] | Mapping[Region, float]) -> dict:  # type: ignore[type-arg]
    total = sum(votes.values())
    return {key: value / total for key, value in votes.items()} if total else {}
