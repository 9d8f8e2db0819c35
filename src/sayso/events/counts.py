"""Counts: how many were killed, wounded, taken or lost, and which event of a clause carries which count.

A count goes on the fighting, strike or attack of its clause; else on the
casualties event; else on an advance (guide, point 5). Captured people go on
the detention, equipment on the damage or the change of hands. Totals and
parts are both kept, a part marked as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.events.clause import Clause
from sayso.events.harms import Told
from sayso.events.numbers import NumberReader
from sayso.events.owners import owner
from sayso.events.telling import told_in
from sayso.gazetteer.actors import ActorBook
from sayso.model.event import Count, CountOf, Event, EventType

FIGHTING = frozenset({EventType.CLASH, EventType.STRIKE, EventType.ATTACK})
HANDS = frozenset({EventType.DAMAGE, EventType.ARMS})


def with_counts(clause: Clause, events: Sequence[Event], actors: ActorBook) -> tuple[Event, ...]:
    """The events of one clause with their counts."""
    if not events:
        return ()
    sharing = Sharing(clause=clause, events=events)
    shared: dict[int, list[Count]] = {}
    for told in told_in(clause, actors):
        place = sharing.carrier(told)
        if place is not None:
            shared.setdefault(place, []).append(_count(clause, told, events[place], actors))
    return tuple(
        replace(event, counts=_once(shared.get(place, [])) or _bare(clause, event))
        for place, event in enumerate(events)
    )


def _bare(clause: Clause, event: Event) -> tuple[Count, ...]:
    """The number that carries a casualties event by itself: "the army put it at 400"."""
    if event.type is not EventType.CASUALTIES or not any(c.isdigit() for c in event.trigger.exact):
        return ()
    figures = NumberReader(tokens=clause.tokens, lower=clause.lower, book=clause.lexicon.counting).figures()
    return tuple(
        Count(what=CountOf.CASUALTIES, low=f.low, high=f.high, words=clause.span(f.first, f.last).exact)
        for f in figures
        if clause.span(f.first, f.last).overlaps(event.trigger)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Decides which event of a clause carries a count."""

    clause: Clause
    events: Sequence[Event]

    def carrier(self, told: Told) -> int | None:
        """The place of the event that carries this count; None where no event can."""
        start, end = self.clause.tokens[told.at].start, self.clause.tokens[told.at].end
        own = [k for k, e in enumerate(self.events) if e.trigger.start < end and start < e.trigger.end]
        if told.aimed:
            return self._of(own, told)
        near = [k for k in range(len(self.events)) if not self._parted(told.at, self._at(k))]
        if told.what is CountOf.EQUIPMENT:
            return self._equipment(told, own, near)
        if told.what is CountOf.CAPTURED:
            detain = self._typed(near, {EventType.DETAIN})
            return self._of(
                self._typed(own, {EventType.DETAIN}) or detain or self._fighting(told, near), told
            )
        return self._of(self._harm(told, own, near), told)

    def _harm(self, told: Told, own: list[int], near: list[int]) -> list[int]:
        return (
            self._typed(own, FIGHTING)
            or self._fighting(told, near)
            or self._typed(own, {EventType.CASUALTIES})
            or self._typed(near, {EventType.CASUALTIES})
            or self._typed(near, {EventType.ADVANCE})
            or self._typed(near, {EventType.DAMAGE, EventType.DETAIN})
        )

    def _equipment(self, told: Told, own: list[int], near: list[int]) -> int | None:
        kinds = HANDS | FIGHTING
        return self._of(self._typed(own, kinds) or self._typed(near, HANDS), told)

    def _fighting(self, told: Told, near: list[int]) -> list[int]:
        """Fighting that the count belongs to; behind "when" only an explosion or the like still does."""
        return [
            k
            for k in self._typed(near, FIGHTING)
            if self.events[k].type is EventType.STRIKE or not self._below(told.at, self._at(k))
        ]

    def _typed(self, among: list[int], types: frozenset[EventType] | set[EventType]) -> list[int]:
        return [k for k in among if self.events[k].type in types]

    def _of(self, among: list[int], told: Told) -> int | None:
        return min(among, key=lambda k: abs(self._at(k) - told.at), default=None)

    def _at(self, event: int) -> int:
        start = self.events[event].trigger.start
        return next((k for k, t in enumerate(self.clause.tokens) if t.end > start), 0)

    def _between(self, one: int, other: int) -> tuple[str, ...]:
        return self.clause.lower[min(one, other) + 1 : max(one, other)]

    def _parted(self, one: int, other: int) -> bool:
        return bool(self.clause.lexicon.counting.words["parting"].intersection(self._between(one, other)))

    def _below(self, one: int, other: int) -> bool:
        """Whether a subordinating word stands between; "as a result of" subordinates nothing."""
        words, between = self.clause.lexicon.counting.words, self._between(one, other)
        return any(
            word in words["subordinate"] and not words["result"].intersection(between[k + 1 : k + 3])
            for k, word in enumerate(between)
        )


def _count(clause: Clause, told: Told, event: Event, actors: ActorBook) -> Count:
    quantity = told.quantity
    first, last = min(quantity.first, quantity.head), max(quantity.last, quantity.head + 1)
    return Count(
        what=told.what, low=quantity.low, high=quantity.high, whose=owner(clause, told, event, actors),
        words=clause.span(first, last).exact, reason=quantity.reason, part=quantity.part,
    )  # fmt: skip


def _once(counts: list[Count]) -> tuple[Count, ...]:
    out: list[Count] = []
    for count in counts:
        if count not in out:
            out.append(count)
    return tuple(out)
