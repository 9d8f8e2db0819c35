"""Amounts: "some 20", "twenty-five", "a few", "10 to 15", "less than half a" as a number with how far off it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_FRACTIONS = {"half": 0.5, "quarter": 0.25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number, how far off it may be as a share (None where the words say nothing), and whether it is a bound."""

    value: float
    spread: float | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Number words, what multiplies them ("dozen"), vague amounts as (value, spread), and the words that qualify a number, as data."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    bounds: Mapping[str, frozenset[str]]

    def read(self, words: Sequence[str]) -> Amount | None:
        """The amount that a row of lower-case words tells; None where it is none."""
        rest, bound = list(words), None
        qualified = self._qualifier(rest)
        while qualified is not None:
            kind, length = qualified
            bound = kind if kind != "about" else bound
            rest = rest[length:]
            qualified = self._qualifier(rest)
        vague = self.vague.get(" ".join(rest))
        if vague is not None:
            return Amount(value=vague[0], spread=vague[1], bound=bound)
        return self._exact(rest, bound)

    def _qualifier(self, words: Sequence[str]) -> tuple[str, int] | None:
        found = [
            (len(form.split()), kind)
            for kind, forms in self.bounds.items()
            for form in forms
            if words[: len(form.split())] == form.split() and len(words) > len(form.split())
        ]
        return max(found)[::-1] if found else None

    def _exact(self, words: Sequence[str], bound: str | None) -> Amount | None:
        for link in ("to", "or", "and", "-"):
            if link in words[1:-1]:
                at = words.index(link, 1)
                low, high = self._number(words[:at]), self._number(words[at + 1 :])
                if low is None or high is None or self._adds_up(link, words[at - 1], words[at + 1]):
                    continue
                middle = (low + high) / 2
                return Amount(
                    value=middle, spread=abs(high - low) / 2 / middle if middle else None, bound=bound
                )
        number = self._number(words)
        return Amount(value=number, bound=bound) if number is not None else None

    def _adds_up(self, link: str, before: str, behind: str) -> bool:
        """Whether "and" makes one number, as in "two hundred and fifty", "two and a half"."""
        return link == "and" and (behind == "a" or (before in self.scales and behind in self.numbers))

    def _number(self, words: Sequence[str]) -> float | None:
        """Digits, or number words added up: "two hundred and fifty", "two and a half", "two dozen"."""
        if not words:
            return None
        if len(words) > 2 and words[-3:-1] == ["and", "a"] and words[-1] in _FRACTIONS:
            whole = self._number(words[:-3])
            return None if whole is None else whole + _FRACTIONS[words[-1]]
        total, current = 0.0, 0.0
        for word in (w for w in words if w not in {"and", "a"}):
            if word in self.scales:
                current = (current or 1.0) * self.scales[word]
                total, current = (total + current, 0.0) if self.scales[word] >= 1000 else (total, current)
                continue
            if _DIGITS.fullmatch(word):
                value = float(word.replace(",", ""))
            elif word in self.numbers:
                value = self.numbers[word]
            else:
                return None
            current += value
        return total + current
