"""Every value of a reading that rests on words, with the words: what the property tests check."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model.event import Event, Place
from sayso.model.reading import Reading
from sayso.model.span import Span


def spans_of(reading: Reading) -> Iterator[tuple[str, Span | None]]:
    """What each span is, and the span."""
    for statement in reading.statements:
        yield "content", statement.content
        yield "cue", statement.cue
        yield "source", statement.source.span
        for event in statement.events:
            yield from _of_event(event)
    for row in reading.control:
        yield "control place", row.place.span


def _of_event(event: Event) -> Iterator[tuple[str, Span | None]]:
    yield "trigger", event.trigger
    yield "actor", event.actor.span if event.actor else None
    yield "target", event.target.span if event.target else None
    places: tuple[Place, ...] = ((event.place,) if event.place else ()) + event.also_places
    for place in places:
        yield "place", place.span


def wrong_spans(reading: Reading) -> list[str]:
    """Spans whose words do not stand at their offsets, zones and datelines included."""
    text = reading.take.text
    wrong = [
        f"{what} {span}" for what, span in spans_of(reading) if span is not None and not span.stands_in(text)
    ]
    for statement in reading.statements:
        wrong += [
            f"trigger {event.trigger} outside its content"
            for event in statement.events
            if not event.trigger.within(statement.content)
        ]
    at = 0
    for zone in reading.take.zones:
        if not (at <= zone.start < zone.end <= len(text)):
            wrong.append(f"zone {zone}")
        at = zone.end
    dateline = reading.take.dateline
    if dateline is not None and text[dateline.start : dateline.end] != dateline.text:
        wrong.append(f"dateline {dateline}")
    update = reading.take.update
    if update is not None and update.text not in text:
        wrong.append(f"update {update}")
    return wrong
