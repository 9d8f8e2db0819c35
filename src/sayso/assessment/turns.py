"""Turns: the stretches between one side's coming to a place and the next one's, in which propositions are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.assessment.evidence import Evidence
from sayso.assessment.links import Link, Predicate

BACKING = frozenset({"states", "entails", "supports"})
ORDER = {
    Predicate.ANNEXED: 0,
    Predicate.CONTESTS: 1,
    Predicate.LEAVING: 2,
    Predicate.LEFT: 3,
    Predicate.HOLDS: 4,
}
MONTH = len("2022-11")
DAY = len("2022-11-11")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The links of one proposition on a place within one turn; `start` is the first day that backs it."""

    predicate: Predicate
    side: str
    start: str
    links: tuple[Link, ...]


def turns_of(links: Sequence[Link]) -> tuple[Turn, ...]:
    """The propositions on one place, by turn: a side's holding begins anew after another side's coming.

    What is said of one turn does not contradict what is said of another. A
    proposition that nothing backs is left out.
    """
    days = _days(links)
    found: dict[tuple[Predicate, str, int], list[Link]] = {}
    for link in links:
        found.setdefault((link.predicate, link.side, _number(link.evidence, days)), []).append(link)
    turns = []
    for (predicate, side, _), told in found.items():
        backing = [link.when for link in told if link.kind in BACKING]
        if backing:
            links_then = tuple(link for link in told if _of_those_days(link, max(backing)))
            turns.append(Turn(predicate=predicate, side=side, start=min(backing), links=links_then))
    return tuple(sorted(turns, key=lambda t: (t.start, ORDER[t.predicate], t.side)))


def _of_those_days(link: Link, last: str) -> bool:
    """Whether a link speaks of the days that are claimed: who left on the 12th may have held on the 10th."""
    return link.kind in BACKING or link.evidence.negative or link.when[:DAY] <= last[:DAY]


def _days(links: Iterable[Link]) -> tuple[str, ...]:
    """The days on which a side other than the one before is said to come."""
    changes = {
        (link.when[:DAY], link.side)
        for link in links
        if link.predicate is Predicate.HOLDS and link.kind == "states" and not link.evidence.negative
    }
    days: list[str] = []
    last: str | None = None
    for day, side in sorted(changes):
        if last is not None and side != last:
            days.append(day)
        last = side
    return tuple(days)


def _number(piece: Evidence, days: Sequence[str]) -> int:
    """Which turn a piece falls into; a bare month is that of the turn which begins in it."""
    when = piece.when[:DAY]
    return sum(1 for day in days if day <= when or day[:MONTH] == piece.when)
