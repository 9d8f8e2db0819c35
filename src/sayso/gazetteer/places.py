"""Places: the gazetteers together: the user's own places, installed countries, and the one that ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rapidfuzz.distance import JaroWinkler

from sayso.gazetteer.feature import MARKED, Feature, Source
from sayso.gazetteer.fold import SHORTEST, fold
from sayso.gazetteer.overlay import OWN, Overlay, read_own
from sayso.gazetteer.shelf import Naming, Shelf, merged
from sayso.gazetteer.tables import read_bytes, read_toml
from sayso.model.ids import digest

__all__ = ["Feature", "PlaceBook", "load_places", "shipped_gazetteer"]

SHIPPED = "gazetteer.sqlite"
# Below this similarity the best match was wrong in every measured case (places.md 1.3).
FUZZY_BAR = 0.95
# so many keys are kept once looked up; news repeats its names
REMEMBERED = 20_000


@dataclass(frozen=True, kw_only=True)
class PlaceBook:
    """All known places by name and by id. What stands first wins: own places, then the shelves in their order."""

    shelves: tuple[Shelf, ...]
    own: Overlay
    words: Mapping[str, frozenset[str]]
    words_digest: str
    _seen: dict[str, tuple[Naming, ...]] = field(default_factory=dict, compare=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        kept = {name: self.__dict__[name] for name in ("shelves", "own", "words_digest")}
        return {**kept, "words": dict(self.words), "_seen": {}}

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits that name all places and the words beside them, as they stand in every reading."""
        own = repr(self.own).encode() if self.own.features else b""
        told = "".join(shelf.digest for shelf in self.shelves)
        return digest(told.encode() + self.words_digest.encode() + own)[:12]

    @cached_property
    def known(self) -> frozenset[str]:
        """The keys of places listed by hand: words so spelt are proposed as places."""
        keys = {name.key for name in self.own.names}
        return frozenset(keys.union(*(shelf.known() for shelf in self.shelves)))

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest name of those."""
        return max((key.count(" ") + 1 for key in self.known), default=1)

    @cached_property
    def _own(self) -> Mapping[str, Feature]:
        return MappingProxyType({feature.id: feature for feature in self.own.features})

    @cached_property
    def _own_names(self) -> Mapping[str, tuple[Naming, ...]]:
        found: dict[str, list[Naming]] = {}
        for name in self.own.names:
            found.setdefault(name.key, []).append(
                Naming(
                    feature=self._own[name.feature],
                    lang=name.lang,
                    name=name.name,
                    valid_from=name.valid_from,
                    valid_to=name.valid_to,
                )
            )
        return MappingProxyType({key: tuple(bearers) for key, bearers in found.items()})

    def bearers(self, key: str) -> tuple[Naming, ...]:
        """The places that bear a folded name, ours and the large first."""
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            shelves = (shelf.named(key) for shelf in self.shelves)
            found = self._seen[key] = merged((self._own_names.get(key, ()), *shelves))
        return found

    def named(self, name: str) -> tuple[Feature, ...]:
        """Places of exactly this name, in whatever spelling of case and accents; no demonyms, no short forms."""
        return tuple(n.feature for n in self.bearers(fold(name)) if n.lang not in MARKED)

    def alike(self, key: str) -> tuple[tuple[float, Naming], ...]:
        """Bearers of names spelt nearly so (Jaro-Winkler at least 0.95), best first, each place once."""
        if len(key) < SHORTEST:
            return ()
        scored = {
            (score, other) for shelf in self.shelves for score, other in shelf.alike(key, FUZZY_BAR)
        } | {
            (score, other)
            for other in self._own_names
            if (score := JaroWinkler.similarity(key, other, score_cutoff=FUZZY_BAR))
        }
        found: dict[str, tuple[float, Naming]] = {}
        for score, other in sorted(scored, reverse=True):
            for naming in self.bearers(other):
                if naming.lang not in MARKED:
                    found.setdefault(naming.feature.id, (score, naming))
        return tuple(found.values())

    def spelt_like(self, name: str) -> tuple[Feature, ...]:
        """Our own places whose name is spelt nearly so (Jaro-Winkler at least 0.95), best first."""
        return tuple(naming.feature for _, naming in self.alike(fold(name)) if naming.feature.ours)

    def get(self, id_: str) -> Feature | None:
        """The place with this id, as the user or we list it, else as the first of the gazetteers has it."""
        own = self._own.get(id_)
        if own is not None:
            return own
        found = [f for shelf in self.shelves if (f := shelf.get(id_)) is not None]
        return next((f for f in found if f.ours), found[0] if found else None)

    def beginning(self, key: str, kinds: Sequence[str]) -> tuple[Feature, ...]:
        """Places of these kinds, one of whose names begins with the words of a key."""
        heads = {n.feature for n in self.own.names if n.key.startswith(f"{key} ")}
        own = (f for f in self.own.features if f.id in heads and f.kind in kinds)
        found = [*own, *(f for shelf in self.shelves for f in shelf.beginning(key, kinds))]
        return _each_once(found)

    def listed(self) -> tuple[Feature, ...]:
        """The places of our own tables and of the user's: those that stories of wars are told of."""
        return _each_once([*self.own.features, *(f for shelf in self.shelves for f in shelf.listed())])

    def parts_of(self, whole: str) -> tuple[Feature, ...]:
        """The known places that lie in a region or on a river's bank."""
        own = (f for f in self.own.features if whole in (f.parent, f.bank))
        found = [*own, *(f for shelf in self.shelves for f in shelf.parts_of(whole))]
        return _each_once(found)

    def within(self, south: float, west: float, north: float, east: float) -> tuple[Feature, ...]:
        """The known places between these parallels and meridians (degrees)."""
        own = (
            f
            for f in self.own.features
            if f.lat is not None and f.lon is not None and south <= f.lat <= north and west <= f.lon <= east
        )
        found = [*own, *(f for shelf in self.shelves for f in shelf.within(south, west, north, east))]
        return _each_once(found)

    def sources(self) -> tuple[Source, ...]:
        """Where the rows come from, with licences."""
        return tuple(source for shelf in self.shelves for source in shelf.sources())


def _each_once(found: Sequence[Feature]) -> tuple[Feature, ...]:
    """Each place once: as the user or we list it, else as the first of the gazetteers has it."""
    kept: dict[str, Feature] = {}
    for feature in found:
        known = kept.setdefault(feature.id, feature)
        if feature.ours and not known.ours:
            kept[feature.id] = feature
    return tuple(kept.values())


def shipped_gazetteer() -> Path:
    """The gazetteer that comes with the package."""
    return Path(str(resources.files("sayso.gazetteer").joinpath("data", SHIPPED)))


def load_places(own: Path | None = None, installed: Sequence[Path] = ()) -> PlaceBook:
    """The places that ship with Sayso, installed countries before them, and the user's own before all.

    Raises DataError: SAY-241 where a gazetteer is damaged, SAY-203, SAY-206 and
    SAY-243 for the user's own table.
    """
    words = read_bytes("words.toml")
    book = PlaceBook(
        shelves=tuple(Shelf(path) for path in (*installed, shipped_gazetteer())),
        own=read_own(own, OWN) if own is not None else Overlay(features=(), names=()),
        words=MappingProxyType(
            {name: frozenset(group) for name, group in read_toml(words, "words.toml")["words"].items()}
        ),
        words_digest=digest(words),
    )
    # opened now, so that a damaged file shows before anything is read
    for shelf in book.shelves:
        shelf.digest  # noqa: B018
    return book
