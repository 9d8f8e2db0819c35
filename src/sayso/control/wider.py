"""Wider: ground that is told by a town's name and is more, or other, than the town."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.assessment.evidence import Evidence
from sayso.assessment.evidence_words import load_evidence_words
from sayso.gazetteer.fold import fold
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import place_of
from sayso.model.control import Change
from sayso.model.event import Place

_AROUND = re.compile(
    r"(?:the )?(?P<what>areas?|regions?|villages|towns|settlements|suburbs)\b.*?"
    r"\b(?:around|near|outside|surrounding|close to)\b\W+(?P<rest>.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider:
    """The known places, asked what ground the words mean."""

    places: PlaceBook

    def meant(self, place: Place) -> Place:
        """The region for "the area around X", nameless ground by its own words for "villages near X"; else as it is."""
        found = _AROUND.fullmatch(place.name or "") if place.id is None else None
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
