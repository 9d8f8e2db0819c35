"""Pointed: events at "the town", "it", "there" take the place that the story told of before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.events.ground import BEYOND, POINTING
from sayso.events.lexicon import TriggerLexicon
from sayso.events.pointing import goes_back
from sayso.model.analysis import Analysis
from sayso.model.event import Event, EventType, Place
from sayso.model.statement import Statement

TAKEN = frozenset({EventType.CONTROL, EventType.WITHDRAW})
ARTICLES = frozenset({"the", "this", "that"})
TOWN = frozenset({"populated place"})
OUTSIDE = "outside"
MILITARY = "military"
REGION = frozenset({"region", "area"})
# "most of it" has three words, "its western part" too
SHORTEST_SHARE = 3
PART_OF_IT = "; a part of it"
# a place stays in mind for so many sentences
FRESH = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A place that the story has told of: where its words begin, in which sentence, and whether somebody took or left it."""

    start: int
    end: int
    sentence: int
    place: Place
    taken: bool


def pointed_places(
    statements: Sequence[Statement],
    located: Iterable[Place],
    analysis: Analysis,
    lexicon: TriggerLexicon,
) -> tuple[Statement, ...]:
    """The statements, with what their places point at. `located` are the known places that the story names."""
    reader = _Reader(analysis=analysis, lexicon=lexicon)
    doers = [e.actor.span for s in statements for e in s.events if e.actor and e.actor.bloc and e.actor.span]
    seen = [
        reader.seen(place, taken=False)
        for place in located
        # "Kyiv's troops fled the city": whose troops they are says nothing of where
        if place.span is not None and not any(place.span.within(doer) for doer in doers)
    ]
    out: list[Statement] = []
    for statement in statements:
        events: list[Event] = []
        for event in statement.events:
            made = reader.pointed(event, seen)
            if made.type in TAKEN:
                seen += [
                    reader.seen(place, taken=True)
                    for place in (made.place, *made.also_places)
                    if place is not None
                    and place.span is not None
                    and place.reason != POINTING
                    and not (place.reason or "").endswith(PART_OF_IT)
                ]
            events.append(made)
        out.append(replace(statement, events=tuple(events)))
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Tells what a place's words point at."""

    analysis: Analysis
    lexicon: TriggerLexicon

    def seen(self, place: Place, *, taken: bool) -> Seen:
        start, end = (place.span.start, place.span.end) if place.span else (0, 0)
        number = bisect_right(self.analysis.sentences, start, key=lambda s: s.start) - 1
        return Seen(start=start, end=end, sentence=number, place=place, taken=taken)

    def pointed(self, event: Event, seen: Sequence[Seen]) -> Event:
        """The event with the place that its own points at, where that can be told."""
        place = event.place
        if place is None or place.id is not None or place.span is None:
            return event
        inside = [
            one.place for one in seen if one.place.span is not None and one.place.span.within(place.span)
        ]
        if self._is_list(place, inside):
            return replace(event, place=inside[0], also_places=(*event.also_places, *inside[1:]))
        share = self._share(place, seen) if not inside else None
        if share is not None:
            return replace(event, place=share)
        found = (
            inside[0]
            if place.reason == BEYOND and inside
            else self._meant(place, seen, left=event.type is EventType.WITHDRAW)
        )
        if found is None:
            return event
        reason = f"“{place.span.exact}” is {found.name}, told of before"
        return replace(event, place=replace(found, span=place.span, relation=None, reason=reason))

    def _share(self, place: Place, seen: Sequence[Seen]) -> Place | None:
        """A part of what is pointed at, by the whole's name: "most of the town", "its western part".

        It keeps no place of the map: a part never speaks for the whole.
        """
        span = place.span
        words = span.exact.split() if span is not None else []
        if span is None or len(words) < SHORTEST_SHARE:
            return None
        before = [one for one in seen if one.end <= span.start]
        lower = [word.lower() for word in words]
        pronoun = lower[-1] in self.lexicon.words["pointing"]
        if lower[-3:-1] == ["of", "the"] or (lower[-2] == "of" and pronoun):
            part, at = words[: lower.index("of")], span.end - len(words[-1])
        elif lower[0] in self.lexicon.words["whose"]:
            part, at, pronoun = words[1:], span.start, True
        else:
            return None
        first = bisect_left(self.analysis.tokens, at, key=lambda t: t.start)
        if pronoun:
            told = goes_back(self.analysis, first, self.lexicon)
            whole = self._at(told, before) if told is not None else None
        else:
            whole = self._of_kind(lower[-1], before, self.seen(place, taken=False).sentence)
        if whole is None or whole.name is None or not self._is_portion(part):
            return None
        name = whole.name
        if whole.kind == "region" and lower[-1] in self.lexicon.words["regions"]:
            name = f"{name} {lower[-1]}"
        reason = f"“{words[-1] if not pronoun else whole.name}” is {whole.name}, told of before{PART_OF_IT}"
        return replace(place, name=f"{' '.join(part)} of {name}", reason=reason)

    def _is_portion(self, part: Sequence[str]) -> bool:
        """Whether words say how much of a place, or which side of it."""
        words = self.lexicon.words
        return bool(
            {w.lower().lstrip("0123456789.,") for w in part}
            & (words["share"] | words["sides"] | words["bearing"])
        )

    def _is_list(self, place: Place, inside: Sequence[Place]) -> bool:
        """Whether the words only list places of one kind: "the villages of A and B"."""
        if place.span is None or not inside:
            return False
        words = [word for word in place.span.exact.lower().split() if word not in ARTICLES]
        plural = words[0].endswith("s") and words[0].removesuffix("s").removesuffix("ie") in {
            noun.removesuffix("y") for noun in self.lexicon.words["towns"]
        }
        return plural and words[1:2] == ["of"]

    def _meant(self, place: Place, seen: Sequence[Seen], *, left: bool) -> Place | None:
        if place.span is None:
            return None
        first = bisect_left(self.analysis.tokens, place.span.start, key=lambda t: t.start)
        words = place.span.exact.lower().split()
        if words[0] == OUTSIDE and left:
            # who redeploys outside the town has left it
            words = words[1:]
        before = [one for one in seen if one.end <= place.span.start]
        if words[-1] in self.lexicon.words["pointing"] and any(
            self.lexicon.works.find(w) for w in words[:-1]
        ):
            # "the airport there" is a part of the town
            return None
        if words[-1] in self.lexicon.words["pointing"]:
            at = goes_back(self.analysis, first, self.lexicon)
            return self._at(at, before) if at is not None else None
        if not self._is_bare(words, first):
            return None
        return self._of_kind(words[-1], before, self.seen(place, taken=False).sentence)

    def _is_bare(self, words: Sequence[str], first: int) -> bool:
        """Whether the words are one noun that is spoken of as known: "the town"; not "a town", "a part of the town"."""
        nouns = [word for word in words if word not in ARTICLES]
        ahead = self.analysis.tokens[first - 1].text.lower() if first else ""
        known = words[0] in ARTICLES or ahead in ARTICLES
        return known and len(nouns) == 1

    def _at(self, at: int, before: Sequence[Seen]) -> Place | None:
        token = self.analysis.tokens[at]
        exact = [one for one in before if one.start <= token.start < one.end]
        if exact:
            return exact[-1].place
        number = bisect_right(self.analysis.sentences, token.start, key=lambda s: s.start) - 1
        return self._of_kind(token.text.lower(), [one for one in before if one.start <= token.start], number)

    def _of_kind(self, noun: str, before: Sequence[Seen], sentence: int) -> Place | None:
        """The place of the noun's kind that is in mind: one of this sentence or the last, else the last one taken."""
        fitting = sorted((one for one in before if self._fits(noun, one.place)), key=lambda one: one.start)
        # "A near B": the town is A
        fitting = [one for one in fitting if not self._is_beside(one)] or fitting
        if not fitting:
            return None
        if sentence - fitting[-1].sentence <= FRESH:
            return fitting[-1].place
        taken = [one for one in fitting if one.taken]
        return (taken or fitting)[-1].place

    def _is_beside(self, one: Seen) -> bool:
        """Whether a name only says what another place lies near."""
        first = bisect_left(self.analysis.tokens, one.start, key=lambda t: t.start)
        ahead = [token.text.lower() for token in self.analysis.tokens[max(0, first - 2) : first]]
        nearby = set(ahead[-1:]) & self.lexicon.words["nearby"]
        return bool(nearby) or (ahead[-1:] == ["of"] and bool(set(ahead) & self.lexicon.words["bearing"]))

    def _fits(self, noun: str, place: Place) -> bool:
        words = self.lexicon.words
        if place.relation is not None and place.kind != "bank":
            return False
        if noun in words["towns"]:
            name = place.name or ""
            ground = name.lower().split()[-1:] != [] and name.lower().split()[-1] in words["terrain"]
            unknown = place.id is None and name[:1].isupper() and not ground and not self._built(name)
            return place.kind in TOWN or unknown
        if noun in words["regions"]:
            return place.kind in REGION
        kinds = self._sectors(noun)
        spelt = place.span.exact if place.span else ""
        named = place.id is not None or any(word[:1].isupper() for word in spelt.split())
        return named and bool(kinds & self._sectors(spelt))

    def _sectors(self, words: str) -> frozenset[str]:
        """What the installations in these words are; a base and a headquarters are both the military's."""
        found = (one.installation for one in self.lexicon.works.find(words))
        return frozenset(one.sector if one.sector == MILITARY else one.name for one in found)

    def _built(self, words: str) -> frozenset[str]:
        return frozenset(found.installation.name for found in self.lexicon.works.find(words))
