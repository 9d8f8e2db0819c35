"""Word pieces: the units that the encoder reads, several to a rare word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer as WordPieceModel

# Beyond this a word is a URL, a rule of dashes or noise; the encoder sees its beginning.
LONGEST_WORD = 40
MOST_PIECES = 12

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
