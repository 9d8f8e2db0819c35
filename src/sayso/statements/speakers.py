"""Speakers: where one sentence has two of them: "the army said A, while the group insisted that B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model.analysis import Token
from sayso.statements.lexicon import Lexicon

CONTENT = frozenset({"ccomp", "obj", "xcomp"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def by_speaker(
    tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon
) -> tuple[tuple[int, int], ...]:
    """A sentence (half-open range of words) cut where a second speaker begins, each with a verb of saying of his own."""
    if any(token.head is None for token in tokens[first:last]):
        return ((first, last),)
    below = _below(tokens, first, last)
    for root in (k for k in range(first, last) if tokens[k].head == k and _speaks(tokens, below, k, lexicon)):
        for second in _second(tokens, below, root):
            cut = min(_subtree(below, second))
            behind = max(_subtree(below, second))
            closes = all(tokens[k].upos == "PUNCT" for k in range(behind + 1, last))
            if _speaks(tokens, below, second, lexicon) and root < cut and closes:
                return (first, cut), (cut, last)
    return ((first, last),)


def _second(tokens: Sequence[Token], below: dict[int, list[int]], root: int) -> Iterator[int]:
    """Verbs joined to the first speaker's, or set against it or what he says by "while"."""
    said = [k for k in below.get(root, []) if tokens[k].relation == "ccomp"]
    yield from (k for k in below.get(root, []) if tokens[k].relation == "conj")
    for above in (root, *said):
        for k in below.get(above, []):
            marks = {tokens[m].text.lower() for m in below.get(k, []) if tokens[m].relation == "mark"}
            if tokens[k].relation == "advcl" and marks & {"while", "whereas"}:
                yield k


def _speaks(tokens: Sequence[Token], below: dict[int, list[int]], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of saying with a subject before it and what is said behind it."""
    under = below.get(at, [])
    subject = any(tokens[k].relation in SUBJECTS and k < at for k in under)
    content = any(tokens[k].relation in CONTENT and k > at for k in under)
    return subject and content and lexicon.is_verb(tokens[at].text.lower())


def _below(tokens: Sequence[Token], first: int, last: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for k in range(first, last):
        head = tokens[k].head
        if head is not None and head != k:
            found.setdefault(head, []).append(k)
    return found


def _subtree(below: dict[int, list[int]], at: int) -> set[int]:
    found, waiting = set(), [at]
    while waiting:
        word = waiting.pop()
        found.add(word)
        waiting += below.get(word, [])
    return found
