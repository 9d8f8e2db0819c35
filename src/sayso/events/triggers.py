"""Triggers: the words of a content that carry events, each with the type it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.events.clause import Clause
from sayso.events.lexicon import Trigger
from sayso.model.statement import Tense

REACH = 9
# the head of an object stands this near behind its verb
OBJECT_REACH = 5
# endings of verb forms that are never nouns
VERBAL = ("ed", "en", "ew", "ought")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A trigger met in a clause, with half-open positions; `passive` where the subject suffered it."""

    trigger: Trigger
    first: int
    last: int
    passive: bool
    noun: bool


def hits(clause: Clause, places: frozenset[int]) -> tuple[Hit, ...]:
    """Events' words from left to right; one event a word. `places` are positions of place names."""
    return tuple(_hits(clause, places))


def _hits(clause: Clause, places: frozenset[int]) -> Iterator[Hit]:
    at = 0
    while at < len(clause.lower):
        hit = _hit_at(clause, places, at)
        if hit is None:
            at += 1
        else:
            yield hit
            at = hit.last


def _hit_at(clause: Clause, places: frozenset[int], at: int) -> Hit | None:
    for trigger in clause.lexicon.triggers.get(clause.lower[at], ()):
        last = at + len(trigger.form)
        if clause.lower[at:last] != trigger.form or at in places:
            continue
        noun = _as_noun(clause, at, trigger)
        if trigger.noun != noun and len(trigger.form) == 1:
            continue
        if trigger.future and clause.statement.factuality.tense is not Tense.FUTURE:
            continue
        hit = Hit(
            trigger=trigger, first=at, last=last, noun=noun, passive=not noun and _passive(clause, at, last)
        )
        if not noun and _figurative(clause, last):
            continue
        if trigger.doer is not None and not _has_doer(clause, hit):
            continue
        if trigger.object is None or _has_object(clause, places, hit):
            return hit
    return None


def _as_noun(clause: Clause, at: int, trigger: Trigger) -> bool:
    """Whether a word that is noun and verb stands as a noun: behind a determiner or an adjective."""
    if trigger.form[0].endswith(VERBAL) or clause.is_a(at - 1, "verb_lead"):
        return False
    return trigger.noun or clause.is_a(at - 1, "noun_lead")


def _passive(clause: Clause, first: int, last: int) -> bool:
    be = any(clause.is_a(at, "be") for at in range(max(0, first - 3), first))
    by = clause.lower[last : last + 1] == ("by",)
    return by or (be and not clause.lower[first].endswith("ing"))


def _figurative(clause: Clause, last: int) -> bool:
    """Whether what stands as object is no thing: "destroyed hopes", "captured the mood"."""
    abstract = clause.lexicon.objects["abstract"]
    _, high = clause.limits(last - 1)
    for at in range(last, min(high, last + OBJECT_REACH)):
        if clause.is_a(at, "object_stop"):
            return False
        if clause.lower[at] in abstract:
            return True
    return False


def _has_doer(clause: Clause, hit: Hit) -> bool:
    """Whether a word for what does it stands before an active verb, or behind "by"."""
    wanted = clause.lexicon.objects[hit.trigger.doer or ""]
    low, high = clause.limits(hit.first)
    reach = (
        range(hit.last, min(high, hit.last + REACH))
        if hit.passive
        else range(max(low, hit.first - REACH), hit.first)
    )
    return any(clause.lower[k] in wanted for k in reach)


def _has_object(clause: Clause, places: frozenset[int], hit: Hit) -> bool:
    """Whether what the trigger needs stands where its object stands (or anywhere beside a noun)."""
    wanted = clause.lexicon.objects[hit.trigger.object or ""]
    low, high = clause.limits(hit.first)
    if hit.trigger.object in {"forces", "thing"} or hit.noun:
        reach = range(max(low, hit.first - REACH), min(high, hit.last + REACH))
    elif hit.passive:
        reach = range(max(low, hit.first - REACH), hit.first)
    else:
        reach = range(hit.last, min(high, hit.last + REACH))
    if hit.trigger.object == "place":
        return _has_place(clause, places, hit, reach)
    if hit.trigger.object == "forces" and not hit.noun:
        return any(clause.lower[k] in wanted or clause.words[k][:1].isupper() for k in reach)
    return hit.trigger.object == "forces" or any(clause.lower[k] in wanted for k in reach)


def _has_place(clause: Clause, places: frozenset[int], hit: Hit, reach: range) -> bool:
    """Whether a place is taken: its name or a word for it stands as object; a relative clause may end in the verb."""
    wanted = clause.lexicon.objects["place"]
    for k in reach:
        if k > hit.last and clause.is_a(k, "object_stop"):
            break
        if k in places or clause.lower[k] in wanted:
            return True
    return not hit.passive and not hit.noun and hit.last >= clause.limits(hit.first)[1]
