"""Numerals: bare numbers in a row of words, in digits or spelled out, without hedges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.events.counting import CountBook
from sayso.model.analysis import Token

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
BROKEN = re.compile(r"\d+(?:,\d+)+|\d+(?:\.\d+){2,}")
JOINED = re.compile(r"[a-z]+-[a-z]+")
HYPHENS = frozenset({"-", "–", "−", "‐"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A number without hedge and range: its value, where it ends, and the scale word it closed with."""

    value: float
    last: int
    scale: int = 1
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumeralReader:
    """Reads the number that begins at a position of a row of words."""

    tokens: Sequence[Token]
    lower: Sequence[str]
    book: CountBook

    def at(self, at: int) -> Bare | None:
        """The number that begins here, or None."""
        word = self._word(at)
        if word[:1].isdigit():
            return self._digits(at, word)
        if word in {"a", "an"} and self._word(at + 1) in self.book.scales:
            return self._spelled(at + 1)
        if word == "half" and self._word(at + 1) in {"a", "million", "dozen"}:
            return None
        return self._spelled(at)

    def _digits(self, at: int, word: str) -> Bare | None:
        if GROUPED.fullmatch(word) or PLAIN.fullmatch(word):
            value, last = float(word.replace(",", "")), at + 1
            scale = 1
            if self._negative(at):
                return Bare(value=-value, last=last, reason="a negative number")
            if self._word(last) == "000" and value < 1000:
                value, last = value * 1000, last + 1
            while self._word(last) in self.book.scales:
                scale *= self.book.scales[self._word(last)]
                last += 1
            reason = "a fraction of a person or thing" if (value * scale) % 1 else None
            return Bare(value=value * scale, last=last, scale=scale, reason=reason)
        if BROKEN.fullmatch(word):
            return Bare(value=-1, last=at + 1, reason="its commas or points group no number")
        return None

    def _negative(self, at: int) -> bool:
        """Whether a minus stands at the number and at nothing before it."""
        signed = self._word(at - 1) in {"-", "−"} and self._touch(at - 1)
        return signed and not (at > 1 and self._touch(at - 2))

    def _spelled(self, at: int) -> Bare | None:
        """Number words in a row: "a hundred and fifty", "twenty-three", "three thousand"."""
        total, current, last, scale, seen = 0, 0, at, 1, False
        while last < len(self.lower):
            word = self.lower[last]
            values = self._values(word)
            if values and _fits(current, values[0]):
                current += sum(values)
            elif word in self.book.scales and (seen or word in {"dozen", "hundred", "thousand", "million"}):
                scale = self.book.scales[word]
                current, total = _scaled(current, total, scale)
            elif seen and word in {"and", *HYPHENS} and self._goes_on(last, current):
                last += 1
                continue
            else:
                break
            seen, last = True, last + 1
        return Bare(value=total + current, last=last, scale=scale) if seen else None

    def _values(self, word: str) -> tuple[int, ...]:
        if word in self.book.numbers:
            return (self.book.numbers[word],)
        if JOINED.fullmatch(word):
            parts = word.split("-")
            if all(part in self.book.numbers for part in parts):
                return tuple(self.book.numbers[part] for part in parts)
        return ()

    def _goes_on(self, at: int, current: int) -> bool:
        """Whether "and" or a hyphen goes on with the same number: "hundred and fifty", "twenty - three"."""
        values = self._values(self._word(at + 1))
        if not values:
            return False
        if self.lower[at] == "and":
            return self._word(at - 1) in self.book.scales and self._word(at - 1) != "dozen"
        return current % 10 == 0 and current % 100 >= 20 and sum(values) < 10

    def _touch(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at].end == self.tokens[at + 1].start

    def _word(self, at: int) -> str:
        return self.lower[at] if 0 <= at < len(self.lower) else ""


def _fits(current: int, value: int) -> bool:
    """Whether a number word can stand behind what was said: twenty three, hundred twelve; not "two three"."""
    if current == 0:
        return True
    return (current % 100 == 0 and value < 100) or (current % 10 == 0 and current % 100 >= 20 and value < 10)


def _scaled(current: int, total: int, scale: int) -> tuple[int, int]:
    grown = max(1, current) * scale
    return (grown, total) if scale <= 100 else (0, total + grown)
