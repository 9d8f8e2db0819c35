"""Word pieces: one at least for each word, whatever the word is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer as WordPieceModel

from sayso.analysis.files import PIECES, shipped_folder
from sayso.analysis.pieces import MOST_PIECES, encode_words

MODEL = WordPieceModel.from_file(str(shipped_folder() / PIECES))


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), max_size=12))
def test_every_word_has_pieces(words: list[str]) -> None:
    run = encode_words(MODEL, words)
    assert len(run.counts) == len(words)
    assert run.counts.sum() == len(run.ids)
    assert all(1 <= count <= MOST_PIECES for count in run.counts)


@pytest.mark.parametrize(
    "word", ["\u0301", "\ud800", "\x00", "\N{REPLACEMENT CHARACTER}", "😀", "x" * 10_000, "لا"]
)
def test_odd_words(word: str) -> None:
    run = encode_words(MODEL, ["a", word, "b"])
    assert len(run.counts) == 3
    assert run.ids[0] == encode_words(MODEL, ["a"]).ids[0]
    assert run.ids[-1] == encode_words(MODEL, ["b"]).ids[0]


def test_the_shipped_file_neither_cuts_nor_pads() -> None:
    assert MODEL.truncation is None
    assert MODEL.padding is None


def test_no_words() -> None:
    assert encode_words(MODEL, []).ids.size == 0
