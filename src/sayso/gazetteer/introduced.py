"""Introduced: short names that a story gives its actors in brackets: "Shining Path [Sendero Luminoso; SL]"."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from sayso.gazetteer.actors import LONGEST_NAME, Actor, ActorBook
from sayso.gazetteer.fold import fold

OPENING, CLOSING = frozenset("(["), frozenset(")]")
# words in brackets: a name in another language, a semicolon, and the short name
FURTHEST = 8
SHORTEST, LONGEST = 2, 8


def introducing(words: Sequence[str], book: ActorBook) -> ActorBook:
    """The book for one story: with the short names that it gives to actors that the book knows by another name.

    A short name that the book has already keeps its meaning.
    """
    found = {fold(short): actor for short, actor in _introduced(words, book) if book.get(short) is None}
    if not found:
        return book
    return replace(
        book,
        by_name=MappingProxyType(ChainMap(found, dict(book.by_name))),
        first_words=book.first_words | found.keys(),
        acronyms=book.acronyms | found.keys(),
    )


def _introduced(words: Sequence[str], book: ActorBook) -> Iterator[tuple[str, Actor]]:
    for at, word in enumerate(words):
        if word not in OPENING or not at:
            continue
        inside = range(at + 1, min(len(words), at + 1 + FURTHEST))
        end = next((k for k in inside if words[k] in CLOSING), None)
        if end is None or not _is_short(words[end - 1]) or (end - 1 > at + 1 and words[end - 2] != ";"):
            continue
        first = max(0, at - LONGEST_NAME)
        named = [m for m in book.find(words[first:at]) if first + m.last == at]
        if named and named[-1].actor.kind != "state":
            yield words[end - 1], named[-1].actor


def _is_short(word: str) -> bool:
    """Whether a word is a short name in capitals: "SL", "RSF"."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha() and word.isupper()
