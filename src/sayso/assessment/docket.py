"""Docket: all propositions that some takes speak of, with their assessments; a new take renews only its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.assessment.aside import Aside
from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence
from sayso.assessment.facts import Fact
from sayso.assessment.findings import Desk, of_fact, of_place
from sayso.assessment.groups import FACT, PLACE, WHOLE, Groups, Key, labels_of
from sayso.assessment.history import Standing, killed, standing_of
from sayso.assessment.links import Link
from sayso.assessment.pieces import BANK, Pieces, pieces_of
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import place_of
from sayso.ledger.precedence import in_order
from sayso.model.assessment import Assessment
from sayso.model.statement import Statement
from sayso.model.take import Take

Told = tuple[Take, Sequence[Statement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """What takes say, and what it comes to.

    `takes` holds the pieces of every take, `stories` the takes' ids by story,
    `force` what counts of each story: its latest take, and what earlier ones
    said that it does not. A docket never changes: `adding` gives a new one
    that shares everything that the new takes do not speak of.
    """

    places: PlaceBook
    editorial: Editorial
    takes: Mapping[str, Pieces] = field(default_factory=dict)
    stories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    force: Mapping[str, tuple[Pieces, ...]] = field(default_factory=dict)
    standing: Standing = field(default_factory=Standing)
    groups: Groups = field(default_factory=Groups)
    found: Mapping[Key, tuple[Assessment, ...]] = field(default_factory=dict)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """All assessments, by day, place, predicate and side."""
        return tuple(sorted((one for some in self.found.values() for one in some), key=_order))

    def adding(self, told: Iterable[Told]) -> Docket:
        """The docket with these takes as well, in whatever order they come."""
        made, touched = self.filing(told)
        return made.renewed(touched)

    def filing(self, told: Iterable[Told]) -> tuple[Docket, frozenset[Key]]:
        """The docket with these takes as well, not judged yet, and the keys under which something has changed."""
        takes, stories = dict(self.takes), dict(self.stories)
        named: dict[str, None] = {}
        for take, statements in told:
            if take.id in takes:
                continue
            takes[take.id] = pieces_of(take, statements, self.places, self.editorial)
            stories[take.story] = (*stories.get(take.story, ()), take.id)
            named[take.story] = None
        force, standing = dict(self.force), self.standing
        withdrawn, dropped = dict(standing.withdrawn), dict(standing.dropped)
        for story in named:
            versions = [takes[one] for one in stories[story]]
            _forget(force.get(story, ()), withdrawn, dropped)
            force[story], own = _in_force(versions, self.editorial)
            withdrawn.update(own.withdrawn)
            dropped.update(own.dropped)
        groups, touched = self.groups.with_stories(
            {story: force[story] for story in named}, self.places, self.force
        )
        made = replace(
            self,
            takes=takes,
            stories=stories,
            force=force,
            standing=Standing(withdrawn=withdrawn, dropped=dropped),
            groups=groups,
        )
        return made, touched

    def renewed(self, touched: Iterable[Key]) -> Docket:
        """The docket with what is said under these keys judged anew."""
        found = dict(self.found)
        desk = Desk(editorial=self.editorial, take_of=self._take, standing=self.standing)
        for key in touched:
            some = self._judged(key, desk)
            if some:
                found[key] = some
            else:
                found.pop(key, None)
        return replace(self, found=found)

    def _take(self, take_id: str) -> Take | None:
        pieces = self.takes.get(take_id)
        return pieces.take if pieces is not None else None

    def _judged(self, key: Key, desk: Desk) -> tuple[Assessment, ...]:
        kind, name = key
        items = tuple(self.groups.of(key))
        if kind == FACT:
            facts = [item for item in items if isinstance(item, Fact)]
            return of_fact(facts, desk) if facts else ()
        said = [item for item in items if isinstance(item, Evidence)]
        hints = [item for item in items if isinstance(item, Link)]
        if kind != PLACE or not (said or hints):
            return ()
        said += self._inherited(name)
        return of_place(name, self._name(name, said, hints), said, hints, desk)

    def _inherited(self, place_id: str) -> Iterator[Evidence]:
        """What is said of the wholes that a place is part of; a bank's only within the regions that its story tells of."""
        part = self.places.get(place_id)
        if part is None:
            return
        for label in labels_of(place_id, self.places):
            for piece in self.groups.of((WHOLE, label)):
                if not isinstance(piece, Evidence):
                    continue
                regions = self.takes[piece.statement.take].regions
                if piece.place.kind != BANK or part.admin1 in regions:
                    reason = "part of the whole that is named"
                    place = place_of(part, span=piece.place.span, relation=None, reason=reason)
                    yield replace(piece, place=place, inherited_from=piece.place.name)

    def _name(self, place_id: str, said: Iterable[Evidence], hints: Iterable[Link]) -> str:
        """The place's name as the gazetteer has it, else as it is told."""
        feature = self.places.get(place_id)
        told = (piece.place.name or "" for piece in (*said, *(h.evidence for h in hints)))
        return feature.name if feature is not None else min(told, default="")


def assess_all(
    takes: Iterable[Told], places: PlaceBook, editorial: Editorial, *, earlier: Iterable[Told] = ()
) -> tuple[Assessment, ...]:
    """All assessed propositions of some takes, by day, place, predicate and side.

    `takes` are those of the current view; `earlier` those that later takes of
    their stories replaced: what they said and no take says now is retracted, or
    flagged as not carried. Pure: order of arrival decides nothing.
    """
    return Docket(places=places, editorial=editorial).adding((*earlier, *takes)).assessments


def lapsed(
    takes: Iterable[Told], places: PlaceBook, editorial: Editorial, *, earlier: Iterable[Told]
) -> tuple[Assessment, ...]:
    """Those of `assess_all` on places, of which an earlier take says something that its story's latest one does not."""
    docket, touched = Docket(places=places, editorial=editorial).filing((*earlier, *takes))
    gone = {e.place.id for some in docket.force.values() for pieces in some[:-1] for e in pieces.evidence}
    return docket.renewed(key for key in touched if key[0] == PLACE and key[1] in gone).assessments


def _in_force(versions: Sequence[Pieces], editorial: Editorial) -> tuple[tuple[Pieces, ...], Standing]:
    """What counts of a story: the latest take, and of earlier ones what it does not say. A kill says nothing itself."""
    by_id = {pieces.take.id: pieces for pieces in versions}
    latest = by_id[in_order(pieces.take for pieces in versions)[-1].id]
    silent = replace(latest, evidence=(), hints=(), facts=())
    last = silent if killed(latest.take, editorial) else latest
    others = [pieces for pieces in versions if pieces is not latest]
    left, standing = standing_of([*others, last], editorial) if others else ((), Standing())
    return (*left, last), standing


def _forget(force: Iterable[Pieces], *standings: dict[str, Aside]) -> None:
    """Take out how a story's statements stood, before it is looked at anew."""
    for pieces in force:
        told = [*(e.statement for e in pieces.evidence), *(f.statement for f in pieces.facts)]
        for standing in standings:
            for statement in told:
                standing.pop(statement.id, None)


def _order(one: Assessment) -> tuple[str, ...]:
    p = one.proposition
    return p.day or "", p.place_name or "", p.predicate, p.side or "", p.object or "", p.id
