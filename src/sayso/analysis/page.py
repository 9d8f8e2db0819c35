"""A page: what is gathered while a text is read window by window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.lemma import apply_rule
from sayso.model.analysis import Analysis, Mention, MentionLabel, Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The words of one window that are settled, with their labels, each a column.

    `heads` counts the window's words from 1, 0 is the root; `starts` marks the
    first word of each sentence; `names` are half-open ranges of words.
    """

    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    upos: Sequence[str]
    xpos: Sequence[str]
    features: Sequence[str]
    rules: Sequence[str]
    heads: NDArray[np.int64]
    relations: Sequence[str]
    starts: NDArray[np.bool_]
    names: Sequence[tuple[int, int, str]]


@dataclass(slots=True, kw_only=True)
class Page:
    """Tokens, sentences and mentions of the windows so far; places count from the start of the text."""

    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def add(self, window: Settled) -> None:
        """Appends one window's words."""
        base, size = len(self.tokens), len(window.words)
        places = np.arange(size)
        heads = np.where(window.heads == 0, places, window.heads - 1) + base
        self.tokens.extend(_tokens(window, heads.tolist()))
        spans = window.spans
        for first, last in pairwise([*np.flatnonzero(window.starts).tolist(), size]):
            self.sentences.append(
                Sentence(first=first + base, last=last + base, start=spans[first][0], end=spans[last - 1][1])
            )
        for first, last, label in window.names:
            self.mentions.append(
                Mention(
                    first=first + base,
                    last=last + base,
                    start=spans[first][0],
                    end=spans[last - 1][1],
                    label=MentionLabel(label),
                )
            )

    def analysis(self, analyzer: str) -> Analysis:
        """The finished analysis."""
        return Analysis(
            analyzer=analyzer,
            tokens=tuple(self.tokens),
            sentences=tuple(self.sentences),
            mentions=tuple(self.mentions),
        )


def _tokens(window: Settled, heads: Sequence[int]) -> Iterable[Token]:
    columns = (window.words, window.spans, window.upos, window.xpos, window.features, window.rules)
    for word, span, upos, xpos, features, rule, head, relation in zip(
        *columns, heads, window.relations, strict=True
    ):
        yield Token(
            start=span[0],
            end=span[1],
            text=word,
            upos=upos,
            xpos=xpos,
            features=features,
            lemma=apply_rule(rule, word),
            head=head,
            relation=relation,
        )
