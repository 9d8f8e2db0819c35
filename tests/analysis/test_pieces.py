"""Word pieces: one at least for each word, whatever the word is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer as WordPieceModel

from sayso.analysis.files import PIECES, shipped_folder
from sayso.analysis.pieces import MOST_PIECES, Pieces, encode_words

MODEL = WordPieceModel.from_file(str(shipped_folder() / PIECES))


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), max_size=12))
def test_every_word_has_pieces(words: list[str]) -> None:
    run = encode_words(MODEL, words)
    assert len(run.counts) == len(words)
    assert run.counts.sum() == len(run.ids)
    assert all(1 <= count <= MOST_PIECES for count in run.counts)


@pytest.mark.parametrize("word", ["\u0301", "\ud800", "\x00", "😀", "x" * 10_000, "لا"])
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


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(["a", "Karat", "\ud800", "x" * 99, "🙂"]), max_size=8), max_size=4))
def test_memory_changes_nothing(texts: list[list[str]]) -> None:
    pieces = Pieces(MODEL)
    for words in texts:
        mine, plain = pieces.encode(words), encode_words(MODEL, words)
        assert mine.ids.tolist() == plain.ids.tolist()
        assert mine.counts.tolist() == plain.counts.tolist()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.analysis.pieces.MOST_KNOWN", 3)
    pieces = Pieces(MODEL)
    for words in (["a", "b"], ["b", "c", "d"], ["a", "b", "c", "d", "e"]):
        assert pieces.encode(words).ids.tolist() == encode_words(MODEL, words).ids.tolist()
