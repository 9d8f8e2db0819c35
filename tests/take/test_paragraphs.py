"""Paragraphs: wrapped copy, a paragraph a line, indents, and lines that stand alone."""

from __future__ import annotations

import pytest

from sayso.take.paragraphs import paragraphs

LONG = "The last column crossed the bridge over the Tarn before dawn, and the mayor watched it go from the tower, he said."
WRAPPED = """The last column crossed the bridge over the Tarn before dawn, and the
mayor watched it go from the tower of the town hall, where he had spent
the night with two clerks and a lamp.
A harbour pilot counted ninety lorries, which he said were all that the
garrison had left after the winter."""


def split(text: str, *alone: str) -> list[str]:
    return [block.of(text) for block in paragraphs(text, alone.__contains__)]


def test_a_paragraph_a_line() -> None:
    assert split(f"{LONG}\n{LONG}\nShort one.\n{LONG}") == [LONG, LONG, "Short one.", LONG]


def test_blank_lines_part_even_with_spaces_in_them() -> None:
    assert split(f"{LONG}\n \t\n{LONG}\n\n\n\n{LONG}\n") == [LONG] * 3


def test_short_sentences_a_line_are_not_joined() -> None:
    lines = [
        "The army left the port at dawn.",
        "Nobody fired a shot at them.",
        "The mayor was seen at the bridge.",
    ]
    assert split("\n".join(lines)) == lines


def test_wrapped_lines_are_joined_and_a_short_line_ends_a_paragraph() -> None:
    blocks = split(WRAPPED)
    assert [block.splitlines()[0] for block in blocks] == [WRAPPED.splitlines()[0], WRAPPED.splitlines()[3]]


def test_wrapped_lines_between_blank_lines_are_one_paragraph() -> None:
    runs = [WRAPPED.replace("lamp.\n", "lamp.  All was quiet on the far bank.\n")] * 3
    assert split("\n\n".join(runs)) == runs


@pytest.mark.parametrize("indent", ["\t", "    "])
def test_indents_begin_paragraphs(indent: str) -> None:
    first, second = WRAPPED.split("lamp.\n")
    assert split(f"{indent}{first}lamp, all told.\n{indent}{second}") == [f"{first}lamp, all told.", second]


def test_a_broken_line_goes_on_in_small_letters() -> None:
    assert split(f"{LONG[:60]}\n{LONG[60:].strip()}\n\n{LONG}")[1:] == [LONG]


def test_a_headline_in_capitals_is_not_joined_to_the_copy() -> None:
    headline = "NORLAND SAYS THAT ITS ARMY HAS LEFT THE OLD PORT TOWN OF KESSIM"
    assert split(f"{headline}\n{WRAPPED}")[0] == headline


def test_lines_that_stand_alone_are_never_joined() -> None:
    text = f"{WRAPPED}\nEFE\nabc/de"
    assert split(text, "EFE", "abc/de")[-2:] == ["EFE", "abc/de"]


@pytest.mark.parametrize("text", ["", "\n\n \n", "\t"])
def test_no_words_no_paragraphs(text: str) -> None:
    assert split(text) == []
