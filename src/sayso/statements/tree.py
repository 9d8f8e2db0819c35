"""Tree: one sentence's grammar as the rules see it, by positions of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.statements.attribution import Stretch
from sayso.statements.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Heads, relations, tags and lemmas of a sentence (Universal Dependencies); the root's head is itself.

    `children[i]` are the words that word i governs, left to right.
    """

    words: Words
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]

    def governed(self, at: int, *relations: str) -> tuple[int, ...]:
        """The words that a word governs by one of these relations (subtypes only where they are named)."""
        return tuple(k for k in self.children[at] if self.relations[k] in relations)

    def first(self, at: int, *relations: str) -> int | None:
        """The first word governed by one of these relations."""
        return next(iter(self.governed(at, *relations)), None)

    def subtree(self, at: int, without: frozenset[int] = frozenset()) -> tuple[int, ...]:
        """All positions under a word, itself included, in order; branches at `without` are left out."""
        found: list[int] = []
        waiting = [at]
        while waiting:
            word = waiting.pop()
            found.append(word)
            waiting.extend(k for k in self.children[word] if k not in without)
        return tuple(sorted(found))

    def outermost_first(self) -> list[int]:
        """All positions, those nearest to a root first, left to right among equals."""
        level = [at for at, head in enumerate(self.heads) if head == at]
        order: list[int] = []
        while level:
            order.extend(level)
            level = sorted(child for at in level for child in self.children[at])
        return order

    def above(self, at: int) -> Iterator[int]:
        """The words that govern a word, from its head up to the root."""
        while self.heads[at] != at:
            at = self.heads[at]
            yield at

    def is_verb(self, at: int) -> bool:
        """Whether a word is a verb or an auxiliary used as one."""
        return self.tags[at] in {"VERB", "AUX"}


def tree_of(words: Words) -> Tree | None:
    """The tree of a sentence, or None where the analyzer gives no grammar."""
    tokens = words.tokens
    if not tokens or any(token.head is None or token.upos is None for token in tokens):
        return None
    first = words.first
    heads = [_within(token.head, first, at, len(tokens)) for at, token in enumerate(tokens)]
    relations = [token.relation or "dep" for token in tokens]
    tags = [token.upos or "X" for token in tokens]
    for at, spelt in enumerate(words.lower):
        if spelt.isupper() and tags[at] not in {"PROPN", "NOUN"}:
            # "IS said": a name that the parser takes for a function word
            tags[at] = "PROPN"
            relations[at] = {"aux": "nsubj", "aux:pass": "nsubj:pass", "cop": "nsubj"}.get(
                relations[at], relations[at]
            )
    for quoted, saying in _quoted_first(words, heads):
        heads[quoted], relations[quoted] = saying, "ccomp"
    children: list[list[int]] = [[] for _ in tokens]
    for at, head in enumerate(heads):
        if head != at:
            children[head].append(at)
    return Tree(
        words=words,
        heads=tuple(heads),
        relations=tuple(relations),
        tags=tuple(tags),
        lemmas=tuple((token.lemma or token.text).lower() for token in tokens),
        children=tuple(tuple(group) for group in children),
    )


def _quoted_first(words: Words, heads: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Roots of what stands in quotation marks, cut off from the verb behind it that says it: with that verb."""
    roots = [at for at, head in enumerate(heads) if head == at]
    for quoted, saying in pairwise(roots):
        last = max((k for k in range(quoted, saying) if words.quoted[k]), default=None)
        if last is None or words.quoted[saying] or words.tokens[saying].upos != "VERB":
            continue
        if "," in words.lower[last : last + 2]:
            yield quoted, saying


def _within(head: int | None, first: int, at: int, length: int) -> int:
    """A head as a position in the sentence; one outside of it makes the word a root."""
    place = (head if head is not None else first + at) - first
    return place if 0 <= place < length else at


def longest_run(positions: tuple[int, ...]) -> Stretch:
    """The longest contiguous stretch among positions; the leftmost of equals."""
    best = begin = 0
    length = 0
    for at in range(1, len(positions) + 1):
        if at == len(positions) or positions[at] != positions[at - 1] + 1:
            if at - begin > length:
                best, length = begin, at - begin
            begin = at
    return positions[best], positions[best + length - 1] + 1
