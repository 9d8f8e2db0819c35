"""Stage: one sentence with all that tells its nouns apart: who can act, what is a tool, what is a place."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.events.classes import Classes
from sayso.events.grammar import Grammar, grammar_at
from sayso.events.phrase import Phrase, phrase_of
from sayso.gazetteer.actors import ActorBook
from sayso.model.analysis import Analysis, MentionLabel

WHO = frozenset(
    {
        MentionLabel.PERSON,
        MentionLabel.ORGANIZATION,
        MentionLabel.NATIONALITY,
        MentionLabel.MILITARY_UNIT,
    }
)
WHERE = frozenset({MentionLabel.LOCATION, MentionLabel.FACILITY})
MODIFIERS = ("amod", "compound", "nmod", "flat", "nmod:poss")
PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A sentence's grammar, the analysis it is part of, and the word classes and actors to read it by."""

    analysis: Analysis
    grammar: Grammar
    classes: Classes
    actors: ActorBook

    def elsewhere(self, at: int) -> Stage | None:
        """The same for the sentence that holds another word."""
        grammar = grammar_at(self.analysis, at)
        if grammar is None:
            return None
        return Stage(analysis=self.analysis, grammar=grammar, classes=self.classes, actors=self.actors)

    def is_a(self, at: int, *names: str) -> bool:
        """Whether a word belongs to one of these classes."""
        return self.classes.has(self.grammar.word(at), *names)

    def label(self, at: int) -> MentionLabel | None:
        """What sort of name a word is part of."""
        for mention in self.analysis.mentions:
            if mention.first <= at < mention.last:
                return mention.label
        return None

    def texts(self, first: int, last: int) -> tuple[str, ...]:
        """The words of a stretch, as written."""
        return tuple(token.text for token in self.analysis.tokens[first:last])

    def sector(self, at: int) -> str | None:
        """The sector of a common noun, with the word before it ("riot police")."""
        return self.actors.sectors.of_words(self.texts(max(self.grammar.first, at - 1), at + 1))

    def named(self, first: int, last: int) -> bool:
        """Whether these words name an actor of the register."""
        return any(match.actor.bloc is not None for match in self.actors.find(self.texts(first, last)))

    def can_act(self, at: int) -> bool:
        """Whether a noun names somebody: a name that is no place, a known actor, people, troops."""
        if self.is_a(at, "instrument", "nobody", "happening") and self.label(at) not in WHO:
            return False
        known = self.sector(at) is not None or self.label(at) in WHO or self.named(at, at + 1)
        known = known or self._is_body(at)
        # "the United States": a state whose name is longer than its head
        return known or (
            self.grammar.tag(at) == "NNPS" and at > self.grammar.first and self.named(at - 1, at + 1)
        )

    def _is_body(self, at: int) -> bool:
        """Whether a word ends the name of a group: "the Northern Popular Front"."""
        first = at
        while first > self.grammar.first and self.grammar.tokens[first - 1].text[:1].isupper():
            first -= 1
        return self.actors.sectors.is_body(self.texts(first, at + 1))

    def is_place(self, at: int) -> bool:
        """Whether a noun is the name of a place and of no people."""
        return self.label(at) in WHERE and self.sector(at) is None and not self._is_body(at)

    def plural(self, at: int) -> bool:
        """Whether a noun stands for several."""
        return self.grammar.tag(at) in PLURAL or bool(self.grammar.kids(at, "conj"))

    def owners(self, at: int) -> Phrase | None:
        """The modifiers before a noun that say whose it is: "Russian", "guerrilla", "Israeli air force"."""
        grammar = self.grammar
        below = [k for k in grammar.kids(at, *MODIFIERS) if k < at and grammar.relation(k) != "nmod:poss"]
        inside = sorted(w for k in below for w in grammar.subtree(k) if w < at)
        hits = {w for w in inside if self._owns(w)}
        if inside:
            for match in self.actors.find(self.texts(inside[0], at)):
                hits |= set(range(inside[0] + match.first, inside[0] + match.last)) & set(inside)
        hits = {w for w in hits if not self._against(w)}
        if not hits:
            return None
        first = last = min(hits)
        while last + 1 in hits:
            last += 1
        return Phrase(first=first, last=last + 1, head=last)

    def _owns(self, at: int) -> bool:
        if self.is_a(at, "instrument", "nobody", "happening", "container"):
            return False
        name = self.label(at)
        return (
            name is MentionLabel.NATIONALITY
            or self.sector(at) is not None
            or (name in {MentionLabel.ORGANIZATION, MentionLabel.MILITARY_UNIT} and self.named(at, at + 1))
        )

    def _against(self, at: int) -> bool:
        """Whether a name is the other side's: "anti-Iraqi", "pro-Russian"."""
        before = " ".join(self.texts(max(self.grammar.first, at - 2), at)).lower()
        return before.endswith(("anti -", "pro -", "anti-", "pro-"))

    def phrase(self, at: int, *, joined: bool = True) -> Phrase:
        """The phrase that a noun heads."""
        return phrase_of(self.grammar, at, joined=joined)
