"""Pieces: the evidence of a take, with the places that its words point at and the sides that they leave out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.assessment.evidence import ARMED, NOBODY, Evidence, evidence_of, unlisted, with_guess
from sayso.assessment.evidence_places import armed
from sayso.assessment.evidence_wording import is_episode
from sayso.assessment.evidence_words import load_evidence_words
from sayso.control.owners import Owners
from sayso.control.plants import Plants
from sayso.control.policy import ControlPolicy
from sayso.control.topic import Topic, is_brief, points_at, points_at_all, speaks_of_towns, topic_of
from sayso.control.wider import Wider, parts_only, without_namesakes
from sayso.gazetteer.conflicts import Conflict
from sayso.gazetteer.places import PlaceBook
from sayso.model.control import Change
from sayso.model.event import Event, EventType, Participant, Place
from sayso.model.statement import Statement
from sayso.model.take import Take

FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the replay knows beside the record: places, wars, and the policy it goes by."""

    places: PlaceBook
    conflicts: Sequence[Conflict]
    policy: ControlPolicy


def pieces_of(take: Take, statements: Sequence[Statement], setting: Setting) -> tuple[Evidence, ...]:
    """All that a take says of known places, each with its side; a plant for the town that it is named for."""
    brief = is_brief(take)
    topic = topic_of(take, statements, setting.places) if brief and _has_events(statements) else None
    wider = Wider(
        places=setting.places,
        named=frozenset(_place_ids(statements, setting.places)),
        of_towns=brief and speaks_of_towns(take.text, setting.policy),
    )
    owners = Owners(places=setting.places, conflicts=setting.conflicts)
    named = {b for s in statements for b in _blocs(s)}
    plants = Plants(places=setting.places, words=frozenset(take.text.lower().split()))
    found: list[Evidence] = []
    for statement in statements:
        pointed = _pointed(_widened(statement, wider), topic, setting.policy)
        for piece in evidence_of(pointed, take.day, brief=brief):
            found.extend(p for p in _sided(_loosely_dated(piece), owners, named) if _can_be(p, owners))
    kept = [
        _in_part(p)
        for p in found
        if p.place.id is not None and _committed(p, setting.policy) and not _beside(p, take)
    ]
    if not brief:
        return with_guess(kept, take)
    return with_guess(without_namesakes([replace(p, place=plants.meant(p.place)) for p in kept]), take)


def _loosely_dated(piece: Evidence) -> Evidence:
    """A holding whose date was worked out from words beside it, and not to the day, has none."""
    time = piece.event.time
    loose = time is not None and time.text is None and len(time.date or "") < len("2022-11-11")
    return replace(piece, day=None) if loose and piece.change is Change.HOLD else piece


def _can_be(piece: Evidence, owners: Owners) -> bool:
    """Whether a piece can be meant: troops leave where they can be, and a list keeps to a country or a war."""
    if piece.change is Change.LEAVE and not owners.could_hold(piece.side, piece.place, piece.told):
        return False
    if piece.place.kind == "area" and not owners.is_ground(piece.place):
        return False
    first = piece.event.place
    listed = first is not None and first.id is not None and piece.place.id not in {None, first.id}
    if not listed or first is None or piece.place not in piece.event.also_places:
        return True
    here, there = owners.owner(first), owners.owner(piece.place)
    return here == there or None in {here, there} or owners.could_hold(here or "", piece.place, piece.told)


def _beside(piece: Evidence, take: Take) -> bool:
    """Whether a place carried from another sentence only says there what something lies near: "villages near X"."""
    span, content = piece.place.span, piece.statement.content
    if span is None or span.overlaps(content) or piece.place.kind == "ground":
        return False
    return bool(set(take.text[: span.start].lower().split()[-1:]) & load_evidence_words().beside)


def _committed(piece: Evidence, policy: ControlPolicy) -> bool:
    """Whether it is said firmly enough to count: "may have taken" and "could take" are not."""
    fact = piece.statement.factuality
    return piece.announced or piece.negative or fact.commitment.value in policy.commitments


def _in_part(piece: Evidence) -> Evidence:
    """A withdrawal of some forces, or from some of the ground, is under way, and not completed."""
    part = piece.change is Change.LEAVE and (piece.place.relation == "around" or parts_only(piece))
    return replace(piece, under_way=True) if part else piece


def _widened(statement: Statement, wider: Wider) -> Statement:
    events = (
        replace(
            event,
            place=wider.meant(event.place) if event.place is not None else None,
            also_places=tuple(wider.meant(place) for place in event.also_places),
        )
        for event in statement.events
    )
    return replace(statement, events=tuple(events))


def _place_ids(statements: Sequence[Statement], places: PlaceBook) -> Iterator[str]:
    """The known places of a take, and the states whose sides act or speak in it."""
    for statement in statements:
        for event in statement.events:
            yield from (p.id for p in (event.place, *event.also_places) if p is not None and p.id)
        for bloc in _blocs(statement):
            yield from (f.id for f in places.named(bloc) if f.kind == "country")


def _has_events(statements: Sequence[Statement]) -> bool:
    return any(statement.events for statement in statements)


def _blocs(statement: Statement) -> Iterator[str]:
    for event in statement.events:
        yield from (p.bloc for p in (event.actor, event.target) if p is not None and p.bloc)
    if statement.source.bloc:
        yield statement.source.bloc


def _pointed(statement: Statement, topic: Topic | None, policy: ControlPolicy) -> Statement:
    """The statement with the brief's own place where its words only point at one, or leave it out."""
    if topic is None:
        return statement
    return replace(statement, events=tuple(_with_place(event, topic, policy) for event in statement.events))


def _with_place(event: Event, topic: Topic, policy: ControlPolicy) -> Event:
    place = event.place
    if place is None or _names_the_actor(event, place):
        if event.trigger.exact.lower() in load_evidence_words().leaving:
            return event
        # the label of "Kherson: troops have left" names the place that its words leave out
        kinds = ("populated place", "island", "plant")
        meant = next((p for kind in kinds if (p := topic.meant(kind))), None)
        return (
            replace(event, place=meant, also_places=()) if place is not None or meant is not None else event
        )
    if place.id is not None or place.name is None:
        return event
    words = place.span.exact if place.span is not None else place.name
    several = points_at_all(words, policy)
    listed = topic.all_meant(*several) if several is not None else ()
    if listed:
        return replace(event, place=listed[0], also_places=listed[1:])
    kind = points_at(place.name, policy)
    meant = topic.meant(kind, place.span) if kind is not None else None
    return event if meant is None else replace(event, place=replace(meant, span=place.span))


def _names_the_actor(event: Event, place: Place) -> bool:
    """Whether the place found is only what fighters are called by: "Bravian militia left"."""
    actor = event.actor
    if actor is None or actor.span is None or place.span is None or not armed(actor):
        return False
    return actor.span != place.span and place.span.within(actor.span)


def _sided(piece: Evidence, owners: Owners, named: Collection[str]) -> Iterator[Evidence]:
    """The piece with its side: a place that falls is the enemy's, one that is liberated its own state's."""
    if piece.side != NOBODY:
        piece = replace(piece, side=_known_side(piece, owners))
        home = piece.change is Change.CONTEST and piece.side == owners.owner(piece.place)
        # a state's own troops that enter a town meet an enemy only where one is known to be
        yield replace(piece, background=True) if home else piece
        return
    change = piece.change
    raising = piece.event.trigger.exact.lower() in load_evidence_words().raising
    if change is Change.LEAVE:
        side = owners.of_people(_words_of(piece.event.target or piece.event.actor))
    elif raising or piece.event.trigger.exact.lower().startswith(FLAG):
        # whose flag it is: "the Chadian flag was raised", else theirs whose enemy goes
        side = owners.of_people(_before(piece)) or owners.other(_gone(piece), piece.place, piece.told)
    elif change is Change.RETAKE:
        side = owners.owner(piece.place)
        side = side if side is not None and owners.at_war(side, piece.told) else None
    elif change is Change.HOLD and not is_episode(piece.statement, piece.event):
        # "Chad now in full control of the town": the state that the words before name, or nobody
        side = owners.of_state(_ahead(piece))
    else:
        side = owners.enemy(piece.place, piece.told, named)
        change = change if change in {Change.HOLD, Change.CONTEST} else Change.TAKE
    if side is not None:
        yield replace(piece, side=side, change=change)


def _known_side(piece: Evidence, owners: Owners) -> str:
    """The side by its name: rebels of a people are not the state whose land the place is."""
    actor = piece.event.actor
    own = piece.side == owners.owner(piece.place)
    if own and actor is not None and actor.sector in ARMED and actor.bloc == piece.side:
        return unlisted(replace(actor, bloc=None)) or piece.side
    return piece.side


def _gone(piece: Evidence) -> str | None:
    """The side that the same words say is leaving: "flag raised as Ruritanians pull back"."""
    actors = [e.actor for e in piece.statement.events if e.type is EventType.WITHDRAW]
    return next((actor.bloc for actor in actors if actor is not None and actor.bloc), None)


def _words_of(party: Participant | None) -> str:
    return (party.name or "") if party is not None else ""


def _ahead(piece: Evidence) -> str:
    return piece.statement.content.exact[: max(0, piece.event.trigger.start - piece.statement.content.start)]


def _before(piece: Evidence) -> str:
    """The words just before a trigger."""
    return " ".join(_ahead(piece).split()[-2:])
