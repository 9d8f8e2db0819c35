"""Branches: the tree of a text by positions in the analysis: who governs a word, and how far words of time lie from it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.model.analysis import Analysis, Sentence, Token

# what a step up from a word to its head costs, by the word's relation: 1 where nothing is said
UP = {"xcomp": 0.5, "conj": 1.0, "advcl": 2.0, "ccomp": 6.0, "parataxis": 6.0, "acl": 6.0, "acl:relcl": 6.0}
# what a step down costs, by the relation of the word stepped to
DOWN = {
    "conj": 2.0, "xcomp": 1.0, "nsubj": 1.5, "nsubj:pass": 1.5, "obj": 2.5, "nmod": 2.0, "obl": 1.5, "advcl": 3.0,
    "ccomp": 4.0, "parataxis": 5.0, "acl": 5.0, "acl:relcl": 5.0, "amod": 2.0, "compound": 1.5, "appos": 2.0,
}  # fmt: skip
OWN_STEP = 0.5
PARTICIPLE = 1.5
CLAUSES = frozenset({"ccomp", "parataxis"})
FAR = 99.0
# a time that stands so before a noun tells of that noun alone: "the 2014 protests"
PARTS_OF_NAMES = frozenset({"compound", "amod", "nmod:poss", "nummod"})
MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Branches:
    """Words of a text with the words that they govern; all positions are those of the analysis."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: Mapping[int, tuple[int, ...]]
    starts: tuple[int, ...] = field(repr=False)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds this offset."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def first_at(self, offset: int) -> int:
        """The word that holds this offset, else the next one."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.tokens[at].end else at + 1

    def above(self, at: int) -> Iterator[int]:
        """The words that govern a word, from its head up."""
        for _ in range(MOST):
            head = self.tokens[at].head
            if head is None or head == at:
                return
            at = head
            yield at

    def governed(self, at: int, *relations: str) -> tuple[int, ...]:
        """The words that a word governs by one of these relations, with or without a subtype."""
        return tuple(
            k
            for k in self.children.get(at, ())
            if self.tokens[k].relation in relations or self.relation(k) in relations
        )

    def relation(self, at: int) -> str:
        """How a word hangs on its head; subtypes that say nothing of time are left off."""
        full = self.tokens[at].relation or "dep"
        return full if full in {"acl:relcl", "nsubj:pass"} else full.split(":")[0]

    def lower(self, at: int) -> str:
        """A word in small letters."""
        return self.tokens[at].text.lower()

    def lemma(self, at: int) -> str:
        """A word's dictionary form in small letters."""
        return (self.tokens[at].lemma or self.tokens[at].text).lower()

    def top_of(self, first: int, last: int) -> int:
        """Of a stretch of words the one that the others hang on; of several a verb or a noun, and the last of those."""
        tops = [
            at
            for at in range(first, last)
            if (head := self.tokens[at].head) is None or not first <= head < last or head == at
        ]
        full = [at for at in tops if self.tokens[at].upos in {"VERB", "NOUN", "PROPN", "NUM"}]
        return (full or tops or [last - 1])[-1]

    def verb_of(self, at: int) -> int | None:
        """The verb that governs a word: the word itself, or the first one above it (one with a copula counts)."""
        for k in (at, *self.above(at)):
            if self.tokens[k].upos in {"VERB", "AUX"} or self.governed(k, "cop"):
                return k
        return None

    def governor(self, time: int, events: Container[int]) -> int:
        """The word below the verb or the event to which words of time belong; a place on the way has no time of its own."""
        at = time
        for above in self.above(time):
            if above in events or self.tokens[above].upos in {"VERB", "AUX"} or self.governed(above, "cop"):
                return at
            if (self.tokens[at].relation or "") in PARTS_OF_NAMES:
                return time
            at = above
        return time

    def between(self, event: int, time: int) -> tuple[int, ...]:
        """The words on the way from an event's word down to words of time, without the two; none where neither hangs on the other."""
        found: list[int] = []
        up = {event, *self.above(event)}
        for k in self.above(time):
            if k in up:
                return tuple(found)
            found.append(k)
        return ()

    def distance(self, event: int, time: int, *, inside: bool) -> float:
        """How far words of time lie from an event's word, by the steps between them; `inside` one content."""
        up = (event, *self.above(event))
        down = [time]
        for k in self.above(time):
            if down[-1] in up:
                break
            down.append(k)
        if down[-1] not in up:
            return FAR
        cost = OWN_STEP if len(down) > 1 else 0.0
        for k in down[1:-1]:
            relation = self.relation(k)
            near = relation in {"acl", "acl:relcl", "nmod", "appos"} and self.tokens[k].head == event
            cost += OWN_STEP if near else PARTICIPLE if self._participle(k) else DOWN.get(relation, 1.5)
        for k in up[: up.index(down[-1])]:
            relation = self.relation(k)
            if self._participle(k) or self.goes_on(k):
                cost += PARTICIPLE
            else:
                cost += 3.0 if relation in CLAUSES and inside else UP.get(relation, 1.0)
        return cost

    def goes_on(self, at: int) -> bool:
        """Whether a relative clause goes on with what is told: "the city, where they left their tanks"."""
        return self.relation(at) == "acl:relcl" and any(
            self.lower(k) in {"where", "when"} for k in self.governed(at, "advmod")
        )

    def _participle(self, at: int) -> bool:
        """Whether a word is what somebody was doing at the time: "an attack killing five"."""
        return self.tokens[at].xpos == "VBG" and self.relation(at) in {"acl", "advcl"}


def branches_of(analysis: Analysis) -> Branches | None:
    """The tree of a text, or None where the analyzer gives no grammar."""
    tokens = analysis.tokens
    if not tokens or any(token.head is None or token.upos is None for token in tokens):
        return None
    children: dict[int, list[int]] = {}
    for at, token in enumerate(tokens):
        if token.head is not None and token.head != at:
            children.setdefault(token.head, []).append(at)
    return Branches(
        tokens=tokens,
        sentences=analysis.sentences,
        children={at: tuple(group) for at, group in children.items()},
        starts=tuple(token.start for token in tokens),
    )
