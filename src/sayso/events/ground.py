"""Ground: what is taken, held or left, where its words are more or other than a place of the gazetteer.

"Five districts of the town" is not the town, "a strip of territory" no known
place at all: such ground keeps its words and gets no id and no point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.events.arguments import cases_of, relation, word
from sayso.events.clause import Clause
from sayso.events.ground_heads import GroundHeads
from sayso.events.ground_list import GroundList
from sayso.events.ground_words import GroundWords
from sayso.events.places import Located, PlaceReader
from sayso.events.pointing import place_pronoun
from sayso.events.triggers import Hit
from sayso.model.analysis import MentionLabel
from sayso.model.event import Event, EventType, Place
from sayso.model.span import Span

MATERIAL = frozenset({EventType.CONTROL, EventType.WITHDRAW})
NEARBY = frozenset({"near", "around", "outside", "beyond"})
# grounds that say no place of their own: what reads rows of control looks for these
# words from the preposition behind a ground to the place that it leads to
REACH = 4
POINTING = "points at a place told of before"
BEYOND = "named before the relative clause that tells of it"
VAGUE = "ground that no place is named for"
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A clause with its known places, asked what ground an event is about."""

    clause: Clause
    located: Sequence[Located]
    reader: PlaceReader

    @property
    def heads(self) -> GroundHeads:
        """The heads of the words for ground in this clause."""
        return GroundHeads(clause=self.clause, located=self.located)

    @property
    def listing(self) -> GroundList:
        """The lists of places in this clause."""
        return GroundList(clause=self.clause, located=self.located)

    @property
    def wording(self) -> GroundWords:
        """The words of the ground in this clause."""
        return GroundWords(clause=self.clause)

    def told(self, event: Event, hit: Hit) -> Event:
        """The event with the ground that its object names, and the further places of a list."""
        return self.listing.spanned(self._told(event, hit)) if event.type in MATERIAL else event

    def _told(self, event: Event, hit: Hit) -> Event:
        if event.type not in MATERIAL or not self.clause.parsed or event.mode == "annex":
            return event
        known = frozenset(
            self.clause.first + k
            for at in self.located
            for k in range(at.mention.phrase_first, at.mention.phrase_last)
        )
        found = [place for at in self._heads(hit) if (place := self._place(at, known, event)) is not None]
        names = [at for at in self._heads(hit) if at in known]
        if names:
            return self._with_names(event, names, found)
        found = self.listing.told(found)
        if not found:
            beyond = self._beyond(hit)
            return event if beyond is None else replace(event, place=beyond, also_places=())
        return replace(event, place=found[0], also_places=tuple(found[1:]))

    def _with_names(self, event: Event, names: Sequence[int], found: Sequence[Place]) -> Event:
        """The event with the known places that its object names, before any that only stands beside it."""
        base = self.clause.first
        taken = [
            at.place
            for at in self.located
            if any(at.mention.phrase_first <= k - base < at.mention.phrase_last for k in names)
        ]
        if event.place is None or all(place.span != event.place.span for place in taken):
            return replace(event, place=taken[0], also_places=(*taken[1:], *found))
        told = {place.span for place in (event.place, *event.also_places)}
        further = [place for place in taken if place.span not in told]
        return replace(event, also_places=(*event.also_places, *further, *found))

    def _beyond(self, hit: Hit) -> Place | None:
        """What a relative clause that is a statement of its own hangs on: "the airport, which they retook"."""
        base = self.clause.first
        if not self.heads.is_relative(hit):
            return None
        for at in self.heads.all_heads(hit):
            inside = base <= at < base + len(self.clause.tokens)
            if inside or at not in self.clause.sentence:
                continue
            name = self.clause.every[at].upos == "PROPN"
            if not name and word(self.clause, at) not in self.clause.lexicon.objects["place"]:
                continue
            first, last = self.wording.whole_name(at) if name or self.wording.names(at - 1) else (at, at)
            tokens = self.clause.every
            span = Span.of(self.clause.text, tokens[first].start, tokens[last].end)
            return Place(span=span, name=span.exact, reason=BEYOND if self.wording.names(first) else POINTING)
        return None

    def _heads(self, hit: Hit) -> list[int]:
        """The heads of the words for the ground that stand in the clause."""
        heads = self.heads.all_heads(hit)
        joined = {
            k
            for k in heads
            if relation(self.clause, k) == "conj"
            and self.clause.every[k].upos != "PROPN"
            and not self.heads.is_located(k)
            and not (self.heads.is_share(k) and self.heads.is_located(heads[0]))
        }
        kept = (k for k in heads if k not in joined or k == heads[0] or self._of_name(k))
        return [k for k in kept if self._can_be(k)]

    def _of_name(self, at: int) -> bool:
        """Whether a list goes on with a work by its name: "the town and the air base of X"."""
        under = self.clause.below.get(at, ())
        return any("of" in cases_of(self.clause, k) and self.clause.every[k].upos == "PROPN" for k in under)

    def _can_be(self, at: int) -> bool:
        inside = self.clause.first <= at < self.clause.first + len(self.clause.tokens)
        people = {MentionLabel.PERSON, MentionLabel.NATIONALITY, MentionLabel.TIME}
        if inside and self.heads.is_share(at):
            return True
        if inside and place_pronoun(self.clause.analysis, at, self.clause.lexicon):
            return True
        name = self.clause.every[at].upos == "PROPN" and self.clause.labels.get(at) not in people
        taken = self.clause.labels.get(at) is MentionLabel.PERSON and self._known(at) is not None
        return inside and (name or taken or word(self.clause, at) in self.clause.lexicon.objects["place"])

    def _place(self, at: int, known: frozenset[int], event: Event) -> Place | None:
        """The place that a head names; None where the gazetteer knows it."""
        if at in known:
            return None
        if self.heads.is_share(at):
            phrase = self.wording.phrase(at)
            return self.wording.words(phrase[0], phrase[-1])
        if place_pronoun(self.clause.analysis, at, self.clause.lexicon):
            return replace(self.wording.words(at, at) or Place(span=None, name=None), reason=POINTING)
        if word(self.clause, at) not in self.clause.lexicon.objects["place"]:
            return self._known(at) or self.wording.words(*self.wording.whole_name(at))
        name = self._proper(at)
        if name is not None:
            return None if name in known else self.wording.words(*self.wording.whole_name(name))
        phrase = self._reaching(self.wording.phrase(at))
        if not self._is_bare(phrase):
            return self.wording.words(phrase[0], phrase[-1])
        named = self._named_ground(at)
        if named:
            return self.wording.words(named[0], named[-1])
        made = self._beside_known(phrase, event)
        if made is None:
            made = self.wording.words(phrase[0], phrase[-1])
            definite = any(word(self.clause, k) in DEFINITE for k in self.clause.below.get(at, ()))
            made = replace(made, reason=POINTING if definite else VAGUE) if made else None
        return made

    def _proper(self, at: int) -> int | None:
        """The name behind one word for its kind: "the island of Umm al-Rasas"; not of several or a part."""
        token = self.clause.every[at]
        words = self.clause.lexicon.words
        # "the mining centre of X" is the town; "the centre of X" a part of it
        trade = any(word(self.clause, k) in words["trades"] for k in self.clause.below.get(at, ()))
        if token.xpos in {"NNS", "NNPS"} or (word(self.clause, at) in words["portion"] and not trade):
            return None
        for under in self.clause.below.get(at, ()):
            case = {
                word(self.clause, k)
                for k in self.clause.below.get(under, ())
                if relation(self.clause, k) == "case"
            }
            if "of" in case and self.clause.every[under].upos == "PROPN":
                return under
        return None

    def _known(self, at: int) -> Place | None:
        """The known place of a name that nothing but its being taken shows to be a place's: "have lost Kidal"."""
        first, last = self.wording.whole_name(at)
        base = self.clause.first
        if not base <= first <= last < base + len(self.clause.tokens):
            return None
        return self.reader.meant(self.clause, first - base, last - base + 1)

    def _reaching(self, phrase: list[int]) -> list[int]:
        """A bare ground with the place that says which it is, wherever the parser hung that: "the road to Mweso"."""
        base, last = self.clause.first, phrase[-1]
        if not self._is_bare(phrase) or not self.clause.is_a(last + 1 - base, "reaching"):
            return phrase
        for at in self.located:
            if last + 1 < base + at.mention.phrase_first <= last + 1 + REACH:
                return [*phrase, *range(last + 1, base + at.mention.phrase_last)]
        return phrase

    def _is_bare(self, phrase: Sequence[int]) -> bool:
        """Whether the words say what kind of ground it is and not which."""
        nouns = [k for k in phrase if self.clause.every[k].upos in {"NOUN", "PROPN", "NUM", "ADJ"}]
        places = self.clause.lexicon.objects["place"] | self.clause.lexicon.words["vague"]
        return all(word(self.clause, k) in places for k in nouns) and len(nouns) <= 2

    def _named_ground(self, head: int) -> list[int]:
        """The named front or sector that the same sentence puts it on: "positions at the northern front"."""
        for at in range(head, self.clause.first + len(self.clause.tokens)):
            if word(self.clause, at) in self.clause.lexicon.words["sector"]:
                phrase = self.wording.phrase(at)
                if any(self.clause.every[k].upos == "PROPN" for k in phrase):
                    return phrase
        return []

    def _beside_known(self, phrase: Sequence[int], event: Event) -> Place | None:
        """Bare ground near a known place: "territory near the town"."""
        place = event.place
        if place is None or place.span is None or place.name is None:
            return None
        first = next((at.mention.phrase_first for at in self.located if at.place.span == place.span), 0)
        before = self.clause.lower[first - 1 : first]
        if not before or before[0] not in NEARBY:
            return None
        words = " ".join(self.clause.every[k].text for k in phrase)
        return Place(
            span=place.span, name=f"{words} {before[0]} {place.name}", relation=before[0], reason="ground near a known place"
        )  # fmt: skip
