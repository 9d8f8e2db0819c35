"""Ground list: several places that are taken, held or left in one breath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.events.clause import Clause
from sayso.events.ground_words import GroundWords
from sayso.events.places import Located
from sayso.model.event import Event, Place
from sayso.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundList:
    """Lists of places in one clause."""

    clause: Clause
    located: Sequence[Located]

    @property
    def _wording(self) -> GroundWords:
        return GroundWords(clause=self.clause)

    def behind(self, found: Sequence[Place]) -> list[Place]:
        """The places that a list behind the ground names: "four towns: A, B and C", "several villages, including A and B"."""
        if not found or found[-1].span is None:
            return []
        end = found[-1].span.end
        at = next((k for k, token in enumerate(self.clause.tokens) if token.start >= end), None)
        if at is None:
            return []
        led = self.clause.lower[at] == ":" or any(
            self.clause.is_a(k, "listing") for k in range(at, min(at + 2, len(self.clause.lower)))
        )
        return list(self._names_from(at + 1)) if led else []

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
