"""Dependents: the grammar of one content, with positions that count from 0 in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model.analysis import Token

# what stands before a noun in its own phrase
BEFORE = frozenset({"det", "nummod", "amod", "compound", "nmod", "advmod", "case", "flat", "obl", "punct", "cc", "conj", "advcl", "fixed"})  # fmt: skip
OWN = frozenset({"det", "nummod", "amod", "compound", "nmod:poss", "flat"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Who governs whom: `heads` are positions in the same row, -1 where the governor is outside or none."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    def of(self, at: int, *relations: str) -> tuple[int, ...]:
        """The dependents of a word that stand in one of these relations, subtypes included."""
        return tuple(
            k
            for k in self.children[at]
            if self.relations[k] in relations or self.relations[k].split(":")[0] in relations
        )

    def is_(self, at: int, *relations: str) -> bool:
        """Whether a word stands in one of these relations to its governor."""
        return self.relations[at] in relations or self.relations[at].split(":")[0] in relations

    def left_edge(self, at: int) -> int:
        """Where the phrase of a noun begins: the leftmost of what stands before it and belongs to it."""
        return self._edge(at, BEFORE)

    def noun_edge(self, at: int) -> int:
        """Where a noun's own words begin, without the prepositions and joining words before it."""
        return self._edge(at, OWN)

    def _edge(self, at: int, relations: frozenset[str]) -> int:
        edge, open_ = at, [at]
        while open_:
            above = open_.pop()
            for k in self.children[above]:
                if k < above and self.is_(k, *relations):
                    open_.append(k)
                    edge = min(edge, k)
        return edge

    def first_below(self, at: int) -> int:
        """The first of all words that hang on a word."""
        first, open_ = at, [at]
        while open_:
            above = open_.pop()
            first = min(first, above)
            open_.extend(self.children[above])
        return first


def tree_of(tokens: Sequence[Token], offset: int) -> Tree | None:
    """The tree of a row of words that begins at word `offset` of the text; None where there is no grammar."""
    if not tokens or any(token.head is None or token.relation is None for token in tokens):
        return None
    heads = [_local(token.head, k, offset, len(tokens)) for k, token in enumerate(tokens)]
    children: list[list[int]] = [[] for _ in tokens]
    for k, head in enumerate(heads):
        if head >= 0:
            children[head].append(k)
    return Tree(
        heads=tuple(heads),
        relations=tuple(token.relation or "" for token in tokens),
        children=tuple(tuple(group) for group in children),
    )


def _local(head: int | None, at: int, offset: int, size: int) -> int:
    """The governor's position; a tree that is none (a word above itself) is cut at the word."""
    place = -1 if head is None else head - offset
    return place if 0 <= place < size and place != at else -1
