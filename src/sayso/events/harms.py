"""Harms: which word of harm befalls which noun phrase, by the grammar of the clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.events.clause import Clause
from sayso.events.counting import CountBook, Harm
from sayso.events.dependents import Tree
from sayso.events.nouns import NounReader
from sayso.events.numbers import Figure
from sayso.events.quantities import Quantity, QuantityReader
from sayso.events.sufferers import SuffererReader
from sayso.model.event import CountOf

LEAST_FAR = 3
# the same people told twice stand near each other
LAST = 60
# harms of which only one befalls the same people in one count
OPEN = frozenset({CountOf.KILLED, CountOf.WOUNDED, CountOf.CASUALTIES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A count as the clause tells it: what, how many, the word of harm at `at`.

    `aimed` where it is only a purpose ("to arrest two men").
    """

    what: CountOf
    at: int
    quantity: Quantity
    aimed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmReader:
    """Finds what suffered, word of harm by word of harm."""

    clause: Clause
    tree: Tree
    quantities: QuantityReader
    sufferers: SuffererReader
    nouns: NounReader
    book: CountBook

    def told(self) -> tuple[Told, ...]:
        """All counts of one clause from left to right, the same people told by one kind of harm once."""
        out: list[Told] = []
        for at in range(len(self.clause.lower)):
            for harm in self.book.harms:
                if harm.kind is not CountOf.EQUIPMENT:
                    _add(out, self._at(at, harm))
        return tuple(self._both(out))

    def equipment(self) -> tuple[Told, ...]:
        """What was destroyed, taken or handed over, in numbers; who asks decides what is equipment."""
        harm = next(h for h in self.book.harms if h.kind is CountOf.EQUIPMENT)
        out: list[Told] = []
        for at in range(len(self.clause.lower)):
            _add(out, self._at(at, harm))
        return tuple(out)

    def _at(self, at: int, harm: Harm) -> Iterator[Told]:
        word = self.clause.lower[at]
        aimed = self._aimed(at)
        for quantity in self._quantities(at, harm, word):
            if (self._denied(at) and quantity.low != 0) or self._claimed(at, harm, quantity):
                continue
            yield Told(what=harm.kind, at=at, quantity=quantity, aimed=aimed)

    def _claimed(self, at: int, harm: Harm, quantity: Quantity) -> bool:
        """Whether another word of harm in the phrase, or right behind it, says what happened to these."""
        if harm.kind not in OPEN:
            return False
        inside = range(quantity.first, min(len(self.clause.lower), max(quantity.last, quantity.head + 1) + 1))
        others = [h for h in self.book.harms if h.kind in OPEN and h.kind is not harm.kind]
        return any(
            k != at and self.clause.lower[k] in h.states and not self._joined(at, k)
            for k in inside
            for h in others
        )

    def _joined(self, one: int, other: int) -> bool:
        """Whether two words of harm are joined: "killed or wounded"."""
        first, last = sorted((one, other))
        near = last - first <= LEAST_FAR and not self.quantities.figures.between(first + 1, last)
        return near and bool({"or", "and"}.intersection(self.clause.lower[first:last]))

    def _quantities(self, at: int, harm: Harm, word: str) -> Iterator[Quantity]:
        verbal = self.clause.tokens[at].upos in {"VERB", "AUX"} or self.tree.is_(at, "acl", "advcl", "csubj")
        if word in harm.verbs and verbal:
            yield from self._of_verb(at, harm, self.sufferers.of_verb(at))
        elif word in harm.own and verbal:
            yield from self._of_verb(at, harm, self.sufferers.of_own(at))
        elif word in harm.states and not self._nominal(at):
            yield from self._of_verb(at, harm, self.sufferers.of_state(at))
        elif word in harm.nouns and (verb := self._to_death(at, harm)) is not None:
            yield from self._of_verb(verb, harm, self.sufferers.of_verb(verb))
        elif word in harm.nouns:
            yield from self._of_noun(at, harm)

    def _to_death(self, at: int, harm: Harm) -> int | None:
        """The verb behind which "to death" says that it killed: "hacked to death", not "sentenced to death"."""
        verb = self.tree.heads[at]
        if (
            harm.kind is not CountOf.KILLED
            or verb < 0
            or self.clause.lower[max(0, at - 1) : at + 1] != ("to", "death")
        ):
            return None
        done = self.clause.tokens[verb].upos == "VERB"
        return verb if done and self.clause.lower[verb] not in self.book.context["doomed"] else None

    def _of_noun(self, at: int, harm: Harm) -> Iterator[Quantity]:
        found = tuple(self.nouns.quantities_of(at, harm))
        yield from found
        if not found and self.clause.lower[at] in harm.states:
            yield from self._next_to(at, harm)

    def _nominal(self, at: int) -> bool:
        return self.tree.is_(at, "obj", "nsubj", "obl", "nmod", "root") and (
            self.clause.tokens[at].upos in {"NOUN", "PROPN"}
        )

    def _of_verb(self, at: int, harm: Harm, heads: tuple[int, ...]) -> Iterator[Quantity]:
        found = False
        implied = not self.tree.is_(at, "amod")
        listed = self.sufferers.listed(at)
        for head in heads:
            if not self._takes(at, harm, head):
                continue
            for quantity in self._members(head, implied=implied, alone=head in listed):
                found = True
                yield quantity
        if heads and not self.tree.is_(at, "amod"):
            yield from self.quantities.added(at)
        if not found:
            yield from self._next_to(at, harm, behind=not heads)

    def _members(self, head: int, *, implied: bool, alone: bool) -> Iterator[Quantity]:
        if not alone:
            yield from self.quantities.members(head, implied=implied)
            return
        quantity = self.quantities.of(head, implied=implied)
        if quantity is not None:
            yield quantity

    def _takes(self, at: int, harm: Harm, head: int) -> bool:
        """Whether this verb does this harm to such an object: "took three prisoners", not "took three towns"."""
        word, words = self.clause.lower[at], self.book.words
        counted = self.quantities.of(head)
        noun = self.clause.lower[counted.head] if counted else self.clause.lower[head]
        if harm.kind is CountOf.EQUIPMENT:
            return True
        if noun in words["unit"] or noun in words["thing"]:
            return False
        if word not in self.book.context["guarded"] or harm.kind is not CountOf.CAPTURED:
            return True
        behind = set(self.clause.lower[at + 1 : at + 9])
        person = noun in words["persons"] or noun in words["person"] or self.clause.tokens[head].upos == "NUM"
        if word in {
            "take",
            "takes",
            "took",
            "taken",
            "taking",
            "held",
            "hold",
            "holding",
            "round",
            "rounded",
        }:
            return bool(behind & self.book.context["seizing"]) and (person or counted is not None)
        return person or noun in words["pronoun"] or self._person(head)

    def _person(self, head: int) -> bool:
        edge = self.tree.left_edge(head)
        return any(w in self.book.words["person"] for w in self.clause.lower[edge:head])

    def _next_to(self, at: int, harm: Harm, *, behind: bool = False) -> Iterator[Quantity]:
        """The figure right at a word of harm, where the grammar links them otherwise: "9 dead and 12 wounded"."""
        figure = self._figure_before(at)
        if figure is None and behind and self.clause.lower[at] in harm.verbs:
            figure = self.quantities.figures.starting(at + 1)
        if figure is not None and harm.kind is not CountOf.EQUIPMENT:
            yield Quantity(
                first=figure.first, last=max(figure.last, at + 1), head=figure.last - 1, low=figure.low,
                high=figure.high, reason=figure.reason,
            )  # fmt: skip

    def _figure_before(self, at: int) -> Figure | None:
        return self.quantities.figures.ending(at)

    def _denied(self, at: int) -> bool:
        return any(self.clause.lower[k] in self.book.words["negation"] for k in self.tree.children[at])

    def _aimed(self, at: int) -> bool:
        """Whether the verb is an infinitive of purpose: "an operation to arrest a leader"."""
        plain = self.clause.tokens[at].xpos == "VB"
        return plain and any(self.clause.lower[k] == "to" for k in self.tree.of(at, "mark"))

    def _both(self, told: list[Told]) -> Iterator[Told]:
        """Where one figure is told by two harms joined by "or", or by killed and wounded alike: casualties."""
        rows: dict[int, list[Told]] = {}
        for one in told:
            rows.setdefault(one.quantity.first, []).append(one)
        for group in rows.values():
            first = group[0]
            twins = [t for t in group[1:] if _same(t, first)]
            if twins and self._either(first, twins[0]):
                yield replace(first, what=CountOf.CASUALTIES)
                yield from (t for t in group[1:] if t not in twins)
            else:
                yield from group

    def _either(self, one: Told, other: Told) -> bool:
        between = self.clause.lower[min(one.at, other.at) : max(one.at, other.at)]
        hurt = {CountOf.KILLED, CountOf.WOUNDED}
        joined = len(between) <= LEAST_FAR
        return joined and ("or" in between or ({one.what, other.what} == hurt and not one.quantity.implied))


def _add(out: list[Told], told: Iterator[Told]) -> None:
    for one in told:
        if not _known(one, out[-LAST:]):
            out.append(one)


def _same(one: Told, other: Told) -> bool:
    same = one.quantity.head == other.quantity.head or not (one.quantity.implied or other.quantity.implied)
    return one.what is not other.what and same


def _known(told: Told, before: list[Told]) -> bool:
    return any(
        (t.what is told.what and told.quantity.implied and told.quantity.first == t.quantity.last)
        or (
            t.what is told.what
            and (t.quantity.first, t.quantity.head) == (told.quantity.first, told.quantity.head)
        )
        or (t.what is told.what and t.quantity.first == told.quantity.first and not told.quantity.implied)
        for t in before
    )
