"""Owners: whose a place is by its state, and who fights that state: for words that name no taker."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sayso.gazetteer.conflicts import Conflict
from sayso.gazetteer.feature import DEMONYM
from sayso.gazetteer.fold import fold
from sayso.gazetteer.places import PlaceBook
from sayso.model.event import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """The known places and wars, asked who can be meant by "the fall of X" or "liberated X"."""

    places: PlaceBook
    conflicts: Sequence[Conflict]

    def owner(self, place: Place) -> str | None:
        """The state that a place lies in, by name; None where that is not known."""
        feature = self.places.get((place.id or "").split("~")[0])
        country = self.places.get(f"country:{feature.country}") if feature is not None else None
        return country.name if country is not None else None

    def enemy(self, place: Place, told: str | None, named: Collection[str]) -> str | None:
        """Who fights the state of a place in the year told: the one named beside, else the war's first adversary."""
        owner = self.owner(place)
        if owner is None or told is None:
            return None
        rivals = list(self._rivals(owner, int(told[:4])))
        return next((r for r in rivals if r in named), rivals[0] if rivals else None)

    def other(self, gone: str | None, place: Place, told: str | None) -> str | None:
        """Who has a place that a side leaves: its own state, else who fights that state."""
        if gone is None:
            return None
        owner = self.owner(place)
        return owner if owner is not None and owner != gone else self.enemy(place, told, ())

    def is_ground(self, place: Place) -> bool:
        """Whether an area is one that forces hold or leave: no union of states, and no mere quarter of a country."""
        part = (place.id or "").startswith("country:")
        return not part and self.owner(place) is not None

    def could_hold(self, side: str, place: Place, told: str | None) -> bool:
        """Whether a state can have troops there to leave: its own land, or that of a state in a war with it.

        What is no state, or lies nowhere known, may be anywhere.
        """
        owner = self.owner(place)
        state = any(feature.kind == "country" for feature in self.places.named(side))
        if owner is None or told is None or not state or self._same(side, owner):
            return True
        year = int(told[:4])
        return any(
            {side, owner} <= war.sides and war.first <= year and (war.last is None or year <= war.last)
            for war in self.conflicts
        )

    def at_war(self, state: str, told: str | None) -> bool:
        """Whether a war of that year has the state as a side; so if no year is known."""
        year = int(told[:4]) if told else None
        return year is None or any(
            state in war.sides and war.first <= year and (war.last is None or year <= war.last)
            for war in self.conflicts
        )

    def of_state(self, words: str) -> str | None:
        """The first state that words name: "Ukraine now in full control of ..."."""
        for word in words.split():
            for feature in self.places.named(word):
                if feature.kind == "country" and word[:1].isupper():
                    return feature.name
        return self.of_people(words)

    def of_people(self, words: str) -> str | None:
        """The state whose people words name: "Ukrainian fighters"; None where none does."""
        for word in words.split():
            for naming in self.places.bearers(fold(word)):
                if naming.lang == DEMONYM and naming.feature.kind == "country":
                    return naming.feature.name
        return None

    def _rivals(self, owner: str, year: int) -> Iterator[str]:
        """The adversaries of a state, those of its youngest war first."""
        for war in sorted(self.conflicts, key=lambda war: -war.first):
            on = war.first <= year and (war.last is None or year <= war.last)
            if on and owner in war.sides:
                yield from (side for side in war.listed if not self._same(side, owner))

    def _same(self, side: str, owner: str) -> bool:
        return side == owner or any(
            feature.kind == "country" and feature.name == owner for feature in self.places.named(side)
        )
