"""Zones: stretches of the copy, and how they are put in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.take import Zone, ZoneKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line by itself: half-open offsets, white space trimmed."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]


def zone(kind: ZoneKind, block: Block) -> Zone:
    """A block as a zone of this kind."""
    return Zone(kind=kind, start=block.start, end=block.end)


def trimmed(text: str, start: int, end: int) -> Block | None:
    """The stretch without white space at its ends, or None where nothing else is in it."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return Block(start + left, start + right) if left < right else None


def settled(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """The zones in the order of the text. Raises ValueError where two of them share a character."""
    ordered = tuple(sorted(zones, key=lambda zone: (zone.start, zone.end)))
    for before, after in pairwise(ordered):
        if after.start < before.end:
            raise ValueError(f"zones overlap at {after.start}: {before.kind} and {after.kind}")
    return ordered
