"""Ground words: where the words for a piece of ground begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.events.arguments import relation, word
from sayso.events.clause import Clause
from sayso.model.event import Place

WITHIN = frozenset(
    {
        "of",
        "in",
        "near",
        "around",
        "east",
        "west",
        "north",
        "south",
        "between",
        "along",
        "into",
        "outside",
        "on",
        "at",
        "to",
    }
)
KEPT = frozenset(
    {"amod", "compound", "nummod", "nmod", "flat", "acl", "nmod:poss", "advmod", "nmod:unmarked"}
)
NO_SPAN = "words of the ground itself; no known place of this name"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundWords:
    """Phrases of ground in one clause; positions are those of the take."""

    clause: Clause

    def words(self, first: int, last: int) -> Place | None:
        """The ground that these words are, from first to last; None where they reach out of the clause."""
        base = self.clause.first
        while last + 1 < base + len(self.clause.tokens) and relation(self.clause, last + 1) == "flat":
            last += 1
        if not base <= first <= last < base + len(self.clause.tokens):
            return None
        span = self.clause.span(first - base, last - base + 1)
        return Place(span=span, name=span.exact, reason=NO_SPAN)

    def whole_name(self, at: int) -> tuple[int, int]:
        """First and last word of a name, hyphens inside it taken along."""
        first = last = at
        while self.names(first - 1):
            first -= 1
        while self.names(last + 1) or (self.names(last + 2) and self.clause.every[last + 1].text == "-"):
            last += 1
        return first, last

    def names(self, at: int) -> bool:
        """Whether a name stands at this position of the sentence."""
        return at in self.clause.sentence and self.clause.every[at].upos == "PROPN"

    def phrase(self, head: int) -> list[int]:
        """The words of a noun phrase without its article and its relative clauses."""
        own_case = {k for k in self.clause.below.get(head, ()) if relation(self.clause, k) == "case"}
        found = sorted(k for k in self._below(head) if k not in own_case)
        listed = any(relation(self.clause, k) == "conj" for k in self.clause.below.get(head, ()))
        commas = [k for k in range(head, found[-1] + 1) if word(self.clause, k) == ","]
        if commas and not listed:
            found = [k for k in found if k < commas[0]]
        while (
            found
            and self.clause.every[found[0]].upos in {"DET", "PUNCT", "CCONJ", "ADP"}
            and word(self.clause, found[0]) in self.clause.lexicon.words["leading"]
        ):
            found.pop(0)
        return [k for k in found if found[0] <= k] or [head]

    def _below(self, at: int, *, lists: bool = True) -> Iterator[int]:
        yield at
        for under in self.clause.below.get(at, ()):
            link = relation(self.clause, under)
            case = {
                word(self.clause, k)
                for k in self.clause.below.get(under, ())
                if relation(self.clause, k) == "case"
            }
            verbal = relation(self.clause, at) in {"acl", "advmod"} or "of" in case
            if link in {"obl", "obj"} and verbal:
                yield from self._below(under)
            if link.startswith("nmod") and case and not case & WITHIN and link != "nmod:poss":
                continue
            if link in KEPT or link in {"case", "det", "cc"} or (link == "conj" and lists):
                yield from self._below(under)
