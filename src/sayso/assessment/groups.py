"""Groups: what takes say, by what it is about, so that a new take touches only what it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from sayso.assessment.evidence import Evidence
from sayso.assessment.facts import Fact
from sayso.assessment.links import Link
from sayso.assessment.pieces import BANK, Pieces
from sayso.gazetteer.places import PlaceBook
from sayso.model.control import Change

Item: TypeAlias = Evidence | Link | Fact
Key: TypeAlias = tuple[str, str]
PLACE, WHOLE, FACT = "place", "whole", "fact"
WHOLES = frozenset({BANK, "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Items by key and story. `parts` are the places told of that lie in a whole, by the whole's label.

    Never changed: `with_story` gives new groups that share all that the story does not speak of.
    """

    items: Mapping[Key, Mapping[str, tuple[Item, ...]]] = field(default_factory=dict)
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, key: Key) -> Iterator[Item]:
        """All items of a key, story by story."""
        for items in self.items.get(key, {}).values():
            yield from items

    def with_stories(
        self,
        stories: Mapping[str, Iterable[Pieces]],
        places: PlaceBook,
        before: Mapping[str, Iterable[Pieces]],
    ) -> tuple[Groups, frozenset[Key]]:
        """The groups with these stories as they now stand, and the keys that they touch; `before`: as they stood."""
        fresh: dict[Key, dict[str, tuple[Item, ...]]] = {}
        for story, pieces in stories.items():
            for key in {key for key, _ in _keyed(before.get(story, ()), places)}:
                fresh.setdefault(key, dict(self.items[key])).pop(story, None)
            new: dict[Key, list[Item]] = {}
            for key, item in _keyed(pieces, places):
                new.setdefault(key, []).append(item)
            for key, some in new.items():
                fresh.setdefault(key, dict(self.items.get(key, {})))[story] = tuple(some)
        touched, parts = set(fresh), dict(self.parts)
        for kind, name in touched:
            if kind == PLACE:
                for label in labels_of(name, places):
                    parts[label] = parts.get(label, frozenset()) | {name}
        reached = {(PLACE, part) for kind, label in touched if kind == WHOLE for part in parts.get(label, ())}
        return Groups(items={**self.items, **fresh}, parts=parts), frozenset(touched | reached)


def labels_of(place_id: str, places: PlaceBook) -> tuple[str, ...]:
    """The wholes that a place is a part of: its parent, and the bank of the river that it lies on."""
    feature = places.get(place_id)
    if feature is None or feature.kind != "populated place":
        return ()
    return tuple(label for label in (feature.parent, feature.bank) if label)


def _keyed(taken: Iterable[Pieces], places: PlaceBook) -> Iterator[tuple[Key, Item]]:
    for pieces in taken:
        for piece in pieces.evidence:
            yield (PLACE, piece.place.id or ""), piece
            if piece.place.kind in WHOLES and piece.change is not Change.ANNEX:
                yield (WHOLE, _label(piece, places)), piece
        for hint in pieces.hints:
            yield (PLACE, hint.evidence.place.id or ""), hint
        for fact in pieces.facts:
            yield (FACT, fact.key), fact


def _label(piece: Evidence, places: PlaceBook) -> str:
    whole = places.get(piece.place.id or "")
    label = whole.bank if whole is not None and whole.kind == BANK else piece.place.id
    return label or ""
