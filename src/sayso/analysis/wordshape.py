"""Word shape: how a word is cased, for an encoder that sees lower case only."""

from __future__ import annotations

from collections.abc import Iterable

PLAIN, INITIAL, UPPER, LETTER, DIGIT, INNER, UNKNOWN = range(7)
SHAPES = 7


def shape_of(word: str) -> int:
    """The case of one word: plain, initial capital, capitals, one capital, digits, inner capital."""
    if word.islower():
        return DIGIT if any(map(str.isdigit, word)) else PLAIN
    if any(map(str.isdigit, word)):
        return DIGIT
    if word.isupper():
        return LETTER if sum(map(str.isalpha, word)) == 1 else UPPER
    if word[:1].isupper():
        return INITIAL if not any(map(str.isupper, word[1:])) else INNER
    return INNER if any(map(str.isupper, word)) else PLAIN


def shapes_of(words: Iterable[str]) -> list[int]:
    """The case of each word."""
    return [shape_of(word) for word in words]
