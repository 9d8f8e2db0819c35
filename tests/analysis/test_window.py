"""Windows over a paragraph."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sayso.analysis.window import LONGER, LONGEST, USUAL, read_windows


def run(counts: list[int], every: int) -> tuple[list[tuple[int, int, int]], list[tuple[int, int]]]:
    """Windows over words with these pieces, where a sentence starts at every so many words."""
    read: list[tuple[int, int]] = []

    def starts_in(first: int, last: int) -> NDArray[np.bool_]:
        read.append((first, last))
        return np.array([(first + at) % every == 0 for at in range(last - first)])

    return list(read_windows(np.array(counts), starts_in)), read


@given(st.lists(st.integers(1, 12), max_size=600), st.integers(1, 900))
def test_every_word_is_settled_once(counts: list[int], every: int) -> None:
    found, read = run(counts, every)
    assert [first for first, _, _ in found] == [0, *(kept for _, _, kept in found)][: len(found)]
    assert not counts or found[-1][2] == len(counts)
    assert all(first < kept <= last for first, last, kept in found)
    assert all(sum(counts[first:last]) <= LONGEST for first, last in read)


def test_a_short_paragraph_is_one_window() -> None:
    assert run([1] * USUAL, 20)[0] == [(0, USUAL, USUAL)]


def test_the_sentence_that_is_cut_off_is_read_again() -> None:
    found, _ = run([1] * 200, 30)
    assert found == [(0, 126, 120), (120, 200, 200)]


def test_a_long_sentence_gets_a_longer_window() -> None:
    found, read = run([1] * 240, 1000)
    assert found == [(0, 240, 240)]
    assert read == [(0, USUAL), (0, 240)]
    assert LONGER > 240
