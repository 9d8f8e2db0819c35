"""Links: which propositions a piece of evidence speaks to, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.assessment.evidence import Evidence
from sayso.model.control import Change


class Predicate(StrEnum):
    """What a proposition of control says of a side and a place."""

    HOLDS = "holds"
    LEFT = "no longer holds"
    LEAVING = "announces leaving"
    ANNEXED = "claims by annexation"
    CONTESTS = "contests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A piece of evidence beside a proposition: its kind of link names a constant of the editorial data."""

    predicate: Predicate
    side: str
    kind: str
    evidence: Evidence


def links_of(piece: Evidence, rivals: frozenset[str]) -> Iterator[Link]:
    """The propositions that a piece of evidence speaks to; `rivals` are the other sides at this place.

    Holding a place and claiming a right to it are different predicates and
    never contradict; a withdrawal says who is gone, and only supports who came.
    """

    def link(predicate: Predicate, side: str, kind: str) -> Link:
        denied = "contradicts" if piece.negative else kind
        return Link(predicate=predicate, side=side, kind=denied, evidence=piece)

    if piece.change in PLAIN:
        yield link(PLAIN[piece.change], piece.side, "states")
    elif piece.change in {Change.LEAVE, Change.LOSE}:
        yield from _gone(piece, rivals, link)
    elif not piece.announced:
        yield from _come(piece, rivals, link)


PLAIN = {Change.ANNEX: Predicate.ANNEXED, Change.CONTEST: Predicate.CONTESTS}
MakeLink = Callable[[Predicate, str, str], Link]


def _gone(piece: Evidence, rivals: frozenset[str], link: MakeLink) -> Iterator[Link]:
    """A withdrawal or a loss: the side is gone; who came is only supported."""
    if piece.announced or piece.under_way:
        yield link(Predicate.LEAVING, piece.side, "states")
        return
    yield link(Predicate.LEFT, piece.side, "states")
    if not piece.negative:
        yield link(Predicate.HOLDS, piece.side, "contradicts")
        for rival in sorted(rivals - {piece.side}):
            yield link(Predicate.HOLDS, rival, "supports")


def _come(piece: Evidence, rivals: frozenset[str], link: MakeLink) -> Iterator[Link]:
    """A side that takes or holds: of a part it only supports the whole; the others no longer hold it."""
    part = piece.place.relation is not None and piece.place.kind == "populated place"
    yield link(Predicate.HOLDS, piece.side, "supports" if part else "states")
    if not piece.negative:
        for rival in sorted(rivals - {piece.side}):
            yield link(Predicate.HOLDS, rival, "contradicts")
            yield link(Predicate.LEFT, rival, "supports" if part else "entails")
