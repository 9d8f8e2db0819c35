"""Pieces: all that one take says of propositions, taken apart once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence, evidence_of, with_guess
from sayso.assessment.evidence_places import opposite
from sayso.assessment.facts import Fact, facts_of
from sayso.assessment.links import Link, Predicate
from sayso.gazetteer.places import PlaceBook
from sayso.model.control import Change
from sayso.model.event import EventType
from sayso.model.statement import Statement
from sayso.model.take import Take

BANK = "bank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """What a take says: of who holds places, of what happened; and the first-level regions that it speaks of.

    `hints` are links that the words support without saying so.
    """

    take: Take
    evidence: tuple[Evidence, ...]
    hints: tuple[Link, ...]
    facts: tuple[Fact, ...]
    regions: frozenset[str]


def pieces_of(take: Take, statements: Sequence[Statement], places: PlaceBook, editorial: Editorial) -> Pieces:
    """A take's pieces."""
    told = [(s, with_guess(evidence_of(s, take.day), take)) for s in statements]
    evidence = tuple(e for _, found in told for e in found if e.place.id is not None and e.side)
    return Pieces(
        take=take,
        evidence=evidence,
        hints=tuple(hint for s, found in told for hint in _hints(s, found)),
        facts=tuple(facts_of(take, statements, editorial, places)),
        regions=frozenset(_regions(evidence, places)),
    )


def _hints(statement: Statement, found: Sequence[Evidence]) -> Iterator[Link]:
    """Who leaves a place for one bank of a river may well have left all of the other one: that is supported."""
    for event in statement.events:
        place = event.place
        if event.type is not EventType.WITHDRAW or place is None or place.kind != BANK:
            continue
        left = [e for e in found if e.event is event and e.change is Change.LEAVE]
        other = opposite(place)
        if not left or other.id is None or any(e.place.kind == BANK for e in left):
            continue
        beside = replace(left[0], place=other)
        if not (beside.negative or beside.announced):
            yield Link(predicate=Predicate.LEFT, side=beside.side, kind="supports", evidence=beside)


def _regions(evidence: Sequence[Evidence], places: PlaceBook) -> Iterator[str]:
    """The regions told of: a river is longer than its front."""
    for piece in evidence:
        if piece.change is Change.ANNEX:
            continue
        feature = places.get(piece.place.id or "")
        if feature is not None and feature.admin1:
            yield feature.admin1
