"""Locations: the words that say where a happening was, over the tree.

The guide's order: words attached to the happening itself, then to the verb that
carries it, then to those that govern it in the same clause. The phrase is taken
as it stands ("near the northern town of X", "a village west of Y"), without
"in", "on" and "at", with the places that follow it as an address.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.events.clause import Clause
from sayso.events.grammar import Grammar, grammar_at
from sayso.events.triggers import Hit
from sayso.model.analysis import MentionLabel
from sayso.model.event import EventType

# where a clause ends: what governs it happens elsewhere
CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "csubj"})
# kinds of happening whose object may be where they were
ON_OBJECT = frozenset({EventType.CONTROL, EventType.STRIKE, EventType.ADVANCE})
# kinds whose object may be a settlement: "burnt the village of X", "fled X"
ON_TOWN = frozenset({EventType.DAMAGE, EventType.DISPLACE})
# and kinds that go from one place to another
MOVING = frozenset(
    {EventType.WITHDRAW, EventType.DISPLACE, EventType.DEPLOY, EventType.ADVANCE, EventType.CONTROL}
)
# kinds that may happen in the air over a place
ABOVE = frozenset({EventType.DAMAGE, EventType.STRIKE})
WHERE = frozenset({MentionLabel.LOCATION, MentionLabel.FACILITY})
# what is taken, held or left is told by its own rules where nothing stands beside the word
MATERIAL = frozenset({EventType.CONTROL, EventType.WITHDRAW})
HYPHENS = frozenset({"-", "–"})
LONGEST_FRONT = 7
HIGHEST = 4
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """The words for a place: half-open positions in the clause, and the word that heads them."""

    first: int
    last: int
    head: int


def location(clause: Clause, hit: Hit, named: frozenset[int], people: frozenset[int]) -> Location | None:
    """The words for the place of one happening; `named` and `people` are positions of names of places and of actors."""
    at = clause.first + hit.last - 1
    grammar = grammar_at(clause.analysis, at)
    if grammar is None:
        return None
    finder = _Finder(clause=clause, grammar=grammar, named=named, people=people)
    built: list[int] = []
    for level in _levels(grammar, at, clause):
        found = [k for k in finder.candidates(level, hit) if finder.is_where(k)]
        # what is hit or destroyed says where only if nothing else does
        things = [k for k in found if grammar.base(k) in {"obj", "nsubj"} and not finder.is_ground(k)]
        built += things
        rest = [k for k in found if k not in things]
        # what is taken or held is its object or its passive subject before anything beside it
        taken = [k for k in found if grammar.base(k) in {"obj", "nsubj"}]
        if hit.trigger.type in MATERIAL and taken:
            return finder.phrase(taken[0], ())
        if rest:
            return finder.phrase(_chosen(grammar, rest, hit, at), rest)
    if hit.trigger.type not in MATERIAL and (near := finder.nearby(hit, at)) is not None:
        return finder.phrase(near, ())
    return finder.phrase(built[0], ()) if built else finder.front_behind(at)


def _chosen(grammar: Grammar, found: Sequence[int], hit: Hit, at: int) -> int:
    """Of several: where forces leave "from"; else what stands behind the word, nearest first."""
    leaving = [k for k in found if grammar.case(k).startswith("from")]
    if hit.trigger.type is EventType.WITHDRAW and leaving:
        return leaving[0]
    behind = [k for k in found if k > at]
    return behind[0] if behind else found[-1]


def _levels(grammar: Grammar, at: int, clause: Clause) -> Iterator[int]:
    """The trigger, verbs told of it ("clashes that took place in X"), and what governs it in its clause."""
    yield at
    yield from (k for k in grammar.kids(at, "acl", "acl:relcl", "xcomp"))
    here = at
    for _, up in zip(range(HIGHEST), grammar.above(at), strict=False):
        if grammar.base(here) in CLAUSES or not clause.first <= up < clause.first + len(clause.lower):
            return
        yield up
        here = up


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    """Tells the words for a place in one sentence."""

    clause: Clause
    grammar: Grammar
    named: frozenset[int]
    people: frozenset[int]

    def candidates(self, at: int, hit: Hit) -> Iterator[int]:
        """Nouns attached to a word by a preposition of place, its object, and bearings ("north of X")."""
        own = self.clause.first + hit.first <= at < self.clause.first + hit.last
        for k in sorted(self.grammar.kids(at, "obl", "nmod", "advmod", "obj", "nsubj:pass")):
            if self._inside(k) and self.grammar.relation(k) == "obl:agent" and own:
                # "damaged by guerrillas at X": the place hung on who did it
                yield from (
                    n for n in self.grammar.kids(k, "nmod") if self._inside(n) and self._case_of_place(n)
                )
            if not self._inside(k) or self.grammar.relation(k) in {"nmod:poss", "obl:agent"}:
                continue
            base = self.grammar.base(k)
            if base in {"obj", "nsubj"}:
                on_town = hit.trigger.type in ON_TOWN and self._is_town(k)
                if own and (hit.trigger.type in ON_OBJECT or on_town) and not hit.noun:
                    yield k
                if own:
                    # "bombed targets in the south": the place hangs on what was bombed
                    inner = self.grammar.kids(k, "nmod")
                    yield from (n for n in inner if self._inside(n) and self._case_of_place(n))
            elif self._is_bearing(k) or self._case_of_place(k, hit):
                yield k
            elif base != "advmod" and self.grammar.case(k) in self._words("during"):
                yield from (
                    n
                    for n in self.grammar.kids(k, "nmod", "obl")
                    if self._inside(n) and self._case_of_place(n)
                )
            elif own and self._governs(hit) and hit.trigger.type in ON_OBJECT:
                yield from (k,) if self.grammar.case(k) in {"of", "over"} else ()

    def _governs(self, hit: Hit) -> bool:
        """Whether a trigger ends in a noun: "the shelling of X", "took control of X"."""
        return hit.noun or len(hit.trigger.form) > 1

    def nearby(self, hit: Hit, at: int) -> int | None:
        """The nearest phrase of place in the same clause, whatever the tree hangs it on: behind the word, then ahead."""
        low, high = self.clause.limits(at - self.clause.first)
        found = [
            k
            for k in range(self.clause.first + low, self.clause.first + high)
            if self.grammar.first <= k < self.grammar.last
            and self.grammar.is_noun(k)
            and self._case_of_place(k, hit)
            and self.is_where(k)
        ]
        behind = [k for k in found if k > at]
        return behind[0] if behind else found[-1] if found else None

    def front_behind(self, at: int) -> Location | None:
        """A front named behind the word where the parser takes its words apart: "attacks on the Gulf war southern front"."""
        grammar, first = self.grammar, at + 1
        if first >= grammar.last or grammar.word(first) not in self._words("where"):
            return None
        for k in range(first + 1, min(first + LONGEST_FRONT, grammar.last)):
            if grammar.word(k) in self._words("sector"):
                begin = self._position(first + 1)
                return Location(first=begin, last=self._position(k) + 1, head=self._position(k))
            if not grammar.is_noun(k) and grammar.tag(k) not in {"DT", "JJ", "VBN", "CD"}:
                return None
        return None

    def _case_of_place(self, at: int, hit: Hit | None = None) -> bool:
        case = self.grammar.case(at).split()
        moving = hit is not None and hit.trigger.type in MOVING and bool(case)
        if moving and case[0] in self._words("moving_where"):
            return True
        above = hit is not None and hit.trigger.type in ABOVE and case[:1] == ["over"]
        return above or (bool(case) and case[0] in self._words("where"))

    def _kinds(self) -> frozenset[str]:
        return self.clause.lexicon.objects["place"] | self._words("where_noun")

    def _words(self, name: str) -> frozenset[str]:
        return self.clause.lexicon.words[name]

    def _is_bearing(self, at: int) -> bool:
        """Whether a word is "north", "outside" with what it is north of."""
        return self.grammar.word(at) in self.clause.lexicon.words["bearing"] and bool(
            self.grammar.kids(at, "nmod", "obl")
        )

    def is_where(self, at: int) -> bool:
        """Whether a noun is a place: named, of a kind of place, or holding such a name ("fronts near X")."""
        if self._is_bearing(at):
            return True
        if self._position(at) in self.people:
            return False
        if self._position(at) in self.named and self.grammar.case(at) == "against":
            return False  # a side, not a place
        kind = bool({self._lemma(at), self.grammar.word(at)} & self._kinds())
        built = self.clause.lexicon.works.find(self.grammar.tokens[at].text)
        return bool(kind or built) or self._position(at) in self.named or self._unknown_name(at)

    def is_ground(self, at: int) -> bool:
        """Whether a noun is a place in its own right and no building."""
        built = self.clause.lexicon.works.find(self.grammar.tokens[at].text)
        return not built or self._position(at) in self.named

    def _is_town(self, at: int) -> bool:
        """Whether a noun is a settlement: a word for one, or a name that is not a person's, a body's or a bridge's."""
        if self.clause.lexicon.works.find(self.grammar.tokens[at].text):
            return False
        if self._lemma(at) in self._words("towns") or self._position(at) in self.named:
            return True
        return self.grammar.tag(at) == "NNP" and self._label(at) is MentionLabel.LOCATION

    def _unknown_name(self, at: int) -> bool:
        """Whether a name stands where places stand, though no list has it: "in San Luis"."""
        case = self.grammar.case(at)
        if self.grammar.tag(at) != "NNP" or not case or case.split()[0] not in self._words("where_only"):
            return False
        if self.grammar.word(at) in self.clause.lexicon.times["months"]:
            return False
        return self._label(at) in {*WHERE, None}

    def _label(self, at: int) -> MentionLabel | None:
        return next((m.label for m in self.clause.analysis.mentions if m.first <= at < m.last), None)

    def phrase(self, at: int, beside: Sequence[int]) -> Location:
        """The phrase around a noun: with near and bearings, without "in", up to a comma that no address follows."""
        grammar = self.grammar
        first = last = at
        kept = self._kept(at)
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept or (last + 2 in kept and grammar.word(last + 1) in HYPHENS):
            last += 1
        while (further := self._address(last + 1) or self._goes_on(last + 1, beside)) is not None:
            last = further
        while grammar.tag(first - 1) == "CD" or grammar.word(first - 1) in self._words("distance"):
            first -= 1
        while first < at and grammar.word(first) in self._words("plain_where") | {"over"}:
            first += 1
        begin, end = self._position(first), self._position(last) + 1
        return Location(first=max(0, begin), last=min(len(self.clause.lower), end), head=self._position(at))

    def _kept(self, at: int) -> frozenset[int]:
        """The words under a noun, clauses, times and marks left out."""
        grammar = self.grammar
        kept: set[int] = {at}
        for k in grammar.children[at - grammar.first]:
            base = grammar.base(k)
            if base == "conj" and k > at and self._names_place(k):
                kept |= self._kept(k) | set(range(at + 1, k))
                continue
            if base in {"acl", "advcl", "parataxis", "cc", "conj", "cop", "nsubj", "punct"} or (
                grammar.relation(k) == "nmod:unmarked"
            ):
                continue
            if base in {"nmod", "obl"} and k > at and not self._place_within(k):
                continue
            if base == "appos":
                continue
            kept |= self._kept(k)
        return frozenset(kept)

    def _place_within(self, at: int) -> bool:
        case = self.grammar.case(at).split()
        return not case or case[0] == "of" or self._case_of_place(at)

    def _goes_on(self, at: int, beside: Sequence[int]) -> int | None:
        """The last word of a phrase that stands right behind: "on the southern front near X"."""
        for k in beside:
            kept = self._kept(k)
            if min(kept) == at:
                last = at
                while last + 1 in kept:
                    last += 1
                return last
        return None

    def _address(self, at: int) -> int | None:
        """The last word of a further name behind a comma: "X farm, Y district"."""
        grammar = self.grammar
        if at + 1 >= grammar.last or grammar.word(at) != ",":
            return None
        last = at
        while last + 1 < grammar.last and self._names_place(last + 1):
            last += 1
        named = any(self._position(k) in self.named for k in range(at + 1, last + 1))
        closed = last + 1 >= grammar.last or grammar.word(last + 1) in {",", "."}
        return last if last > at and (named or closed) else None

    def _names_place(self, at: int) -> bool:
        kind = self._lemma(at) in self._kinds()
        return kind or self._position(at) in self.named or self.grammar.tag(at) == "NNP"

    def _lemma(self, at: int) -> str:
        return (self.grammar.tokens[at].lemma or "").lower()

    def _position(self, at: int) -> int:
        return at - self.clause.first

    def _inside(self, at: int) -> bool:
        return 0 <= self._position(at) < len(self.clause.lower)
