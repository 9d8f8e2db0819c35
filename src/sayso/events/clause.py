"""Clause: the words of one statement's content, with what is around them, for the event rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sayso.events.lexicon import TriggerLexicon
from sayso.model.analysis import Analysis, MentionLabel, Token
from sayso.model.span import Span
from sayso.model.statement import Statement

# words this near on either side tell what a story is about
NEAR = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words of a content; positions count from 0, `cuts` are those of joining words and stops.

    The sentence around it has positions of its own: those of `every`, all words
    of the take, of which the content's begin at `first`. `sentence` is the range
    of the sentences that the content touches, `below` the words under each of
    their words in the tree (empty where there is no tree), `labels` the classes
    of the names there, `around` their words in lower case, `near` those and the words beside them.
    """

    text: str
    statement: Statement
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    lower: tuple[str, ...]
    lexicon: TriggerLexicon
    cuts: tuple[int, ...]
    analysis: Analysis
    first: int
    sentence: range = range(0)
    below: Mapping[int, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    labels: Mapping[int, MentionLabel] = field(default_factory=lambda: MappingProxyType({}))
    near: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def every(self) -> tuple[Token, ...]:
        """All words of the take."""
        return self.analysis.tokens

    @property
    def parsed(self) -> bool:
        """Whether there is a tree."""
        return bool(self.below)

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
    base = _first_at(analysis.tokens, statement.content.start)
    sentence = _sentences(analysis, base, base + len(tokens))
    return Clause(
        text=text,
        statement=statement,
        tokens=tokens,
        words=tuple(token.text for token in tokens),
        lower=lower,
        lexicon=lexicon,
        cuts=tuple(at for at, word in enumerate(lower) if word in cutting),
        analysis=analysis,
        first=base,
        sentence=sentence,
        below=_below(analysis.tokens, sentence),
        labels=_labels(analysis, sentence),
        around=frozenset(t.text.lower() for t in analysis.tokens[sentence.start : sentence.stop]),
        near=frozenset(
            t.text.lower() for t in analysis.tokens[max(0, sentence.start - NEAR) : sentence.stop + NEAR]
        ),
    )


def _sentences(analysis: Analysis, first: int, last: int) -> range:
    """The words of all sentences that these words touch."""
    at = max(0, bisect_right(analysis.sentences, first, key=lambda s: s.first) - 1)
    begin, end = first, last
    while at < len(analysis.sentences) and analysis.sentences[at].first < last:
        begin, end = min(begin, analysis.sentences[at].first), max(end, analysis.sentences[at].last)
        at += 1
    return range(begin, end)


def _below(tokens: Sequence[Token], sentence: range) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for at in sentence:
        head = tokens[at].head
        if head is not None and head != at:
            found.setdefault(head, []).append(at)
    return MappingProxyType({head: tuple(under) for head, under in found.items()})


def _labels(analysis: Analysis, sentence: range) -> Mapping[int, MentionLabel]:
    at = bisect_left(analysis.mentions, sentence.start, key=lambda m: m.first)
    found: dict[int, MentionLabel] = {}
    while at < len(analysis.mentions) and analysis.mentions[at].first < sentence.stop:
        mention = analysis.mentions[at]
        found.update(dict.fromkeys(range(mention.first, mention.last), mention.label))
        at += 1
    return MappingProxyType(found)


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
