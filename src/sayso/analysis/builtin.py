"""The analyzer that ships with Sayso: one small encoder, read paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.files import ModelFiles, open_model, shipped_folder
from sayso.analysis.lemma import apply_rule
from sayso.analysis.names import NameTags
from sayso.analysis.network import Floats, Network, WindowScores
from sayso.analysis.tokenizer import Tokenizer
from sayso.analysis.tree import best_heads
from sayso.analysis.window import read_windows
from sayso.analysis.wordshape import shapes_of
from sayso.model.analysis import Analysis, Mention, MentionLabel, Sentence, Token

_TAGS = ("upos", "xpos", "features", "lemma")


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """An analysis with the encoder's own vector of each word, for small heads of later rooms.

    `vectors` has one row of 384 numbers a token of `analysis.tokens`, taken at
    the token's first piece. `roots` has one row a window; `window_of` says for
    each token which.
    """

    analysis: Analysis
    vectors: Floats
    roots: Floats
    window_of: NDArray[np.int64]


@dataclass(slots=True, kw_only=True)
class _Page:
    """What is gathered while a text is read."""

    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    vectors: list[Floats] = field(default_factory=list)


class BuiltinAnalyzer:
    """Reads English newswire with the model that ships with the package.

    The same paragraph always reads the same, whatever stands around it: no
    window crosses a paragraph, and windows are read one at a time.
    """

    __slots__ = ("_model", "_names", "_network", "_root", "_tokenizer")

    def __init__(self, folder: Path | None = None, *, network: Network | None = None) -> None:
        self._model: ModelFiles = open_model(folder or shipped_folder())
        self._network = network or Network(self._model.folder)
        self._tokenizer = Tokenizer()
        self._names = NameTags.of(self._model.labels["mention"])
        self._root = self._model.labels["relation"].index("root")

    @property
    def name(self) -> str:
        """Name, version and digest of the model."""
        return self._model.title

    def analyze(self, text: str, blocks: Sequence[tuple[int, int]]) -> Analysis:
        """Sentences, words, grammar and names of the given paragraphs of a text."""
        return self._analysis(self._read(text, blocks))

    def encode(self, text: str, blocks: Sequence[tuple[int, int]]) -> Encoded:
        """The same analysis, and the encoder's vector of each word: the encoder runs only once."""
        page = self._read(text, blocks)
        sizes = [len(rows) - 1 for rows in page.vectors]
        width = page.vectors[0].shape[1] if page.vectors else 0
        empty = [np.zeros((0, width), dtype=np.float32)]
        return Encoded(
            analysis=self._analysis(page),
            vectors=np.concatenate([rows[1:] for rows in page.vectors] or empty),
            roots=np.concatenate([rows[:1] for rows in page.vectors] or empty),
            window_of=np.repeat(np.arange(len(sizes)), sizes),
        )

    def _analysis(self, page: _Page) -> Analysis:
        return Analysis(
            analyzer=self.name,
            tokens=tuple(page.tokens),
            sentences=tuple(page.sentences),
            mentions=tuple(page.mentions),
        )

    def _read(self, text: str, blocks: Sequence[tuple[int, int]]) -> _Page:
        page = _Page()
        for start, end in blocks:
            spans = self._tokenizer.spans(text, start, end)
            if spans:
                self._read_block(text, spans, page)
        return page

    def _read_block(self, text: str, spans: list[tuple[int, int]], page: _Page) -> None:
        """One paragraph, window by window."""
        words = [text[start:end] for start, end in spans]
        for first, kept, scores, starts in self._windows(words):
            size = kept - first
            page.vectors.append(scores.vectors[: size + 1])
            self._settle(words[first:kept], spans[first:kept], scores, starts[:size], page)

    def _windows(self, words: list[str]) -> Iterator[tuple[int, int, WindowScores, NDArray[np.bool_]]]:
        pieces = self._network.pieces.encode(words)
        edges = np.concatenate(([0], np.cumsum(pieces.counts)))
        shapes = np.repeat(np.array(shapes_of(words), dtype=np.int64), pieces.counts)
        start_scores = self._model.slices["start"]
        read: list[tuple[WindowScores, NDArray[np.bool_]]] = []

        def starts_in(first: int, last: int) -> NDArray[np.bool_]:
            part = slice(int(edges[first]), int(edges[last]))
            scores = self._network.run(pieces.ids[part], shapes[part], pieces.counts[first:last])
            chances = scores.tags[:, start_scores]
            starts = chances[:, 1] > chances[:, 0]
            starts[0] = True
            read[:] = [(scores, starts)]
            return starts

        for first, _, kept in read_windows(pieces.counts, starts_in):
            yield first, kept, *read[0]

    def _settle(
        self,
        words: list[str],
        spans: list[tuple[int, int]],
        scores: WindowScores,
        starts: NDArray[np.bool_],
        page: _Page,
    ) -> None:
        """Turns the scores of the settled words of a window into tokens, sentences and mentions."""
        size, base = len(words), len(page.tokens)
        sentence_of = np.cumsum(starts) - 1
        heads = best_heads(scores.arcs[:size, : size + 1], sentence_of)
        relation = self._network.relations(scores.below[:size], scores.above[heads])
        on_root = heads == 0
        relation[:, self._root] = np.where(on_root, np.inf, -np.inf)
        labels, slices, tags = self._model.labels, self._model.slices, scores.tags[:size]
        columns = [
            [labels[group][best] for best in tags[:, slices[group]].argmax(axis=1).tolist()]
            for group in _TAGS
        ]
        governors = np.where(on_root, np.arange(size), heads - 1) + base
        relations = [labels["relation"][best] for best in relation.argmax(axis=1).tolist()]
        page.tokens.extend(
            Token(
                start=span[0], end=span[1], text=word, upos=upos, xpos=xpos, features=features,
                lemma=apply_rule(rule, word), head=head, relation=label,
            )
            for word, span, upos, xpos, features, rule, head, label in zip(
                words, spans, *columns, governors.tolist(), relations, strict=True
            )
        )  # fmt: skip
        edges = [*np.flatnonzero(starts).tolist(), size]
        page.sentences.extend(
            Sentence(first=first + base, last=last + base, start=spans[first][0], end=spans[last - 1][1])
            for first, last in pairwise(edges)
        )
        page.mentions.extend(
            Mention(
                first=first + base, last=last + base, start=spans[first][0], end=spans[last - 1][1],
                label=MentionLabel(label),
            )
            for first, last, label in self._names.spans(tags[:, slices["mention"]], starts)
        )  # fmt: skip
