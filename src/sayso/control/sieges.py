"""Sieges: who is said to besiege a place, beside who holds it: a siege changes no holding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence_wording import is_in_passing
from sayso.assessment.facts import Fact
from sayso.assessment.lasting import lasting_since
from sayso.assessment.status import assess
from sayso.control.owners import Owners
from sayso.control.pieces import Setting
from sayso.model.assessment import Assessment, Proposition, Status
from sayso.model.control import ControlState, Siege
from sayso.model.event import Event, EventType
from sayso.model.ids import content_id
from sayso.model.statement import Polarity, Statement, Tense
from sayso.model.take import Take, ZoneKind

BESIEGE, BESIEGED = "besiege", "besieged"
DAY = len("2022-11-11")
# so many words on either side of a siege can say that it is over
NEAR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one statement says of a siege: a voice for or against it, or that it is `over`.

    `guessed`: the year of its day is a guess.
    """

    fact: Fact
    over: bool
    guessed: bool


def with_sieges(
    states: Sequence[ControlState],
    takes: Sequence[tuple[Take, Sequence[Statement]]],
    setting: Setting,
    editorial: Editorial,
    on: dt.date,
) -> tuple[ControlState, ...]:
    """The states with the sieges that are said to last on a day, each with its assessment behind those of the place."""
    by_place: dict[str, list[Word]] = {}
    for take, statements in takes:
        for word in _words(take, statements, setting):
            place = word.fact.place
            if place is not None and place.id is not None and word.fact.when[:DAY] <= on.isoformat():
                by_place.setdefault(place.id, []).append(word)
    return tuple(
        _besieged(state, by_place[state.place_id], editorial) if state.place_id in by_place else state
        for state in states
    )


def _besieged(state: ControlState, words: Sequence[Word], editorial: Editorial) -> ControlState:
    """A state with its sieges: those not said to be over, and told since the place last changed hands."""
    over = max((w.fact.when[:DAY] for w in words if w.over), default="")
    changed = (state.since or "")[:DAY] if state.holder or state.left_by else ""
    live = [w for w in words if not w.over and w.fact.told[:DAY] > over]
    live = [w for w in live if w.fact.side not in {state.holder, state.left_by} or w.fact.side is None]
    found = []
    for side in dict.fromkeys(w.fact.side for w in live):
        told = [w for w in live if w.fact.side == side]
        if max(w.fact.told[:DAY] for w in told) < changed:
            continue
        assessment = _assessed(state, side, told, editorial)
        if assessment is not None and assessment.status is not Status.RETRACTED:
            found.append((_siege(side, told, assessment), assessment))
    if not found:
        return state
    return replace(
        state,
        sieges=tuple(siege for siege, _ in found),
        assessments=(*state.assessments, *(assessment for _, assessment in found)),
    )


def _assessed(
    state: ControlState, side: str | None, told: Sequence[Word], editorial: Editorial
) -> Assessment | None:
    start = min((w.fact.when for w in told if not w.fact.negative), default=None)
    if start is None:
        return None
    proposition = Proposition(
        id=content_id("proposition", BESIEGED, side, state.place_id, start),
        predicate=BESIEGED,
        side=side,
        place=state.place_id,
        place_name=state.name,
        day=start or None,
        year_guessed=all(w.guessed for w in told if w.fact.when == start),
    )
    return assess(proposition, [w.fact.toward(negative=False) for w in told], editorial)


def _siege(side: str | None, told: Sequence[Word], assessment: Assessment) -> Siege:
    counted = {c.statement for c in assessment.supporting if not c.set_aside}
    return Siege(
        by=side,
        since=assessment.proposition.day,
        last_told=max((w.fact.told for w in told if w.fact.statement.id in counted), default="") or None,
        status=assessment.status.value,
        statements=tuple(c.statement for c in assessment.supporting if not c.set_aside),
        year_guessed=assessment.proposition.year_guessed,
    )


def _words(take: Take, statements: Sequence[Statement], setting: Setting) -> Iterator[Word]:
    """What a take says of sieges of known places, firmly enough to count."""
    owners = Owners(places=setting.places, conflicts=setting.conflicts)
    named = {s.source.bloc for s in statements if s.source.bloc}
    named |= {e.actor.bloc for s in statements for e in s.events if e.actor and e.actor.bloc}
    for statement in statements:
        fact = statement.factuality
        firm = fact.commitment.value in setting.policy.commitments and fact.tense is not Tense.FUTURE
        if statement.zone is ZoneKind.HEADLINE or not firm:
            continue
        for event in statement.events:
            if event.type is EventType.CONTROL and event.mode == BESIEGE:
                yield from _of_event(statement, event, take, owners, named, setting)


def _of_event(
    statement: Statement,
    event: Event,
    take: Take,
    owners: Owners,
    named: Collection[str],
    setting: Setting,
) -> Iterator[Word]:
    over = _is_over(statement, event, setting.policy.siege_over)
    dated = event.time is not None and bool(event.time.text)
    if not over and not dated and is_in_passing(statement, event):
        return
    began = lasting_since(statement, event, take.day)
    when = began or (event.time.date if event.time is not None else None) or take.day or ""
    for place in (event.place, *event.also_places):
        if place is None or place.id is None:
            continue
        side = event.actor.bloc if event.actor is not None else None
        if side is None or side == owners.owner(place) == statement.source.bloc:
            # nobody is named, or the speaker only speaks of it: "its troops held the besieged town"
            side = owners.enemy(place, take.day, named)
        fact = Fact(
            key="",
            predicate=BESIEGED,
            side=side,
            object=None,
            place=place,
            when=when,
            statement=statement,
            negative=statement.factuality.polarity is Polarity.NEGATIVE,
            told=take.day or "",
        )
        named_year = event.time is not None and event.time.names_year
        yield Word(fact=fact, over=over, guessed=take.year_guessed and not named_year)


def _is_over(statement: Statement, event: Event, words: Collection[str]) -> bool:
    """Whether the words beside it say that a siege was lifted or broken."""
    at, content = statement.content.start, statement.content.exact.lower()
    before = content[: max(0, event.trigger.start - at)].replace(",", " , ").split()[-NEAR:]
    behind = content[max(0, event.trigger.end - at) :].replace(",", " , ").split()[:NEAR]
    return bool({word.strip(".;:") for word in (*before, *behind)} & set(words))
