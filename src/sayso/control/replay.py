"""Replay: from all evidence on a place, in the order of days, to who holds it on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence
from sayso.control.pieces import Setting, pieces_of
from sayso.control.policy import ControlPolicy
from sayso.control.settle import settled
from sayso.control.state import state_of
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import place_of
from sayso.model.control import Change, ControlState
from sayso.model.statement import Statement
from sayso.model.take import Take

WHOLES = frozenset({"bank", "region"})


def who_holds(
    takes: Sequence[tuple[Take, Sequence[Statement]]], setting: Setting, editorial: Editorial, on: dt.date
) -> tuple[ControlState, ...]:
    """The state of every place that the record speaks of, on one day, by name."""
    states = (
        state_on(found, editorial, setting.policy, on) for found in evidence_by_place(takes, setting).values()
    )
    return tuple(sorted((s for s in states if s is not None), key=lambda s: (s.name, s.place_id)))


def evidence_by_place(
    takes: Sequence[tuple[Take, Sequence[Statement]]], setting: Setting
) -> Mapping[str, tuple[Evidence, ...]]:
    """All that takes say of each place, by its id, repetitions settled."""
    pieces = [piece for take, statements in takes for piece in pieces_of(take, statements, setting)]
    return {place: settled(found) for place, found in with_parts(pieces, setting.places).items()}


def state_on(
    pieces: Sequence[Evidence], editorial: Editorial, policy: ControlPolicy, on: dt.date
) -> ControlState | None:
    """The state of one place on a day, from its settled pieces; None where they say nothing of that day."""
    found = [piece for piece in pieces if piece.when[:10] <= on.isoformat()]
    return state_of(found, editorial, policy) if found else None


def with_parts(pieces: Iterable[Evidence], places: PlaceBook) -> Mapping[str, list[Evidence]]:
    """Evidence by place; what is said of a whole bank or region is passed down to its known parts."""
    found: dict[str, list[Evidence]] = {}
    pieces = tuple(pieces)
    told_of = _regions_told_of(pieces, places)
    for piece in pieces:
        found.setdefault(piece.place.id or "", []).append(piece)
        if piece.place.kind not in WHOLES or piece.change is Change.ANNEX:
            continue
        whole = places.get(piece.place.id or "")
        label = whole.bank if whole is not None and whole.kind == "bank" else piece.place.id
        for part in places.parts_of(label or ""):
            bounded = piece.place.kind != "bank" or part.admin1 in told_of[piece.statement.take]
            if part.kind == "populated place" and bounded:
                place = place_of(
                    part, span=piece.place.span, relation=None, reason="part of the whole that is named"
                )
                inherited = replace(piece, place=place, inherited_from=piece.place.name)
                found.setdefault(part.id, []).append(inherited)
    return found


def _regions_told_of(pieces: Sequence[Evidence], places: PlaceBook) -> Mapping[str, frozenset[str | None]]:
    """The first-level regions that each take speaks of: a river is longer than its front."""
    found: dict[str, set[str | None]] = {}
    for piece in pieces:
        feature = places.get(piece.place.id or "")
        regions = found.setdefault(piece.statement.take, set())
        if feature is not None and feature.admin1 and piece.change is not Change.ANNEX:
            regions.add(feature.admin1)
    return {take: frozenset(regions) for take, regions in found.items()}
