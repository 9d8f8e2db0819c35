"""Harms: which word of harm befalls which noun phrase, by the grammar of the clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.events.clause import Clause
from sayso.events.counting import CountBook, Harm
from sayso.events.dependents import Tree
from sayso.events.numbers import Figure
from sayso.events.quantities import Quantity, QuantityReader
from sayso.model.event import CountOf

RELATIVE = frozenset({"who", "which", "that", "whom"})
PLAIN = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT", "CCONJ", "DET"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
LEAST_FAR = 3
CLOSE = 4
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
            k != at and self.clause.lower[k] in h.states and not self._joined(at, k) for k in inside for h in others
        )

    def _joined(self, one: int, other: int) -> bool:
        """Whether two words of harm are joined: "killed or wounded"."""
        first, last = sorted((one, other))
        counted = any(first < f.first < last for f in self.quantities.figures)
        near = last - first <= LEAST_FAR and not counted
        return near and bool({"or", "and"}.intersection(self.clause.lower[first:last]))

    def _quantities(self, at: int, harm: Harm, word: str) -> Iterator[Quantity]:
        verbal = self.clause.tokens[at].upos in {"VERB", "AUX"} or self.tree.is_(at, "acl", "advcl", "csubj")
        if word in harm.verbs and verbal:
            yield from self._of_verb(at, harm, self._sufferers(at))
        elif word in harm.own and verbal:
            yield from self._of_verb(at, harm, self._subjects(at))
        elif word in harm.states and not self._nominal(at):
            yield from self._of_verb(at, harm, self._states(at))
        elif word in harm.nouns:
            yield from self._of_noun(at, harm)

    def _nominal(self, at: int) -> bool:
        return self.tree.is_(at, "obj", "nsubj", "obl", "nmod", "root") and (
            self.clause.tokens[at].upos in {"NOUN", "PROPN"}
        )

    def _of_verb(self, at: int, harm: Harm, heads: tuple[int, ...]) -> Iterator[Quantity]:
        found = False
        implied = not self.tree.is_(at, "amod")
        listed = self._listed(at)
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
        if harm.kind in {CountOf.EQUIPMENT}:
            return True
        if noun in words["unit"] or noun in words["thing"]:
            return False
        if word not in self.book.context["guarded"] or harm.kind is not CountOf.CAPTURED:
            return True
        behind = set(self.clause.lower[at + 1 : at + 9])
        person = noun in words["persons"] or noun in words["person"] or self.clause.tokens[head].upos == "NUM"
        if word in {"take", "takes", "took", "taken", "taking", "held", "hold", "holding", "round", "rounded"}:
            return bool(behind & self.book.context["seizing"]) and (person or counted is not None)
        return person or noun in words["pronoun"] or self._person(head)

    def _person(self, head: int) -> bool:
        edge = self.tree.left_edge(head)
        return any(w in self.book.words["person"] for w in self.clause.lower[edge:head])

    def _sufferers(self, at: int) -> tuple[int, ...]:
        """The heads of what a verb was done to."""
        passive, objects = self.tree.of(at, "nsubj:pass"), self.tree.of(at, "obj")
        listed = self._listed(at)
        if listed:
            return listed
        if passive:
            return self._resolved(at, passive)
        if objects:
            return self._resolved(at, objects)
        governor = self.tree.heads[at]
        if governor >= 0 and self.tree.is_(at, "acl", "amod"):
            return (governor,) if self.clause.tokens[at].xpos != "VBG" else ()
        if governor >= 0 and self.tree.is_(at, "conj", "xcomp", "ccomp", "advcl"):
            return self._shared(at, governor)
        raised = [o for k in self.tree.of(at, "conj") for o in self.tree.of(k, "obj")]
        if raised:
            return tuple(raised[:1])
        return self._bare_subject(at)

    def _listed(self, at: int) -> tuple[int, ...]:
        """The nouns right before a participle: "250 guns and 400 trucks destroyed"."""
        governor = self.tree.heads[at]
        if governor < 0 or not self.tree.is_(at, "acl") or self.clause.tokens[at].xpos == "VBG":
            return ()
        counted = self.quantities.of(governor, implied=False)
        if counted is None or counted.last != at:
            return ()
        first = counted.first
        heads = [governor]
        for figure in reversed([f for f in self.quantities.figures if f.last < first]):
            nouns = self.clause.tokens[figure.last : first]
            if not nouns or nouns[-1].text.lower() not in {",", "and"} or not all(t.upos in PLAIN for t in nouns):
                break
            heads.append(max(k for k in range(figure.last, first) if self.clause.tokens[k].upos in {"NOUN", "PROPN"}))
            first = figure.first
        return tuple(reversed(heads))

    def _shared(self, at: int, governor: int) -> tuple[int, ...]:
        """What a joined or reported verb takes over from the one before: "were found shot and killed"."""
        own = self._bare_subject(at)
        if own:
            return own
        if self.tree.of(at, "nsubj") and self.tree.is_(at, "conj", "ccomp"):
            return ()
        if self.tree.is_(at, "conj", "advcl") and at - governor > CLOSE and not self.tree.of(governor, "nsubj:pass"):
            return ()
        return self._sufferers(governor) if governor != at else ()

    def _bare_subject(self, at: int) -> tuple[int, ...]:
        """The subject of a participle without its auxiliary: "30 injured", "80 warplanes downed"."""
        subjects = self.tree.of(at, "nsubj")
        if not subjects or self.tree.of(at, "obj", "aux") or self.clause.tokens[at].xpos not in {"VBN", "VBD"}:
            return ()
        head = subjects[0]
        counted = self.quantities.of(head, implied=False)
        plain = head < at and at - max(head + 1, counted.last if counted else 0) <= 1
        return (head,) if counted is not None and plain else ()

    def _subjects(self, at: int) -> tuple[int, ...]:
        subjects = self.tree.of(at, "nsubj")
        if subjects:
            return self._resolved(at, subjects)
        governor = self.tree.heads[at]
        if governor >= 0 and self.tree.is_(at, "acl"):
            return (governor,)
        if governor >= 0 and self.tree.is_(at, "conj", "xcomp"):
            return self.tree.of(governor, "nsubj") or self.tree.of(governor, "obj")
        return ()

    def _states(self, at: int) -> tuple[int, ...]:
        """Whose state an adjective tells: "one dead rebel", "three are missing", "left 12 dead"."""
        governor = self.tree.heads[at]
        subjects = self.tree.of(at, "nsubj")
        if subjects:
            return self._resolved(at, subjects)
        if governor >= 0 and self.tree.is_(at, "amod", "acl"):
            return (governor,)
        if governor >= 0 and self.tree.is_(at, "xcomp", "advcl", "obj", "ccomp"):
            return self.tree.of(governor, "nsubj:pass") or self.tree.of(governor, "obj")
        if governor >= 0 and self.tree.is_(at, "conj") and self.clause.lower[governor] != "be":
            return self._states(governor) if not self._figure_before(at) else ()
        return ()

    def _resolved(self, at: int, heads: tuple[int, ...]) -> tuple[int, ...]:
        """For a relative pronoun the noun that it stands for."""
        governor = self.tree.heads[at]
        relative = [h for h in heads if self.clause.lower[h] in RELATIVE]
        if relative and governor >= 0 and self.tree.is_(at, "acl"):
            return tuple(governor if h in relative else h for h in heads)
        return heads

    def _of_noun(self, at: int, harm: Harm) -> Iterator[Quantity]:
        """A noun of harm: its own number ("27 casualties"), or that of those behind "of" ("the death of two men")."""
        head = at
        if self.tree.is_(at, "nmod") and self._case(at) == "of" and self.quantities.of(self.tree.heads[at], implied=False):
            head = self.tree.heads[at]
        own = self.quantities.of(head, implied=False)
        if own is not None and (own.high is not None or self.clause.lower[at] not in self.book.context["acts"]):
            yield from self.quantities.members(head, implied=False)
            yield from self._itemised(at)
            return
        word, behind = self.clause.lower[at], False
        if harm.kind is CountOf.CASUALTIES:
            yield from self._risen(at) if word == "toll" else self.quantities.added(at)
            return
        for k in self.tree.of(at, "nmod"):
            if self._case(k) == "of" or self.tree.relations[k] == "nmod:poss":
                for quantity in self.quantities.members(k):
                    behind = True
                    yield quantity
        if not behind and word in {"body", "corpse"} and self.tree.of(at, "det"):
            yield Quantity(
                first=self.tree.left_edge(at), last=at + 1, head=at, low=1, high=1, implied=True
            )
        elif not behind and word in harm.states:
            yield from self._next_to(at, harm)

    def _itemised(self, at: int) -> Iterator[Quantity]:
        """The parts of a number that a list without a verb gives behind it: "13 bodies; eight men and five women"."""
        stop = next((k for k in range(at, len(self.clause.lower)) if self.clause.lower[k] in {";", ":"}), None)
        if stop is None or any(t.upos in {"VERB", "AUX"} for t in self.clause.tokens[stop:]):
            return
        figure = next((f for f in self.quantities.figures if f.first > stop), None)
        if figure is not None and figure.first == stop + 1:
            head = self.tree.heads[figure.last - 1]
            if head > stop:
                yield from (replace(q, part=True) for q in self.quantities.members(head))

    def _risen(self, at: int) -> Iterator[Quantity]:
        """The figure of a toll: "the death toll rose to 43"."""
        rise = self.book.context["rise"]
        verb = next((k for k in range(at + 1, len(self.clause.lower)) if self.clause.lower[k] in rise), None)
        if verb is None:
            return
        for figure in self.quantities.figures:
            if verb < figure.first <= verb + LEAST_FAR:
                yield Quantity(
                    first=figure.first, last=figure.last, head=figure.last - 1, low=figure.low, high=figure.high,
                    reason=figure.reason,
                )  # fmt: skip
                return

    def _case(self, at: int) -> str:
        return next((self.clause.lower[k] for k in self.tree.of(at, "case")), "")

    def _next_to(self, at: int, harm: Harm, *, behind: bool = False) -> Iterator[Quantity]:
        """The figure right at a word of harm, where the grammar links them otherwise: "9 dead and 12 wounded"."""
        figure = self._figure_before(at)
        if figure is None and behind and self.clause.lower[at] in harm.verbs:
            figure = next((f for f in self.quantities.figures if f.first == at + 1), None)
        if figure is not None and not (harm.kind is CountOf.EQUIPMENT):
            yield Quantity(
                first=figure.first, last=max(figure.last, at + 1), head=figure.last - 1, low=figure.low,
                high=figure.high, reason=figure.reason,
            )  # fmt: skip

    def _figure_before(self, at: int) -> Figure | None:
        return next((f for f in self.quantities.figures if f.last == at), None)

    def _denied(self, at: int) -> bool:
        return any(self.clause.lower[k] in NEGATIONS for k in self.tree.children[at])

    def _aimed(self, at: int) -> bool:
        """Whether the verb is an infinitive of purpose: "an operation to arrest a leader"."""
        plain = self.clause.tokens[at].xpos == "VB"
        return plain and any(self.clause.lower[k] == "to" for k in self.tree.of(at, "mark"))

    def _both(self, told: list[Told]) -> Iterator[Told]:
        """Where one figure is told by two harms joined by "or", or by killed and wounded alike: casualties."""
        for k, one in enumerate(told):
            twins = [t for t in told if t is not one and t.quantity.first == one.quantity.first and _same(t, one)]
            if not twins:
                yield one
            elif not any(t.quantity.first == one.quantity.first and _same(t, one) for t in told[:k]):
                if self._either(one, twins[0]):
                    yield Told(what=CountOf.CASUALTIES, at=one.at, quantity=one.quantity, aimed=one.aimed)
                else:
                    yield one
                    yield from twins


    def _either(self, one: Told, other: Told) -> bool:
        between = self.clause.lower[min(one.at, other.at) : max(one.at, other.at)]
        hurt = {CountOf.KILLED, CountOf.WOUNDED}
        joined = len(between) <= LEAST_FAR
        return joined and ("or" in between or ({one.what, other.what} == hurt and not one.quantity.implied))


def _add(out: list[Told], told: Iterator[Told]) -> None:
    for one in told:
        if not _known(one, out):
            out.append(one)


def _same(one: Told, other: Told) -> bool:
    same = one.quantity.head == other.quantity.head or not (one.quantity.implied or other.quantity.implied)
    return one.what is not other.what and same


def _known(told: Told, before: list[Told]) -> bool:
    return any(
        (t.what is told.what and told.quantity.implied and told.quantity.first == t.quantity.last)
        or t.what is told.what and (t.quantity.first, t.quantity.head) == (told.quantity.first, told.quantity.head)
        or (t.what is told.what and t.quantity.first == told.quantity.first and not told.quantity.implied)
        for t in before
    )
