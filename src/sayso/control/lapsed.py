"""Lapsed: what is said of a place no longer, shown beside its state: taken back, or not carried since a take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.control.unknown import listed_place, unknown_state
from sayso.gazetteer.places import PlaceBook
from sayso.model.assessment import Assessment, Status
from sayso.model.control import ControlState
from sayso.model.reason import Reason


def with_lapsed(
    states: Sequence[ControlState], assessments: Iterable[Assessment], places: PlaceBook, on: dt.date
) -> tuple[ControlState, ...]:
    """The states with the assessments of their places that no current take carries, by name.

    They never decide who holds a place. One of which nothing else is known is
    unknown, with what was said of it.
    """
    found = _by_place(assessments, on)
    known = {state.place_id for state in states}
    kept = [
        replace(state, assessments=(*state.assessments, *_others(state, found.get(state.place_id, ()))))
        for state in states
    ]
    made = [_unknown(place, told, places) for place, told in found.items() if place not in known]
    return tuple(sorted((*kept, *made), key=lambda s: (s.name, s.place_id)))


def _by_place(assessments: Iterable[Assessment], on: dt.date) -> Mapping[str, list[Assessment]]:
    found: dict[str, list[Assessment]] = {}
    for one in assessments:
        p = one.proposition
        lapsed = one.not_carried_since is not None or one.status is Status.RETRACTED
        if lapsed and p.place is not None and (p.day or "")[:10] <= on.isoformat():
            found.setdefault(p.place, []).append(one)
    return found


def _others(state: ControlState, told: Iterable[Assessment]) -> list[Assessment]:
    own = {a.proposition.id for a in state.assessments}
    return [one for one in told if one.proposition.id not in own]


def _unknown(place_id: str, told: Sequence[Assessment], places: PlaceBook) -> ControlState:
    first = told[0]
    text = (
        f"what was said of it is not carried since {first.not_carried_since}"
        if first.not_carried_since
        else f"what was said of it was taken back: {first.ground.text}"
    )
    reason = Reason(rule="unknown", text=text, statements=first.ground.statements)
    return unknown_state(listed_place(place_id, places, first.proposition.place_name), (reason,), told)
