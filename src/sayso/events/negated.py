"""Negated: a taking or leaving that a part of a statement denies, though the whole asserts something else."""

from __future__ import annotations

from sayso.events.arguments import relation, word
from sayso.events.clause import Clause
from sayso.events.triggers import Hit
from sayso.model.event import EventType
from sayso.model.statement import Polarity

MATERIAL = frozenset({EventType.CONTROL, EventType.WITHDRAW})
# steps up from a noun of leaving to the verb that denies it
FURTHEST = 3


def says_otherwise(clause: Clause, hit: Hit) -> bool:
    """Whether the statement's polarity is not that of this word: "hard, but they have not retreated", "took not A but B".

    Who holds a place hangs on it, so that such a word is left out rather than read the wrong way round.
    """
    if hit.trigger.type not in MATERIAL or not clause.parsed:
        return False
    own = _negated(clause, clause.first + hit.first)
    if clause.statement.factuality.polarity is Polarity.POSITIVE:
        return own
    return not own and _set_against(clause, clause.first + hit.first)


def _negated(clause: Clause, at: int) -> bool:
    """Whether a negation hangs on the word, or on the verb that a noun of leaving is the object of."""
    for _ in range(FURTHEST):
        if any(word(clause, k) in clause.lexicon.words["negation"] for k in clause.below.get(at, ())):
            return True
        head = clause.every[at].head
        if head is None or head == at or relation(clause, at) not in {"obj", "xcomp", "nsubj:pass"}:
            return False
        at = head
    return False


def _set_against(clause: Clause, at: int) -> bool:
    """Whether a "but" sets the word against what was denied before it."""
    if relation(clause, at) != "conj":
        return False
    return any(word(clause, k) == "but" and relation(clause, k) == "cc" for k in clause.below.get(at, ()))
