"""Counts: how many were killed, wounded, taken or lost, and which event of a clause carries which count.

A count goes on the fighting, strike or attack of its clause; else on the
casualties event; else on an advance (guide, point 5). Captured people go on
the detention, equipment on the damage or the change of hands. Totals and
parts are both kept, a part marked as one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sayso.events.clause import Clause
from sayso.events.counted import told_in
from sayso.events.harms import Told
from sayso.events.numbers import NumberReader
from sayso.events.owners import owner
from sayso.gazetteer.actors import ActorBook
from sayso.model.event import Count, CountOf, Event, EventType

FIGHTING = frozenset({EventType.CLASH, EventType.STRIKE, EventType.ATTACK})
HANDS = frozenset({EventType.DAMAGE, EventType.ARMS})
TAKEN = frozenset({EventType.DETAIN})
CASUALTIES = frozenset({EventType.CASUALTIES})
# a count belongs to a happening within so many words
REACH = 80


def with_counts(clause: Clause, events: Sequence[Event], actors: ActorBook) -> tuple[Event, ...]:
    """The events of one clause with their counts."""
    if not events:
        return ()
    sharing = sharing_of(clause, events)
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
    """Decides which event of a clause carries a count.

    `at` and `ends` are where each trigger begins and ends, `order` the events by
    the place of their triggers and `places` those places; `parted` and `below`
    count the parting and the subordinating words before each position.
    """

    events: Sequence[Event]
    at: tuple[int, ...]
    ends: tuple[int, ...]
    order: tuple[int, ...]
    places: tuple[int, ...]
    parted: tuple[int, ...]
    below: tuple[int, ...]

    def carrier(self, told: Told) -> int | None:
        """The number of the event that carries this count; None where no event can."""
        near = self._near(told.at)
        own = [k for k in near if self.at[k] <= told.at < self.ends[k]]
        if told.aimed:
            return self._of(own, told)
        if told.what is CountOf.EQUIPMENT:
            return self._of(self._typed(own, HANDS | FIGHTING) or self._typed(near, HANDS), told)
        if told.what is CountOf.CAPTURED:
            detain = self._typed(own, TAKEN) or self._typed(near, TAKEN)
            return self._of(detain or self._fighting(told, near), told)
        return self._of(self._harm(told, own, near), told)

    def _harm(self, told: Told, own: list[int], near: list[int]) -> list[int]:
        return (
            self._typed(own, FIGHTING)
            or self._fighting(told, near)
            or self._typed(own, CASUALTIES)
            or self._typed(near, CASUALTIES)
            or self._typed(near, frozenset({EventType.ADVANCE}))
            or self._typed(near, frozenset({EventType.DAMAGE, EventType.DETAIN}))
        )

    def _near(self, at: int) -> list[int]:
        """The events within reach that no parting word cuts off."""
        first, last = bisect_left(self.places, at - REACH), bisect_left(self.places, at + REACH)
        return [k for k in self.order[first:last] if self.parted[self.at[k]] == self.parted[at]]

    def _fighting(self, told: Told, near: list[int]) -> list[int]:
        """Fighting that the count belongs to; behind "when" only an explosion or the like still does."""
        return [
            k
            for k in self._typed(near, FIGHTING)
            if self.events[k].type is EventType.STRIKE or self.below[self.at[k]] == self.below[told.at]
        ]

    def _typed(self, among: list[int], types: frozenset[EventType]) -> list[int]:
        return [k for k in among if self.events[k].type in types]

    def _of(self, among: list[int], told: Told) -> int | None:
        return min(among, key=lambda k: abs(self.at[k] - told.at), default=None)


def sharing_of(clause: Clause, events: Sequence[Event]) -> Sharing:
    """The positions that sharing the counts of a clause among its events needs."""
    words = clause.lexicon.counting.words
    starts, ends = [t.start for t in clause.tokens], [t.end for t in clause.tokens]
    at = tuple(bisect_right(ends, event.trigger.start) for event in events)
    order = tuple(sorted(range(len(events)), key=lambda k: at[k]))
    below = (
        word in words["subordinate"] and not words["result"].intersection(clause.lower[k + 1 : k + 3])
        for k, word in enumerate(clause.lower)
    )
    return Sharing(
        events=events,
        at=at,
        ends=tuple(bisect_left(starts, event.trigger.end) for event in events),
        order=order,
        places=tuple(at[k] for k in order),
        parted=tuple(accumulate((word in words["parting"] for word in clause.lower), initial=0)),
        below=tuple(accumulate(below, initial=0)),
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
