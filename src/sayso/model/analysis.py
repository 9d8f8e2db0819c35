"""Analysis: what the English model found in a text: sentences, words, grammar, names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable


class MentionLabel(StrEnum):
    """Classes of named things, as the training corpora distinguish them."""

    PERSON = "PER"
    ORGANIZATION = "ORG"
    LOCATION = "LOC"
    NATIONALITY = "NORP"
    FACILITY = "FAC"
    MILITARY_UNIT = "UNIT"
    WEAPON = "WEAPON"
    VEHICLE = "VEHICLE"
    EVENT = "EVENT"
    TIME = "TIME"
    QUANTITY = "QUANTITY"
    MISCELLANEOUS = "MISC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word in the sense of Universal Dependencies ("don't" is two: do, n't).

    `start`, `end`: half-open code points into the analysed text. The grammar
    fields are None where the analyzer does not provide them. `head` is the
    index of the governing word in `Analysis.tokens`; the root's head is its
    own index.
    """

    start: int
    end: int
    text: str
    upos: str | None = None
    xpos: str | None = None
    features: str | None = None
    lemma: str | None = None
    head: int | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as a half-open range of words, with its offsets in the text."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name, time or quantity: a half-open range of words, with a label and offsets."""

    first: int
    last: int
    start: int
    end: int
    label: MentionLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that an analyzer says of one text. Offsets count from the start of the whole text."""

    analyzer: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()

    def words(self, sentence: Sentence) -> Sequence[Token]:
        """The words of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentences_between(self, start: int, end: int) -> Iterator[Sentence]:
        """The sentences that lie inside these offsets."""
        first = bisect_left(self.sentences, start, key=lambda s: s.start)
        last = bisect_left(self.sentences, end, key=lambda s: s.start)
        return (s for s in self.sentences[first:last] if s.end <= end)


@runtime_checkable
class Analyzer(Protocol):
    """The swap point of room `analysis/`: text in, Analysis out; pure, and the same each time.

    `blocks` are half-open offsets of the paragraphs to read, in order; no
    sentence crosses one, and text outside them is not analysed.
    """

    @property
    def name(self) -> str:
        """Name, version and digest, as they stand in every reading's `run`."""
        ...

    def analyze(self, text: str, blocks: Sequence[tuple[int, int]]) -> Analysis:
        """Sentences, words, grammar and names of the given paragraphs of a text."""
        ...
