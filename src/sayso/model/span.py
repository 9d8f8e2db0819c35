"""Span: a stretch of words of a take, checked when it is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """The words that a value rests on, as they stand in the copy.

    `start` and `end` are half-open offsets in code points into `Take.text`;
    `exact` is `text[start:end]`, kept beside them so that a reader can check.
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`. Raises ValueError where that is no stretch of the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span {start}:{end} in a text of {len(text)} characters")
        return cls(start=start, end=end, exact=text[start:end])

    def stands_in(self, text: str) -> bool:
        """Whether these words stand at these offsets of `text`."""
        return 0 <= self.start < self.end and text[self.start : self.end] == self.exact

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end
