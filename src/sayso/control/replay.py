"""Replay: from all evidence on a place, in the order of days, to who holds it on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence
from sayso.assessment.links import Link, Predicate, links_of
from sayso.assessment.status import assess
from sayso.control.pieces import Setting, pieces_of
from sayso.control.settle import settled
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import place_of
from sayso.model.assessment import Assessment, Proposition, Status
from sayso.model.control import Change, ControlState, Holding
from sayso.model.event import Place
from sayso.model.ids import content_id
from sayso.model.reason import Reason
from sayso.model.statement import Statement
from sayso.model.take import Take

WHOLES = frozenset({"bank", "region"})
TAKES = frozenset({Change.TAKE, Change.RETAKE, Change.HOLD})

NOT_HELD = Reason(rule="unknown", text="only a claim of right is on record, nothing on who holds it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """A stretch of days in which one proposition on a place could hold: from its first claim on."""

    predicate: Predicate
    side: str
    start: str
    links: tuple[Link, ...]


def who_holds(
    takes: Sequence[tuple[Take, Sequence[Statement]]], setting: Setting, editorial: Editorial, on: dt.date
) -> tuple[ControlState, ...]:
    """The state of every place that the record speaks of, on one day, by name."""
    pieces = [piece for take, statements in takes for piece in pieces_of(take, statements, setting)]
    by_place = with_parts(pieces, setting.places)
    states = (state_on(settled(found), editorial, on) for found in by_place.values())
    return tuple(sorted((s for s in states if s is not None), key=lambda s: (s.name, s.place_id)))


def state_on(pieces: Sequence[Evidence], editorial: Editorial, on: dt.date) -> ControlState | None:
    """The state of one place on a day, from its settled pieces; None where they say nothing of that day."""
    found = [piece for piece in pieces if piece.when[:10] <= on.isoformat()]
    return _state(found, editorial) if found else None


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


def _state(pieces: Sequence[Evidence], editorial: Editorial) -> ControlState | None:
    """The state of one place from its evidence: the latest era that something supports decides."""
    ordered = sorted(pieces, key=lambda p: (p.when, p.told or "", p.statement.id))
    rivals = frozenset(p.side for p in ordered if p.change is not Change.ANNEX)
    links = [link for piece in ordered for link in links_of(piece, rivals)]
    place = _best_place(ordered)
    assessments: list[tuple[Era, Assessment]] = []
    for era in _eras(links):
        assessment = assess(_proposition(era, place), era.links, editorial)
        if assessment is not None:
            assessments.append((era, assessment))
    if not assessments:
        return None
    deciding = _deciding(assessments)
    era, assessment = deciding or assessments[-1]
    holding, holder = _holding(era, assessment) if deciding else (Holding.UNKNOWN, None)
    others = [a for e, a in reversed(assessments) if a is not assessment]
    inherited = {p.inherited_from for p in ordered if _decides(p, assessment)}
    return ControlState(
        place_id=place.id or "",
        name=place.name or "",
        kind=place.kind or "",
        lat=place.lat,
        lon=place.lon,
        holding=holding,
        holder=holder,
        since=(era.start or None) if deciding else None,
        status=assessment.status.value if deciding else None,
        reasons=(assessment.ground, _since(era)) if deciding else (NOT_HELD,),
        assessments=(assessment, *others),
        inherited_from=next(iter(inherited)) if len(inherited) == 1 else None,
        left_by=era.side if holding is Holding.WITHDRAWAL_COMPLETED else None,
    )


def _decides(piece: Evidence, assessment: Assessment) -> bool:
    return any(c.statement == piece.statement.id for c in assessment.supporting)


def _best_place(pieces: Sequence[Evidence]) -> Place:
    """The place as the gazetteer has it, rather than one worded with a part or inherited."""
    return next((p.place for p in pieces if p.place.relation is None), pieces[0].place)


def _proposition(era: Era, place: Place) -> Proposition:
    return Proposition(
        id=content_id("proposition", era.predicate.value, era.side, place.id, era.start),
        predicate=era.predicate.value,
        side=era.side,
        place=place.id or "",
        place_name=place.name or "",
        day=era.start or None,
    )


def _eras(links: Sequence[Link]) -> tuple[Era, ...]:
    """Propositions on one place: a side's holding begins anew after another side's taking.

    A link counts for the era in whose days its evidence falls; evidence that
    contradicts an era from after its end is no contradiction.
    """
    turns = _turns(links)
    eras: dict[tuple[Predicate, str, int], list[Link]] = {}
    for link in links:
        number = _turn_of(link.evidence, turns)
        if link.predicate is Predicate.LEFT or link.kind in {"contradicts", "supports"}:
            number = max(0, number)
        eras.setdefault((link.predicate, link.side, number), []).append(link)
    out = []
    for (predicate, side, _), found in eras.items():
        backing = [link.evidence.when for link in found if link.kind in {"states", "entails", "supports"}]
        if backing:
            out.append(Era(predicate=predicate, side=side, start=min(backing), links=tuple(found)))
    return tuple(sorted(out, key=lambda e: (e.start, _ORDER[e.predicate], e.side)))


_ORDER = {
    Predicate.ANNEXED: 0,
    Predicate.CONTESTS: 1,
    Predicate.LEAVING: 2,
    Predicate.LEFT: 3,
    Predicate.HOLDS: 4,
}


def _turns(links: Sequence[Link]) -> tuple[str, ...]:
    """The days on which a side other than the one before is said to take or leave the place."""
    changes = sorted(
        {
            (link.evidence.when[:10], link.side)
            for link in links
            if link.predicate is Predicate.HOLDS and link.kind == "states" and not link.evidence.negative
        }
    )
    turns: list[str] = []
    last = None
    for day, side in changes:
        if last is not None and side != last:
            turns.append(day)
        last = side
    return tuple(turns)


def _turn_of(piece: Evidence, turns: Sequence[str]) -> int:
    return sum(1 for turn in turns if turn <= piece.when[:10] or turn[:7] == piece.when)


def _deciding(assessments: Sequence[tuple[Era, Assessment]]) -> tuple[Era, Assessment] | None:
    """The latest assessment that says who holds, left or is leaving: a right by annexation never does."""
    speaking = [(e, a) for e, a in assessments if e.predicate is not Predicate.ANNEXED]
    # what is said of a whole is weaker than anything said of the place itself
    direct = [(e, a) for e, a in speaking if any(_backs_directly(link) for link in e.links)]
    return max(
        direct or speaking,
        key=lambda ea: (ea[0].start[:10], _ORDER[ea[0].predicate], _RANK[ea[1].status], ea[1].score),
        default=None,
    )


def _backs_directly(link: Link) -> bool:
    return link.evidence.inherited_from is None and link.kind in {"states", "entails", "supports"}


_RANK = {
    Status.RETRACTED: 0, Status.CLAIMED: 1, Status.REPORTED: 1, Status.DISPUTED: 1, Status.CORROBORATED: 2,
    Status.CONFIRMED: 3,
}  # fmt: skip


def _holding(era: Era, assessment: Assessment) -> tuple[Holding, str | None]:
    if era.predicate is Predicate.LEAVING:
        begun = any(link.evidence.under_way and not link.evidence.announced for link in era.links)
        return (Holding.WITHDRAWAL_UNDER_WAY if begun else Holding.WITHDRAWAL_ANNOUNCED), era.side
    if era.predicate is Predicate.LEFT:
        return Holding.WITHDRAWAL_COMPLETED, None
    if era.predicate is Predicate.CONTESTS or assessment.status is Status.DISPUTED:
        return Holding.CONTESTED, None
    return Holding.HELD, era.side


def _since(era: Era) -> Reason:
    text = f"counts from {era.start}" if era.start else "no day is given"
    return Reason(
        rule="since", text=text, statements=tuple(link.evidence.statement.id for link in era.links[:1])
    )
