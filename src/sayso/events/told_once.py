"""Told once: where two words of one statement tell the same happening, one of them carries it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.events.arguments import Arguments, of_verb, relation, word
from sayso.events.clause import Clause
from sayso.events.lexicon import Trigger
from sayso.model.event import EventType

# what carries the dead that are told beside it
HELD_REACH = 5
CARRIERS = frozenset({EventType.STRIKE, EventType.ATTACK, EventType.CLASH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A trigger met in a clause: half-open positions, the position of its head in the take, its arguments."""

    trigger: Trigger
    first: int
    last: int
    head: int
    passive: bool
    arguments: Arguments

    @property
    def kind(self) -> EventType:
        """Its type."""
        return self.trigger.type


def told_once(clause: Clause, found: Sequence[Found]) -> tuple[Found, ...]:
    """Each happening once: by the word that repels, the word that fights, the first word of the dead."""
    at_head = {f.head: f for f in found}
    gone: set[int] = set()
    for one in found:
        gone |= _repelled(one, at_head)
        if one.trigger.noun:
            gone |= _named_again(clause, one, at_head)
    gone |= {f.head for k, f in enumerate(found) if _held_again(found[:k], f)}
    rest = [f for f in found if f.head not in gone]
    return tuple(_without_dead(clause, rest))


def _repelled(one: Found, at_head: dict[int, Found]) -> set[int]:
    """The attack that is repelled is no event of its own."""
    if one.kind is not EventType.CLASH or one.trigger.mode != "repel":
        return set()
    return {k for k in one.arguments.object if k in at_head and k != one.head}


def _held_again(before: Sequence[Found], one: Found) -> bool:
    """Whether the noun "control" only ends what another word of control began: "returned under their control"."""
    near = [f for f in before if f.kind is EventType.CONTROL and one.first - f.last < HELD_REACH]
    return one.kind is EventType.CONTROL and one.trigger.noun and one.trigger.mode == "hold" and bool(near)


def _named_again(clause: Clause, noun: Found, at_head: dict[int, Found]) -> set[int]:
    """A noun that says again what its verb or its subject said: "attacked it in a raid", "the attack was an assault"."""
    if not clause.parsed:
        return set()
    top = noun.head
    while relation(clause, top) == "nmod" and "of" in _case(clause, top) and _measures(clause, top):
        top = clause.every[top].head or 0
    above = clause.every[top].head
    if above is None:
        return set()
    verb = at_head.get(above)
    if verb is not None and above != noun.head and not verb.trigger.noun and verb.kind is noun.kind:
        # a car bomb explodes: the verb tells it; fighting that fights is none
        return {noun.head}
    link = relation(clause, top)
    if any(relation(clause, k) == "cop" for k in clause.below.get(top, ())):
        subjects = of_verb(clause, top, passive=False).doer
    elif link in {"obj", "xcomp"} and above != top:
        subjects = tuple(k for k in clause.below.get(above, ()) if relation(clause, k).startswith("nsubj"))
    else:
        return set()
    same = [at_head[k] for k in subjects if k in at_head and k != noun.head]
    return {noun.head} if any(other.kind is noun.kind for other in same) else set()


def _measures(clause: Clause, at: int) -> bool:
    """Whether the word above only counts: "some of the fighting"."""
    return word(clause, clause.every[at].head or 0) in clause.lexicon.words["measure"]


def _case(clause: Clause, at: int) -> set[str]:
    return {word(clause, k) for k in clause.below.get(at, ()) if relation(clause, k) == "case"}


def _without_dead(clause: Clause, found: Sequence[Found]) -> list[Found]:
    """Words for the dead only where nothing beside them carries the count, and once a stretch."""
    out: list[Found] = []
    told: set[int] = set()
    cuts = [k for k in range(len(clause.lower)) if clause.is_a(k, "carry_cut")]
    carried = {_stretch(cuts, other.first) for other in found if _carries(other)}
    for one in found:
        if one.kind is not EventType.CASUALTIES:
            out.append(one)
            continue
        stretch = _stretch(cuts, one.first)
        if stretch in carried or stretch in told:
            continue
        told.add(stretch)
        out.append(one)
    return out


def _stretch(cuts: Sequence[int], at: int) -> int:
    """Which part of the content a word stands in; "but" and "because" begin another."""
    return bisect_left(cuts, at)


def _carries(one: Found) -> bool:
    """Whether an event can carry counts: fighting, strikes, attacks, the noun "attack" too; not what was repelled."""
    if one.kind is EventType.ADVANCE:
        return one.trigger.noun and one.trigger.form[-1].startswith("attack")
    return one.kind in CARRIERS and one.trigger.mode != "repel"
