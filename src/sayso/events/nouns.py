"""Nouns: how many a noun of harm tells of: "27 casualties", "the death of two men", "the toll rose to 43"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.events.clause import Clause
from sayso.events.counting import CountBook, Harm
from sayso.events.dependents import Tree
from sayso.events.quantities import Quantity, QuantityReader
from sayso.model.event import CountOf

REACH = 3
# a toll and what it does stand within so many words
FAR = 20
# harms that a verb does; a noun of capture under one of these verbs is only its object
DONE = frozenset({CountOf.KILLED, CountOf.WOUNDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class NounReader:
    """Reads the quantities of nouns of harm in one clause with a tree."""

    clause: Clause
    tree: Tree
    quantities: QuantityReader
    book: CountBook

    def quantities_of(self, at: int, harm: Harm) -> Iterator[Quantity]:
        """How many a noun of harm tells of; nothing where its verb says otherwise."""
        word, words = self.clause.lower[at], self.book.words
        if word in words["toll"]:
            yield from self._risen(at) if self._deadly(at) is (harm.kind is CountOf.KILLED) else ()
        elif self._told_elsewhere(at, harm) or self._tolled(at):
            return
        elif word in words["life"] and self.tree.of(at, "nmod:poss"):
            for head in self.tree.of(self.tree.heads[at], "nsubj"):
                yield from self.quantities.members(head)
        elif self._head(at) is not None:
            yield from self.quantities.members(self._head(at) or at, implied=False)
            yield from self._itemised(at)
        elif harm.kind is CountOf.CASUALTIES:
            yield from self.quantities.added(at)
        else:
            yield from self._behind(at)

    def _head(self, at: int) -> int | None:
        """The word that carries the noun's own number: itself, or "dozens" in "dozens of casualties"."""
        above = self.tree.heads[at]
        numbered = self.tree.is_(at, "nmod") and self._case(at) == "of"
        if numbered and self.quantities.of(above, implied=False) is not None:
            return above
        own = self.quantities.of(at, implied=False)
        vague = own is not None and own.high is None and self.clause.lower[at] in self.book.context["acts"]
        return None if own is None or vague else at

    def _behind(self, at: int) -> Iterator[Quantity]:
        """Those behind "of", or the owner: "the death of two men", "the commander's death"; else one body."""
        found = False
        for k in self.tree.of(at, "nmod"):
            if self._owns(k):
                for quantity in self.quantities.members(k):
                    found = True
                    yield quantity
        if not found and self.clause.lower[at] in self.book.words["corpse"] and self.tree.of(at, "det"):
            edge = self.tree.noun_edge(at)
            yield Quantity(first=edge, last=at + 1, head=at, low=1, high=1, implied=True)

    def _owns(self, at: int) -> bool:
        """Whether a noun stands behind "of", wherever the tree hangs that word, or owns what follows it."""
        edge = self.tree.noun_edge(at)
        behind = "of" in {self._case(at), *self.clause.lower[max(0, edge - 1) : edge]}
        return behind or self.tree.relations[at] == "nmod:poss"

    def _deadly(self, at: int) -> bool:
        """Whether a toll is one of deaths."""
        return self.clause.lower[at - 1 : at] == ("death",)

    def _tolled(self, at: int) -> bool:
        """Whether the noun only says of what a toll is."""
        return (
            self.clause.lower[at + 1 : at + 2] != () and self.clause.lower[at + 1] in self.book.words["toll"]
        )

    def _told_elsewhere(self, at: int, harm: Harm) -> bool:
        """Whether the verb above says more than the noun: "executed 16 captives", "saved 20 lives"."""
        governor = self.tree.heads[at]
        verb = self.clause.lower[governor] if governor >= 0 else ""
        if self.clause.lower[at] in self.book.words["life"]:
            return verb not in self.book.context["claim"]
        others = [h for h in self.book.harms if h.kind is not harm.kind and h.kind in DONE]
        suffers = self.tree.is_(at, "obj", "nsubj:pass")
        return harm.kind is CountOf.CAPTURED and suffers and any(verb in h.verbs for h in others)

    def _itemised(self, at: int) -> Iterator[Quantity]:
        """The parts of a number that a list without a verb gives behind it: "13 bodies; eight men and five women"."""
        stop = next(
            (k for k in range(at, len(self.clause.lower)) if self.clause.lower[k] in {";", ":"}), None
        )
        if stop is None or any(t.upos in {"VERB", "AUX"} for t in self.clause.tokens[stop:]):
            return
        figure = self.quantities.figures.starting(stop + 1)
        if figure is not None:
            head = self.tree.heads[figure.last - 1]
            if head > stop:
                yield from (replace(q, part=True) for q in self.quantities.members(head))

    def _risen(self, at: int) -> Iterator[Quantity]:
        """The figure of a toll: "the death toll rose to 43"."""
        rise = self.book.context["rise"]
        reach = range(at + 1, min(len(self.clause.lower), at + FAR))
        verb = next((k for k in reach if self.clause.lower[k] in rise), None)
        if verb is None:
            return
        for figure in self.quantities.figures.between(verb + 1, verb + REACH + 1)[:1]:
            yield Quantity(
                first=figure.first, last=figure.last, head=figure.last - 1, low=figure.low, high=figure.high,
                reason=figure.reason,
            )  # fmt: skip

    def _case(self, at: int) -> str:
        return next((self.clause.lower[k] for k in self.tree.of(at, "case")), "")
