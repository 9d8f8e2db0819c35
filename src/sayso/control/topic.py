"""Topic: the place that a brief is about, for words such as "the city" and for none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.assessment.evidence_words import load_evidence_words
from sayso.control.policy import ControlPolicy
from sayso.gazetteer.mentions import place_mentions
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import resolve, surroundings
from sayso.model.event import Place
from sayso.model.span import Span
from sayso.model.statement import Statement
from sayso.model.take import Take, ZoneKind

_WORD = re.compile(r"[^\W_][\w'’-]*")
TOWN = "populated place"
REASON = "the one place of its kind that the brief names"
ALL = "one of the places of this kind that the brief names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The places that a brief names, those of its headline and label apart from those of its paragraph."""

    head: tuple[Place, ...]
    body: tuple[Place, ...]

    def meant(self, kind: str, words: Span | None = None) -> Place | None:
        """The one place of a kind that can be meant; None where there is none, or several.

        A phrase means no place that it names itself: "a town on the road to X" is not X.
        """
        for named in (self.head, (*self.head, *self.body)):
            found = self._of_kind(named, kind, words)
            if len(found) == 1:
                return replace(found[0], reason=REASON)
            if found:
                return None
        return None

    def all_meant(self, kind: str, number: int) -> tuple[Place, ...]:
        """The places of a kind, where there are as many as are spoken of: "both towns"."""
        for named in (self.head, (*self.head, *self.body)):
            found = self._of_kind(named, kind, None)
            if len(found) == number:
                return tuple(replace(place, reason=ALL) for place in found)
        return ()

    def _of_kind(self, named: Sequence[Place], kind: str, words: Span | None) -> list[Place]:
        found = {place.id: place for place in named if place.kind == kind}
        return [
            place
            for place in found.values()
            if words is None or place.span is None or not place.span.overlaps(words)
        ]


def is_brief(take: Take) -> bool:
    """Whether a take is a headline with one paragraph at most: a feed's item."""
    paragraphs = sum(1 for _ in take.zones_of(ZoneKind.HEADLINE, ZoneKind.BODY))
    return take.dateline is None and paragraphs <= len(("headline", "paragraph"))


def topic_of(take: Take, statements: Sequence[Statement], places: PlaceBook) -> Topic:
    """The places that a brief names; those who speak or act in it are none."""
    taken = [s.source.span for s in statements if s.source.span is not None]
    taken += [e.actor.span for s in statements for e in s.events if e.actor is not None and e.actor.span]
    # a label stands outside the text
    head = [replace(place, span=None) for place in _named(take.section or "", 0, (), places)]
    body: list[Place] = []
    for number, zone in enumerate(take.zones_of(ZoneKind.HEADLINE, ZoneKind.BODY)):
        found = _named(take.text[zone.start : zone.end], zone.start, taken, places)
        # a title that ends in a question mark reads like a paragraph
        (body if number else head).extend(found)
    return Topic(head=tuple(head), body=tuple(body))


def _named(text: str, start: int, taken: Sequence[Span], places: PlaceBook) -> Iterator[Place]:
    words = [(match[0], start + match.start(), start + match.end()) for match in _WORD.finditer(text)]
    spelt = [word for word, _, _ in words]
    mentions = place_mentions(spelt, places, {})
    around = surroundings([m.key for m in mentions], places)
    for mention in mentions:
        first, last = words[mention.first][1], words[mention.last - 1][2]
        acts = any(span.start < last and first < span.end for span in taken)
        if (
            not acts
            and spelt[mention.first][:1].isupper()
            and not _beside(spelt, mention.first, mention.last)
        ):
            span = Span(start=first, end=last, exact=text[first - start : last - start])
            place = resolve(mention, span, places, around)
            if place.id is not None and place.relation is None:
                yield place


def _beside(spelt: Sequence[str], first: int, last: int) -> bool:
    """Whether a name only says what something lies near: "a Kyiv suburb", "near Kharkiv"."""
    words = load_evidence_words()
    named = {word.lower() for word in spelt[first : last + 1]}
    return bool(named & words.suburbs) or (first > 0 and spelt[first - 1].lower() in words.beside)


def points_at(words: str, policy: ControlPolicy) -> str | None:
    """The kind of place that a phrase without a name stands for; None where it stands for another, or for several."""
    before = re.split(r"\b(?:in|of|on|that|which|after)\b", words.lower(), maxsplit=1)[0].split()
    if not before or set(before) & policy.other:
        return None
    return next((policy.point[word] for word in reversed(before) if word in policy.point), None)


def points_at_all(words: str, policy: ControlPolicy) -> tuple[str, int] | None:
    """The kind of the places that a phrase stands for, and how many they are: "both towns", "the two cities"."""
    parts = words.lower().split()
    number = next((n for lead, n in policy.all.items() if parts[: len(lead)] == list(lead)), None)
    if number is None:
        return None
    kind = next((policy.point[one] for w in parts for one in _singulars(w) if one in policy.point), None)
    return None if kind is None else (kind, number)


def speaks_of_towns(text: str, policy: ControlPolicy) -> bool:
    """Whether a text has a word for a town or a village, one or many."""
    return any(
        policy.point.get(one) == TOWN for w in _WORD.findall(text.lower()) for one in (w, *_singulars(w))
    )


def _singulars(word: str) -> tuple[str, ...]:
    """What a plural may be the plural of."""
    return tuple(word.removesuffix(end) + new for end, new in (("ies", "y"), ("s", "")) if word.endswith(end))
