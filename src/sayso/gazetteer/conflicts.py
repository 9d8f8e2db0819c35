"""Conflicts: which sides fight each other in which years, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.errors import DataError
from sayso.gazetteer.tables import read_bytes, read_toml
from sayso.model.ids import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A war with its sides (names of blocs) and its first and last year; None where it goes on.

    `listed` has the sides in the order of the file: the state it is fought in, its first adversary, the others.
    """

    name: str
    sides: frozenset[str]
    first: int
    last: int | None
    listed: tuple[str, ...] = ()


def conflicts_digest() -> str:
    """Twelve hex digits that name the file of conflicts in every reading's `run`."""
    return digest(read_bytes("conflicts.toml"))[:12]


def load_conflicts() -> tuple[Conflict, ...]:
    """The conflicts that ship with Sayso. Raises DataError SAY-212 where an entry does not fit."""
    table = read_toml(read_bytes("conflicts.toml"), "conflicts.toml")
    try:
        return tuple(
            Conflict(
                name=e["name"],
                sides=frozenset(e["sides"]),
                first=int(e["from"]),
                last=e.get("to"),
                listed=tuple(e["sides"]),
            )
            for e in table["conflict"]
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            "SAY-212",
            f"an entry does not fit: {error}",
            where="conflicts.toml",
            do="give name, sides and from",
        ) from error


def sides_of_wars(
    named: Iterable[str], armed: Iterable[str], year: int | None, conflicts: Iterable[Conflict]
) -> frozenset[str]:
    """All sides of the wars of a year of which the story names two sides, those with forces in it among them.

    One side alone does not tell which of its wars is meant, unless it has only one.
    """
    present, fighting = frozenset(named) | frozenset(armed), frozenset(armed)
    going_on = [
        c for c in conflicts if year is None or (c.first <= year and (c.last is None or year <= c.last))
    ]
    meant = [c for c in going_on if len(c.sides & present) > 1]
    for bloc in fighting.difference(*(c.sides for c in meant)):
        own = [c for c in going_on if bloc in c.sides]
        meant += own if len(own) == 1 else []
    return frozenset(side for conflict in meant for side in conflict.sides)


def adversary(side: str, year: int | None, conflicts: Iterable[Conflict]) -> str | None:
    """Whom a side fights in a year, where it has one war with one first adversary; else None."""
    if year is None:
        return None
    wars = [
        c for c in conflicts if side in c.sides and c.first <= year and (c.last is None or year <= c.last)
    ]
    if len(wars) != 1:
        return None
    return next((other for other in wars[0].listed if other != side), None)
