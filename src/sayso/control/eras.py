"""Eras: the propositions on one place, each in the days in which it could hold, and which of them decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.assessment.evidence import Evidence
from sayso.assessment.links import Link, Predicate
from sayso.model.assessment import Assessment, Status

# links that say so; what only supports a proposition never makes it the answer
SAYING = frozenset({"states", "entails"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """A stretch of days in which one proposition on a place could hold: from its first claim on."""

    predicate: Predicate
    side: str
    start: str
    links: tuple[Link, ...]


def eras_of(links: Sequence[Link]) -> tuple[Era, ...]:
    """Propositions on one place: a side's holding begins anew after another side's taking.

    A link counts for the era in whose days its evidence falls; evidence that
    contradicts an era from after its end is no contradiction.
    """
    turns = _turns(links)
    eras: dict[tuple[Predicate, str, int], list[Link]] = {}
    for link in links:
        number = _turn_of(link.evidence, turns)
        if link.predicate is Predicate.LEFT or link.kind in {"contradicts", "supports"}:
            number = max(0, number)
        eras.setdefault((link.predicate, link.side, number), []).append(link)
    out = []
    for (predicate, side, _), found in eras.items():
        backing = [link for link in found if link.kind in {"states", "entails", "supports"}]
        # what is said of the place itself says since when, rather than what is said of a whole
        own = [link for link in backing if _backs_directly(link)]
        if backing:
            start = min(link.evidence.when for link in own or backing)
            out.append(Era(predicate=predicate, side=side, start=start, links=tuple(found)))
    return tuple(sorted(out, key=lambda e: (e.start, _ORDER[e.predicate], e.side)))


_ORDER = {
    Predicate.ANNEXED: 0,
    Predicate.CONTESTS: 1,
    Predicate.LEAVING: 2,
    Predicate.LEFT: 3,
    Predicate.HOLDS: 4,
}


def _turns(links: Sequence[Link]) -> tuple[str, ...]:
    """The days on which a side other than the one before is said to take or leave the place."""
    changes = sorted(
        {
            (link.evidence.when[:10], link.side)
            for link in links
            if link.predicate is Predicate.HOLDS and link.kind == "states" and not link.evidence.negative
        }
    )
    turns: list[str] = []
    last = None
    for day, side in changes:
        if last is not None and side != last:
            turns.append(day)
        last = side
    return tuple(turns)


def _turn_of(piece: Evidence, turns: Sequence[str]) -> int:
    return sum(1 for turn in turns if turn <= piece.when[:10] or turn[:7] == piece.when)


def deciding(assessments: Sequence[tuple[Era, Assessment]]) -> tuple[Era, Assessment] | None:
    """The latest assessment that says who holds, left or is leaving: a right by annexation never does.

    Words that count for nothing, taken back or discounted, never make it the answer.
    """
    heard = [(e, a, _said(e, a)) for e, a in assessments if e.predicate is not Predicate.ANNEXED]
    speaking = [(e, a) for e, a, said in heard if said]
    # what is said of a whole is weaker than anything said of the place itself
    direct = [(e, a) for e, a, said in heard if any(k.evidence.inherited_from is None for k in said)]
    direct = [(e, a) for e, a in direct if not _over(e, direct)]
    return max(
        direct or speaking,
        key=lambda ea: (ea[0].start[:10], _ORDER[ea[0].predicate], _RANK[ea[1].status], ea[1].score),
        default=None,
    )


def _over(era: Era, judged: Sequence[tuple[Era, Assessment]]) -> bool:
    """Whether fighting inside a place is over: a side is said later to hold it, or to be gone."""
    if era.predicate is not Predicate.CONTESTS:
        return False
    last = max(link.evidence.when for link in era.links)
    later = (
        link.evidence.told or ""
        for other, _ in judged
        if other.predicate in {Predicate.HOLDS, Predicate.LEFT}
        for link in other.links
        if link.kind == "states"
    )
    return any(told > last for told in later)


def _said(era: Era, assessment: Assessment) -> list[Link]:
    """The links that say so and count."""
    aside = {c.statement for c in (*assessment.supporting, *assessment.opposing) if c.set_aside}
    return [k for k in era.links if k.kind in SAYING and k.evidence.statement.id not in aside]


def _backs_directly(link: Link) -> bool:
    return link.evidence.inherited_from is None and link.kind in SAYING


_RANK = {
    Status.RETRACTED: 0, Status.CLAIMED: 1, Status.REPORTED: 1, Status.DISPUTED: 1, Status.CORROBORATED: 2,
    Status.CONFIRMED: 3,
}  # fmt: skip
