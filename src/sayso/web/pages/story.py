"""The story page: the whole copy of a take, its statements marked, their sources in the margin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model.event import Count, Event, Moment, Participant
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.model.take import Take
from sayso.web import links
from sayso.web.copytext import Block, blocks
from sayso.web.highlight import Marked
from sayso.web.pages.place import who
from sayso.web.sides import NOBODY, SideMark, mark_sides
from sayso.web.wording import Wording, day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event on a card: what, who, to whom, where, when, how many; only what is known."""

    what: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The source card of a statement: number in the copy, anchor, who, side, events."""

    number: int
    anchor: str
    statement: Statement
    who: str
    as_it_stands: str | None
    side: SideMark
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A take as its page shows it. `loose` are statements whose words begin in no block."""

    take: Take
    blocks: tuple[Block, ...]
    cards: Mapping[int, Card]
    loose: tuple[int, ...]
    outside: str | None


def story(reading: Reading, wording: Wording) -> Story:
    """The story page's content: copy in blocks, one card a statement, numbered in the order of the copy."""
    ordered = sorted(reading.statements, key=lambda s: (s.content.start, -s.content.end, s.id))
    marks = mark_sides(statement.source.bloc for statement in ordered)
    cards = {
        number: _card(number, s, marks, wording, reading.take) for number, s in enumerate(ordered, start=1)
    }
    spans = [
        Marked(start=card.statement.content.start, end=card.statement.content.end, key=number)
        for number, card in cards.items()
    ]
    parts = blocks(reading.take, spans)
    begun = {number for block in parts for number in block.begins}
    return Story(
        take=reading.take,
        blocks=parts,
        cards=cards,
        loose=tuple(number for number in cards if number not in begun),
        outside=links.outside(reading.take.uri),
    )


def _card(
    number: int, statement: Statement, marks: Mapping[str, SideMark], wording: Wording, take: Take
) -> Card:
    name = who(statement.source, wording)
    span = statement.source.span
    return Card(
        number=number,
        anchor=links.anchor(statement.id),
        statement=statement,
        who=name,
        as_it_stands=span.exact if span is not None and span.exact != name else None,
        side=marks.get(statement.source.bloc or "", NOBODY),
        events=tuple(event_line(event, guessed=take.year_guessed) for event in statement.events),
    )


def event_line(event: Event, *, guessed: bool = False) -> EventLine:
    """An event in short: its type and mode, and each part that is known with its name; `guessed`: a year not told."""
    place, time = event.place, event.time
    parts = [
        ("who", _party(event.actor)),
        ("to", _party(event.target)),
        (
            "where",
            " ".join(filter(None, (place.relation, place.name or _words(place.span)))) if place else None,
        ),
        ("when", _when(time, guessed=guessed)),
        ("how many", "; ".join(count_words(count) for count in event.counts) or None),
        ("with", ", ".join(event.weapons) or None),
    ]
    what = f"{event.type} · {event.mode}" if event.mode else str(event.type)
    return EventLine(what=what, parts=tuple((name, words) for name, words in parts if words))


def _when(time: Moment | None, *, guessed: bool) -> str | None:
    if time is None or time.date is None:
        return None
    return day_words(time.date) + (" (year guessed)" if guessed and not time.names_year else "")


def count_words(count: Count) -> str:
    """How many, as an interval in words: "at least 20 killed (Upper Vale)"."""
    if count.low is not None and count.low == count.high:
        number = str(count.low)
    elif count.low is not None and count.high is not None:
        number = f"{count.low} to {count.high}"
    elif count.low is not None:
        number = f"at least {count.low}"
    else:
        number = f"up to {count.high}" if count.high is not None else "an unknown number"
    return f"{number} {count.what}{f' ({count.whose})' if count.whose else ''}"


def _party(party: Participant | None) -> str | None:
    return (party.name or _words(party.span)) if party else None


def _words(span: object) -> str | None:
    exact = getattr(span, "exact", None)
    return exact if isinstance(exact, str) else None
