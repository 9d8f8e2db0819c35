"""Drawn: the point and the reach of ground that lies off the place it is told by: "20 km south of X" is not at X."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from sayso.footprints.expression import Relation
from sayso.footprints.footprint import footprint_of
from sayso.footprints.known import Ground, ground_of
from sayso.footprints.phrases import PhraseBook, load_phrases
from sayso.footprints.reading import parse
from sayso.gazetteer.places import PlaceBook
from sayso.model.event import Place

# how ground may lie to a place so that it has another point than the place
AWAY = frozenset({Relation.OFFSET, Relation.DIRECTION})


@dataclass(frozen=True, kw_only=True)
class Drawer:
    """Draws ground that lies off a place of a gazetteer; its tables are read when the first such words are met."""

    places: PlaceBook

    @cached_property
    def phrases(self) -> PhraseBook:
        """The phrases that say how ground lies to a place. Raises DataError SAY-231 where the file does not fit."""
        return load_phrases()

    @cached_property
    def ground(self) -> Ground:
        """What footprints are drawn from. Raises DataError SAY-231 where a data file does not fit."""
        return ground_of(lambda name, _: self.places.get(name), lambda whole: self.places.parts_of(whole.id))

    def drawn(self, place: Place) -> Place:
        """The place with the middle of the ground meant (WGS 84 degrees), its reach in kilometres and how it was drawn."""
        if place.span is None or place.id is None or place.lat is None:
            return place
        expression = parse(place.span.exact, self.phrases)
        if expression is None or expression.relation not in AWAY:
            return place
        named = replace(expression, anchor=place.id.split("~")[0])
        footprint = footprint_of(named, self.ground)
        if footprint.lat is None:
            return place
        return replace(
            place,
            lat=footprint.lat,
            lon=footprint.lon,
            radius_km=footprint.radius_km,
            reason=f"{footprint.derivation}; {place.reason}",
        )
