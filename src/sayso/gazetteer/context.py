"""Context: what a story's other names say of where it plays: countries and regions first, then the rest."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
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
# what is left when all votes are a name's own
LEAST = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """How often each country and each first-level region is voted for, and the sums."""

    countries: Mapping[str, float]
    regions: Mapping[Region, float]
    of_countries: float
    of_regions: float


NOTHING = Ballot(
    countries=MappingProxyType({}), regions=MappingProxyType({}), of_countries=0.0, of_regions=0.0
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """The shares that countries and first-level regions have of all votes but those of one name."""

    all: Ballot
    own: Ballot = NOTHING
    times: int = 1

    def country(self, code: str | None) -> float:
        """The share of a country."""
        total = self.all.of_countries - self.times * self.own.of_countries
        if not code or total <= LEAST:
            return 0.0
        return (self.all.countries.get(code, 0.0) - self.times * self.own.countries.get(code, 0.0)) / total

    def region(self, feature: Feature) -> float:
        """The share of the first-level region that a place lies in or is."""
        total = self.all.of_regions - self.times * self.own.of_regions
        if not feature.country or not feature.admin1 or total <= LEAST:
            return 0.0
        where = (feature.country, feature.admin1)
        return (self.all.regions.get(where, 0.0) - self.times * self.own.regions.get(where, 0.0)) / total


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a story's names say, name by name, so that no name speaks for itself."""

    votes: Mapping[str, Ballot]
    counts: Mapping[str, int]
    total: Ballot
    _meant: dict[str, Feature | None] = field(default_factory=dict, compare=False, repr=False)

    def country(self, code: str | None) -> float:
        """The share of all votes for a country."""
        return Votes(all=self.total).country(code)

    def without(self, key: str) -> Votes:
        """The votes of all other names."""
        own = self.votes.get(key)
        return Votes(all=self.total, own=own or NOTHING, times=self.counts.get(key, 1))

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
    first = _ballots(sure, None)
    stage = Votes(all=_sum(first, counts))
    rest = {key: found for key, found in bearers.items() if key not in sure and found}
    every = {**first, **_ballots(rest, stage)}
    return Surroundings(
        votes=MappingProxyType(every), counts=MappingProxyType(counts), total=_sum(every, counts)
    )


def _sum(ballots: Mapping[str, Ballot], counts: Mapping[str, int]) -> Ballot:
    countries: defaultdict[str, float] = defaultdict(float)
    regions: defaultdict[Region, float] = defaultdict(float)
    for key, ballot in ballots.items():
        for code, share in ballot.countries.items():
            countries[code] += share * counts[key]
        for region, share in ballot.regions.items():
            regions[region] += share * counts[key]
    return _ballot(countries, regions)


def _ballot(countries: Mapping[str, float], regions: Mapping[Region, float]) -> Ballot:
    return Ballot(
        countries=countries,
        regions=regions,
        of_countries=sum(countries.values()),
        of_regions=sum(regions.values()),
    )


def _is_whole(found: Sequence[Naming]) -> bool:
    """Whether the most populous bearer of a name is a country or a region: the first stage."""
    return bool(found) and max(found, key=_people).feature.kind in WHOLES


def _people(naming: Naming) -> tuple[float, str]:
    return naming.feature.population or 0.0, naming.feature.id


def _ballots(bearers: Mapping[str, Sequence[Naming]], stage: Votes | None) -> dict[str, Ballot]:
    """Each name's one vote, split among its bearers by how many live there and what was voted before."""
    out: dict[str, Ballot] = {}
    for key, found in bearers.items():
        weights = [(_weight(n.feature, stage), n.feature) for n in found]
        total = sum(weight for weight, _ in weights)
        countries: defaultdict[str, float] = defaultdict(float)
        regions: defaultdict[Region, float] = defaultdict(float)
        for weight, feature in weights:
            if feature.country:
                countries[feature.country] += weight / total
                if feature.admin1:
                    regions[feature.country, feature.admin1] += weight / total
        out[key] = _ballot(countries, regions)
    return out


def _weight(feature: Feature, stage: Votes | None) -> float:
    fit = math.log10((feature.population or 0) + 10)
    if stage is not None:
        fit += FIRST * (stage.country(feature.country) + stage.region(feature))
    return math.exp(fit * math.log(10.0))
