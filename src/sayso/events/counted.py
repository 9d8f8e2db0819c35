"""Counted: all counts that a clause tells, over its tree or, without one, by the order of its words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sayso.events.clause import Clause
from sayso.events.counted_in_order import told_in_order
from sayso.events.dependents import Tree, tree_of
from sayso.events.figures import Figures, figures_in
from sayso.events.harms import HarmReader, Told
from sayso.events.nouns import NounReader
from sayso.events.numbers import NumberReader
from sayso.events.quantities import QuantityReader
from sayso.events.sufferers import SuffererReader
from sayso.gazetteer.actors import ActorBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Armed:
    """Positions of words in names of weapons: of models (their digits count nothing), of equipment, of explosives."""

    models: frozenset[int]
    equipment: frozenset[int]
    explosive: frozenset[int]


def told_in(clause: Clause, actors: ActorBook) -> tuple[Told, ...]:
    """All counts that a clause tells, whether or not an event carries them."""
    if not clause.tokens:
        return ()
    book, armed = clause.lexicon.counting, _armed(clause)
    found = NumberReader(tokens=clause.tokens, lower=clause.lower, book=book, names=armed.models).figures()
    figures = figures_in(found)
    tree = tree_of(clause.tokens, clause.first)
    if tree is None:
        return told_in_order(clause, figures, armed.equipment)
    harms = _reader(clause, tree, figures, actors)
    persons = book.words["persons"]
    people = tuple(
        t
        for t in harms.told()
        if t.quantity.head not in armed.equipment or clause.lower[t.quantity.head] in persons
    )
    things = tuple(t for t in harms.equipment() if _counts(t, armed))
    return (*people, *things)


def _reader(clause: Clause, tree: Tree, figures: Figures, actors: ActorBook) -> HarmReader:
    book = clause.lexicon.counting
    groups = frozenset(
        k
        for match in actors.find(clause.words)
        if match.actor.kind != "person"
        for k in range(match.first, match.last)
    )
    quantities = QuantityReader(clause=clause, tree=tree, figures=figures, book=book, groups=groups)
    sufferers = SuffererReader(clause=clause, tree=tree, quantities=quantities)
    nouns = NounReader(clause=clause, tree=tree, quantities=quantities, book=book)
    return HarmReader(
        clause=clause, tree=tree, quantities=quantities, sufferers=sufferers, nouns=nouns, book=book
    )


def _counts(told: Told, armed: Armed) -> bool:
    """Whether what a verb was done to is equipment that is counted; "hit a mine" counts none."""
    quantity = told.quantity
    if quantity.head not in armed.equipment or quantity.people_only:
        return False
    return not (quantity.implied and quantity.head in armed.explosive)


def _armed(clause: Clause) -> Armed:
    arsenal, start = clause.lexicon.arsenal, clause.tokens[0].start
    models: set[int] = set()
    starts = [t.start for t in clause.tokens]
    equipment = {k for k, word in enumerate(clause.lower) if word in arsenal.counted}
    explosive: set[int] = set()
    for named in arsenal.find(clause.text[start : clause.tokens[-1].end]):
        first, last = named.start + start, named.end + start
        inside = range(bisect_left(starts, first), bisect_left(starts, last))
        if not named.generic:
            models.update(inside)
        if named.weapon.broad not in arsenal.uncounted:
            equipment.update(inside)
        if named.weapon.broad == "explosive":
            explosive.update(inside)
    return Armed(models=frozenset(models), equipment=frozenset(equipment), explosive=frozenset(explosive))
