"""Carried: where a happening was, when its own clause does not say: its sentence, or the sentence before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.events.lexicon import TriggerLexicon
from sayso.model.analysis import Analysis
from sayso.model.event import Event, EventType, Place
from sayso.model.statement import Statement
from sayso.model.take import ZoneKind

# what is taken, held or left carries no place from elsewhere: a claim of holding needs its own words
MATERIAL = frozenset({EventType.CONTROL, EventType.WITHDRAW})
# talks and truces are of a war, and not where the last shot fell; men give themselves up somewhere
ABSTRACT = frozenset({EventType.TRUCE})
ON_THE_SPOT = frozenset({"surrender", "exchange"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with the number of the sentence that tells it."""

    sentence: int
    event: Event


def carried_places(
    statements: Sequence[Statement], located: Sequence[Place], analysis: Analysis, lexicon: TriggerLexicon
) -> tuple[Statement, ...]:
    """The statements, with the places that their events take from their sentence or the one before, and why.

    `located` are the known places that the contents of the statements name.
    """
    told: list[Told] = []
    named = _by_sentence(located, analysis)
    out: list[Statement] = []
    for statement in statements:
        number = bisect_right(analysis.sentences, statement.content.start, key=lambda s: s.start) - 1
        mine = [Told(sentence=number, event=event) for event in statement.events]
        events = tuple(
            event
            if event.place is not None or event.type in MATERIAL
            else replace(event, place=_elsewhere(event, number, told, mine, lexicon))
            for event in statement.events
        )
        events = tuple(_leaving(event, number, told, named.get(number - 1, ())) for event in events)
        events = _left(events)
        if statement.zone is not ZoneKind.HEADLINE:
            told += [Told(sentence=number, event=event) for event in events]
        out.append(replace(statement, events=events))
    return tuple(out)


def _by_sentence(located: Sequence[Place], analysis: Analysis) -> dict[int, list[Place]]:
    """The known places that each sentence names."""
    found: dict[int, list[Place]] = {}
    for place in located:
        if place.span is not None:
            number = bisect_right(analysis.sentences, place.span.start, key=lambda s: s.start) - 1
            found.setdefault(number, []).append(place)
    return found


def _leaving(event: Event, number: int, told: Sequence[Told], named: Sequence[Place]) -> Event:
    """Who withdraws from nowhere that is named leaves the one place that the sentence before tells of."""
    if event.type is not EventType.WITHDRAW or event.place is not None:
        return event
    held = [t.event.place for t in told if t.sentence == number - 1 and t.event.type in MATERIAL]
    places = {place.id or place.name: place for place in (*held, *named) if place is not None}
    if len(places) != 1:
        return event
    place = replace(next(iter(places.values())), reason="named in the sentence before")
    return replace(event, place=place)


def _left(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """What one statement says was left is the one place that it says was held: "seized the town and withdrew"."""
    held = {e.place.span: e for e in events if e.type is EventType.CONTROL and e.place is not None}
    if len(held) != 1:
        return events
    first = next(iter(held.values()))
    if first.place is None:
        return events
    place = replace(first.place, reason="named in the same statement")
    return tuple(
        replace(e, place=place)
        if e.type is EventType.WITHDRAW and e.place is None and e.trigger.start > first.trigger.start
        else e
        for e in events
    )


def _elsewhere(
    event: Event, number: int, told: Sequence[Told], mine: Sequence[Told], lexicon: TriggerLexicon
) -> Place | None:
    same = [t.event for t in (*reversed(told), *mine) if t.sentence == number]
    place = next((other.place for other in same if other.place is not None), None)
    if place is not None:
        return replace(place, reason="named in the same sentence")
    if event.type in ABSTRACT and event.mode not in ON_THE_SPOT:
        return None
    if event.trigger.exact.lower().split()[-1] in lexicon.words["wide"]:
        # an offensive is wider than the place that was named last
        return None
    before = (t.event for t in reversed(told) if t.sentence == number - 1)
    place = next((other.place for other in before if other.place is not None), None)
    return replace(place, reason="named in the sentence before") if place is not None else None
