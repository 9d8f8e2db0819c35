"""Arms: the weapons and installations that a clause names, on the events that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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


def with_arms(clause: Clause, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of a clause with what was used and hit; each mention on the nearest event that can have it."""
    if not events or not clause.tokens:
        return tuple(events)
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    text = clause.text[start:end]
    arms: dict[int, list[Weapon]] = {}
    built: dict[int, list[Installation]] = {}
    for named in clause.lexicon.arsenal.find(text):
        span = Span.of(clause.text, start + named.start, start + named.end)
        place = None if _acts(clause, span) else _nearest(clause, events, span, ARMED)
        if place is not None:
            weapon = named.weapon
            arms.setdefault(place, []).append(
                Weapon(name=weapon.name, kind=weapon.kind, broad=weapon.broad, span=span)
            )
    for work in clause.lexicon.works.find(text):
        span = Span.of(clause.text, start + work.start, start + work.end)
        place = None if _acts(clause, span) else _nearest(clause, events, span, BUILT)
        if place is not None:
            kind = work.installation
            built.setdefault(place, []).append(Installation(kind=kind.name, sector=kind.sector, span=span))
    return tuple(
        replace(
            event, arms=tuple(arms.get(k, ())), installations=tuple(built.get(k, ())),
            weapons=tuple(dict.fromkeys(w.name for w in arms.get(k, ()))),
        )
        for k, event in enumerate(events)
    )  # fmt: skip


def _acts(clause: Clause, span: Span) -> bool:
    """Whether the word is a verb here: "the army shells the town"."""
    return any(t.upos in VERBAL for t in clause.tokens if t.start < span.end <= t.end)


def _nearest(clause: Clause, events: Sequence[Event], span: Span, types: frozenset[EventType]) -> int | None:
    """The event whose trigger governs the mention in the tree, else the one that stands nearest unparted."""
    above = _governing(clause, events, span, types)
    if above is not None:
        return above
    near = [k for k, e in enumerate(events) if e.type in types and not _parted(clause, e.trigger, span)]
    return min(near, key=lambda k: _distance(events[k].trigger, span), default=None)


def _governing(
    clause: Clause, events: Sequence[Event], span: Span, types: frozenset[EventType]
) -> int | None:
    at = next((k for k, t in enumerate(clause.tokens) if t.start < span.end <= t.end), None)
    for _ in clause.tokens:
        if at is None or not 0 <= at < len(clause.tokens):
            return None
        token = clause.tokens[at]
        for k, event in enumerate(events):
            if event.type in types and event.trigger.start < token.end and token.start < event.trigger.end:
                return k
        above = None if token.head is None else token.head - clause.base
        at = None if above == at else above
    return None


def _distance(one: Span, other: Span) -> int:
    return max(0, max(one.start, other.start) - min(one.end, other.end))


def _parted(clause: Clause, one: Span, other: Span) -> bool:
    first, last = min(one.end, other.end), max(one.start, other.start)
    parting = clause.lexicon.counting.words["parting"]
    return any(t.text.lower() in parting for t in clause.tokens if first <= t.start < last)
