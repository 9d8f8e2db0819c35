"""Places: towns, regions, rivers, banks and bridges by name, as data with a source for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from rapidfuzz.distance import JaroWinkler

from sayso.errors import DataError
from sayso.gazetteer.fold import fold
from sayso.gazetteer.tables import parts, read_bytes, read_rows, read_toml
from sayso.model.ids import digest

# Below this similarity the best match was wrong in every measured case (places.md 1.3).
FUZZY_BAR = 0.95
COLUMNS = (
    "id", "name", "kind", "country", "admin1", "lat", "lon", "population", "parent", "bank", "aliases",
    "valid_from", "valid_to", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A place: its kind, where it lies, of what it is a part, and on which bank of which river."""

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int | None
    parent: str | None
    bank: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class PlaceBook:
    """All known places by folded name and by id."""

    by_name: Mapping[str, tuple[Feature, ...]]
    by_id: Mapping[str, Feature]
    words: Mapping[str, frozenset[str]]
    digest: str

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest name."""
        return max((key.count(" ") + 1 for key in self.by_name), default=1)

    @cached_property
    def _by_initial(self) -> Mapping[str, tuple[str, ...]]:
        groups: dict[str, list[str]] = {}
        for key in self.by_name:
            groups.setdefault(key[0], []).append(key)
        return {initial: tuple(keys) for initial, keys in groups.items()}

    def named(self, name: str) -> tuple[Feature, ...]:
        """Places of exactly this name, in whatever spelling of case and accents."""
        return self.by_name.get(fold(name), ())

    def spelt_like(self, name: str) -> tuple[Feature, ...]:
        """Places whose name is spelt nearly so (Jaro-Winkler at least 0.95), best first."""
        key = fold(name)
        if len(key) < 5:
            return ()
        scored = [
            (score, other)
            for other in self._by_initial.get(key[0], ())
            if (score := JaroWinkler.similarity(key, other, score_cutoff=FUZZY_BAR))
        ]
        scored.sort(reverse=True)
        return tuple(dict.fromkeys(feature for _, other in scored for feature in self.by_name[other]))

    def parts_of(self, whole: str) -> tuple[Feature, ...]:
        """The known places that lie in a region or on a river's bank."""
        return tuple(f for f in self.by_id.values() if whole in (f.parent, f.bank))


def load_places() -> PlaceBook:
    """The places that ship with Sayso. Raises DataError where the file does not fit."""
    data, words = read_bytes("places.csv"), read_bytes("words.toml")
    features = tuple(_features(data))
    names: dict[str, list[Feature]] = {}
    for feature in features:
        for key in dict.fromkeys(fold(name) for name in (feature.name, *feature.aliases)):
            if key:
                names.setdefault(key, []).append(feature)
    return PlaceBook(
        by_name=MappingProxyType({key: tuple(found) for key, found in names.items()}),
        by_id=MappingProxyType({feature.id: feature for feature in features}),
        words=MappingProxyType(
            {name: frozenset(group) for name, group in read_toml(words, "words.toml")["words"].items()}
        ),
        digest=digest(data + words)[:12],
    )


def _features(data: bytes) -> Iterable[Feature]:
    for line, row in read_rows(data, "places.csv", COLUMNS):
        try:
            yield Feature(
                id=row["id"],
                name=row["name"],
                kind=row["kind"],
                country=row["country"] or None,
                admin1=row["admin1"] or None,
                lat=float(row["lat"]) if row["lat"] else None,
                lon=float(row["lon"]) if row["lon"] else None,
                population=int(row["population"]) if row["population"] else None,
                parent=row["parent"] or None,
                bank=row["bank"] or None,
                aliases=parts(row["aliases"]),
            )
        except ValueError as error:
            raise DataError(
                "SAY-206", str(error), where=f"places.csv line {line}", do="give numbers as numbers"
            ) from error
