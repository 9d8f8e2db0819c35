"""Wider: ground that is told by a town's name and is more, or other, than the town."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.assessment.evidence import Evidence
from sayso.assessment.evidence_words import load_evidence_words
from sayso.control.policy import load_control_policy
from sayso.gazetteer.fold import fold
from sayso.gazetteer.mentions import place_mentions
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import place_of, resolve, surroundings
from sayso.model.control import Change
from sayso.model.event import Place

_AROUND = re.compile(
    r"(?:the )?(?P<what>areas?|regions?|villages|towns|settlements|suburbs)\b.*?"
    r"\b(?:around|near|outside|surrounding|close to)\b\W+(?P<rest>.+)",
    re.IGNORECASE,
)


_WORK = re.compile(
    r"(?:the )?(?:[\w-]+ ){0,3}?(?P<what>[a-z]+) (?:of|at|in) (?P<name>[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)*)"
)


_TOWN_OF = re.compile(r"^(?:the )?(?:[a-z-]+ )*?(?:town|village|settlement|city|hamlet|port) of ")
_TOWN_BY = re.compile(
    r"(?:[\w'’-]+ ){0,5}?(?P<what>[a-z]+) of (?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})"
)
# a name in capitals may have a particle before a hyphen: "al-Bab"
_NAME = re.compile(r"(?:[a-z]{2,3}-)?[A-Z][\w'’-]{2,}")
# words of the longest name
LONGEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider:
    """The known places, asked what ground the words mean.

    `named` are the ids of those of the take, `of_towns` says that it is a brief
    on a town or village, so that a name that nobody knows is one.
    """

    places: PlaceBook
    named: frozenset[str]
    of_towns: bool = False

    def meant(self, place: Place) -> Place:
        """What the words mean: else the place as it is.

        "The airport of X" is that work, "the area around X" the region in part,
        "villages near X" ground by its own words; a bare name is looked up, and
        one that no gazetteer has is a place without a point.
        """
        if place.id is not None or not place.name:
            return place
        return self._work(place) or self._bare_name(place) or self._unknown(place) or self._ground(place)

    def _work(self, place: Place) -> Place | None:
        """The work that a town or itself names: "the airport of X", "the air base of X"."""
        found = _WORK.fullmatch(place.name or "")
        kind = load_control_policy().point.get(found["what"].lower()) if found is not None else None
        if found is None or kind is None:
            return None
        own = [f for f in self.places.named(found["name"]) if f.kind == kind]
        of_town = self.places.beginning(fold(found["name"]), (kind,))
        features = own or [f for f in of_town if f.kind == kind]
        if len({f.id for f in features}) != 1:
            return None
        return place_of(features[0], span=place.span, relation=None, reason=f"the {kind} of that name")

    def _bare_name(self, place: Place) -> Place | None:
        """A name that stands alone where ground is taken, as the gazetteer has it near the take's other places."""
        words = _named_by(place.name or "").split()
        if not all(word[:1].isupper() for word in words) or place.span is None:
            return None
        mentions = place_mentions(words, self.places, {}, {0: len(words)})
        if len(mentions) != 1 or mentions[0].phrase_last != len(words):
            return None
        features = [f for id_ in sorted(self.named) if (f := self.places.get(id_)) is not None]
        around = surroundings([fold(feature.name) for feature in features], self.places)
        found = resolve(mentions[0], place.span, self.places, around)
        known = self.places.get(found.id or "")
        near = known is not None and known.country in {feature.country for feature in features}
        return found if near and found.kind == "populated place" else None

    def _unknown(self, place: Place) -> Place | None:
        """A town or village by a name that no gazetteer has: it has no point, and no known state."""
        name = place.name or ""
        words = _TOWN_OF.sub("", name).split()
        named = all(_NAME.fullmatch(word) for word in words) and len(words) <= LONGEST
        if not (self.of_towns and words and named) or self.places.named(" ".join(words)):
            return None
        return replace(
            place,
            id=f"words:{fold(' '.join(words))}",
            name=" ".join(words),
            kind="populated place",
            reason="a town or village that no gazetteer has",
        )

    def _ground(self, place: Place) -> Place:
        found = _AROUND.fullmatch(place.name or "")
        town = self._last_name(found["rest"]) if found is not None else None
        if found is None or town is None:
            return place
        if found["what"].lower().startswith(("area", "region")):
            regions = [f for f in self.places.named(f"{town} region") if f.kind == "region"]
            if regions:
                why = "the area around a town is its region, in part"
                return replace(
                    place_of(regions[0], span=place.span, relation="around", reason=why), span=place.span
                )
        return replace(
            place,
            id=f"words:{fold(place.name or '')}",
            kind="ground",
            reason="ground that is named by its words",
        )

    def _last_name(self, words: str) -> str | None:
        """The longest name of a town at the end of a phrase: "the capital city of X"."""
        parts = words.strip(" .,").split()
        for start in range(len(parts)):
            name = " ".join(parts[start:])
            if name[:1].isupper() and any(f.kind == "populated place" for f in self.places.named(name)):
                return name
        return None


def _named_by(words: str) -> str:
    """The name in "the eastern stronghold of X", where the noun is one for a town; else the words as they are."""
    found = _TOWN_BY.fullmatch(words) if _AROUND.fullmatch(words) is None else None
    of_town = found is not None and load_control_policy().point.get(found["what"]) == "populated place"
    return found["name"] if found is not None and of_town else words


def without_namesakes(pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The pieces of a brief without those on a town whose region it says the same of: "now that X has fallen"."""
    regions = {
        (" ".join(fold(p.place.name or "").split()[:-1]), p.side)
        for p in pieces
        if p.place.kind == "region" and p.change is not Change.ANNEX
    }
    return tuple(
        p
        for p in pieces
        if p.place.kind != "populated place" or (fold(p.place.name or ""), p.side) not in regions
    )


def parts_only(piece: Evidence) -> bool:
    """Whether a piece speaks of some of the forces or some of the ground, so that nothing is over yet."""
    words = load_evidence_words()
    target = piece.event.target
    ahead = (target.span.exact.lower().split() if target is not None and target.span is not None else [])[:1]
    return bool(set(ahead) & words.some)
