"""Owners: whose dead, wounded or tanks a count tells of."""

from __future__ import annotations

from sayso.events.clause import Clause
from sayso.events.harms import Told
from sayso.gazetteer.actors import ActorBook
from sayso.model.event import Event

REACH = 4


def owner(clause: Clause, told: Told, event: Event | None, actors: ActorBook) -> str | None:
    """The side that suffered: named with the count, else that of those who suffered or lost; None where unsaid."""
    quantity = told.quantity
    first, last = min(quantity.first, quantity.head), max(quantity.last, quantity.head + 1)
    named = _side(clause, first, last, actors) or _side(clause, max(0, told.at - 1), told.at, actors)
    if named is not None:
        return named
    joined = clause.lower[last : last + 2]
    if joined[:1] in {("and",), ("or",)} and clause.is_a(last + 1, "noun_lead"):
        return None
    return _lost(clause, told, actors) or _overlapped(clause, first, last, event)


def _side(clause: Clause, first: int, last: int, actors: ActorBook) -> str | None:
    sides = {m.actor.bloc for m in actors.find(clause.words[first:last]) if m.actor.bloc}
    return sides.pop() if len(sides) == 1 else None


def _lost(clause: Clause, told: Told, actors: ActorBook) -> str | None:
    """The subject of "suffered", or who stands behind "on": "inflicted 18 casualties on the army"."""
    bearing = clause.lexicon.counting.context["inflict"]
    first = min(told.quantity.first, told.at)
    verb = next(
        (k for k in range(first - 1, max(-1, first - REACH - 1), -1) if clause.lower[k] in bearing), None
    )
    if verb is None:
        return None
    if clause.lower[verb] in clause.lexicon.counting.context["suffer"]:
        low, _ = clause.limits(verb)
        return _side(clause, low, verb, actors)
    last = told.quantity.last
    behind = next(
        (k for k in range(last, min(len(clause.lower), last + REACH)) if clause.lower[k] == "on"), None
    )
    return _side(clause, behind + 1, min(len(clause.words), behind + REACH + 1), actors) if behind else None


def _overlapped(clause: Clause, first: int, last: int, event: Event | None) -> str | None:
    """The side of the event's target, where the count stands in its words."""
    span = clause.span(first, last)
    if (
        event is not None
        and event.target is not None
        and event.target.span is not None
        and event.target.span.overlaps(span)
    ):
        return event.target.bloc
    return None
