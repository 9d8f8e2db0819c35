"""Figures and number words: what is a number, how large, and what is none."""

from __future__ import annotations

import pytest

from sayso.analysis.splitter import SplitterAnalyzer
from sayso.events.counting import load_counting
from sayso.events.numbers import Figure, NumberReader

BOOK = load_counting()


def figures(words: str) -> tuple[Figure, ...]:
    tokens = SplitterAnalyzer().analyze(words, ((0, len(words)),)).tokens
    lower = tuple(token.text.lower() for token in tokens)
    return NumberReader(tokens=tokens, lower=lower, book=BOOK).figures()


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("two dozen men", 24, 24),
        ("a hundred and fifty men", 150, 150),
        ("two hundred and fifty thousand men", 250_000, 250_000),
        ("1.5 million people", 1_500_000, 1_500_000),
        ("twenty-three men", 23, 23),
        ("three thousand men", 3000, 3000),
        ("3 000 men", 3000, 3000),
        ("4-5 thousand men", 4000, 5000),
        ("two or three dozen men", 24, 36),
        ("between 20 and 30 men", 20, 30),
        ("from 20 to 30 men", 20, 30),
        ("12 or 13 men", 12, 13),
        ("no fewer than 12 men", 12, None),
        ("more than a hundred men", 100, None),
        ("under 40 men", None, 40),
        ("at most 40 men", None, 40),
        ("40 men or more", 40, 40),
        ("40 or more men", 40, None),
        ("nearly 40 men", 40, 40),
        ("hundreds of thousands of men", 200_000, None),
        ("several hundred men", 300, None),
        ("not a single man", 0, 0),
        ("did not lose any men", 0, 0),
    ],
)
def test_a_number_is_an_interval(words: str, low: int | None, high: int | None) -> None:
    (figure,) = figures(words)
    assert (figure.low, figure.high, figure.reason) == (low, high, None)


@pytest.mark.parametrize(
    "words",
    [
        "60 percent of the town",
        "20 km from the border",
        "a 155mm gun",
        "T-72 tanks",
        "Su-25 jets",
        "on 11 November",
        "November 11",
        "in 1987",
        "between 1980 and 1988",
        "at 0500 today",
        "a 12-year-old boy",
        "Adel, 35, was seen",
        "Highway 1",
        "the 101st division",
        "any men",
        "some of the men",
        "$12 million",
    ],
)
def test_what_measures_dates_or_names_is_no_count(words: str) -> None:
    assert figures(words) == ()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("1,2,3 men", "its commas or points group no number"),
        ("1.2.3 men", "its commas or points group no number"),
        ("-5 men", "a negative number"),
        ("90 billion people", "more than all people alive"),
        ("2.5 men", "a fraction of a person or thing"),
    ],
)
def test_what_cannot_be_a_number_of_people_has_no_value(words: str, reason: str) -> None:
    (figure,) = figures(words)
    assert (figure.low, figure.high, figure.reason) == (None, None, reason)
