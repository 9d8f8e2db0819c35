"""Counted in order: counts by the order of the words, for copy without a tree."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.events.clause import Clause
from sayso.events.counting import Harm
from sayso.events.figures import Figures
from sayso.events.harms import Told
from sayso.events.numbers import Figure
from sayso.events.quantities import Quantity
from sayso.model.event import CountOf

REACH = 6


def told_in_order(clause: Clause, figures: Figures, equipment: frozenset[int]) -> tuple[Told, ...]:
    """The counts of a clause by nearness: the figure before a passive word of harm, or behind an active one."""
    out: list[Told] = []
    taken: set[int] = set()
    for at in range(len(clause.lower)):
        for harm in clause.lexicon.counting.harms:
            things = harm.kind is CountOf.EQUIPMENT
            if not _harms(clause, at, harm):
                continue
            around = figures.between(at - REACH * 2, at + REACH * 2)
            free = [f for f in around if f.first not in taken]
            for figure in _near(clause, at, harm, free):
                head = _noun(clause, figure)
                if (head in equipment) is not things or (things and figure.people_only):
                    continue
                taken.add(figure.first)
                out.append(Told(what=harm.kind, at=at, quantity=_quantity(figure, head)))
    return tuple(out)


def _harms(clause: Clause, at: int, harm: Harm) -> bool:
    word = clause.lower[at]
    return word in harm.verbs or word in harm.own or word in harm.nouns or word in harm.states


def _near(clause: Clause, at: int, harm: Harm, figures: Sequence[Figure]) -> list[Figure]:
    words = clause.lexicon.counting.words
    passive = any(clause.lower[k] in words["be"] for k in range(max(0, at - 3), at))
    before = [f for f in figures if f.last <= at and _reaches(clause, f.last, at)]
    behind = [f for f in figures if f.first > at and _reaches(clause, at + 1, f.first)]
    active = clause.lower[at] in harm.verbs and not passive
    chosen = (behind[:1] or before[-1:]) if active else (before[-1:] or behind[:1])
    return chosen + [
        f
        for f in behind[1:]
        if active and chosen and chosen[0] is behind[0] and _listed(clause, chosen[0], f)
    ]


def _reaches(clause: Clause, first: int, last: int) -> bool:
    """Whether nothing that parts two accounts stands between, and no other harm."""
    between = clause.lower[first:last]
    harms = clause.lexicon.counting.harms
    parting = clause.lexicon.counting.words["parting"] | {",", "."}
    return (
        last - first <= REACH
        and not parting.intersection(between)
        and not any(w in h.states or w in h.own for h in harms for w in between)
    )


def _listed(clause: Clause, first: Figure, second: Figure) -> bool:
    between = clause.lower[first.last : second.first]
    return len(between) <= REACH and bool({",", "and"}.intersection(between))


def _noun(clause: Clause, figure: Figure) -> int:
    """What a figure counts: the last plain word behind it before a word that closes its phrase."""
    at = figure.last
    while at < len(clause.lower) and at < figure.last + 3 and clause.lower[at].isalpha():
        if clause.is_a(at, "preposition", "be", "coordinator", "joiner") and clause.lower[at] != "of":
            break
        if any(clause.lower[at] in h.states for h in clause.lexicon.counting.harms):
            break
        at += 1
    return max(figure.last - 1, at - 1)


def _quantity(figure: Figure, head: int) -> Quantity:
    return Quantity(
        first=figure.first, last=max(figure.last, head + 1), head=head, low=figure.low, high=figure.high,
        people_only=figure.people_only, reason=figure.reason,
    )  # fmt: skip
