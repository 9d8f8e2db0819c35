"""Facts: what a statement says happened, other than of who holds a place, one piece a proposition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.assessment.editorial import Editorial
from sayso.assessment.linktable import FactRow
from sayso.assessment.voice import NO_SIDE, bloc_of
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import place_of
from sayso.model.event import Count, CountOf, Event, Participant, Place
from sayso.model.ids import content_id
from sayso.model.statement import Commitment, Polarity, Statement
from sayso.model.take import Take, ZoneKind

A_WORK = "what it happened to is a known work"
DAY = len("2022-11-11")
HOURS = len("2022-11-11T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One statement's word on what happened. `negative`: that it did not; the key is of what would have happened.

    `by` is the latest moment that the words give (UTC date-time). A fact is a
    voice for the proposition of its own polarity; `against` makes it one for the contrary.
    """

    key: str
    predicate: str
    side: str | None
    object: str | None
    place: Place | None
    when: str
    statement: Statement
    negative: bool
    civilians: bool = False
    counts: tuple[Count, ...] = ()
    by: str | None = None
    kind: str = "states"
    contrary: bool = False
    told: str = ""
    announced: bool = False
    spoken: bool = False
    inherited_from: str | None = None

    def toward(self, *, negative: bool) -> Fact:
        """The same word beside the proposition that it is so, or that it is not."""
        kind = "states" if negative is self.negative else "contradicts"
        return replace(self, kind=kind, contrary=negative)


def facts_of(
    take: Take, statements: Sequence[Statement], editorial: Editorial, places: PlaceBook
) -> Iterator[Fact]:
    """All facts that a take's statements tell, headlines and what is only announced left out."""
    shared = _shared(statements)
    for statement in statements:
        if statement.zone is ZoneKind.HEADLINE:
            continue
        if statement.factuality.commitment is Commitment.UNCOMMITTED:
            continue
        for event in statement.events:
            whole = _at_work(_completed(event, shared.get(event.id or "")), editorial, places)
            yield from _of_event(statement, whole, take.day, editorial)


def _shared(statements: Sequence[Statement]) -> Mapping[str, Event]:
    """By happening, what all its mentions in the take tell together: the first place, time and target told."""
    found: dict[str, Event] = {}
    for event in (event for statement in statements for event in statement.events):
        if event.id is not None:
            found[event.id] = _completed(found[event.id], event) if event.id in found else event
    return found


def _completed(event: Event, other: Event | None) -> Event:
    """A mention with what it leaves out, from another mention of the same happening."""
    if other is None or other is event:
        return event
    return replace(
        event,
        place=event.place or other.place,
        time=event.time or other.time,
        target=event.target or other.target,
    )


def _at_work(event: Event, editorial: Editorial, places: PlaceBook) -> Event:
    """An event that happened to a bridge, a dam or the like that the gazetteer knows: that is where it was."""
    words = editorial.equality.object(event.target.name if event.target else None)
    found = [f for f in places.named(words) if f.kind in editorial.equality.works] if words else []
    if len(found) != 1 or event.target is None:
        return event
    place = place_of(found[0], span=event.target.span, relation=None, reason=A_WORK)
    return replace(event, place=place)


def _of_event(statement: Statement, event: Event, told: str | None, editorial: Editorial) -> Iterator[Fact]:
    table = editorial.links
    civilians = event.target is not None and event.target.sector in table.civilians
    counts = tuple(count for count in event.counts if count.what not in table.losses)
    done: set[str] = set()
    for row in table.facts.get(event.type, ()):
        if row.about in done or not row.fits(event.mode, civilians=civilians, acted=event.actor is not None):
            continue
        side = _side(row, statement, event)
        if row.about == "nobody" or side is not None:
            done.add(row.about)
            told_of = event if row.object else replace(event, target=None)
            yield _fact(row.predicate, side, statement, told_of, told, editorial, counts)
    for count in event.counts:
        predicate = table.losses.get(count.what)
        if predicate is not None and not count.part:
            yield _loss(predicate, count, statement, event, told, editorial)


def _side(row: FactRow, statement: Statement, event: Event) -> str | None:
    """Whose doing it is; a denial by a side, of nobody named, is of its own doing."""
    if row.about == "nobody":
        return None
    who = event.actor if row.about == "actor" else event.target
    if who is not None and who.bloc is not None:
        return who.bloc
    own = bloc_of(statement)
    return own if who is None and row.speaker and _negative(statement, event) and own not in NO_SIDE else None


def _negative(statement: Statement, event: Event) -> bool:
    """Whether it did not happen: by the words, or because there were none."""
    none = bool(event.counts) and all(count.high == 0 for count in event.counts)
    return statement.factuality.polarity is Polarity.NEGATIVE or none


def _fact(
    predicate: str,
    side: str | None,
    statement: Statement,
    event: Event,
    told: str | None,
    editorial: Editorial,
    counts: tuple[Count, ...] = (),
) -> Fact:
    when = (event.time.date if event.time else None) or told or ""
    object_ = editorial.equality.object(_named(event.target))
    if event.place is not None and event.place.reason == A_WORK:
        object_ = None  # the place is what it happened to
    latest = event.time.latest if event.time else None
    parts = {
        "predicate": predicate,
        "side": side,
        "negative": False,
        "object": object_,
        "place": (event.place.id or event.place.name) if event.place else None,
        "day": when[:DAY],
    }
    return Fact(
        key=content_id(
            "fact", editorial.equality.version, *(parts[name] for name in editorial.equality.fact)
        ),
        predicate=predicate,
        side=side,
        object=event.target.name if event.target else None,
        place=event.place,
        when=when,
        statement=statement,
        negative=_negative(statement, event),
        civilians=event.target is not None and event.target.sector in editorial.links.civilians,
        counts=counts,
        told=told or "",
        by=latest if latest is not None and len(latest) > HOURS else None,
    )


def _named(who: Participant | None) -> str | None:
    """What an object goes by: its id where it is known, else its name."""
    return (who.id or who.name) if who is not None else None


def _loss(
    predicate: str, count: Count, statement: Statement, event: Event, told: str | None, editorial: Editorial
) -> Fact:
    """A loss of the side that suffered it; who caused it is another proposition."""
    target = event.target if count.what is not CountOf.EQUIPMENT else None
    side = count.whose or (target.bloc if target else None)
    fact = _fact(predicate, side, statement, replace(event, target=None), told, editorial, (count,))
    denied = statement.factuality.polarity is Polarity.NEGATIVE
    civilians = target is not None and target.sector in editorial.links.civilians
    # who denies a number says no other one
    counts = () if denied and count.high != 0 else (count,)
    return replace(fact, negative=denied or count.high == 0, civilians=civilians, counts=counts)
