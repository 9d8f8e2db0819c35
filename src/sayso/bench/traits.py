"""Traits: what stands around a candidate, and in a document, as hashed words and pairs of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.bench.candidates import Candidate
from sayso.model.analysis import Analysis, Token

# Rows of the tables that traits of candidates and terms of documents are hashed into.
TRAITS, TERMS = 1 << 15, 1 << 15
# Classes of words that say what a sentence is about.
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})


def traits(
    analysis: Analysis,
    found: Sequence[Candidate],
    prepositions: Mapping[int, str],
    sentence: NDArray[np.int64],
) -> list[list[int]]:
    """The rows of each candidate's traits."""
    tokens = analysis.tokens
    about = [
        sorted({_lemma(t) for t in analysis.words(each) if t.upos in _CONTENT}) for each in analysis.sentences
    ]
    return [
        sorted({_row(trait) for trait in _written(tokens, c, prepositions, about[int(sentence[c.head])])})
        for c in found
    ]


def terms(analysis: Analysis) -> Counter[int]:
    """How often each lemma, and each pair of neighbouring lemmas, stands in a document, by row."""
    lemmas = [_lemma(token) for token in analysis.tokens]
    return Counter(
        crc32(term.encode("utf-8", "replace")) % TERMS for term in (*lemmas, *map(" ".join, pairwise(lemmas)))
    )


def _lemma(token: Token) -> str:
    return (token.lemma or token.text).lower()


def _row(trait: str) -> int:
    return crc32(trait.encode("utf-8", "replace")) % TRAITS


def _written(
    tokens: Sequence[Token], candidate: Candidate, prepositions: Mapping[int, str], about: Sequence[str]
) -> Iterator[str]:
    head, governor, above = (tokens[n] for n in (candidate.head, candidate.governor, candidate.above))
    name = candidate.name.label if candidate.name is not None else "-"
    word = _lemma(head) if name == "-" else name
    case = prepositions.get(candidate.head, "-")
    way = f"{head.relation} {case}"
    over, top = _lemma(governor), _lemma(above)
    yield f"h {_lemma(head)}"
    yield f"n {name}"
    yield f"hw {word} {way}"
    yield f"g {over} {head.relation}"
    yield f"gw {over} {way}"
    yield f"gh {over} {word} {head.relation}"
    yield f"t {top} {governor.relation}"
    yield f"tg {top} {over} {head.relation}"
    yield f"tn {top} {governor.relation} {name}"
    for step in (-2, -1, 1, 2):
        beside = candidate.head + step
        if 0 <= beside < len(tokens):
            yield f"b{step} {_lemma(tokens[beside])}"
    if candidate.extents:
        first, last = min(a for a, _ in candidate.extents), max(b for _, b in candidate.extents)
        yield f"l {_lemma(tokens[first - 1])}" if first else "l -"
        yield f"r {_lemma(tokens[last])}" if last < len(tokens) else "r -"
        for token in tokens[first : candidate.head]:
            yield f"m {_lemma(token)}"
        for token in tokens[candidate.head + 1 : last]:
            yield f"e {_lemma(token)}"
    for term in about:
        yield f"s {term}"
        yield f"sn {term} {name} {head.relation}"
