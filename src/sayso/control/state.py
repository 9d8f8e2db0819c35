"""State: who holds one place, from its evidence, in each layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence, is_guess
from sayso.assessment.links import Link, Predicate, links_of
from sayso.assessment.overridden import aside_by
from sayso.assessment.status import assess
from sayso.assessment.voice import NO_SIDE, bloc_of
from sayso.control.eras import SAYING, Era, deciding, eras_of
from sayso.control.policy import ControlPolicy
from sayso.control.unknown import discounted
from sayso.model.assessment import Assessment, Proposition, Stake, Status
from sayso.model.control import Change, ControlLayer, ControlState, Holding
from sayso.model.event import Place
from sayso.model.ids import content_id
from sayso.model.reason import Reason

NOT_HELD = Reason(rule="unknown", text="only a claim of right is on record, nothing on who holds it")

# states of a place that a side has left, and no other is said to hold
GONE = frozenset({Holding.WITHDRAWAL_COMPLETED, Holding.NO_ONE})
Judged = tuple[Era, Assessment]


def state_of(pieces: Sequence[Evidence], editorial: Editorial, policy: ControlPolicy) -> ControlState | None:
    """The state of one place from its settled evidence: the latest era that something supports decides.

    None where nothing supports anything. Where analysts discounted all that
    was said, it is unknown.
    """
    ordered = sorted(pieces, key=lambda p: (p.when, p.told or "", p.statement.id))
    links, place = _links(ordered, editorial), _best_place(ordered)
    eras = eras_of(links)
    judged = list(_judged(eras, place, editorial))
    if not judged:
        aside = aside_by(editorial.overrides, links)
        return discounted(place, aside) if aside else None
    chosen = deciding(judged)
    era, assessment = chosen or judged[-1]
    holding, holder = _holding(era, assessment, judged, policy) if chosen else (Holding.UNKNOWN, None)
    inherited = {p.inherited_from for p in ordered if _decides(p, assessment)}
    return ControlState(
        place_id=place.id or "",
        name=place.name or "",
        kind=place.kind or "",
        lat=place.lat,
        lon=place.lon,
        holding=holding,
        holder=holder,
        since=(era.start or None) if chosen else None,
        status=assessment.status.value if chosen else None,
        reasons=(assessment.ground, _since(era, assessment.proposition))
        if chosen
        else (_undecided(assessment),),
        assessments=(assessment, *(a for _, a in reversed(judged) if a is not assessment)),
        inherited_from=next(iter(inherited)) if len(inherited) == 1 else None,
        left_by=era.side if holding in GONE else None,
        layers=tuple(_layers(eras, judged, place, editorial, policy)),
        year_guessed=chosen is not None and assessment.proposition.year_guessed,
    )


def _undecided(last: Assessment) -> Reason:
    """Why nothing that is said of a place decides who holds it."""
    if last.status is not Status.RETRACTED:
        return NOT_HELD
    return replace(
        last.ground, rule="unknown", text=f"what was said of it was taken back: {last.ground.text}"
    )


def _links(ordered: Sequence[Evidence], editorial: Editorial) -> list[Link]:
    rivals = frozenset(p.side for p in ordered if p.change is not Change.ANNEX)
    return [link for piece in ordered for link in links_of(piece, rivals, editorial.links)]


def _judged(eras: Sequence[Era], place: Place, editorial: Editorial) -> Iterator[Judged]:
    for era in eras:
        assessment = assess(_proposition(era, place), era.links, editorial)
        if assessment is not None:
            yield era, assessment


def _layers(
    eras: Sequence[Era],
    judged: Sequence[Judged],
    place: Place,
    editorial: Editorial,
    policy: ControlPolicy,
) -> Iterator[ControlLayer]:
    """The assessed layer, then what each side claims, by name."""
    admitted = [(era, a) for era, a in judged if _is_admitted(a, policy)]
    yield from _layer(None, admitted, policy)
    sides = {bloc_of(link.evidence.statement) for era in eras for link in era.links} - NO_SIDE
    gone = {c.statement for _, a in judged for c in (*a.supporting, *a.opposing) if c.set_aside}
    for side in sorted(sides):
        told = [
            replace(
                era,
                links=tuple(
                    k
                    for k in era.links
                    if bloc_of(k.evidence.statement) == side
                    and k.kind in SAYING
                    and k.evidence.statement.id not in gone
                ),
            )
            for era in eras
        ]
        yield from _layer(side, list(_judged([e for e in told if e.links], place, editorial)), policy)


def _is_admitted(assessment: Assessment, policy: ControlPolicy) -> bool:
    """Whether the policy lets it change the assessed layer: a neutral voice, one against its own side, or two sides."""
    if assessment.status.value in policy.agreed:
        return True
    return any(
        c.link >= 1.0 and not c.set_aside and (c.bloc in policy.neutral or c.stake is Stake.AGAINST)
        for c in assessment.supporting
    )


def _layer(by: str | None, judged: Sequence[Judged], policy: ControlPolicy) -> Iterator[ControlLayer]:
    chosen = deciding(judged)
    if chosen is None:
        return
    era, assessment = chosen
    holding, holder = _holding(era, assessment, judged, policy)
    yield ControlLayer(
        by=by,
        holding=holding,
        holder=holder,
        left_by=era.side if holding in GONE else None,
        since=era.start or None,
        status=assessment.status.value,
        statements=tuple(c.statement for c in assessment.supporting),
        year_guessed=assessment.proposition.year_guessed,
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
        year_guessed=is_guess((link.evidence for link in era.links), era.start),
    )


def _holding(
    era: Era, assessment: Assessment, judged: Sequence[Judged], policy: ControlPolicy
) -> tuple[Holding, str | None]:
    """The state that an era makes; who is attacked inside a place holds it so far.

    On one voice a withdrawal is completed; that nobody holds the place takes
    sides that agree.
    """
    if era.predicate is Predicate.LEAVING:
        begun = any(
            link.kind == "states" and link.evidence.under_way and not link.evidence.announced
            for link in era.links
        )
        return (Holding.WITHDRAWAL_UNDER_WAY if begun else Holding.WITHDRAWAL_ANNOUNCED), era.side
    if era.predicate is Predicate.LEFT:
        settled = assessment.status.value in policy.agreed
        return (Holding.NO_ONE if settled else Holding.WITHDRAWAL_COMPLETED), None
    if era.predicate is Predicate.CONTESTS:
        held = [e.side for e, _ in judged if e.predicate is Predicate.HOLDS and e.side != era.side]
        return Holding.CONTESTED, held[-1] if held else None
    if assessment.status is Status.DISPUTED:
        return Holding.CONTESTED, None
    return Holding.HELD, era.side


def _since(era: Era, proposition: Proposition) -> Reason:
    guess = " (year guessed)" if proposition.year_guessed else ""
    text = f"counts from {era.start}{guess}" if era.start else "no day is given"
    return Reason(
        rule="since", text=text, statements=tuple(link.evidence.statement.id for link in era.links[:1])
    )
