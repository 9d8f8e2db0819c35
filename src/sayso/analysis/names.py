"""Names: from tag scores of words to mentions, so that none begins in its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTags:
    """The BIO tags of the model: which tag may follow which, which may begin a sentence."""

    tags: tuple[str, ...]
    follows: NDArray[np.bool_]
    begins: NDArray[np.bool_]
    outside: int

    @classmethod
    def of(cls, tags: Sequence[str]) -> NameTags:
        """The rules of BIO over these tags."""
        begins = np.array([not tag.startswith("I-") for tag in tags])
        follows = np.array([[now[0] != "I" or before[1:] == now[1:] for now in tags] for before in tags])
        return cls(tags=tuple(tags), follows=follows, begins=begins, outside=tuple(tags).index("O"))

    def spans(self, scores: Scores, starts: NDArray[np.bool_]) -> list[tuple[int, int, str]]:
        """Half-open word ranges with their class. `starts` marks the first word of each sentence."""
        best = scores.argmax(axis=1)
        if not (best != self.outside).any():
            return []
        good = self.begins[best]
        good[1:] |= self.follows[best[:-1], best[1:]] & ~starts[1:]
        if not good.all():
            firsts = np.flatnonzero(starts)
            edges = np.append(firsts, len(best))
            for number in np.unique(np.searchsorted(firsts, np.flatnonzero(~good), side="right") - 1):
                first, last = int(edges[number]), int(edges[number + 1])
                best[first:last] = self._decode(scores[first:last])
        return self._read(best, starts)

    def _decode(self, scores: Scores) -> NDArray[np.int64]:
        """The best row of tags that keeps the rules (Viterbi)."""
        barred = np.where(self.follows, 0.0, -np.inf)
        row = np.where(self.begins, scores[0], -np.inf)
        back = np.empty(scores.shape, dtype=np.int64)
        for place in range(1, len(scores)):
            ways = row[:, None] + barred
            back[place] = ways.argmax(axis=0)
            row = ways.max(axis=0) + scores[place]
        path = np.empty(len(scores), dtype=np.int64)
        path[-1] = row.argmax()
        for place in range(len(scores) - 1, 0, -1):
            path[place - 1] = back[place, path[place]]
        return path

    def _read(self, best: NDArray[np.int64], starts: NDArray[np.bool_]) -> list[tuple[int, int, str]]:
        named = np.flatnonzero(best != self.outside).tolist()
        spans: list[tuple[int, int, str]] = []
        for place in named:
            tag = self.tags[int(best[place])]
            if tag[0] == "I" and spans and spans[-1][1] == place and not starts[place]:
                spans[-1] = (spans[-1][0], place + 1, spans[-1][2])
            else:
                spans.append((place, place + 1, tag[2:]))
        return spans


# Words that join the parts of a name but neither begin nor end one ("Maria Lopez of the").
_JOINTS = frozenset({"ADP", "CCONJ", "DET", "PART", "PUNCT"})
# Amounts do begin so ("at least 14").
_UNTRIMMED = frozenset({"QUANTITY"})


def trimmed(spans: Sequence[tuple[int, int, str]], upos: Sequence[str]) -> list[tuple[int, int, str]]:
    """The names without joining words at their ends; a name of joining words alone is none."""
    kept = []
    for first, last, label in spans:
        start, end = first, last
        while label not in _UNTRIMMED and end > start and upos[end - 1] in _JOINTS:
            end -= 1
        while label not in _UNTRIMMED and start < end and upos[start] in _JOINTS:
            start += 1
        if start < end:
            kept.append((start, end, label))
    return kept


def joined(spans: Sequence[tuple[int, int, str]], heads: Sequence[int]) -> list[tuple[int, int, str]]:
    """Neighbours of one class made one where the grammar ties them ("Colonel" "Pedro Rivas").

    `heads` counts words from 1; 0 is the root.
    """
    kept: list[tuple[int, int, str]] = []
    for first, last, label in spans:
        if kept and kept[-1][1:] == (first, label):
            start = kept[-1][0]
            ahead = any(first < heads[at] <= last for at in range(start, first))
            back = any(start < heads[at] <= first for at in range(first, last))
            if ahead or back:
                kept[-1] = (start, last, label)
                continue
        kept.append((first, last, label))
    return kept
