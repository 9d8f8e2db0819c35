"""Word pieces: the units that the encoder reads, several to a rare word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer as WordPieceModel

# Beyond this a word is a URL, a rule of dashes or noise; the encoder sees its beginning.
LONGEST_WORD = 40
MOST_PIECES = 12

# Words whose pieces are remembered, so that most words of a story need no look-up in the vocabulary.
MOST_KNOWN = 50_000

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRun:
    """The pieces of a run of words: piece ids, and how many each word has (one at least)."""

    ids: NDArray[np.int64]
    counts: NDArray[np.int64]


def encode_words(model: WordPieceModel, words: Sequence[str]) -> PieceRun:
    """The pieces of words; a word that the vocabulary cannot spell is one unknown piece."""
    cut = [word if len(word) <= LONGEST_WORD else word[:LONGEST_WORD] for word in words]
    if not all(map(str.isascii, cut)):
        cut = [_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", word) for word in cut]
    coded = model.encode(cut, is_pretokenized=True, add_special_tokens=False)
    ids = np.array(coded.ids, dtype=np.int64)
    owner = np.array(coded.word_ids, dtype=np.int64)
    counts = np.bincount(owner, minlength=len(words)).astype(np.int64)
    if counts.size and counts.max() > MOST_PIECES:
        starts = np.cumsum(counts) - counts
        keep = np.arange(ids.size) - starts[owner] < MOST_PIECES
        ids = ids[keep]
        counts = np.minimum(counts, MOST_PIECES)
    if counts.size and counts.min() == 0:
        unknown = model.token_to_id("[UNK]") or 0
        ids = np.insert(ids, (np.cumsum(counts) - counts)[counts == 0], unknown)
        counts = np.maximum(counts, 1)
    return PieceRun(ids=ids, counts=counts)


class Pieces:
    """Word pieces with a memory: the same pieces as `encode_words`, sooner."""

    __slots__ = ("_known", "_model", "marks")

    def __init__(self, model: WordPieceModel) -> None:
        self._model = model
        # What stands before and after the pieces of a window.
        self.marks = model.token_to_id("[CLS]") or 0, model.token_to_id("[SEP]") or 0
        self._known: dict[str, tuple[int, ...]] = {}

    def encode(self, words: Sequence[str]) -> PieceRun:
        """The pieces of words."""
        known = self._known
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            if len(known) + len(new) > MOST_KNOWN:
                # A new memory, not an emptied one: another thread may be reading the old.
                known = self._known = {}
                new = list(dict.fromkeys(words))
            run = encode_words(self._model, new)
            ends = np.cumsum(run.counts).tolist()
            ids = run.ids.tolist()
            for word, first, last in zip(new, [0, *ends], ends, strict=False):
                known[word] = tuple(ids[first:last])
        rows = [known[word] for word in words]
        counts = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
        return PieceRun(ids=np.fromiter(chain.from_iterable(rows), dtype=np.int64), counts=counts)
