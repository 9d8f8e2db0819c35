"""Quantities: how many a noun phrase names, by its figure or by naming one person or thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.events.clause import Clause
from sayso.events.counting import CountBook
from sayso.events.dependents import Tree
from sayso.events.figures import Figures
from sayso.events.numbers import Figure

REACH = 7
# a hedge has at most so many words
HEDGE = 8
# how the words of a number hang on the noun behind them
BESIDE = ("nummod", "case", "amod", "det", "compound")
NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "X", "DET"})
ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """So many of something: half-open positions from the figure to the noun at `head`.

    `implied` where no figure says so but one person or thing is named;
    `part` where it is a part of what was counted before ("including two children").
    """

    first: int
    last: int
    head: int
    low: int | None
    high: int | None
    implied: bool = False
    part: bool = False
    people_only: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityReader:
    """Reads the quantities of noun phrases in one clause with a tree."""

    clause: Clause
    tree: Tree
    figures: Figures
    book: CountBook
    groups: frozenset[int]

    def members(self, head: int, *, implied: bool = True) -> Iterator[Quantity]:
        """The quantities of a phrase and of all that is joined to it: "three soldiers, two policemen and a child"."""
        row = [head, *self._joined(head)]
        for at in row:
            bare = at == head or len(row) >= ENOUGH
            quantity = self.of(at, implied=implied, bare=bare)
            if quantity is not None:
                yield quantity
            yield from self.added(at, implied=implied)
            for k in self.tree.of(at, "appos"):
                parts = [q for q in (self.of(m, implied=True) for m in [k, *self._joined(k)]) if q]
                if any(not q.implied for q in parts):
                    whole = quantity is not None and not quantity.implied
                    yield from (replace(q, part=whole) for q in parts)

    def added(self, at: int, *, implied: bool = True) -> Iterator[Quantity]:
        """What is added behind a word: "along with three of his men"; parts behind "including"."""
        for k in self.tree.children[at]:
            if k < at or not self.tree.is_(k, "nmod", "obl", "acl", "advcl", "conj", "parataxis"):
                continue
            lead = self._lead(k)
            if lead is None:
                continue
            for m in (k, *self._joined(k)):
                quantity = self.of(m, implied=implied)
                if quantity is not None:
                    yield replace(quantity, part=True) if lead == "part" else quantity

    def of(self, head: int, *, implied: bool = True, bare: bool = True) -> Quantity | None:
        """The quantity of one noun phrase; `bare` allows a singular without an article."""
        figure = self._figure(head)
        if figure is not None and self.clause.lower[figure.last : figure.last + 2] in {
            ("of", "whom"),
            ("of", "which"),
        }:
            return None
        if figure is not None:
            last = self._last(head, figure)
            return Quantity(
                first=figure.first, last=last, head=self._counted(head), low=figure.low, high=figure.high,
                people_only=figure.people_only, reason=figure.reason,
            )  # fmt: skip
        member = self._member(head)
        if implied and member is not None:
            return replace(self.of(member) or _one(member), first=self.tree.noun_edge(head))
        if implied and self._single(head, bare=bare):
            return Quantity(
                first=self.tree.noun_edge(head),
                last=self._name_end(head),
                head=head,
                low=1,
                high=1,
                implied=True,
            )
        return None

    def _member(self, head: int) -> int | None:
        """The person whom the tree hangs on the name of a group: "an Islamic Movement of Uzbekistan leader"."""
        if head not in self.groups and self.clause.lower[head] not in self.book.words["collective"]:
            return None
        return next(
            (k for k in self.tree.of(head, "nmod") if self.clause.lower[k] in self.book.words["person"]), None
        )

    def _joined(self, head: int) -> list[int]:
        out: list[int] = []
        open_ = [head]
        while open_:
            nouns = [
                k
                for k in self.tree.of(open_.pop(0), "conj")
                if self.clause.tokens[k].upos in NOUNS and not self.tree.of(k, "nsubj", "cop")
            ]
            out += nouns
            open_ += nouns
        return sorted(out)

    def _lead(self, at: int) -> str | None:
        """Whether a phrase is led by words that add it, or that make it a part."""
        edge = self.tree.first_below(at)
        for start in range(max(0, edge - 3), min(at, edge + 2)):
            for name in ("part", "beside"):
                for phrase in self.book.phrases[name]:
                    if (
                        self.clause.lower[start : start + len(phrase)] == phrase
                        and start + len(phrase) > edge - 1
                    ):
                        return name
        return None

    def _figure(self, head: int) -> Figure | None:
        edge = self.tree.left_edge(head)
        over = self.figures.over(head)
        inside = [f for f in self.figures.between(edge - HEDGE, head) if edge <= f.core]
        near = ([over] if over else []) or [f for f in inside if self._belongs(f, head)] or inside
        return near[-1] if near and not self._fenced(near[-1], head) else None

    def _belongs(self, figure: Figure, head: int) -> bool:
        return any(self.tree.heads[k] == head for k in range(figure.first, figure.last))

    def _fenced(self, figure: Figure, head: int) -> bool:
        """Whether something stands between figure and noun that parts them."""
        between = self.clause.lower[figure.last : head]
        return any(word in {";", ":", "(", ")"} for word in between)

    def _counted(self, head: int) -> int:
        """What is counted: behind "of" where the head is a number or a portion ("dozens of soldiers")."""
        inside = self.figures.over(head)
        if inside is None and self.clause.lower[head] not in self.book.words["portion"]:
            return head
        last = inside.last if inside else head + 1
        if inside is not None and self.tree.heads[last - 1] >= last and self.tree.is_(last - 1, *BESIDE):
            return self.tree.heads[last - 1]
        if "of" not in self.clause.lower[last - 1 : last + 1]:
            return self._described(last, head)
        for k in range(last, min(len(self.clause.lower), last + REACH)):
            token = self.clause.tokens[k]
            if token.upos in {"NOUN", "PROPN"} and not self.tree.is_(
                k, "compound", "nmod:poss", "amod", "flat"
            ):
                return k
            verbal = token.upos in {"VERB", "AUX"} and not self.tree.is_(k, "amod")
            if verbal or token.upos == "PUNCT" or token.text.lower() in self.book.words["nobody"]:
                break
        return head

    def _described(self, last: int, head: int) -> int:
        """The noun behind a participle that the tree hangs on the number: "one suspected insurgent"."""
        if (
            last + 1 < len(self.clause.tokens)
            and self.tree.is_(last, "acl")
            and self.tree.heads[last + 1] == last
        ):
            return last + 1 if self.clause.tokens[last + 1].upos == "NOUN" else head
        return head

    def _name_end(self, head: int) -> int:
        """Where a name ends: "Qari Ziauddin", "leader Akbar"."""
        last = head + 1
        while (
            last < len(self.clause.tokens)
            and self.tree.is_(last, "flat", "appos")
            and (self.clause.tokens[last].xpos == "NNP" and self.tree.heads[last] >= head)
        ):
            last += 1
        return last

    def _inside(self, head: int) -> bool:
        return self.figures.over(head) is not None

    def _last(self, head: int, figure: Figure) -> int:
        return max(head + 1, figure.last, self._counted(head) + 1)

    def _single(self, head: int, *, bare: bool) -> bool:
        """Whether the phrase names one person or thing: "a soldier", "the Taliban leader", "him"."""
        word, token, words = self.clause.lower[head], self.clause.tokens[head], self.book.words
        if word in words["pronoun"]:
            return True
        if token.xpos not in {"NN", "NNP"} or head in self.groups or word in words["collective"]:
            return False
        leads = {self.clause.lower[k] for k in self.tree.children[head] if k < head}
        if leads & words["not_one"]:
            return False
        phrase = self.clause.lower[self.tree.left_edge(head) : head + 1]
        if token.xpos == "NNP":
            return bare and word not in words["thing"]
        if word in words["thing"]:
            return False
        if word in words["person"]:
            return bare or bool(self.tree.of(head, "det", "nmod:poss"))
        return bool(words["article"].intersection(phrase))


def _one(head: int) -> Quantity:
    return Quantity(first=head, last=head + 1, head=head, low=1, high=1, implied=True)
