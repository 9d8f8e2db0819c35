"""Claims: what one take says of who holds which place, one row a change, with all its asserters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.assessment.evidence import Evidence, evidence_of
from sayso.events.ground import POINTING, VAGUE
from sayso.events.ground_list import NAMED_BEHIND
from sayso.model.control import Change, ControlClaim
from sayso.model.event import Place
from sayso.model.statement import Statement

UNNAMED = "unnamed source"


def control_claims(statements: Sequence[Statement], told: str | None) -> tuple[ControlClaim, ...]:
    """The rows of a take: denied and merely announced changes give none."""
    rows: dict[tuple[str, str, str, str | None], list[Evidence]] = {}
    before: tuple[Place, ...] = ()
    for statement in statements:
        pieces = [piece for piece in evidence_of(statement, told) if _told(piece)]
        here: list[Place] = []
        for piece in (one for p in pieces for one in _pointed(p, tuple(here) or before)):
            key = (piece.place.id or piece.place.name or "", piece.side, piece.change.value, piece.day)
            rows.setdefault(key, []).append(piece)
            here.append(piece.place)
        before = tuple(dict.fromkeys(here)) or before
    return tuple(_row(pieces) for pieces in rows.values())


def _told(piece: Evidence) -> bool:
    """Whether a piece tells a change or a holding of a place with a name; being inside is none."""
    counts = piece.side and not (piece.negative or piece.announced) and piece.change is not Change.CONTEST
    return bool(counts and piece.place.name)


def _pointed(piece: Evidence, before: Sequence[Place]) -> Iterator[Evidence]:
    """What points back ("the island", "these areas") stands for the places told of last; else no row."""
    if piece.place.reason in {VAGUE, NAMED_BEHIND}:
        return
    if piece.place.reason != POINTING:
        yield piece
        return
    plural = (piece.place.name or "").lower().endswith("s")
    for place in before if plural else before[-1:]:
        yield replace(piece, place=place)


def _row(pieces: Sequence[Evidence]) -> ControlClaim:
    first = pieces[0]
    return ControlClaim(
        place=first.place,
        holder=first.side,
        change=first.change,
        date=first.day,
        by=tuple(dict.fromkeys(asserter(piece.statement) for piece in pieces)),
        statements=tuple(dict.fromkeys(piece.statement.id for piece in pieces)),
    )


def asserter(statement: Statement) -> str:
    """Who asserts a statement: the source's name, or "agency" for the agency's own voice."""
    if statement.source.bloc == "agency":
        return "agency"
    return statement.source.name or UNNAMED
