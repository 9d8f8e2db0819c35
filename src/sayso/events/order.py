"""Order: actor and target by the order of the words around a trigger, where there is no grammar to ask."""

from __future__ import annotations

from sayso.events.clause import Clause
from sayso.events.triggers import Hit
from sayso.gazetteer.actors import ActorBook

LONGEST = 8
OWNER_REACH = 6
Stretch = tuple[int, int]


def agent_by_order(clause: Clause, hit: Hit, actors: ActorBook) -> Stretch | None:
    """Who did it: before an active verb, behind "by", or the owner of the happening."""
    if hit.trigger.agent_behind:
        return _trimmed(clause, _right(clause, hit.last)) if hit.last < len(clause.lower) else None
    behind = range(hit.last, min(len(clause.lower), hit.last + LONGEST))
    by = next((k for k in behind if clause.lower[k] == "by" and not _hour(clause, k + 1)), None)
    if by is not None and (hit.passive or hit.noun):
        return _trimmed(clause, _right(clause, by + 1))
    if hit.noun:
        return _trimmed(clause, _owner(clause, hit, actors))
    return None if hit.passive else _trimmed(clause, _left(clause, hit.first))


def patient_by_order(clause: Clause, hit: Hit) -> Stretch | None:
    """To whom or what it was done: behind an active verb, before a passive one."""
    if hit.noun or hit.trigger.agent_behind:
        return None
    return _trimmed(clause, _left(clause, hit.first) if hit.passive else _right(clause, hit.last))


def _owner(clause: Clause, hit: Hit, actors: ActorBook) -> Stretch | None:
    """The side that stands before the noun: "Russia's retreat", "the Iranian offensive", "its pullback"."""
    low, _ = clause.limits(hit.first)
    window = range(max(low, hit.first - OWNER_REACH), hit.first)
    for match in reversed(actors.find(clause.words[window.start : window.stop])):
        if match.actor.bloc:
            return window.start + match.first, window.start + match.last
    if any(clause.is_a(k, "possessive") for k in window):
        return _left(clause, hit.first)
    verb = next((k for k in reversed(window) if clause.is_a(k, "launch")), None)
    return _left(clause, verb) if verb is not None else None


def _trimmed(clause: Clause, stretch: Stretch | None) -> Stretch | None:
    """A stretch without marks, clitics and joining words at its ends."""
    if stretch is None:
        return None
    first, last = stretch
    while first < last and not clause.words[first][:1].isalnum():
        first += 1
    while last > first and (not _names(clause.words[last - 1]) or clause.is_a(last - 1, "coordinator")):
        last -= 1
    return (first, last) if last > first else None


def _hour(clause: Clause, at: int) -> bool:
    """Whether "by" leads to a time ("by 2am GMT") and not to somebody."""
    return at < len(clause.words) and clause.words[at][:1].isdigit()


def _names(word: str) -> bool:
    """Whether a word can close a name: no clitic, no punctuation."""
    return word[:1].isalnum() and word[-1:].isalnum()


def _left(clause: Clause, end: int) -> Stretch | None:
    """The noun phrase before a verb, its auxiliaries and adverbs left out."""
    low, _ = clause.limits(max(0, end - 1))
    last = end
    while last > low and (clause.is_a(last - 1, "auxiliary") or clause.lower[last - 1].endswith("ly")):
        last -= 1
    if clause.is_a(last - 1, "coordinator") and last - 1 > low:
        return _clause_subject(clause, low, last - 1)
    first = last
    while first > low and last - first < LONGEST:
        if clause.is_a(first - 1, "preposition") or clause.lower[first - 1] in {",", ";"}:
            break
        first -= 1
    named = any(word[:1].isalnum() for word in clause.words[first:last])
    return (first, last) if last > first and named else None


def _clause_subject(clause: Clause, first: int, last: int) -> Stretch | None:
    """The subject that a second verb shares with the first one: "troops entered X and retook Y"."""
    while first < last and not clause.words[first][:1].isalnum():
        first += 1
    end = first
    while end < last and not (
        clause.is_a(end, "auxiliary", "preposition") or clause.lower[end].endswith("ed")
    ):
        end += 1
    return (first, end) if end > first else None


def _right(clause: Clause, first: int) -> Stretch | None:
    """The noun phrase behind a verb or "by", up to the next preposition or comma ("of" goes on)."""
    if first >= len(clause.lower):
        return None
    _, high = clause.limits(first)
    last = first
    while last < high and last - first < LONGEST:
        ends = clause.is_a(last, "preposition") and clause.lower[last] != "of"
        if ends or clause.lower[last] in {",", ";", "."}:
            break
        last += 1
    return (first, last) if last > first else None
