"""The tokenizer: Universal Dependencies words, exact offsets, nothing lost."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.tokenizer import LONGEST_RUN, Tokenizer

TOKENIZER = Tokenizer()


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in TOKENIZER.spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't know.", "They|do|n't|know|."),
        ("THEY DON'T KNOW.", "THEY|DO|N'T|KNOW|."),
        ("It’s the army’s claim", "It|’s|the|army|’s|claim"),
        ("the rebels' convoy", "the|rebels|'|convoy"),
        ("We cannot say", "We|can|not|say"),
        ("U.S.-led aircraft", "U.S.|-|led|aircraft"),
        ("the U.S.'s allies", "the|U.S.|'s|allies"),
        ("an anti-tank mine", "an|anti-tank|mine"),
        ("a 15-year truce", "a|15|-|year|truce"),
        ("Gen. John K. Alvarez fled.", "Gen.|John|K.|Alvarez|fled|."),
        ("GEN. JUAN K. ALVAREZ FLED.", "GEN.|JUAN|K.|ALVAREZ|FLED|."),
        ("So did I. Then we left.", "So|did|I|.|Then|we|left|."),
        ("at 5pm, 12km away", "at|5|pm|,|12|km|away"),
        ("in the 1980s and '72", "in|the|1980s|and|'72"),
        ("on 16/11/2004 at 08:27", "on|16/11/2004|at|08:27"),
        ("some 15,000 of 1.5 million", "some|15,000|of|1.5|million"),
        ("worth US$30 or $5", "worth|US$|30|or|$|5"),
        ("No. 4 Company said no.", "No.|4|Company|said|no|."),
        ("killed or wounded...", "killed|or|wounded|..."),
        ("What?! --", "What|?!|--"),
        ("and/or", "and|/|or"),
        ("see www.example.org/a?b=1.", "see|www.example.org/a?b=1|."),
        ("mail desk@example.org now", "mail|desk@example.org|now"),
        ("Shi'ite men in O'Connell Street", "Shi'ite|men|in|O'Connell|Street"),
        ('"Stop," he said', '"|Stop|,|"|he|said'),
        ("(ACAN-EFE) -- [TEXT]", "(|ACAN|-|EFE|)|--|[|TEXT|]"),
        ("Sat. and Sun. in the sun.", "Sat.|and|Sun.|in|the|sun|."),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected.split("|")


@given(st.text(max_size=300))
def test_words_cover_everything_that_is_visible(text: str) -> None:
    spans = TOKENIZER.spans(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(place in covered for place, sign in enumerate(text) if sign.isalnum())
    assert not any(text[place].isspace() for start, end in spans for place in range(start, end))


@given(st.text(alphabet="ab1 .'’-@/:_\u200f\x00\ud800é", max_size=200), st.integers(0, 50))
def test_a_block_reads_the_same_within_a_longer_text(text: str, offset: int) -> None:
    alone = TOKENIZER.spans(text)
    within = TOKENIZER.spans(" " * offset + text + "\n", offset, offset + len(text))
    assert [(start + offset, end + offset) for start, end in alone] == within


def test_invisible_signs_are_no_words() -> None:
    assert words("\u200f\u202bGaza\u202c\x07 \ufeff") == ["Gaza"]


@pytest.mark.parametrize("sign", ["x", "(", "é", "7", "-", "'", "@", "."])
def test_a_long_run_without_a_space_is_one_word_in_linear_time(sign: str) -> None:
    text = sign * 1_000_000
    began = time.process_time()
    assert TOKENIZER.spans(text) == [(0, len(text))]
    assert time.process_time() - began < 2


@pytest.mark.parametrize("piece", ["a.b", "1-", "a@", "'x", "x'", "A.", "http://", "(a", "..a", "-a-"])
def test_no_pattern_looks_back_over_and_over(piece: str) -> None:
    line = (piece * LONGEST_RUN)[: LONGEST_RUN - 1]
    text = " ".join([line] * 50)
    began = time.process_time()
    TOKENIZER.spans(text)
    assert time.process_time() - began < 5
