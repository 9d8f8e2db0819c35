"""Windows: the stretches of whole words that the encoder reads at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

# Pieces in a window beside its two marks. 128 is what the encoder was made
# for and the fastest length; a sentence that is longer gets a longer window.
USUAL, LONGER, LONGEST = 126, 252, 508


def read_windows(
    counts: NDArray[np.int64], starts_in: Callable[[int, int], NDArray[np.bool_]]
) -> Iterator[tuple[int, int, int]]:
    """Reads a paragraph of words with these numbers of pieces, window by window.

    `starts_in(first, last)` reads one window and says which of its words start
    a sentence. Yields (first, last, kept): the words first to kept are settled.
    A window that ends inside the paragraph ends, as a rule, inside a sentence:
    its last sentence is left, and the next window starts with it.
    """
    ends = np.cumsum(counts)
    words, first = len(counts), 0
    while first < words:
        before = int(ends[first - 1]) if first else 0
        last = kept = first
        for limit in (USUAL, LONGER, LONGEST):
            wider = max(first + 1, int(np.searchsorted(ends, before + limit, side="right")))
            if wider == last:
                break
            last = wider
            starts = starts_in(first, last)
            if last == words:
                kept = last
                break
            later = np.flatnonzero(starts[1:])
            kept = first + 1 + int(later[-1]) if later.size else last
            if later.size:
                break
        yield first, last, kept
        first = kept
