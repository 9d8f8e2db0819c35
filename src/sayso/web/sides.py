"""Sides: the colour and the letters by which a side is told apart, on the map and in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

COLOURS = 6  # as many as the stylesheet has: .side-0 to .side-5
_NEUTRAL = frozenset({"agency", "unknown", "third party"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SideMark:
    """How a side is shown: its name, a class of the stylesheet, and one or two letters.

    Letters stand beside the colour everywhere, so that nothing depends on
    telling colours apart.
    """

    name: str
    style: str
    letters: str


NOBODY = SideMark(name="", style="side-none", letters="?")
# a place that one side has left, and that nobody is said to hold
NO_ONE = SideMark(name="", style="side-none", letters="–")
# a contested place of which nobody is known to have held it so far
SEVERAL = SideMark(name="", style="side-none", letters="×")


def mark_sides(names: Iterable[str | None]) -> Mapping[str, SideMark]:
    """A mark for each side. A name prefers the colour of its own digest, so pages seldom differ."""
    marks: dict[str, SideMark] = {}
    taken: set[int] = set()
    letters: set[str] = set()
    for name in sorted({name for name in names if name}):
        letter = _letters(name, letters)
        letters.add(letter)
        if name in _NEUTRAL:
            marks[name] = SideMark(name=name, style="side-none", letters=letter)
            continue
        colour = _preferred(name)
        if len(taken) < COLOURS:
            while colour in taken:
                colour = (colour + 1) % COLOURS
        taken.add(colour)
        marks[name] = SideMark(name=name, style=f"side-{colour}", letters=letter)
    return marks


def _preferred(name: str) -> int:
    return hashlib.sha256(name.encode("utf-8", "replace")).digest()[0] % COLOURS


def _letters(name: str, taken: set[str]) -> str:
    """The first letter that is free, else the first and another one, else a number."""
    word = [c for c in name if c.isalnum()] or ["?"]
    first = word[0].upper()
    choices = [first, *(first + c.lower() for c in word[1:]), *(str(n) for n in range(2, 100))]
    return next((choice for choice in choices if choice not in taken), first)
