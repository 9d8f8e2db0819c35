"""Words: one sentence as the rules see it: words, lower case, and what is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sayso.model.analysis import Token
from sayso.statements.lexicon import Lexicon

MARKS = frozenset("“”«»„\"'‘’") | {"''", "``", "’’"}
PUNCTUATION = frozenset(".,;:!?…-–—()[]") | MARKS | {"--", "..."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one sentence; positions count words from 0.

    `quoted[i]` says that word i stands inside quotation marks; `first` is the
    position of the sentence's first word in the whole analysis. `counted[i]` is
    the number of words, punctuation left aside, before word i.
    """

    text: str
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    quoted: tuple[bool, ...]
    lexicon: Lexicon
    counted: tuple[int, ...]
    first: int = 0
    headline: bool = False

    @classmethod
    def of(
        cls,
        text: str,
        tokens: Sequence[Token],
        quotes: Sequence[tuple[int, int]],
        lexicon: Lexicon,
        first: int = 0,
        *,
        headline: bool = False,
    ) -> Words:
        """The words of a sentence with the quotations of its paragraph."""
        lower = _lowered(tokens, lexicon)
        return cls(
            text=text,
            tokens=tuple(tokens),
            lower=lower,
            quoted=_quoted(tokens, quotes),
            lexicon=lexicon,
            counted=(0, *accumulate(word not in PUNCTUATION for word in lower)),
            first=first,
            headline=headline,
        )

    def __len__(self) -> int:
        return len(self.tokens)

    def is_a(self, at: int, *classes: str) -> bool:
        """Whether the word at this position belongs to one of these word classes."""
        return 0 <= at < len(self.lower) and self.lexicon.is_a(self.lower[at], *classes)

    def is_when(self, at: int) -> bool:
        """Whether a word says when; "this" and "last" only beside a word of time ("this morning")."""
        return self.is_a(at, "time") and not (
            self.is_a(at, "pointing_time") and not self.is_a(at + 1, "time")
        )

    def is_mark(self, at: int) -> bool:
        """Whether the word at this position is a quotation mark."""
        return 0 <= at < len(self.lower) and self.lower[at] in MARKS

    def is_punctuation(self, at: int) -> bool:
        """Whether the word at this position is punctuation."""
        return 0 <= at < len(self.lower) and self.lower[at] in PUNCTUATION

    def phrase(self, first: int, last: int) -> str:
        """The copy between two positions, as it stands."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """A stretch without punctuation and marks at its edges (closing brackets stay)."""
        while first < last and (self.is_punctuation(first) and self.lower[first] not in "(["):
            first += 1
        while last > first and (self.is_punctuation(last - 1) and self.lower[last - 1] not in ")]"):
            last -= 1
        return first, last

    def count(self, first: int, last: int) -> int:
        """How many words, punctuation left aside, stand between two positions."""
        return self.counted[last] - self.counted[first] if last > first else 0


def _lowered(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """The words in lower case; among others that are not, "IS" and "US" in capitals are names and no function words."""
    capitals = not any(token.text.islower() and len(token.text) > 1 for token in tokens)
    return tuple(
        token.text
        if not capitals and token.text.isupper() and lexicon.is_a(token.text.lower(), "spelt_as_name")
        else token.text.lower()
        for token in tokens
    )


def _quoted(tokens: Sequence[Token], quotes: Sequence[tuple[int, int]]) -> tuple[bool, ...]:
    """For each word whether it stands in a quotation; both stand in the order of the text."""
    out: list[bool] = []
    at = 0
    for token in tokens:
        while at < len(quotes) and quotes[at][1] <= token.start:
            at += 1
        out.append(at < len(quotes) and quotes[at][0] <= token.start)
    return tuple(out)
