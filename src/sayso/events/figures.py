"""Figures: the numbers of one clause in order, found by position without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.events.numbers import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a clause from left to right, with where each begins and ends."""

    row: tuple[Figure, ...]
    firsts: tuple[int, ...]
    ends: Mapping[int, Figure]

    def starting(self, at: int) -> Figure | None:
        """The figure that begins at this position."""
        k = bisect_left(self.firsts, at)
        return self.row[k] if k < len(self.row) and self.firsts[k] == at else None

    def ending(self, at: int) -> Figure | None:
        """The figure that ends right before this position."""
        return self.ends.get(at)

    def over(self, at: int) -> Figure | None:
        """The figure that this position is inside of."""
        k = bisect_right(self.firsts, at) - 1
        return self.row[k] if k >= 0 and at < self.row[k].last else None

    def between(self, first: int, last: int) -> tuple[Figure, ...]:
        """The figures that begin in a half-open stretch."""
        return self.row[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]

    def before(self, at: int) -> Iterator[Figure]:
        """The figures that begin before this position, the nearest first."""
        for k in range(bisect_left(self.firsts, at) - 1, -1, -1):
            yield self.row[k]


def figures_in(row: Sequence[Figure]) -> Figures:
    """These figures, which stand in order and do not overlap, to be found by position."""
    return Figures(
        row=tuple(row),
        firsts=tuple(f.first for f in row),
        ends=MappingProxyType({f.last: f for f in row}),
    )
