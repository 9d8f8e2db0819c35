"""Counts: how many, as an interval, from the words around a trigger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sayso.events.clause import Clause
from sayso.events.triggers import Hit
from sayso.model.event import Count, CountOf, EventType

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
KINDS = (CountOf.KILLED, CountOf.WOUNDED, CountOf.CASUALTIES, CountOf.MISSING, CountOf.CAPTURED)
REACH = 8
# counts that belong to a happening stand near it
WINDOW = 40
# a larger figure is no count of people in one happening
MOST = 10_000_000
Interval = tuple[int | None, int | None]
CARRIERS = frozenset(
    {EventType.CASUALTIES, EventType.CLASH, EventType.STRIKE, EventType.ATTACK, EventType.DETAIN}
)


def counts(clause: Clause, hit: Hit, times: Mapping[str, Any]) -> tuple[Count, ...]:
    """Counts of people beside an event that can carry them; each kind once, the nearest number."""
    if hit.trigger.type not in CARRIERS:
        return _equipment(clause, hit)
    low, high = clause.limits(hit.first)
    low, high = max(low, hit.first - WINDOW), min(high, hit.last + WINDOW)
    found: list[Count] = []
    for at in range(low, high):
        kind = next((k for k in KINDS if clause.is_a(at, k.value)), None)
        if kind is None or any(c.what is kind for c in found):
            continue
        interval = _number_near(clause, at, low, times)
        if interval is not None:
            found.append(Count(what=kind, low=interval[0], high=interval[1]))
    return tuple(found)


def _equipment(clause: Clause, hit: Hit) -> tuple[Count, ...]:
    """None, as claimed: the count of "not a single piece of equipment"."""
    if hit.trigger.type is not EventType.ARMS:
        return ()
    ahead = " ".join(clause.lower[: hit.first])
    if re.search(r"\b(not a single|no|not one)\b", ahead):
        return (Count(what=CountOf.EQUIPMENT, low=0, high=0),)
    return ()


def _number_near(clause: Clause, at: int, low: int, times: Mapping[str, Any]) -> Interval | None:
    """The number that belongs to a word of harm: the nearest before it, else the nearest behind."""
    order = [*range(at - 1, max(low, at - REACH) - 1, -1), *range(at + 1, min(len(clause.lower), at + 5))]
    for k in order:
        if k < at - 1 and clause.lower[k] in {",", "and"} and _harm(clause, k - 1):
            return None
        value = _value(clause, k, times)
        if value is not None:
            return value
    return None


def _harm(clause: Clause, at: int) -> bool:
    return any(clause.is_a(at, kind.value) for kind in KINDS)


def _value(clause: Clause, at: int, times: Mapping[str, Any]) -> Interval | None:
    """A number word or figure as an interval, with the hedge before it."""
    word, hedges = clause.lower[at], times["hedges"]
    if isinstance(hedges.get(word), int):
        return hedges[word], None
    if clause.is_a(at, "none"):
        return 0, 0
    number = _number(clause, at, times)
    if number is None or number > MOST:
        return None
    ahead = " ".join(clause.lower[max(0, at - 3) : at])
    if any(ahead.endswith(words) for words in hedges["at_least"]):
        return number, None
    if any(ahead.endswith(words) for words in hedges["up_to"]):
        return None, number
    return number, number


def _number(clause: Clause, at: int, times: Mapping[str, Any]) -> int | None:
    word = clause.lower[at]
    if DIGITS.fullmatch(word):
        return int(word.replace(",", ""))
    if clause.is_a(at, "not_plain_number"):
        # "one" counts; an article only beside the dead themselves ("a wounded soldier" does not)
        return 1 if word == "one" or _harm(clause, min(at + 2, len(clause.lower) - 1)) else None
    value = times["numbers"].get(word)
    return value if isinstance(value, int) else None
