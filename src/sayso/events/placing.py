"""Placing: the place of one happening, from the words attached to it, its clause, or the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.events.arguments import cases_of, relation, word
from sayso.events.clause import Clause
from sayso.events.locations import Location, location
from sayso.events.places import Located, PlaceReader
from sayso.events.triggers import Hit
from sayso.model.event import EventType, Place

ON = frozenset({"on", "of"})
MATERIAL = frozenset({EventType.CONTROL, EventType.WITHDRAW})
# steps in the tree from a name to the word that it belongs to
FURTHEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The place of a happening, and the named place that it was worked out from."""

    place: Place | None
    chosen: Located | None = None


def placed(
    clause: Clause,
    hit: Hit,
    reader: PlaceReader,
    located: Sequence[Located],
    named: frozenset[int],
    people: frozenset[int],
) -> Placed:
    """The place by the guide's order within the clause (`people` as `people_in` gives them); the sentence and the one before are looked at later."""
    words = location(clause, hit, named, people)
    if words is not None:
        return _by_words(clause, hit, words, located)
    near = attached if hit.trigger.type in MATERIAL else _stands
    standing = [at for at in located if near(clause, hit, at)]
    chosen = reader.choose(clause, hit, standing)
    place = reader.unknown(clause, hit, chosen) or (chosen.place if chosen else None)
    return Placed(place=place, chosen=chosen)


def attached(clause: Clause, hit: Hit, at: Located) -> bool:
    """Whether a name hangs on the word of a taking or leaving, and not on something else told of beside it."""
    base = clause.first
    if any(hit.first <= k < hit.last for k in range(at.mention.first, at.mention.last)):
        return False
    if not clause.parsed:
        return True
    tops = set(_carriers(clause, base + hit.first)) | set(range(base + hit.first, base + hit.last))
    here = base + at.mention.last - 1
    for _ in range(FURTHEST):
        if here in tops:
            return True
        above, link = clause.every[here].head, relation(clause, here)
        if above is None or above == here or link.startswith(("acl", "advcl", "ccomp", "parataxis")):
            return False
        if link == "nmod" and above not in tops and not _is_ground(clause, here, above):
            return False
        here = above
    return False


def _is_ground(clause: Clause, at: int, above: int) -> bool:
    """Whether a noun with a place behind it is ground there: "positions in X", "the town of X"; not "talks in X"."""
    return "of" in cases_of(clause, at) or word(clause, above) in clause.lexicon.objects["place"]


def _carriers(clause: Clause, at: int) -> Iterator[int]:
    """The word of a happening, and the words that govern it within its clause."""
    yield at
    for _ in range(FURTHEST):
        above, link = clause.every[at].head, relation(clause, at)
        if above is None or above == at or link.startswith(("acl", "advcl", "ccomp", "parataxis")):
            return
        yield above
        at = above


def _stands(clause: Clause, hit: Hit, at: Located) -> bool:
    """Whether a name stands for where something is, not for whom or against whom: "in Iraq", not "against Iraq"."""
    if not clause.parsed or hit.trigger.type in MATERIAL:
        return True
    first = at.mention.phrase_first
    return any(
        clause.is_a(k, "where_only", "bearing") or clause.lower[k] in ON
        for k in range(max(0, first - 2), max(first, at.mention.first - 1) + 1)
    )


def people_in(clause: Clause, reader: PlaceReader, named: frozenset[int]) -> frozenset[int]:
    """Positions of names of actors that are no places here."""
    return frozenset(
        k for m in reader.actors.find(clause.words) for k in range(m.first, m.last) if k not in named
    )


def _by_words(clause: Clause, hit: Hit, words: Location, located: Sequence[Located]) -> Placed:
    """What the words for a place mean: the place they head with, a part of one, or a place that nobody knows."""
    span = clause.span(words.first, words.last)
    inside = [at for at in located if words.first <= at.mention.first < words.last]
    whole = next(
        (at for at in inside if at.mention.phrase_first <= words.head < at.mention.phrase_last), None
    )
    if whole is not None:
        place = whole.place if hit.trigger.type in MATERIAL else replace(whole.place, span=span)
        return Placed(place=place, chosen=whole)
    if not inside:
        return Placed(place=Place(span=span, name=span.exact, reason="no known place of this name"))
    around = inside[0]
    if hit.trigger.type in MATERIAL:
        # a part never speaks for the whole
        reason = f"a part of {around.place.name}, which has no entry of its own"
        # its address is no part of its name: "the headquarters in X, East Y state"
        name = span.exact.split(",")[0].strip().removeprefix("the ")
        return Placed(place=Place(span=span, name=name, reason=reason))
    relation = clause.text[span.start : around.place.span.start].strip() if around.place.span else None
    return Placed(
        place=replace(around.place, span=span, relation=relation or around.place.relation), chosen=around
    )
