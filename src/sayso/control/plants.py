"""Plants: a great work that bears its town's name, where the copy means the work: "left Chernobyl" of a nuclear plant."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sayso.gazetteer.fold import fold
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import place_of
from sayso.model.event import Place

TOWN = "populated place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plants:
    """The known places, and the words of a take, in lower case."""

    places: PlaceBook
    words: AbstractSet[str]

    def meant(self, place: Place) -> Place:
        """The plant named for a town where the take speaks of what it is ("nuclear"); else the town."""
        if place.kind != TOWN or place.name is None or place.relation is not None:
            return place
        key = fold(place.name)
        found = [
            plant
            for plant in self.places.beginning(key, ("plant",))
            if self._spoken_of(fold(plant.name).removeprefix(f"{key} ").split())
        ]
        if len(found) != 1:
            return place
        return place_of(
            found[0], span=place.span, relation=None, reason="the plant of that name is spoken of"
        )

    def _spoken_of(self, words: Sequence[str]) -> bool:
        """Whether a take has the first word of a plant's kind, and another: "the oil city" is no oil field."""
        return words[0] in self.words and (len(words) == 1 or bool(set(words[1:]) & self.words))
