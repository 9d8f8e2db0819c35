"""Sentences and words: every one is a stretch of the text, and no sentence crosses a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.analysis.splitter import LONGEST_PIECE, SplitterAnalyzer, pieces
from sayso.model.analysis import Analyzer

SPLITTER = SplitterAnalyzer()
QUICK = settings(max_examples=100, deadline=None, derandomize=True)


def sentences(text: str) -> list[str]:
    analysis = SPLITTER.analyze(text, [(0, len(text))])
    return [text[s.start : s.end] for s in analysis.sentences]


def test_it_is_an_analyzer_that_says_its_version() -> None:
    assert isinstance(SPLITTER, Analyzer)
    assert any(character.isdigit() for character in SPLITTER.name)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army left. The town is quiet.", 2),
        ("Gen. Petrenkov of the U.S. Army said 1.5 tons were lost.", 1),
        ("“We will stay.” He left.", 2),
        ("It happened at 2 a.m. on Nov. 11 near St. Petersburg.", 1),
        ("THE ARMY LEFT. THE TOWN IS QUIET.", 2),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@QUICK
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_words_are_stretches_of_the_text_in_order(text: str) -> None:
    analysis = SPLITTER.analyze(text, [(0, len(text))] if text else [])
    at = 0
    for token in analysis.tokens:
        assert at <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        at = token.end
    covered = [token for sentence in analysis.sentences for token in analysis.words(sentence)]
    assert tuple(covered) == analysis.tokens


@QUICK
@given(st.lists(st.text(alphabet="ab .!?“”\n", min_size=1, max_size=40), min_size=1, max_size=4))
def test_no_sentence_crosses_a_paragraph(paragraphs: list[str]) -> None:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    for sentence in SPLITTER.analyze(text, blocks).sentences:
        assert any(start <= sentence.start and sentence.end <= end for start, end in blocks)


@QUICK
@given(st.integers(0, 3 * LONGEST_PIECE), st.booleans())
def test_pieces_cover_a_paragraph_without_gap(length: int, spaced: bool) -> None:
    text = ("word " if spaced else "x") * (length // (5 if spaced else 1))
    found = list(pieces(text, 0, len(text)))
    assert "".join(text[a:b] for a, b in found) == text
    assert all(b - a <= LONGEST_PIECE for a, b in found)
