"""The analyzer that ships with Sayso: one small encoder, read paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.analysis.files import ModelFiles, open_model, shipped_folder
from sayso.analysis.names import NameTags, joined, trimmed
from sayso.analysis.network import Floats, Network, WindowScores
from sayso.analysis.page import Page, Settled
from sayso.analysis.respelling import Respelling, load_respelling
from sayso.analysis.tokenizer import Tokenizer
from sayso.analysis.tree import best_heads
from sayso.analysis.window import read_windows
from sayso.analysis.wordshape import shapes_of
from sayso.model.analysis import Analysis

# Numbers in a vector of the encoder.
WIDTH = 384


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


def agreed(upos: Sequence[str], xpos: Sequence[str]) -> list[str]:
    """Parts of speech made one: what has the ending of a verb in the present ("orders", VBZ) is no noun."""
    return [
        "VERB" if coarse == "NOUN" and fine == "VBZ" else coarse
        for coarse, fine in zip(upos, xpos, strict=True)
    ]


class BuiltinAnalyzer:
    """Reads English newswire with the model that ships with the package.

    The same paragraph always reads the same, whatever stands around it: no
    window crosses a paragraph, and windows are read one at a time.
    """

    __slots__ = ("_model", "_names", "_network", "_respelling", "_root", "_tokenizer")

    def __init__(self, folder: Path | None = None, *, network: Network | None = None) -> None:
        self._model: ModelFiles = open_model(folder or shipped_folder())
        self._network = network or Network(self._model.folder)
        self._tokenizer = Tokenizer()
        self._respelling: Respelling = load_respelling()
        self._names = NameTags.of(self._model.labels["mention"])
        self._root = self._model.labels["relation"].index("root")

    @property
    def name(self) -> str:
        """Name, version and digest of the model, and the digest of the words that it reads as others."""
        return f"{self._model.title} {self._respelling.digest}"

    def analyze(self, text: str, blocks: Sequence[tuple[int, int]]) -> Analysis:
        """Sentences, words, grammar and names of the given paragraphs of a text."""
        page = Page()
        for words, spans in self._blocks(text, blocks):
            for first, kept, scores, starts in self._windows(words):
                page.add(self._settle(words[first:kept], spans[first:kept], scores, starts[: kept - first]))
        return page.analysis(self.name)

    def encode(self, text: str, blocks: Sequence[tuple[int, int]]) -> Encoded:
        """The same analysis, and the encoder's vector of each word: the encoder runs only once."""
        page = Page()
        vectors: list[Floats] = []
        for words, spans in self._blocks(text, blocks):
            for first, kept, scores, starts in self._windows(words):
                page.add(self._settle(words[first:kept], spans[first:kept], scores, starts[: kept - first]))
                vectors.append(scores.vectors[: kept - first + 1])
        sizes = [len(rows) - 1 for rows in vectors]
        none = [np.zeros((0, WIDTH), dtype=np.float32)]
        return Encoded(
            analysis=page.analysis(self.name),
            vectors=np.concatenate([rows[1:] for rows in vectors] or none),
            roots=np.concatenate([rows[:1] for rows in vectors] or none),
            window_of=np.repeat(np.arange(len(sizes)), sizes),
        )

    def _blocks(
        self, text: str, blocks: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[list[str], list[tuple[int, int]]]]:
        """The words of each paragraph that has any, and their offsets."""
        for start, end in blocks:
            spans = self._tokenizer.spans(text, start, end)
            if spans:
                yield [text[first:last] for first, last in spans], spans

    def _windows(self, words: list[str]) -> Iterator[tuple[int, int, WindowScores, NDArray[np.bool_]]]:
        """One paragraph, window by window: first and last settled word, scores, sentence starts."""
        words = self._respelling.read(words)
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
    ) -> Settled:
        """From the scores of the settled words of a window to their labels, trees and names."""
        size = len(words)
        heads = best_heads(scores.arcs[:size, : size + 1], np.cumsum(starts) - 1)
        relations = self._network.relations(scores.below[:size], scores.above[heads])
        # The root's relation is root, and nobody else's.
        relations[:, self._root] = np.where(heads == 0, np.inf, -np.inf)
        slices, tags = self._model.slices, scores.tags[:size]
        xpos = self._labels("xpos", tags[:, slices["xpos"]])
        upos = agreed(self._labels("upos", tags[:, slices["upos"]]), xpos)
        names = self._names.spans(tags[:, slices["mention"]], starts)
        return Settled(
            words=words,
            spans=spans,
            upos=upos,
            xpos=xpos,
            features=self._labels("features", tags[:, slices["features"]]),
            rules=self._respelling.rules(words, self._labels("lemma", tags[:, slices["lemma"]])),
            heads=heads,
            relations=self._labels("relation", relations),
            starts=starts,
            names=joined(trimmed(names, upos), heads.tolist()),
        )

    def _labels(self, group: str, scores: Floats) -> list[str]:
        """The best label of each word."""
        labels = self._model.labels[group]
        return [labels[best] for best in scores.argmax(axis=1).tolist()]
