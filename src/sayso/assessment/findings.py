"""Findings: the assessments of one place, or of one happening, from all that is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence, is_guess
from sayso.assessment.facts import Fact
from sayso.assessment.history import Standing, reversed_by_source
from sayso.assessment.links import Link, links_of
from sayso.assessment.status import assess
from sayso.assessment.turns import Turn, turns_of
from sayso.assessment.voice import Voice
from sayso.ledger.precedence import published_after
from sayso.model.assessment import Assessment, Proposition
from sayso.model.control import Change
from sayso.model.event import Place
from sayso.model.ids import content_id
from sayso.model.take import Take

SAYING = frozenset({"states", "entails"})
HOURS = len("2022-11-11T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What judging goes by: the editorial data, the takes by id, and how statements stand that nobody makes now."""

    editorial: Editorial
    take_of: Callable[[str], Take | None]
    standing: Standing


def of_place(
    place_id: str, name: str, said: Iterable[Evidence], hints: Iterable[Link], desk: Desk
) -> tuple[Assessment, ...]:
    """All assessed propositions of who holds a place, what is inherited from a whole included."""
    pieces = tuple(said)
    rivals = frozenset(p.side for p in pieces if p.change is not Change.ANNEX)
    table = desk.editorial.links
    links = [link for piece in pieces for link in links_of(piece, rivals, table)]
    found = []
    for turn in turns_of((*links, *hints)):
        made = _judged(_of_turn(turn, place_id, name), turn.links, desk)
        if made is not None:
            found.append(made)
    return tuple(found)


def _of_turn(turn: Turn, place_id: str, name: str) -> Proposition:
    return Proposition(
        id=content_id("proposition", turn.predicate.value, turn.side, place_id, turn.start),
        predicate=turn.predicate.value,
        side=turn.side,
        place=place_id,
        place_name=name,
        day=turn.start or None,
        year_guessed=is_guess((link.evidence for link in turn.links), turn.start),
        no_later_than=_latest(
            link.evidence.event.time.latest if link.evidence.event.time else None
            for link in turn.links
            if link.kind in SAYING
        ),
    )


def _latest(bounds: Iterable[str | None]) -> str | None:
    """The earliest of the moments by which supporters say that it was so."""
    return min((bound for bound in bounds if bound is not None and len(bound) > HOURS), default=None)


def of_fact(facts: Sequence[Fact], desk: Desk) -> tuple[Assessment, ...]:
    """The assessments of one happening: that it was so, and that it was not, as far as somebody says either."""
    found = []
    for negative in (False, True):
        if not any(fact.negative is negative for fact in facts):
            continue
        made = _judged(
            _of_facts(facts, negative=negative), [f.toward(negative=negative) for f in facts], desk
        )
        if made is not None:
            found.append(made)
    return tuple(found)


def _of_facts(facts: Sequence[Fact], *, negative: bool) -> Proposition:
    first = min(facts, key=lambda f: (f.statement.id, f.object or ""))
    place: Place | None = first.place
    return Proposition(
        id=content_id("proposition", first.key, negative),
        predicate=first.predicate,
        side=first.side,
        place=place.id if place else None,
        place_name=place.name if place else None,
        day=first.when or None,
        negative=negative,
        object=first.object,
        no_later_than=_latest(fact.by for fact in facts if fact.negative is negative),
    )


def _judged(proposition: Proposition, voices: Sequence[Voice], desk: Desk) -> Assessment | None:
    def later(one: Voice, other: Voice) -> bool:
        late, early = desk.take_of(one.statement.take), desk.take_of(other.statement.take)
        return late is not None and early is not None and published_after(late, early)

    standing = desk.standing
    back = reversed_by_source(voices, later)
    if back:
        standing = replace(standing, withdrawn={**standing.withdrawn, **back})
    return assess(proposition, voices, desk.editorial, standing)
