"""Numbers: figures and number words in a row of words, as intervals with their hedges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.events.counting import CountBook, Phrase
from sayso.events.numerals import HYPHENS, Bare, NumeralReader
from sayso.model.analysis import Token

TIED = re.compile(r"(\d{1,3}(?:,\d{3})*|\d+)[-–](\d{1,3}(?:,\d{3})*|\d+)")
# more people than this have never been alive at one time
WORLD = 8_300_000_000
YEARS = range(1900, 2101)
FOUR = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as it is said: half-open positions with its hedge, and the interval that it means.

    `core` is where the bare number begins. `vague` where no number is named
    ("dozens"), `people_only` where the words are too vague to count things.
    `reason` says why both ends are unknown.
    """

    first: int
    last: int
    core: int
    low: int | None
    high: int | None
    vague: bool = False
    people_only: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReader:
    """Finds the figures in one row of words. `names` are positions inside names of weapons and models."""

    tokens: Sequence[Token]
    lower: Sequence[str]
    book: CountBook
    names: frozenset[int] = frozenset()

    @property
    def numerals(self) -> NumeralReader:
        """The reader of bare numbers in the same words."""
        return NumeralReader(tokens=self.tokens, lower=self.lower, book=self.book)

    def figures(self) -> tuple[Figure, ...]:
        """The figures from left to right, without overlap; measures, dates, ages and names are left out."""
        found: list[Figure] = []
        at = 0
        while at < len(self.lower):
            figure = self._figure(at)
            if figure is None:
                at += 1
                continue
            if self._counts(figure):
                found.append(figure)
            at = figure.last
        return tuple(found)

    def _figure(self, at: int) -> Figure | None:
        hedge, behind = self._hedge(at)
        if hedge is not None:
            inner = self._range_words(behind) or self._sized(behind)
            if inner is not None:
                return _bounded(inner, hedge, at)
        return self._range_words(at) or self._sized(at) or self._none(at)

    def _hedge(self, at: int) -> tuple[str | None, int]:
        for name in ("at_least", "up_to", "about"):
            phrase = self._phrase(at, self.book.phrases[name])
            if phrase is not None:
                inner, last = self._hedge(at + len(phrase))
                return (inner if inner and name == "about" else name), last
        return None, at

    def _phrase(self, at: int, phrases: Sequence[Phrase]) -> Phrase | None:
        return next((p for p in phrases if tuple(self.lower[at : at + len(p)]) == p), None)

    def _range_words(self, at: int) -> Figure | None:
        """A range with its words before it: "between 20 and 30", "from 20 to 30"."""
        joins = {"between": "and", "from": "to"}
        if at >= len(self.lower) or self.lower[at] not in joins:
            return None
        first = self.numerals.at(at + 1)
        if first is None or self._word(first.last) != joins[self.lower[at]]:
            return None
        second = self.numerals.at(first.last + 1)
        return _span(at, at + 1, first, second) if second is not None else None

    def _sized(self, at: int) -> Figure | None:
        for phrases, vague in ((self.book.vague, True), (self.book.exact, False)):
            phrase = self._phrase(at, tuple(phrases))
            if phrase is not None:
                low, only = phrases[phrase], phrase in self.book.phrases["people_only"]
                last = at + len(phrase)
                high = None if vague else low
                return Figure(first=at, last=last, core=at, low=low, high=high, vague=vague, people_only=only)
        first = self.numerals.at(at) or self._tied(at)
        if first is None:
            return None
        if isinstance(first, Figure):
            return first
        behind = self._word(first.last)
        if behind in {"to", "or", *HYPHENS}:
            second = self.numerals.at(first.last + 1)
            ranged = second and _span(at, at, first, second)
            if ranged:
                return ranged
        return self._closed(_plain(at, first))

    def _tied(self, at: int) -> Figure | None:
        """A range in one word: "4-5 thousand"."""
        tied = TIED.fullmatch(self._word(at))
        if tied is None:
            return None
        low, high = (float(part.replace(",", "")) for part in tied.groups())
        scale = self.book.scales.get(self._word(at + 1), 1)
        last = at + 2 if scale > 1 else at + 1
        return _span(at, at, Bare(value=low, last=last), Bare(value=high * scale, last=last, scale=scale))

    def _closed(self, figure: Figure) -> Figure:
        """A figure with the hedge that stands behind it: "20 or more"."""
        for name, side in (("or_more", "at_least"), ("or_less", "up_to")):
            phrase = self._phrase(figure.last, self.book.phrases[name])
            if phrase is not None:
                return replace(_bounded(figure, side, figure.first), last=figure.last + len(phrase))
        if self._word(figure.last) == "+":
            return replace(_bounded(figure, "at_least", figure.first), last=figure.last + 1)
        return figure

    def _none(self, at: int) -> Figure | None:
        phrase = self._phrase(at, self.book.phrases["none"])
        if phrase is None:
            return None
        if phrase == ("any",) and not self.book.words["denied"].intersection(self.lower[max(0, at - 6) : at]):
            return None
        if phrase == ("not", "a") and self._word(at + 2) != "single":
            return None
        return Figure(first=at, last=at + len(phrase), core=at, low=0, high=0)

    def _counts(self, figure: Figure) -> bool:
        """Whether a figure can count people or things: no measure, date, hour, age, price or name."""
        if figure.reason is None and figure.core == figure.last - 1 and self._label(figure):
            return False
        words, behind = self.book.words, self._word(figure.last)
        if behind in words["unit"]:
            return False
        if self.names.intersection(range(figure.core, figure.last)):
            return False
        ahead = self._word(figure.core - 1)
        if ahead in words["money"] or behind.rstrip(".") in words["month"] or self._dated(figure):
            return False
        return not self._in_a_name(figure) and not self._aged(figure)

    def _label(self, figure: Figure) -> bool:
        digits = self.lower[figure.core][:1].isdigit()
        return (
            digits and figure.first == figure.core and self._word(figure.core - 1) in self.book.words["label"]
        )

    def _dated(self, figure: Figure) -> bool:
        word, ahead = self.lower[figure.core], self._word(figure.core - 1)
        if ahead.rstrip(".") in self.book.words["month"]:
            return True
        if ahead == "," and self._word(figure.core - 3).rstrip(".") in self.book.words["month"]:
            return True
        if ahead == "between" and figure.low in YEARS and figure.high in YEARS:
            return True
        bare = len(word) == FOUR and word.isdigit() and figure.last == figure.core + 1
        if not bare or ahead not in self.book.words["year_lead"] or figure.first != figure.core:
            return False
        return int(word) in YEARS or word[0] in "012" or ahead == "at"

    def _in_a_name(self, figure: Figure) -> bool:
        """Whether a hyphen ties the number to letters: "T-72", "Su-25", "155mm"."""
        core = figure.core
        if core >= 2 and self.lower[core - 1] in HYPHENS and self._touch(core - 1) and self._touch(core - 2):
            return self.lower[core - 2][-1:].isalpha()
        last = figure.last
        if last + 1 < len(self.lower) and self.lower[last] in HYPHENS and self._touch(last - 1):
            tied = self.lower[last + 1]
            return self._touch(last) and tied.isalpha() and tied != "odd" and not figure.vague
        touching = last < len(self.lower) and self._touch(last - 1)
        return touching and self.lower[last].isalpha() and self.lower[last - 1][:1].isdigit()

    def _aged(self, figure: Figure) -> bool:
        """Whether the number is an age set between commas behind a name: "Ali, 35, was killed"."""
        fenced = self._word(figure.first - 1) == "," and self._word(figure.last) in {",", ""}
        named = figure.first >= 2 and self.tokens[figure.first - 2].text[:1].isupper()
        digits = self.lower[figure.core].isdigit() and figure.first == figure.core
        return fenced and named and digits

    def _touch(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at].end == self.tokens[at + 1].start

    def _word(self, at: int) -> str:
        return self.lower[at] if 0 <= at < len(self.lower) else ""


def _plain(at: int, bare: Bare) -> Figure:
    reason = bare.reason or ("more than all people alive" if bare.value > WORLD else None)
    value = None if reason else int(bare.value)
    return Figure(first=at, last=bare.last, core=at, low=value, high=value, reason=reason)


def _span(first: int, core: int, low: Bare, high: Bare) -> Figure | None:
    """A range; the scale of its end holds for its beginning too ("4-5 thousand")."""
    start = low.value * high.scale if low.scale == 1 and low.value * high.scale <= high.value else low.value
    if low.reason or high.reason or not start < high.value <= WORLD:
        return None
    return Figure(first=first, last=high.last, core=core, low=int(start), high=int(high.value))


def _bounded(figure: Figure, hedge: str, first: int) -> Figure:
    if hedge == "at_least":
        return replace(figure, first=first, high=None)
    if hedge == "up_to":
        high = figure.high if figure.high is not None else figure.low
        return replace(figure, first=first, low=None, high=high)
    return replace(figure, first=first)
