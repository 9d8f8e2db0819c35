"""A sheet: one document as the numbers that the heads read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.builtin import Encoded
from sayso.bench.candidates import Candidate, candidates
from sayso.bench.entities import entities
from sayso.bench.traits import terms as _terms
from sayso.bench.traits import traits
from sayso.model.analysis import Analysis, MentionLabel, Token

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

# Rows of the tables that words, and labels of the grammar, are hashed into.
WORDS, LABELS = 4096, 64
_NAMES = {label: number + 1 for number, label in enumerate(MentionLabel)}
# First sentence of each stretch of a document.
_STRETCHES = (1, 2, 3, 5, 9, 16)
_LONGEST_SIDE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document in numbers: T words, S sentences, C candidates, X extents.

    `vectors` (T, 384) are the encoder's; `sentence` (T) is each word's
    sentence; `bag` the hashed lemmas of the document, each once. `places`
    (C, 3) are a candidate's head, its governor and the word above; `words`
    (C, 3) their hashed lemmas, `marks` (C, 8) their hashed grammar; `entity`
    (C) which of the document's entities it names. `spans` (X, 3) are
    candidate, first and last word of each extent; `ends` (X, 2) the hashed
    lemmas of its first and last word; `forms` (X, 5) its form.
    """

    vectors: Floats
    sentence: Ints
    places: Ints
    marks: Ints
    entity: Ints
    spans: Ints
    ends: Ints
    forms: Ints
    traits: Ints
    owner: Ints
    terms: Ints
    counts: Ints


def sheet(encoded: Encoded) -> Sheet:
    """The sheet of an analysed document."""
    analysis = encoded.analysis
    tokens = analysis.tokens
    found = candidates(analysis)
    sentence = np.zeros(len(tokens), dtype=np.int64)
    for number, each in enumerate(analysis.sentences):
        sentence[each.first : each.last] = number
    lemmas = [word_row(token.lemma or token.text) for token in tokens]
    prepositions = _prepositions(tokens)
    written = traits(analysis, found, prepositions, sentence)
    terms = _terms(analysis)
    spans = [(n, a, b - 1) for n, candidate in enumerate(found) for a, b in candidate.extents]
    return Sheet(
        vectors=encoded.vectors,
        sentence=sentence,
        places=_table([(c.head, c.governor, c.above) for c in found], 3),
        marks=_table([_marks(tokens, c, prepositions, int(sentence[c.head])) for c in found], 8),
        entity=np.array(entities(analysis, found), dtype=np.int64),
        spans=_table(spans, 3),
        ends=_table([(lemmas[a], lemmas[b]) for _, a, b in spans], 2),
        forms=_table([_form(analysis, found[n], a, b) for n, a, b in spans], 5),
        traits=np.array([row for rows in written for row in rows], dtype=np.int64),
        owner=np.repeat(np.arange(len(written)), [len(rows) for rows in written]),
        terms=np.array(list(terms), dtype=np.int64),
        counts=np.array(list(terms.values()), dtype=np.int64),
    )


def word_row(word: str) -> int:
    """The row of a word in the table of words."""
    return crc32(word.lower().encode("utf-8", "replace")) % WORDS


def _label_row(label: str) -> int:
    return crc32(label.encode()) % LABELS


def _table(rows: Sequence[Sequence[int]], width: int) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)


def _prepositions(tokens: Sequence[Token]) -> dict[int, str]:
    """The preposition (or the possessive mark) of each word that has one."""
    return {
        t.head: t.lemma or t.text for t in reversed(tokens) if t.relation == "case" and t.head is not None
    }


def _marks(
    tokens: Sequence[Token], candidate: Candidate, prepositions: dict[int, str], sentence: int
) -> tuple[int, ...]:
    head, governor = tokens[candidate.head], tokens[candidate.governor]
    before = tokens[candidate.head - 1] if candidate.head else head
    return (
        _label_row(head.relation or ""),
        _label_row(governor.relation or ""),
        _label_row(prepositions.get(candidate.head, "")),
        _label_row(prepositions.get(candidate.governor, "")),
        _NAMES[candidate.name.label] if candidate.name is not None else 0,
        _label_row(head.xpos or ""),
        _label_row(f"{before.xpos} {governor.xpos}"),
        sum(sentence >= edge for edge in _STRETCHES),
    )


def _form(analysis: Analysis, candidate: Candidate, first: int, last: int) -> tuple[int, ...]:
    """Words before the head, words behind it, how it lies to the name, and the classes at both ends."""
    name, tokens = candidate.name, analysis.tokens
    lies = 0
    if name is not None:
        lies = 1 + (first < name.first) + 2 * (first > name.first)
        lies += 4 * (last >= name.last) + 8 * (last < name.last - 1)
    widest = first == min(a for a, _ in candidate.extents)
    return (
        min(candidate.head - first, _LONGEST_SIDE) + 8 * widest,
        min(last - candidate.head, _LONGEST_SIDE) + 8 * (tokens[candidate.head].xpos in {"NNS", "NNPS"}),
        lies,
        _label_row(tokens[first].xpos or ""),
        _label_row(tokens[min(first + 1, candidate.head)].xpos or ""),
    )
