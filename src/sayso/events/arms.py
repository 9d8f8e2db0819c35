"""Arms: the weapons and installations that a clause names, on the events that they belong to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from sayso.events.clause import Clause
from sayso.model.event import Event, EventType, Installation, Weapon
from sayso.model.span import Span

# what can be done with a weapon, or to one
ARMED = frozenset(
    {
        EventType.STRIKE, EventType.ATTACK, EventType.CLASH, EventType.DAMAGE, EventType.ARMS, EventType.DEPLOY,
        EventType.THREATEN, EventType.CASUALTIES, EventType.ADVANCE,
    }
)  # fmt: skip
# what can befall an installation
BUILT = ARMED | {EventType.CONTROL, EventType.WITHDRAW, EventType.DETAIN, EventType.DISPLACE}
VERBAL = frozenset({"VERB", "AUX"})
# a mention without a verb above it belongs to a happening within so many words
REACH = 80
DEEPEST = 40

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What finds the event of a mention: the events, where their triggers stand, and the parting words.

    `starts` are the offsets of the words, `triggers` the event by word, `at`
    the first word of each trigger, `parted` the parting words before each word.
    """

    clause: Clause
    events: Sequence[Event]
    starts: tuple[int, ...]
    triggers: Mapping[int, int]
    at: tuple[int, ...]
    parted: tuple[int, ...]

    def carrier(self, span: Span, types: frozenset[EventType]) -> int | None:
        """The event that a mention belongs to: that of the verb above it in the tree, else the nearest."""
        head = bisect_left(self.starts, span.end) - 1
        if head < 0 or self.clause.tokens[head].upos in VERBAL:
            return None
        above = self._above(head, types)
        if above is not None:
            return above
        near = [
            k
            for k, place in enumerate(self.at)
            if abs(place - head) <= REACH
            and self.events[k].type in types
            and self.parted[place] == self.parted[head]
        ]
        return min(near, key=lambda k: abs(self.at[k] - head), default=None)

    def _above(self, at: int, types: frozenset[EventType]) -> int | None:
        for _ in range(DEEPEST):
            event = self.triggers.get(at)
            if event is not None and self.events[event].type in types:
                return event
            head = self.clause.tokens[at].head
            above = at if head is None else head - self.clause.first
            if above == at or not 0 <= above < len(self.clause.tokens):
                return None
            at = above
        return None


def with_arms(clause: Clause, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of a clause with what was used and hit; each mention on one event that can have it."""
    if not events or not clause.tokens:
        return tuple(events)
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    text, mentions = clause.text[start:end], _mentions(clause, events)
    arms: dict[int, list[Weapon]] = {}
    built: dict[int, list[Installation]] = {}
    for named in clause.lexicon.arsenal.find(text):
        span, entry = Span.of(clause.text, start + named.start, start + named.end), named.weapon
        weapon = Weapon(name=entry.name, kind=entry.kind, broad=entry.broad, span=span)
        _put(arms, mentions.carrier(span, ARMED), weapon)
    for work in clause.lexicon.works.find(text):
        span, kind = Span.of(clause.text, start + work.start, start + work.end), work.installation
        _put(
            built, mentions.carrier(span, BUILT), Installation(kind=kind.name, sector=kind.sector, span=span)
        )
    return tuple(
        replace(
            event, arms=tuple(arms.get(k, ())), installations=tuple(built.get(k, ())),
            weapons=tuple(dict.fromkeys(w.name for w in arms.get(k, ()))),
        )
        for k, event in enumerate(events)
    )  # fmt: skip


def _put(table: dict[int, list[T]], place: int | None, thing: T) -> None:
    if place is not None:
        table.setdefault(place, []).append(thing)


def _mentions(clause: Clause, events: Sequence[Event]) -> Mentions:
    starts = tuple(t.start for t in clause.tokens)
    parting = clause.lexicon.counting.words["parting"]
    at = tuple(max(0, bisect_right(starts, event.trigger.start) - 1) for event in events)
    triggers = {
        k: number
        for number, event in reversed(list(enumerate(events)))
        for k in range(at[number], bisect_left(starts, event.trigger.end))
    }
    return Mentions(
        clause=clause, events=events, starts=starts, triggers=triggers, at=at,
        parted=tuple(accumulate((word in parting for word in clause.lower), initial=0)),
    )  # fmt: skip
