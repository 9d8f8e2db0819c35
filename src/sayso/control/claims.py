"""Claims: what one take says of who holds which place, one row a change, with all its asserters."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.assessment.evidence import Evidence, evidence_of
from sayso.model.control import ControlClaim
from sayso.model.statement import Statement

UNNAMED = "unnamed source"


def control_claims(statements: Sequence[Statement], told: str | None) -> tuple[ControlClaim, ...]:
    """The rows of a take: denied and merely announced changes give none."""
    rows: dict[tuple[str, str, str, str | None], list[Evidence]] = {}
    for statement in statements:
        for piece in evidence_of(statement, told):
            if piece.negative or piece.announced or piece.place.name is None:
                continue
            key = (piece.place.id or piece.place.name, piece.side, piece.change.value, piece.day)
            rows.setdefault(key, []).append(piece)
    return tuple(_row(pieces) for pieces in rows.values())


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
