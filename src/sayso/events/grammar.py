"""Grammar: one sentence's tree as the readers of participants climb it, by positions in the whole analysis."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.analysis import Analysis, Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Heads and relations of one sentence (Universal Dependencies); positions count words of the analysis.

    `children[i]` are the words that word `first + i` governs, left to right.
    """

    tokens: tuple[Token, ...]
    first: int
    last: int
    children: tuple[tuple[int, ...], ...]

    def word(self, at: int) -> str:
        """A word in lower case."""
        # copy may end without a mark: headlines do
        return self.tokens[at].text.lower() if 0 <= at < len(self.tokens) else ""

    def tag(self, at: int) -> str:
        """The fine part of speech of a word."""
        return self.tokens[at].xpos or ""

    def relation(self, at: int) -> str:
        """The relation of a word to its governor, with its subtype."""
        return self.tokens[at].relation or "dep"

    def base(self, at: int) -> str:
        """The relation without its subtype."""
        return self.relation(at).partition(":")[0]

    def governor(self, at: int) -> int | None:
        """The word that governs this one; None for a root."""
        head = self.tokens[at].head
        return None if head is None or head == at or not self.first <= head < self.last else head

    def kids(self, at: int, *bases: str) -> tuple[int, ...]:
        """The words that a word governs by one of these relations; a subtype has to be named in full."""
        mine = self.children[at - self.first]
        return tuple(k for k in mine if self.base(k) in bases or self.relation(k) in bases)

    def kid(self, at: int, *bases: str) -> int | None:
        """The first word that a word governs by one of these relations."""
        return next(iter(self.kids(at, *bases)), None)

    def case(self, at: int) -> str:
        """The preposition of a noun, or the joining word of a clause: "by", "because of"."""
        return " ".join(self.word(k) for k in self.kids(at, "case", "mark") if k < at)

    def subtree(self, at: int) -> frozenset[int]:
        """All words under a word, itself included."""
        found: set[int] = set()
        waiting = [at]
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting.extend(self.children[here - self.first])
        return frozenset(found)

    def above(self, at: int) -> Iterator[int]:
        """The words that govern a word, from the nearest up to the root."""
        seen = {at}
        while (up := self.governor(at)) is not None and up not in seen:
            seen.add(up)
            at = up
            yield up

    def is_verb(self, at: int) -> bool:
        """Whether a word is a verb form."""
        return self.tag(at).startswith(("VB", "MD"))

    def is_noun(self, at: int) -> bool:
        """Whether a word is a noun or a name."""
        return self.tag(at).startswith("NN") or self.tokens[at].upos in {"NOUN", "PROPN"}

    def passive(self, at: int) -> bool:
        """Whether the subject of a verb suffers it: "was taken", "taken by", "the town taken"."""
        if self.kids(at, "aux:pass"):
            return True
        if any(self.word(k) in HAVE for k in self.kids(at, "aux")):
            # "had not captured it": without "been" it is active, whatever the parser made of its subject
            return False
        if self.kids(at, "nsubj:pass", "csubj:pass"):
            return True
        if self.kids(at, "obj"):
            return False
        if self.kids(at, "obl:agent") and self.base(at) in {"acl", "amod", "advcl"}:
            return True
        if self.tag(at) != "VBN" or self.kids(at, "nsubj"):
            return False
        above = self.governor(at)
        if self.base(at) == "conj" and above is not None and self.is_verb(above):
            # "had liberated X and taken over Y": the second verb has the first one's voice
            return self.passive(above)
        return True


HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'d", "’d"})


def grammar_at(analysis: Analysis, at: int) -> Grammar | None:
    """The grammar of the sentence that holds this word; None where the analyzer gives no tree."""
    sentence = sentence_at(analysis, at)
    if sentence is None or any(
        token.head is None or token.relation is None for token in analysis.words(sentence)
    ):
        return None
    children: list[list[int]] = [[] for _ in range(sentence.first, sentence.last)]
    for k in range(sentence.first, sentence.last):
        head = analysis.tokens[k].head
        if head is not None and head != k and sentence.first <= head < sentence.last:
            children[head - sentence.first].append(k)
    return Grammar(
        tokens=analysis.tokens,
        first=sentence.first,
        last=sentence.last,
        children=tuple(tuple(group) for group in children),
    )


def sentence_at(analysis: Analysis, at: int) -> Sentence | None:
    """The sentence that holds a word."""
    number = bisect_right(analysis.sentences, at, key=lambda s: s.first) - 1
    if number < 0:
        return None
    sentence = analysis.sentences[number]
    return sentence if sentence.first <= at < sentence.last else None
