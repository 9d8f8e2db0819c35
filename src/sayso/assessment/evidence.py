"""Evidence: what a statement says of who holds, leaves or claims a place, one piece a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.control import Change
from sayso.model.event import Event, EventType, Moment, Participant, Place, Precision
from sayso.model.statement import Commitment, Polarity, Statement, Tense
from sayso.model.take import ZoneKind

CHANGES = {
    "retake": Change.RETAKE, "take": Change.TAKE, "hold": Change.HOLD, "lose": Change.LOSE, "annex": Change.ANNEX,
}  # fmt: skip
# signs of a whole day in an ISO date
DAY = len("2022-11-11")
# sectors of armed groups, which no state stands behind
ARMED = frozenset({"REB", "PAR", "UAF", "CRM"})
WHOLES = frozenset({"region", "area", "country"})
OPPOSITE_BANK = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One statement's word on one side and one place.

    `day` is when it became so, as exact as the words are; `told` the story's
    day, the latest day that the words can speak of. `announced` marks what is
    still to come. `inherited_from` names the whole whose claim is passed down.
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

    @property
    def when(self) -> str:
        """The day it counts from: the day named, else the story's day, else the beginning."""
        return self.day or self.told or ""


def _day(time: Moment | None) -> str | None:
    """The day that a state counts from: "since Friday" is from Friday, not from the month that it falls in."""
    if time is None:
        return None
    since = (time.text or "").lower().startswith("since ")
    if since and time.precision is Precision.RANGE and time.earliest is not None:
        return time.earliest[:DAY]
    if time.precision is Precision.WEEK and time.latest is not None:
        # some day of that week: on its last one it is so for certain
        return time.latest[:DAY]
    return time.date


def evidence_of(statement: Statement, told: str | None) -> tuple[Evidence, ...]:
    """All that a statement says of control, most exact first."""
    return tuple(_evidence(statement, told))


def _evidence(statement: Statement, told: str | None) -> Iterator[Evidence]:
    if statement.zone is ZoneKind.HEADLINE:
        return  # it says again, shorter and undated, what the lead says
    fact = statement.factuality
    announced = fact.commitment is Commitment.UNCOMMITTED or fact.tense is Tense.FUTURE
    for event in statement.events:
        found = _of_event(statement, event)
        for change, side, place in found:
            yield Evidence(
                statement=statement,
                event=event,
                change=change,
                side=side,
                place=place,
                day=_day(event.time),
                told=told,
                announced=announced,
                negative=fact.polarity is Polarity.NEGATIVE,
            )


def _of_event(statement: Statement, event: Event) -> Iterator[tuple[Change, str, Place]]:
    if event.type is EventType.WITHDRAW:
        side = _bloc(event, statement)
        if side is not None:
            for place in _places_left(statement, event):
                yield Change.LEAVE, side, place
        return
    if event.type is not EventType.CONTROL or event.mode not in CHANGES:
        return
    change = CHANGES[event.mode]
    losing = change is Change.LOSE
    lost = event.target if losing else None
    side = (lost.bloc or _unlisted(lost) if lost else None) if losing else _bloc(event, statement)
    if side is not None:
        for place in (*((event.place,) if event.place else ()), *event.also_places):
            if change is not Change.ANNEX or place.kind in {"region", "area", "country"}:
                yield change, side, place


def _bloc(event: Event, statement: Statement) -> str | None:
    """The acting side: the actor's, else the speaker's where it speaks of itself ("claimed control of")."""
    if event.actor is not None:
        return event.actor.bloc or _unlisted(event.actor)
    said = event.mode == "hold" and event.trigger.start == statement.content.start
    own = event.type is EventType.WITHDRAW or said
    if own and statement.source.bloc not in {None, "agency", "third party"}:
        return statement.source.bloc
    return None


def _unlisted(who: Participant) -> str | None:
    """A side that no register has, by the words for it: "Islamist fighters"; None for those who bear no arms."""
    if who.sector not in ARMED or who.name is None:
        return None
    words = who.name.split()
    return " ".join(words[1:] if words[0].lower() in {"the", "a", "an", "some"} else words) or None


def _places_left(statement: Statement, event: Event) -> Iterator[Place]:
    """Where a withdrawal is from: the place named after "from", the other bank, or the place retaken beside it."""
    goes_there = _destination(statement, event)
    beside = [
        other.place
        for other in statement.events
        if other.type is EventType.CONTROL and other.mode in {"retake", "take"} and other.place is not None
    ]
    if goes_there and beside:
        yield from beside
    elif event.place is not None and goes_there and event.place.kind == "bank":
        yield opposite(event.place)
    elif event.place is not None and not goes_there and not _somewhere_in(statement, event.place):
        yield event.place
    yield from event.also_places


def _somewhere_in(statement: Statement, place: Place) -> bool:
    """Whether a region only says where: "pulled back in the Kherson region" leaves no region."""
    if place.span is None or place.kind not in WHOLES:
        return False
    ahead = statement.content.exact[: max(0, place.span.start - statement.content.start)].rstrip().lower()
    return ahead.endswith((" in", " across", " within", " inside"))


def _destination(statement: Statement, event: Event) -> bool:
    """Whether the place of a withdrawal is where the forces went: "to the left bank"."""
    if event.place is None or event.place.span is None:
        return False
    at = event.place.span.start - statement.content.start
    ahead = statement.content.exact[:at].rstrip().lower()
    return ahead.endswith((" to", " toward", " towards"))


def opposite(bank: Place) -> Place:
    """The other bank of the same river: who withdraws to the left one leaves the right one."""
    side = (bank.relation or bank.name or "").split()[0].lower()
    other = OPPOSITE_BANK.get(side)
    if other is None or bank.name is None:
        return bank
    return Place(
        span=bank.span,
        name=bank.name.replace(side, other, 1),
        id=bank.id.replace(f"-{side}-", f"-{other}-") if bank.id else None,
        kind="bank",
        lat=bank.lat,
        lon=bank.lon,
        radius_km=bank.radius_km,
        relation=f"{other} bank of",
        reason=f"left by a withdrawal to the {side} bank",
    )
