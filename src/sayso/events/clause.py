"""Clause: the words of one statement's content, with what is around them, for the event rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.events.lexicon import TriggerLexicon
from sayso.model.analysis import Analysis, Token
from sayso.model.span import Span
from sayso.model.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words of a content; positions count from 0, `cuts` are those of joining words and stops.

    `base` is the place of the first word among all words of the analysis.
    """

    text: str
    statement: Statement
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    lower: tuple[str, ...]
    lexicon: TriggerLexicon
    cuts: tuple[int, ...]
    base: int = 0

    def is_a(self, at: int, *classes: str) -> bool:
        """Whether the word at this position belongs to one of these word classes."""
        return 0 <= at < len(self.lower) and any(self.lower[at] in self.lexicon.words[c] for c in classes)

    def span(self, first: int, last: int) -> Span:
        """The span of a half-open stretch of words."""
        return Span.of(self.text, self.tokens[first].start, self.tokens[last - 1].end)

    def limits(self, at: int) -> tuple[int, int]:
        """The stretch around a position that no joining word or semicolon cuts."""
        before, after = bisect_left(self.cuts, at), bisect_right(self.cuts, at)
        first = self.cuts[before - 1] + 1 if before else 0
        last = self.cuts[after] if after < len(self.cuts) else len(self.lower)
        return first, last


def clause_of(text: str, analysis: Analysis, statement: Statement, lexicon: TriggerLexicon) -> Clause:
    """The clause of a statement: its content's words."""
    tokens = tokens_between(analysis, statement.content.start, statement.content.end)
    lower = tuple(token.text.lower() for token in tokens)
    cutting = lexicon.words["stop"] | lexicon.words["joiner"]
    return Clause(
        text=text,
        statement=statement,
        tokens=tokens,
        words=tuple(token.text for token in tokens),
        lower=lower,
        lexicon=lexicon,
        cuts=tuple(at for at, word in enumerate(lower) if word in cutting),
        base=_first_at(analysis.tokens, statement.content.start),
    )


def tokens_between(analysis: Analysis, start: int, end: int) -> tuple[Token, ...]:
    """The words that lie inside these offsets, found by halving, as words stand in order."""
    return tuple(
        analysis.tokens[k] for k in range(_first_at(analysis.tokens, start), _first_at(analysis.tokens, end))
    )


def _first_at(tokens: Sequence[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low
