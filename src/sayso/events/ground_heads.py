"""Ground heads: which words of a clause are the ground that a word of taking, holding or leaving is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.events.arguments import Arguments, cases_of, is_passive, of_noun, of_verb, relation, word
from sayso.events.clause import Clause
from sayso.events.places import Located
from sayso.events.triggers import Hit
from sayso.model.event import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundHeads:
    """The heads of ground in one clause; positions are those of the take."""

    clause: Clause
    located: Sequence[Located]

    def all_heads(self, hit: Hit) -> list[int]:
        """The heads of the words for the ground, lists of names taken apart."""
        arguments, trigger = arguments_of(self.clause, hit), hit.trigger
        left = trigger.type is EventType.WITHDRAW or (trigger.object in {"held", "armed"})
        if left:
            heads = [k for prep, k in arguments.beside if prep in {"from", "out"}]
            heads = heads or [k for k in arguments.object if not hit.noun]
        elif hit.noun or hit.trigger.fixed:
            owned = [k for k in arguments.doer if trigger.doer == "place"]
            heads = [k for prep, k in arguments.beside if prep == "of"] or owned or self._governed(hit)
        elif trigger.agent_behind or trigger.mode == "lose":
            # "the town fell", "lost control of the town", "lost by Libya on Sunday": what was lost, not who lost it
            fallen = arguments.doer if trigger.doer == "place" else ()
            controlled = [k for prep, k in arguments.beside if prep == "of"] if len(trigger.form) > 1 else []
            heads = controlled or [*fallen, *arguments.object]
        else:
            heads = list(arguments.object)
        if trigger.agent_behind or trigger.agent_after is not None:
            takers = {k for prep, k in arguments.beside if prep in {"to", trigger.agent_after}}
            heads = [k for k in heads if k not in takers]
        named = [k for k in heads if relation(self.clause, k) != "appos"] or heads
        within = {k for share in named if self.is_share(share) for k in self.clause.below.get(share, ())}
        meant = (self._predicated(k) for k in named if k not in within)
        return list(dict.fromkeys(name for k in meant for name in self._listed(k)))

    def _listed(self, at: int) -> list[int]:
        """The names of several settlements behind one word for them: "the towns of X and Y"."""
        towns, noun = self.clause.lexicon.words["towns"], word(self.clause, at)
        if not noun.endswith("s") or not {noun.removesuffix("s"), noun.removesuffix("ies") + "y"} & towns:
            return [at]
        below = self.clause.below
        first = next((k for k in below.get(at, ()) if "of" in cases_of(self.clause, k)), None)
        if first is None or self.clause.every[first].upos != "PROPN":
            return [at]
        return [first, *(k for k in below.get(first, ()) if relation(self.clause, k) == "conj")]

    def _predicated(self, at: int) -> int:
        """What is said to be it: "Kherson is the only capital that they took"."""
        if word(self.clause, at) in self.clause.lexicon.words["whole_of"]:
            # "all of the town", "the rest of the right bank"
            below = self.clause.below.get(at, ())
            return next((k for k in below if "of" in cases_of(self.clause, k)), at)
        above = self.clause.every[at].head
        if relation(self.clause, at) == "appos" and above is not None:
            # "El Fasher, the last city held by the army": what is said of the city is said of the name
            if self.clause.every[at].upos == "PROPN":
                return at
            before = self._named_before(at)
            return above if before == at and self.clause.every[above].upos == "PROPN" else before
        twin = self._twin(at)
        if twin is not None:
            return twin
        under = self.clause.below.get(at, ())
        if any(relation(self.clause, k) == "cop" for k in under):
            return next((k for k in under if relation(self.clause, k) == "nsubj"), at)
        return at

    def _named_before(self, at: int) -> int:
        """The name right before the comma of a description that the parser hung on another noun: "near X, a hub"."""
        below = (k for k in self.clause.below.get(at, ()) if relation(self.clause, k) != "punct")
        first = min((at, *below))
        towns = self.clause.lexicon.words["towns"]
        if word(self.clause, at) not in towns or first - 2 not in self.clause.sentence:
            return at
        name = word(self.clause, first - 1) == "," and self.clause.every[first - 2].upos == "PROPN"
        return first - 2 if name else at

    def _twin(self, at: int) -> int | None:
        """The name that a description behind a comma stands for, where the parser made two subjects of them."""
        head, link = self.clause.every[at].head, relation(self.clause, at)
        if head is None or not link.startswith("nsubj") or self.clause.every[at].upos == "PROPN":
            return None
        for k in self.clause.below.get(head, ()):
            between = [word(self.clause, b) for b in range(k + 1, at)]
            if (
                k < at
                and relation(self.clause, k) == link
                and self.clause.every[k].upos == "PROPN"
                and "," in between
            ):
                return k
        return None

    def _governed(self, hit: Hit) -> list[int]:
        """The subject of what is "under control"."""
        at = self.clause.first + hit.last - 1
        head = self.clause.every[at].head
        below = self.clause.below.get(at, ())
        subjects = [k for k in below if relation(self.clause, k) in {"nsubj", "nsubj:pass"}]
        subjects = [self._antecedent(k) for k in subjects]
        if subjects or head is None or head == at or self.clause.every[head].upos not in {"VERB", "AUX"}:
            # "the last town still in rebel hands"
            noun = head is not None and head != at and self.clause.every[head].upos in {"NOUN", "PROPN"}
            return subjects or ([head] if noun and head is not None else [])
        verb = of_verb(self.clause, head, passive=is_passive(self.clause, head))
        return [*verb.doer, *verb.object]

    def _antecedent(self, at: int) -> int:
        """What a relative pronoun stands for: the noun before it, and before the comma: "Baiji, which had been"."""
        if not self.clause.lexicon.classes.has(word(self.clause, at), "relative"):
            return at
        before = at - 2 if at and word(self.clause, at - 1) == "," else at - 1
        noun = before in self.clause.sentence and self.clause.every[before].upos in {"NOUN", "PROPN"}
        return before if noun else at

    def is_share(self, at: int) -> bool:
        """Whether a word is how much of a place: "most of the town"."""
        share = word(self.clause, at) in self.clause.lexicon.words["share"]
        return share and any("of" in cases_of(self.clause, k) for k in self.clause.below.get(at, ()))

    def is_relative(self, hit: Hit) -> bool:
        """Whether the clause tells something of a noun that stands before it."""
        at = self.clause.first + hit.first
        while relation(self.clause, at) in {"conj", "xcomp"} and self.clause.every[at].head is not None:
            at = self.clause.every[at].head or 0
        return relation(self.clause, at).startswith("acl") or hit.trigger.fixed

    def is_located(self, at: int) -> bool:
        """Whether a word is part of the words for a known place."""
        base = self.clause.first
        return any(p.mention.phrase_first <= at - base < p.mention.phrase_last for p in self.located)


def arguments_of(clause: Clause, hit: Hit) -> Arguments:
    """The arguments of a trigger that was found."""
    if hit.noun or hit.trigger.fixed:
        return of_noun(clause, clause.first + hit.last - 1)
    arguments = of_verb(clause, clause.first + hit.first, passive=hit.passive)
    if hit.last - hit.first > 1:
        behind = tuple(k for prep, k in arguments.beside if prep in {"", clause.lower[hit.last - 1]})
        arguments = replace(arguments, object=arguments.object + behind)
    return arguments
