"""Candidates: the noun phrases of a document that may fill a slot, each with its possible extents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.analysis import Analysis, Mention, Token

# Words that a filler may be built around.
_HEADS = frozenset({"NOUN", "PROPN", "X", "SYM", "ADJ"})
# Only inside a name: a pronoun or number alone fills no slot.
_HEADS_IN_NAMES = frozenset({"PRON", "NUM", "VERB", "ADV"})
# What stands between two parts of a phrase, not inside its left part.
_LEFT_ENDS = frozenset({"case", "cc", "mark", "punct", "nsubj", "cop"})
# Right parts that make no filler longer: clauses, co-ordination, brackets.
_RIGHT_ENDS = frozenset({"acl", "conj", "parataxis", "punct", "cc", "nsubj", "cop", "advcl"})
# Left parts whose own words may be left out one by one ("former [army officer]").
_OPEN_LEFT = ("nmod", "compound", "amod")
# Longest filler, in words: nearly all of the answer keys' are shorter.
LONGEST = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A noun phrase: the word it is built around, and its possible extents as half-open ranges of words.

    `name` is the name that the word stands in, None for a common noun.
    `governor` and `above` are the word that it depends on and that word's own.
    """

    head: int
    name: Mention | None
    governor: int
    above: int
    extents: tuple[tuple[int, int], ...]


def candidates(analysis: Analysis) -> tuple[Candidate, ...]:
    """The candidates of a document in the order of their words; none where there is no grammar tree."""
    tokens = analysis.tokens
    kids = _children(tokens)
    bounds = _bounds(tokens, kids)
    named = {place: mention for mention in analysis.mentions for place in range(mention.first, mention.last)}
    found = []
    for head, token in enumerate(tokens):
        name = named.get(head)
        if not _may_head(token, name):
            continue
        governor = governor_of(tokens, head)
        found.append(
            Candidate(
                head=head,
                name=name,
                governor=governor,
                above=governor_of(tokens, governor),
                extents=tuple(sorted(_extents(tokens, head, kids[head], bounds, name))),
            )
        )
    return tuple(found)


def governor_of(tokens: Sequence[Token], place: int) -> int:
    """The word that a word hangs on, seen through co-ordination and name parts."""
    seen = 0
    while seen < len(tokens):
        token = tokens[place]
        if token.head is None or token.head == place:
            return place
        shared = (token.relation or "").split(":")[0] in {"conj", "flat", "appos", "compound", "fixed"}
        place, seen = token.head, seen + 1
        if not shared:
            return place
    return place


def _may_head(token: Token, name: Mention | None) -> bool:
    if token.head is None:
        return False
    if token.upos == "ADJ":
        return token.relation not in {"amod", "advmod"}
    return token.upos in _HEADS or (name is not None and token.upos in _HEADS_IN_NAMES)


def _children(tokens: Sequence[Token]) -> list[list[int]]:
    kids: list[list[int]] = [[] for _ in tokens]
    for place, token in enumerate(tokens):
        if token.head is not None and token.head != place:
            kids[token.head].append(place)
    return kids


def _bounds(tokens: Sequence[Token], kids: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """First and last word of what hangs on each word."""
    order, at = [place for place, token in enumerate(tokens) if token.head in {None, place}], 0
    while at < len(order):
        order.extend(kids[order[at]])
        at += 1
    low, high = list(range(len(tokens))), list(range(len(tokens)))
    for place in reversed(order):
        head = tokens[place].head
        if head is not None:
            low[head], high[head] = min(low[head], low[place]), max(high[head], high[place])
    return list(zip(low, high, strict=True))


def _extents(
    tokens: Sequence[Token],
    head: int,
    kids: Sequence[int],
    bounds: Sequence[tuple[int, int]],
    name: Mention | None,
) -> set[tuple[int, int]]:
    starts = {head, *_starts(tokens, head, kids, bounds)}
    ends = {head, *_ends(tokens, head, kids, bounds)}
    found = {(first, last + 1) for first in starts for last in ends if last - first < LONGEST}
    if name is not None:
        above = tokens[head].head
        if above is None or above == head or not name.first <= above < name.last:
            found.add((name.first, name.last))
    return found


def _starts(
    tokens: Sequence[Token], head: int, kids: Sequence[int], bounds: Sequence[tuple[int, int]]
) -> Iterator[int]:
    edge = head
    for kid in sorted((kid for kid in kids if kid < head), reverse=True):
        first, last = bounds[kid]
        relation = tokens[kid].relation or ""
        if last != edge - 1 or relation.split(":")[0] in _LEFT_ENDS:
            return
        edge = first
        yield first
        if relation.startswith(_OPEN_LEFT):
            yield from range(first, last + 1)


def _ends(
    tokens: Sequence[Token], head: int, kids: Sequence[int], bounds: Sequence[tuple[int, int]]
) -> Iterator[int]:
    edge = head
    for kid in sorted(kid for kid in kids if kid > head):
        first, last = bounds[kid]
        relation = (tokens[kid].relation or "").split(":")[0]
        if first != edge + 1 or relation in _RIGHT_ENDS or last - head >= LONGEST:
            return
        edge = last
        yield last
