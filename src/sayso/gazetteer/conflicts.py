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
    """All sides of the wars of a year in which an armed bloc is a side, or two of the named ones are."""
    present, fighting = frozenset(named), frozenset(armed)
    found: set[str] = set()
    for conflict in conflicts:
        on = year is None or (conflict.first <= year and (conflict.last is None or year <= conflict.last))
        if on and (conflict.sides & fighting or len(conflict.sides & present) > 1):
            found |= conflict.sides
    return frozenset(found)
