"""Evidence: what a statement says of who holds, leaves or claims a place, one piece a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.assessment.evidence_places import armed, is_part, places_left, places_of
from sayso.assessment.evidence_wording import (
    is_episode,
    is_fresh,
    is_in_passing,
    is_infinitive,
    is_of_no_day,
    is_under_way,
    only_spoken_of,
    own_plan,
    weakened_later,
)
from sayso.assessment.evidence_words import load_evidence_words
from sayso.assessment.lasting import lasting_since
from sayso.model.control import Change
from sayso.model.event import Event, EventType, Moment, Participant, Place, Precision
from sayso.model.statement import Commitment, Factuality, Polarity, Statement, Tense
from sayso.model.take import Take, ZoneKind

CHANGES = {
    "retake": Change.RETAKE, "take": Change.TAKE, "hold": Change.HOLD, "lose": Change.LOSE, "annex": Change.ANNEX,
}  # fmt: skip
# signs of a whole day in an ISO date
DAY, MONTH, YEAR = len("2022-11-11"), len("2022-11"), len("2022")
# sectors of armed groups, which no state stands behind
ARMED = frozenset({"REB", "PAR", "UAF", "CRM"})
GOES = frozenset({Change.LEAVE, Change.LOSE})
WHOLES = frozenset({"region", "area", "country"})
PULL_BACK = "pull back"
NO_SIDE = frozenset({None, "agency", "third party"})
# nobody is named who takes, holds or loses: the replay says who it can only be
NOBODY = ""
# sectors of those whom others move: "withdrew its forces"
MOVED = frozenset({"MIL", "REB", "PAR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One statement's word on one side and one place.

    `day` is when it became so, as exact as the words are; `told` the story's
    day, the latest day that the words can speak of. `announced` marks what is
    still to come, `under_way` what is being done, `background` what is told in
    passing of an undated past, `fresh` a state that the words call new.
    `inherited_from` names the whole whose claim is passed down, `guessed` says
    that the year of its day is a guess.
    """

    statement: Statement
    event: Event
    change: Change
    side: str
    place: Place
    day: str | None
    told: str | None
    announced: bool
    negative: bool
    inherited_from: str | None = None
    under_way: bool = False
    background: bool = False
    fresh: bool = False
    guessed: bool = False

    @property
    def when(self) -> str:
        """The day it counts from: the day named, else the story's day, else the beginning."""
        return self.day or self.told or ""


def with_guess(pieces: Sequence[Evidence], take: Take) -> tuple[Evidence, ...]:
    """The pieces of a take, marked where the year of their day is a guess."""
    if not take.year_guessed:
        return tuple(pieces)
    return tuple(
        p if p.event.time is not None and p.event.time.names_year else replace(p, guessed=True)
        for p in pieces
    )


def is_guess(pieces: Iterable[Evidence], start: str) -> bool:
    """Whether the year of a first day is a guess of all pieces that give it."""
    giving = [p.guessed for p in pieces if p.when == start]
    return bool(giving) and all(giving)


def _day(time: Moment | None) -> str | None:
    """The day that a state counts from: "since Friday" is from Friday, not from the month that it falls in."""
    if time is None:
        return None
    words = (time.text or "").lower()
    if time.precision is not Precision.DAY and _only_lasts(words.split()):
        return None  # "in five days": how long it took, and not when
    if words.startswith("since ") and time.precision is Precision.RANGE and time.earliest is not None:
        first = time.earliest[:DAY]
        return _as_told(first, words)
    if time.precision is Precision.WEEK and time.latest is not None:
        # some day of that week: on its last one it is so for certain
        return time.latest[:DAY]
    return time.date


def _only_lasts(words: list[str]) -> bool:
    """Whether words of time are a bare number of days or weeks."""
    lasting = load_evidence_words().counted
    return (
        len(words) == len(("five", "days"))
        and words[1] in lasting
        and words[0] not in load_evidence_words().calendar
    )


def _began(statement: Statement, event: Event, change: Change, told: str | None) -> str | None:
    """Since when a side holds a place that is told to have held it for so long."""
    lasts = change is Change.HOLD or event.trigger.exact.lower() in load_evidence_words().lasting
    return lasting_since(statement, event, told) if lasts else None


def _as_told(first: str, words: str) -> str:
    """The first day of a time, no more exact than its words: "since June" is from some day of June."""
    told = words.replace(",", " ").split()
    if "day" in words or not first.endswith("-01") or any(w[:1].isdigit() and len(w) < YEAR for w in told):
        return first
    return first[:YEAR] if told[1:] == [first[:YEAR]] else first[:MONTH]


def evidence_of(statement: Statement, told: str | None, *, brief: bool = False) -> tuple[Evidence, ...]:
    """All that a statement says of control, most exact first.

    The headline of a story says again, shorter and undated, what its lead
    says; that of a `brief`, a headline with a paragraph, speaks for itself.
    """
    if statement.zone is ZoneKind.HEADLINE and not brief:
        return ()
    return tuple(_evidence(statement, told))


def _evidence(statement: Statement, told: str | None) -> Iterator[Evidence]:
    fact = statement.factuality
    for event in statement.events:
        undated = is_of_no_day(statement, event)
        day = None if undated else _day(event.time)
        if fact.commitment is Commitment.UNCOMMITTED and weakened_later(statement, event):
            yield from _evidence(replace(statement, events=(event,), factuality=_firm(fact)), told)
            continue
        to_come = fact.commitment is Commitment.UNCOMMITTED or fact.tense is Tense.FUTURE
        announced = to_come or is_infinitive(statement, event)
        if only_spoken_of(statement, event):
            continue
        for change, side, place in _of_event(statement, event):
            if announced and change in GOES and not own_plan(statement, event, side):
                continue
            yield Evidence(
                statement=statement,
                event=event,
                change=change,
                side=side,
                place=place,
                day=_began(statement, event, change, told) or day,
                told=told,
                announced=announced,
                negative=fact.polarity is Polarity.NEGATIVE,
                under_way=change is Change.LEAVE and is_under_way(statement, event),
                background=undated
                or is_episode(statement, event)
                or ((event.time is None or not event.time.text) and is_in_passing(statement, event)),
                fresh=is_fresh(statement, event),
            )


def _of_event(statement: Statement, event: Event) -> Iterator[tuple[Change, str, Place]]:
    if _leaving(event):
        side = _who_left(statement, event)
        if side is not None:
            for place in places_left(statement, event):
                yield Change.LEAVE, side, place
        return
    if _inside(statement, event):
        yield from _contested(statement, event)
        return
    if event.type is not EventType.CONTROL or event.mode not in CHANGES:
        return
    change = CHANGES[event.mode]
    side = _side(statement, event, change)
    if side is not None:
        for place in places_of(event):
            small = change is Change.ANNEX and place.kind not in WHOLES
            # a flag flies over a town
            wide = place.kind in WHOLES and event.trigger.exact.lower() in load_evidence_words().raising
            if not (small or wide) and not is_part(statement, place):
                yield change, side, place
                driver = event.actor if change is Change.LOSE else None
                if driver is not None and driver.bloc not in {None, *NO_SIDE, side} and not _is_thing(driver):
                    # who drives a side out of a place has it then
                    yield Change.TAKE, str(driver.bloc), place


def _side(statement: Statement, event: Event, change: Change) -> str | None:
    """Whose change it is: NOBODY's where nobody is named, None where who is named holds and loses nothing."""
    party = event.target if change is Change.LOSE else event.actor
    if party is None or (party.bloc is None and _is_place(party, event)):
        own = _bloc(event, statement) if change is not Change.LOSE else None
        return own or NOBODY
    return None if _is_thing(party) else party.bloc or unlisted(party)


def _is_thing(party: Participant) -> bool:
    """Whether the head of who is to have done it is a weapon: these strike, and hold nothing."""
    last = (party.name or "").lower().split()[-1:]
    return bool(set(last) & load_evidence_words().arms)


def _is_place(party: Participant, event: Event) -> bool:
    """Whether the one found is only the place itself: "in full control of the town"."""
    place = event.place
    return bool(party.span and place and place.span and place.span.overlaps(party.span))


def _inside(statement: Statement, event: Event) -> bool:
    """Whether forces are or fight inside a place: they entered it, or fight in its streets; near it is not in it."""
    if event.type is EventType.CONTROL:
        return event.mode == "enter"
    within = set(statement.content.exact.lower().split()) & load_evidence_words().inside
    return event.type is EventType.CLASH and bool(within)


def _contested(statement: Statement, event: Event) -> Iterator[tuple[Change, str, Place]]:
    forces = event.actor is not None and armed(event.actor) and not _is_one(event.actor)
    side = event.actor.bloc if event.actor is not None and forces else None
    if event.type is EventType.CLASH and event.actor is None:
        side = NOBODY
    if side is not None:
        for place in places_of(event):
            if not is_part(statement, place) and place.kind not in WHOLES:
                yield Change.CONTEST, side, place


def _is_one(party: Participant) -> bool:
    """Whether somebody is a single fighter."""
    return bool(set((party.name or "").lower().split()[-1:]) & load_evidence_words().alone)


def _leaving(event: Event) -> bool:
    """Whether forces leave: a withdrawal, or fighters who are evacuated."""
    moved = event.type is EventType.DISPLACE and event.mode == "evacuate"
    return event.type is EventType.WITHDRAW or (moved and armed(event.target))


def _who_left(statement: Statement, event: Event) -> str | None:
    """The side whose forces leave; none where families or companies do."""
    if event.type is EventType.DISPLACE:
        return (event.target.bloc or NOBODY) if event.target else None
    forces = event.target is not None and event.target.sector in MOVED
    moved: Participant | None = event.target if forces else None
    mover = event.actor
    if mover is None and moved is None:
        return _bloc(event, statement)
    # "Russians pull back": a people that does so is its army
    people = mover is not None and mover.sector is None and event.mode == PULL_BACK
    if mover is not None and (armed(mover) or mover.name == mover.bloc or people):
        return mover.bloc or _orderer(statement) or unlisted(mover)
    return moved.bloc if moved is not None else None


def _orderer(statement: Statement) -> str | None:
    """The side that orders "forces" without a name to leave: its own."""
    ordered = statement.factuality.commitment is Commitment.UNCOMMITTED
    return statement.source.bloc if ordered and statement.source.bloc not in NO_SIDE else None


def _bloc(event: Event, statement: Statement) -> str | None:
    """The acting side: the actor's, else the speaker's where it speaks of itself ("claimed control of")."""
    if event.actor is not None:
        return event.actor.bloc or unlisted(event.actor)
    said = event.mode == "hold" and event.trigger.start == statement.content.start
    own = event.type is EventType.WITHDRAW or said
    if own and statement.source.bloc not in NO_SIDE:
        return statement.source.bloc
    return None


def unlisted(who: Participant) -> str | None:
    """A side that no register has, by the words for it: "Islamist fighters"; None for those who bear no arms."""
    if who.sector not in ARMED or who.name is None:
        return None
    words = who.name.split()
    if len(words) == 1:
        one = words[0].lower()  # "Rebels" begin a sentence
        return one if one.endswith("s") else f"{one}s"  # "in rebel hands"
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an", "some"} else words) or None


def _firm(fact: Factuality) -> Factuality:
    return replace(fact, commitment=Commitment.CERTAIN, reasons=())
