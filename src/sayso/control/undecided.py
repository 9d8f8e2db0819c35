"""Undecided: the state of a place that is spoken of, and nothing said decides who holds it, with what there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sayso.assessment.evidence import Evidence
from sayso.control.naming import places_spoken_of
from sayso.control.pieces import Setting, pieces_of
from sayso.control.replay import with_parts
from sayso.control.unknown import RULE, listed_place, unknown_state
from sayso.model.control import ControlState
from sayso.model.reason import Reason
from sayso.model.statement import Statement
from sayso.model.take import Take

UNSAID = "what is said of who holds it is denied, planned, doubted or told in passing: none of it counts"


def undecided(
    place_id: str, takes: Sequence[tuple[Take, Sequence[Statement]]], setting: Setting, on: dt.date
) -> ControlState | None:
    """The state of a place that takes speak of without deciding who holds it; None where none speaks of it.

    The reason names the statements: claims where there are any, else all that
    speak of the place.
    """
    pieces = [piece for take, statements in takes for piece in pieces_of(take, statements, setting)]
    reason = _of_claims(with_parts(pieces, setting.places).get(place_id, ()), on)
    if reason is None:
        statements = [s for _, some in takes for s in some if _speaks_of(s, place_id)]
        reason = _of_others(statements)
    if reason is None:
        return None
    return unknown_state(listed_place(place_id, setting.places), (reason,))


def _of_claims(claims: Sequence[Evidence], on: dt.date) -> Reason | None:
    """Why claims on a place decide nothing on a day."""
    if not claims:
        return None
    first = min(piece.when for piece in claims)
    later = all(piece.when[:10] > on.isoformat() for piece in claims)
    text = f"what is said of who holds it is told of later days, from {first} on" if later else UNSAID
    return Reason(rule=RULE, text=text, statements=tuple(dict.fromkeys(p.statement.id for p in claims)))


def _of_others(statements: Sequence[Statement]) -> Reason | None:
    if not statements:
        return None
    number = len(statements)
    spoken = "1 statement speaks" if number == 1 else f"{number} statements speak"
    return Reason(
        rule=RULE,
        text=f"{spoken} of it, and nothing says who holds it",
        statements=tuple(s.id for s in statements),
    )


def _speaks_of(statement: Statement, place_id: str) -> bool:
    return any(place.id == place_id for place in places_spoken_of([statement]))
