"""The tree decoder, against all trees there are."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.tree import best_heads, single_root_tree


def is_tree(heads: list[int]) -> bool:
    """Whether heads (0 is the root, words from 1) form one tree with one root arc."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def best_by_trial(scores: np.ndarray) -> float:
    """The score of the best single-root tree, by trying all."""
    words = len(scores)
    totals = [
        sum(float(scores[word, head]) for word, head in enumerate(heads))
        for heads in product(range(words + 1), repeat=words)
        if is_tree(list(heads))
    ]
    return max(totals)


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(12))
def test_the_best_tree_of_all(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).round(3)
    heads = single_root_tree(scores)
    assert is_tree(heads.tolist())
    assert sum(scores[word, head] for word, head in enumerate(heads)) == pytest.approx(best_by_trial(scores))


def test_one_root_even_where_all_words_want_it() -> None:
    scores = np.zeros((6, 7))
    scores[:, 0] = 50.0
    assert is_tree(single_root_tree(scores).tolist())


@given(st.integers(1, 40), st.integers(0, 10_000))
def test_every_sentence_is_a_tree_of_its_own(words: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(words, words + 1)).astype(np.float32)
    sentence_of = np.cumsum(rng.random(words) < 0.2)
    sentence_of = sentence_of - sentence_of[0]
    heads = best_heads(scores, sentence_of)
    for number in range(int(sentence_of[-1]) + 1):
        places = np.flatnonzero(sentence_of == number)
        local = [0 if heads[at] == 0 else int(heads[at]) - int(places[0]) for at in places]
        assert is_tree(local)


def test_a_greedy_tree_is_left_as_it_is() -> None:
    scores = np.full((3, 4), -5.0)
    scores[0, 2], scores[1, 0], scores[2, 2] = 1.0, 1.0, 1.0
    assert best_heads(scores, np.zeros(3, dtype=np.int64)).tolist() == [2, 0, 2]


def test_a_long_sentence_is_decoded_in_time() -> None:
    scores = np.random.default_rng(1).normal(size=(500, 501))
    assert is_tree(single_root_tree(scores).tolist())


def test_no_words_no_heads() -> None:
    assert best_heads(np.zeros((0, 1)), np.zeros(0, dtype=np.int64)).tolist() == []
