"""Boundaries: where sentences end for the rules: marks that editors set overrule the analyzer.

A sentence that ends in a comma before its quotation mark goes on ("...," the
ministry said); a full stop that stands as a word of its own, before a capital,
ends one, whatever the analyzer made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model.analysis import Analysis, Token
from sayso.statements.words import MARKS

STOPS = frozenset({".", "!", "?"})
OPENING = frozenset({"“", "«", '"', "("})


def sentence_ranges(analysis: Analysis, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences between two offsets as half-open ranges of words, mended by their marks."""
    found: list[tuple[int, int]] = []
    for sentence in analysis.sentences_between(start, end):
        for first, last in _parts(analysis.tokens, sentence.first, sentence.last):
            if found and _goes_on(analysis.tokens, *found[-1]):
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
    return tuple(found)


def _goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a sentence ends in a comma, quotation marks left aside."""
    at = last - 1
    while at > first and tokens[at].text in MARKS:
        at -= 1
    return tokens[at].text == ","


def _parts(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A sentence cut behind each stop that closes one."""
    begin = first
    for at in range(first, last - 1):
        if tokens[at].text not in STOPS or at <= begin:
            continue
        behind = at + 1
        if tokens[behind].text in MARKS and tokens[behind].start == tokens[at].end:
            behind += 1  # the mark that closes the quotation belongs to it
        if behind >= last or tokens[behind].start <= tokens[behind - 1].end:
            continue
        following = tokens[behind].text
        if following[:1].isupper() or following in OPENING:
            yield begin, behind
            begin = behind
    yield begin, last
