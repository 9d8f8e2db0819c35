"""Links: which propositions of who holds a place a piece of evidence speaks to, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.assessment.editorial import load_editorial
from sayso.assessment.evidence import Evidence
from sayso.assessment.linktable import LinkTable
from sayso.assessment.voice import bloc_of
from sayso.model.event import Count
from sayso.model.statement import Statement


class Predicate(StrEnum):
    """What a proposition of control says of a side and a place."""

    HOLDS = "holds"
    LEFT = "no longer holds"
    LEAVING = "announces leaving"
    ANNEXED = "claims by annexation"
    CONTESTS = "contests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A piece of evidence beside a proposition: its kind of link names a constant of the editorial data.

    `spoken` where the proposition is that something was announced.
    """

    predicate: Predicate
    side: str
    kind: str
    evidence: Evidence
    spoken: bool = False

    @property
    def statement(self) -> Statement:
        """Who says so."""
        return self.evidence.statement

    @property
    def announced(self) -> bool:
        """Whether it is still to come."""
        return self.evidence.announced

    @property
    def inherited_from(self) -> str | None:
        """The whole that the words speak of, where this is a part of it."""
        return self.evidence.inherited_from

    @property
    def when(self) -> str:
        """The day that the evidence counts from."""
        return self.evidence.when

    @property
    def told(self) -> str:
        """The story's day."""
        return self.evidence.told or ""

    @property
    def contrary(self) -> bool:
        """Propositions of control are told as they are; who denies one contradicts it."""
        return False

    @property
    def civilians(self) -> bool:
        """Nobody who does not fight loses a place."""
        return False

    @property
    def counts(self) -> tuple[Count, ...]:
        """Nothing is counted in who holds a place."""
        return ()


def _denied_by_others(piece: Evidence) -> bool:
    """Whether somebody else denies that a side will do a thing: that it says it will is not denied by that."""
    return piece.negative and bloc_of(piece.statement) != piece.side


def links_of(piece: Evidence, rivals: frozenset[str], table: LinkTable | None = None) -> Iterator[Link]:
    """The propositions that a piece of evidence speaks to; `rivals` are the other sides at this place.

    Holding a place and claiming a right to it are different predicates and
    never contradict; a withdrawal says who is gone, and only supports who came.

    `table` holds the links of the editorial data in use; without it those that ship.
    """
    part = piece.place.relation is not None and piece.place.kind == "populated place"
    others = sorted(rivals - {piece.side})
    for row in (table or load_editorial().links).control.get(piece.change, ()):
        kind = row.kind(negative=piece.negative, announced=piece.announced or piece.under_way, part=part)
        if kind is None or (row.announced is True and _denied_by_others(piece)):
            continue
        for side in others if row.others else (piece.side,):
            yield Link(
                predicate=Predicate(row.predicate),
                side=side,
                kind=kind,
                evidence=piece,
                spoken=row.announced is True,
            )
