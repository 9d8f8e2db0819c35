"""What every analyzer must hold. One suite, run on each implementation in tests/analysis/.

A subclass gives the fixture `analyzer`.
"""

from __future__ import annotations

import pickle
import time

import pytest

from sayso.model.analysis import Analysis, Analyzer, Mention, Sentence

STORY = (
    "Government troops retook the village of Dar Sabla on Tuesday, the defence ministry said.\n\n"
    'Residents disputed that. "We saw no soldiers," said Amal Haddad, who runs a bakery there. '
    "She doesn't expect them soon.\n\n"
    "KARAT, 10 MAR 90 (AGENCY) -- [TEXT] TWO BRIDGES WERE BLOWN UP LAST NIGHT."
)
ODD = {
    "empty": "",
    "blank": " \n\t ",
    "one word": "Fire",
    "control characters": "Two\x00 tanks\x07 left\x1b.",
    "right-to-left marks": "\u200fThe \u202bHamra\u202c street \u2067souk\u2069 burned.",
    "emoji": "Calm today 🙂👍🏽 says mayor 👨‍👩‍👧.",
    "lone surrogate": "The file \ud83d was cut \udc00 here.",
    "combining marks": "e\u0301lan \u0301\u0301\u0301 naïve",
    "no letters": "... --- !!! ((((( 12:30",
    "no-break spaces": "10\u00a0000\u2009men",
}


def blocks_of(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text, cut at empty lines."""
    blocks = []
    place = 0
    for part in text.split("\n\n"):
        blocks.append((place, place + len(part)))
        place += len(part) + 2
    return blocks


def check(text: str, blocks: list[tuple[int, int]], analysis: Analysis) -> None:
    """Offsets are exact, ranges fit each other, and nothing lies outside the blocks."""
    inside = {place for start, end in blocks for place in range(start, end)}
    last = 0
    for token in analysis.tokens:
        assert text[token.start : token.end] == token.text
        assert last <= token.start < token.end
        assert {token.start, token.end - 1} <= inside
        last = token.end
    assert [s.first for s in analysis.sentences] == [0, *(s.last for s in analysis.sentences)][
        : len(analysis.sentences)
    ]
    assert not analysis.tokens or analysis.sentences[-1].last == len(analysis.tokens)
    parts: tuple[Sentence | Mention, ...] = (*analysis.sentences, *analysis.mentions)
    for part in parts:
        assert 0 <= part.first < part.last <= len(analysis.tokens)
        assert part.start == analysis.tokens[part.first].start
        assert part.end == analysis.tokens[part.last - 1].end
    for sentence in analysis.sentences:
        assert any(start <= sentence.start and sentence.end <= end for start, end in blocks)
        _check_tree(analysis, sentence.first, sentence.last)


def _check_tree(analysis: Analysis, first: int, last: int) -> None:
    heads = [analysis.tokens[at].head for at in range(first, last)]
    if None in heads:
        return
    assert all(head is not None and first <= head < last for head in heads)
    assert sum(head == at for at, head in enumerate(heads, start=first)) == 1
    for at in range(first, last):
        place, steps = at, 0
        while analysis.tokens[place].head != place and steps <= last - first:
            place, steps = analysis.tokens[place].head or 0, steps + 1
        assert steps <= last - first


class AnalyzerContract:
    """Run on every analyzer."""

    def test_it_is_an_analyzer(self, analyzer: Analyzer) -> None:
        assert isinstance(analyzer, Analyzer)
        assert analyzer.name.strip() == analyzer.name != ""

    def test_a_story(self, analyzer: Analyzer) -> None:
        blocks = blocks_of(STORY)
        analysis = analyzer.analyze(STORY, blocks)
        assert analysis.analyzer == analyzer.name
        assert len(analysis.sentences) >= 4
        check(STORY, blocks, analysis)

    def test_the_same_text_reads_the_same(self, analyzer: Analyzer) -> None:
        blocks = blocks_of(STORY)
        assert analyzer.analyze(STORY, blocks) == analyzer.analyze(STORY, blocks)

    def test_a_paragraph_reads_the_same_wherever_it_stands(self, analyzer: Analyzer) -> None:
        blocks = blocks_of(STORY)
        whole = analyzer.analyze(STORY, blocks)
        alone = analyzer.analyze(STORY, blocks[1:2])
        kept = [t for t in whole.tokens if blocks[1][0] <= t.start < blocks[1][1]]
        assert [(t.start, t.text, t.upos, t.relation, t.lemma) for t in alone.tokens] == [
            (t.start, t.text, t.upos, t.relation, t.lemma) for t in kept
        ]

    def test_what_lies_outside_the_blocks_is_not_read(self, analyzer: Analyzer) -> None:
        blocks = blocks_of(STORY)[:1]
        analysis = analyzer.analyze(STORY, blocks)
        assert analysis.tokens
        assert max(t.end for t in analysis.tokens) <= blocks[0][1]
        assert analyzer.analyze(STORY, []).tokens == ()

    @pytest.mark.parametrize("kind", ODD)
    def test_odd_text(self, analyzer: Analyzer, kind: str) -> None:
        text = ODD[kind]
        blocks = [(0, len(text))]
        check(text, blocks, analyzer.analyze(text, blocks))

    def test_an_empty_block_among_others(self, analyzer: Analyzer) -> None:
        text = "Guns fell silent.  Then rain."
        blocks = [(0, 17), (17, 17), (17, 19), (19, len(text))]
        analysis = analyzer.analyze(text, blocks)
        check(text, blocks, analysis)
        assert len(analysis.sentences) == 2

    def test_a_megabyte_without_a_space(self, analyzer: Analyzer) -> None:
        text = "x" * 1_000_000
        began = time.process_time()
        analysis = analyzer.analyze(text, [(0, len(text))])
        assert time.process_time() - began < 30
        check(text, [(0, len(text))], analysis)

    def test_it_can_be_sent_to_another_process(self, analyzer: Analyzer) -> None:
        blocks = blocks_of(STORY)
        twin = pickle.loads(pickle.dumps(analyzer))  # noqa: S301  (our own bytes)
        assert twin.analyze(STORY, blocks) == analyzer.analyze(STORY, blocks)
