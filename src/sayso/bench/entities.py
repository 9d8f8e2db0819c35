"""Entities: candidates of one document that name the same thing, put together by plain rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.bench.candidates import Candidate
from sayso.model.analysis import Analysis, MentionLabel, Token

_NOT_WORD = re.compile(r"[^\w\s]")
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
# Left parts of a phrase that say how many or which, not what.
_LOOSE = frozenset({"det", "nummod", "nmod:poss", "advmod", "punct", "case"})


def plain(text: str) -> str:
    """A filler as fillers are compared: lower case, without punctuation, articles and odd spaces."""
    return " ".join(_ARTICLE.sub(" ", _NOT_WORD.sub("", text.lower())).split())


def entities(analysis: Analysis, found: Sequence[Candidate]) -> tuple[int, ...]:
    """The entity of each candidate, counted from 0 in the order of the text.

    Persons share a last word; organisations share their words, or one is the
    other's abbreviation in brackets; common nouns share the words of the
    phrase from its first describing word to its head.
    """
    number: dict[tuple[str, str], int] = {}
    short = _abbreviations(analysis)
    result = []
    for candidate in found:
        key = _key(analysis, candidate)
        key = short.get(key, key)
        result.append(number.setdefault(key, len(number)))
    return tuple(result)


def _key(analysis: Analysis, candidate: Candidate) -> tuple[str, str]:
    tokens, name = analysis.tokens, candidate.name
    if name is None:
        return "noun", _core(tokens, candidate)
    words = [plain(token.text) for token in tokens[name.first : name.last]]
    if name.label is MentionLabel.PERSON:
        return "person", next((word for word in reversed(words) if word), "")
    return "name", " ".join(word for word in words if word)


def _core(tokens: Sequence[Token], candidate: Candidate) -> str:
    """The words of a common noun's phrase, up to its head, without what only counts or points."""
    head = candidate.head
    first = min((first for first, _ in candidate.extents), default=head)
    words = []
    for token in tokens[first : head + 1]:
        if (token.relation or "") in _LOOSE and token is not tokens[head]:
            continue
        words.append(plain(token.lemma or token.text))
    return " ".join(word for word in words if word)


def _abbreviations(analysis: Analysis) -> dict[tuple[str, str], tuple[str, str]]:
    """From the key of an abbreviation in brackets to that of the name before it."""
    tokens, found = analysis.tokens, {}
    by_first = {mention.first: mention for mention in analysis.mentions}
    for mention in analysis.mentions:
        after = mention.last
        if after + 2 < len(tokens) and tokens[after].text in {"(", "["}:
            short = by_first.get(after + 1)
            if short is not None and short.last < len(tokens) and tokens[short.last].text in {")", "]"}:
                long = " ".join(filter(None, (plain(t.text) for t in tokens[mention.first : mention.last])))
                brief = " ".join(filter(None, (plain(t.text) for t in tokens[short.first : short.last])))
                found["name", brief] = ("name", long)
    return found
