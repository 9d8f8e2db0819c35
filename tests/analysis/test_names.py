"""Names: spans from tag scores, always well formed."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.names import NameTags, joined, trimmed

TAGS = NameTags.of(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"])


def scores(*tags: str) -> np.ndarray:
    """Scores by which each of these tags wins alone."""
    found = np.zeros((len(tags), 5))
    for place, tag in enumerate(tags):
        found[place, TAGS.tags.index(tag)] = 3.0 + place / 10
    return found


def starts(length: int, *places: int) -> np.ndarray:
    return np.array([place in {0, *places} for place in range(length)])


def test_neighbours_of_one_class_stay_apart() -> None:
    tags = scores("B-PER", "I-PER", "B-PER", "O", "B-LOC")
    assert TAGS.spans(tags, starts(5)) == [(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC")]


def test_no_name_runs_over_the_end_of_a_sentence() -> None:
    found = TAGS.spans(scores("B-PER", "I-PER", "I-PER", "O"), starts(4, 2))
    assert all(not first < 2 < last for first, last, _ in found)


def test_a_name_that_begins_in_its_middle_is_mended() -> None:
    assert TAGS.spans(scores("B-LOC", "I-PER", "I-PER"), starts(3)) == [(0, 3, "PER")]
    assert TAGS.spans(scores("O", "I-LOC", "O"), starts(3)) in ([], [(1, 2, "LOC")], [(0, 2, "LOC")])


def test_text_without_names() -> None:
    assert TAGS.spans(scores("O", "O"), starts(2)) == []


@pytest.mark.parametrize("seed", range(20))
def test_the_best_row_that_keeps_the_rules(seed: int) -> None:
    drawn = np.random.default_rng(seed).normal(size=(4, 5))
    rows = [
        row
        for row in product(range(5), repeat=4)
        if TAGS.begins[row[0]] and all(TAGS.follows[a, b] for a, b in pairwise(row))
    ]
    best = max(rows, key=lambda row: sum(drawn[place, tag] for place, tag in enumerate(row)))
    expected = scores(*(TAGS.tags[tag] for tag in best))
    assert TAGS.spans(drawn, starts(4)) == TAGS.spans(expected, starts(4))


@given(st.integers(1, 30), st.integers(0, 1000))
def test_spans_rise_and_never_overlap(length: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    begins = rng.random(length) < 0.2
    begins[0] = True
    found = TAGS.spans(rng.normal(size=(length, 5)), begins)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert not any(begins[first + 1 : last].any() for first, last, _ in found)


def test_joining_words_neither_begin_nor_end_a_name() -> None:
    upos = ["PROPN", "PROPN", "ADP", "DET", "PROPN", "PUNCT"]
    assert trimmed([(0, 4, "PER"), (4, 6, "ORG")], upos) == [(0, 2, "PER"), (4, 5, "ORG")]
    assert trimmed([(2, 4, "ORG"), (0, 5, "PER")], upos) == [(0, 5, "PER")]
    assert trimmed([(2, 5, "QUANTITY")], upos) == [(2, 5, "QUANTITY")]


def test_neighbours_that_the_grammar_ties_are_one_name() -> None:
    heads = [2, 0, 2, 2]
    assert joined([(0, 1, "PER"), (1, 3, "PER"), (3, 4, "PER")], heads) == [(0, 4, "PER")]
    assert joined([(0, 1, "PER"), (1, 3, "ORG")], heads) == [(0, 1, "PER"), (1, 3, "ORG")]
    assert joined([(0, 1, "PER"), (1, 2, "PER")], [4, 4, 4, 0]) == [(0, 1, "PER"), (1, 2, "PER")]
