"""Evidence: what a statement says of who holds, leaves or claims a place, one piece a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.assessment.evidence_places import armed, is_part, places_left, places_of
from sayso.assessment.evidence_words import load_evidence_words
from sayso.model.control import Change
from sayso.model.event import Event, EventType, Moment, Participant, Place, Precision
from sayso.model.statement import Commitment, Polarity, Statement, Tense
from sayso.model.take import ZoneKind

CHANGES = {
    "retake": Change.RETAKE, "take": Change.TAKE, "hold": Change.HOLD, "lose": Change.LOSE, "annex": Change.ANNEX,
}  # fmt: skip
# signs of a whole day in an ISO date
DAY, MONTH = len("2022-11-11"), len("2022-11")
# sectors of armed groups, which no state stands behind
ARMED = frozenset({"REB", "PAR", "UAF", "CRM"})
WHOLES = frozenset({"region", "area", "country"})
NO_SIDE = frozenset({None, "agency", "third party"})
# nobody is named who takes, holds or loses: the replay says who it can only be
NOBODY = ""
QUOTED = re.compile("“([^”]+)”")
# sectors of those whom others move: "withdrew its forces"
MOVED = frozenset({"MIL", "REB", "PAR"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One statement's word on one side and one place.

    `day` is when it became so, as exact as the words are; `told` the story's
    day, the latest day that the words can speak of. `announced` marks what is
    still to come, `under_way` what is being done, `background` what is told in
    passing of an undated past, `fresh` a state that the words call new.
    `inherited_from` names the whole whose claim is passed down.
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

    @property
    def when(self) -> str:
        """The day it counts from: the day named, else the story's day, else the beginning."""
        return self.day or self.told or ""


def _day(time: Moment | None) -> str | None:
    """The day that a state counts from: "since Friday" is from Friday, not from the month that it falls in."""
    if time is None:
        return None
    words = (time.text or "").lower()
    if words.startswith("since ") and time.precision is Precision.RANGE and time.earliest is not None:
        first = time.earliest[:DAY]
        # "since June" is from some day of June
        month = first.endswith("-01") and time.date == first[:MONTH] and not _names_day(words)
        return first[:MONTH] if month else first
    if time.precision is Precision.WEEK and time.latest is not None:
        # some day of that week: on its last one it is so for certain
        return time.latest[:DAY]
    return time.date


def _names_day(words: str) -> bool:
    return "day" in words or any(
        word.strip(",.")[:1].isdigit() and len(word) < len("2022") for word in words.split()
    )


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
        day = _day(event.time)
        open_ = fact.commitment is Commitment.UNCOMMITTED and not _weakened_later(statement, event)
        to_come = open_ or fact.tense is Tense.FUTURE
        announced = to_come or _infinitive(statement, event)
        if _only_spoken_of(statement, event):
            continue
        for change, side, place in _of_event(statement, event):
            if announced and change is Change.LEAVE and not _own_plan(statement, event, side):
                continue
            yield Evidence(
                statement=statement,
                event=event,
                change=change,
                side=side,
                place=place,
                day=day,
                told=told,
                announced=announced,
                negative=fact.polarity is Polarity.NEGATIVE,
                under_way=change is Change.LEAVE and _under_way(statement, event),
                background=_is_episode(statement, event)
                or ((event.time is None or not event.time.text) and _in_passing(statement, event)),
                fresh=_fresh(statement, event),
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
    party = event.target if change is Change.LOSE else event.actor
    side = NOBODY if party is None else party.bloc or _unlisted(party)
    if side == NOBODY and change is not Change.LOSE:
        side = _bloc(event, statement) or NOBODY
    if side is not None:
        for place in places_of(event):
            wide = change is Change.ANNEX and place.kind not in WHOLES
            if not wide and not is_part(statement, place):
                yield change, side, place


def _inside(statement: Statement, event: Event) -> bool:
    """Whether forces are or fight inside a place: they entered it, or fight in its streets; near it is not in it."""
    if event.type is EventType.CONTROL:
        return event.mode == "enter"
    within = set(statement.content.exact.lower().split()) & load_evidence_words().inside
    return event.type is EventType.CLASH and bool(within)


def _contested(statement: Statement, event: Event) -> Iterator[tuple[Change, str, Place]]:
    side = event.actor.bloc if event.actor is not None and armed(event.actor) else None
    if event.type is EventType.CLASH and event.actor is None:
        side = NOBODY
    if side is not None:
        for place in places_of(event):
            if not is_part(statement, place) and place.kind not in WHOLES:
                yield Change.CONTEST, side, place


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
    if mover is not None and (armed(mover) or mover.name == mover.bloc):
        return mover.bloc or _orderer(statement)
    return moved.bloc if moved is not None else None


def _orderer(statement: Statement) -> str | None:
    """The side that orders "forces" without a name to leave: its own."""
    ordered = statement.factuality.commitment is Commitment.UNCOMMITTED
    return statement.source.bloc if ordered and statement.source.bloc not in NO_SIDE else None


def _bloc(event: Event, statement: Statement) -> str | None:
    """The acting side: the actor's, else the speaker's where it speaks of itself ("claimed control of")."""
    if event.actor is not None:
        return event.actor.bloc or _unlisted(event.actor)
    said = event.mode == "hold" and event.trigger.start == statement.content.start
    own = event.type is EventType.WITHDRAW or said
    if own and statement.source.bloc not in NO_SIDE:
        return statement.source.bloc
    return None


def _unlisted(who: Participant) -> str | None:
    """A side that no register has, by the words for it: "Islamist fighters"; None for those who bear no arms."""
    if who.sector not in ARMED or who.name is None:
        return None
    words = who.name.split()
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an", "some"} else words) or None


def _weakened_later(statement: Statement, event: Event) -> bool:
    """Whether only a clause hung on behind is weakened: "troops hold the airport, where crowds tried to board planes"."""
    words = [QUOTED.findall(r.text) for r in statement.factuality.reasons if r.rule == "hedge"]
    hedges = [word for found in words for word in found]
    start, content = statement.content.start, statement.content.exact.lower()
    behind = content[max(0, event.trigger.end - start) :]
    at = [behind.find(hedge.split()[0].lower()) for hedge in hedges]
    if not at or min(at) < 0 or len(hedges) != len(statement.factuality.reasons):
        return False
    between = behind[: min(at)].replace(",", " , ").split()
    relative = load_evidence_words().background
    return any(mark == "," and word in relative for mark, word in pairwise(between))


def _only_spoken_of(statement: Statement, event: Event) -> bool:
    """Whether a noun is only denied, feared or awaited: "denies the town's fall"."""
    words, ahead = load_evidence_words(), _ahead(statement, event)
    verb = statement.content.exact[max(0, event.trigger.start - statement.content.start) :].split()[:1]
    noun = bool(set(ahead[-3:]) & words.articles) or any(w.endswith(("'s", "’s")) for w in ahead[-3:])
    return bool(verb) and noun and bool(set(ahead[-5:]) & words.doubting)


def _own_plan(statement: Statement, event: Event, side: str) -> bool:
    """Whether a withdrawal to come is the side's own plan, and no demand, condition or question."""
    if statement.source.bloc not in {side, "agency"}:
        return False
    return not set(_ahead(statement, event)) & load_evidence_words().open


def _infinitive(statement: Statement, event: Event) -> bool:
    """Whether it is only to be done: "to pull out", but not "begins to pull out", "forced to pull out"."""
    ahead, words = _ahead(statement, event), load_evidence_words()
    return ahead[-1:] == ["to"] and not set(ahead[-4:]) & (words.beginning | words.achieved)


def _under_way(statement: Statement, event: Event) -> bool:
    """Whether it is being done: "is pulling out", "has begun to withdraw"."""
    if event.trigger.exact.lower().split()[0].endswith("ing"):
        return True
    return bool(set(_ahead(statement, event)[-5:]) & load_evidence_words().beginning)


def _is_episode(statement: Statement, event: Event) -> bool:
    """Whether a noun tells of a time that may be over: "years of occupation", not "under occupation"."""
    noun = event.trigger.exact.lower() in load_evidence_words().episodes
    return noun and "under" not in _ahead(statement, event)[-3:]


def _in_passing(statement: Statement, event: Event) -> bool:
    """Whether an undated past stands in a clause that another one leans on: "after they pulled out"."""
    words, ahead = load_evidence_words(), _ahead(statement, event)
    trigger = event.trigger.exact.lower()
    if statement.factuality.tense is Tense.FUTURE:
        return False
    if trigger.endswith(("ed", "en")) and set(ahead[-1:]) & words.attributive and _before_its_place(event):
        return True
    if statement.zone is ZoneKind.HEADLINE:
        # "joy after town retaken" is how headlines tell what is new
        return False
    clause = ahead[len(ahead) - ahead[::-1].index(",") :] if "," in ahead else ahead
    return bool(set(clause) & words.background) and not _is_present(trigger.split()[0], ahead)


def _before_its_place(event: Event) -> bool:
    return (
        event.place is not None
        and event.place.span is not None
        and event.place.span.start > event.trigger.end
    )


def _is_present(trigger: str, ahead: Sequence[str]) -> bool:
    """Whether a verb is told as going on or just done: "as troops leave", "are evacuated", "has taken"."""
    words = load_evidence_words()
    if set(ahead[-2:]) & words.present:
        return True
    noun = bool(set(ahead[-2:]) & words.articles) or any(w.endswith(("'s", "’s")) for w in ahead[-2:])
    return not noun and not trigger.endswith("ed") and trigger not in words.past


def _fresh(statement: Statement, event: Event) -> bool:
    return bool(set(_ahead(statement, event)[-4:]) & load_evidence_words().fresh)


def _ahead(statement: Statement, event: Event) -> list[str]:
    """The words of a statement before the trigger, commas apart."""
    at = max(0, event.trigger.start - statement.content.start)
    return statement.content.exact[:at].lower().replace(",", " , ").split()
