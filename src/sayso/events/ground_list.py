"""Ground list: several places that are taken, held or left in one breath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.events.clause import Clause
from sayso.events.ground_words import GroundWords
from sayso.events.places import Located
from sayso.model.event import Event, Place
from sayso.model.span import Span

NAMED_BEHIND = "several places, whose names follow"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundList:
    """Lists of places in one clause."""

    clause: Clause
    located: Sequence[Located]

    @property
    def _wording(self) -> GroundWords:
        return GroundWords(clause=self.clause)

    def told(self, found: Sequence[Place]) -> list[Place]:
        """The places with those that a list behind the last of them names.

        "Four towns: A, B and C", "several villages, including A and B", "two more towns, A and B". What
        stands for the names of the list is marked: the names say it.
        """
        if not found or found[-1].span is None:
            return list(found)
        end = found[-1].span.end
        at = next((k for k, token in enumerate(self.clause.tokens) if token.start >= end), None)
        if at is None:
            return list(found)
        opening = range(at, min(at + 2, len(self.clause.lower)))
        listing = next((k for k in opening if self.clause.is_a(k, "listing")), None)
        names = list(self._names_from((at if listing is None else listing) + 1))
        several = self._several(found[-1].span)
        apposed = several and self.clause.lower[at] == "," and len(names) > 1
        if not names or not (self.clause.lower[at] == ":" or listing is not None or apposed):
            return list(found)
        whole = replace(found[-1], reason=NAMED_BEHIND) if several else found[-1]
        return [*found[:-1], whole, *names]

    def _several(self, span: Span) -> bool:
        """Whether words are of several settlements: "two more towns", "villages north of X"."""
        towns = self.clause.lexicon.words["towns"]
        words = (w.lower() for w in span.exact.split())
        return any(
            w.endswith("s") and {w.removesuffix("s"), w.removesuffix("ies") + "y"} & towns for w in words
        )

    def _names_from(self, at: int) -> Iterator[Place]:
        """The names of a list that begins about here, known places and others, up to what is no name."""
        base, size = self.clause.first, len(self.clause.tokens)
        while at < size and (self.clause.is_a(at, "listed") or self._wording.names(base + at)):
            known = next(
                (p for p in self.located if p.mention.phrase_first <= at < p.mention.phrase_last), None
            )
            if known is not None:
                yield known.place
                at = known.mention.phrase_last
            elif self._wording.names(base + at):
                first, last = self._wording.whole_name(base + at)
                place = self._wording.words(first, last)
                if place is not None:
                    yield place
                at = last - base + 1
            else:
                at += 1

    def spanned(self, event: Event) -> Event:
        """The event with the words of the whole list as those of its place: "A, B and C"."""
        place = event.place
        if place is None or place.span is None:
            return event
        spans = sorted(
            {p.span.start: p.span for p in (place, *event.also_places) if p.span is not None}.items()
        )
        first = last = place.span
        for _, span in spans:
            if span.start > last.end and self._only_joins(last.end, span.start):
                last = span
            elif span.end < first.start and self._only_joins(span.end, first.start):
                first = span
        if first is last:
            return event
        return replace(event, place=replace(place, span=Span.of(self.clause.text, first.start, last.end)))

    def _only_joins(self, start: int, end: int) -> bool:
        words = self.clause.text[start:end].replace(",", " , ").lower().split()
        return bool(words) and all(word in self.clause.lexicon.words["listed"] for word in words)
