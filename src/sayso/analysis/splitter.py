"""A first analyzer: sentences and words by rules, without grammar or names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import accumulate

import syntok.segmenter
from syntok.tokenizer import Tokenizer

from sayso.model.analysis import Analysis, Sentence, Token

# The splitter's patterns look far back on text without spaces: longer runs go in by pieces.
LONGEST_PIECE = 4_000


class SplitterAnalyzer:
    """Sentences and words by the rules of syntok; the grammar fields of each word stay None."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
        self._name = f"splitter syntok-{version('syntok')}"

    @property
    def name(self) -> str:
        """Name and version of the rules."""
        return self._name

    def analyze(self, text: str, blocks: Sequence[tuple[int, int]]) -> Analysis:
        """Sentences and words of the given paragraphs; no sentence crosses a paragraph."""
        sentences = [words for start, end in blocks for words in self._block(text, start, end)]
        ends = list(accumulate(len(words) for words in sentences))
        return Analysis(
            analyzer=self.name,
            tokens=tuple(token for words in sentences for token in words),
            sentences=tuple(
                Sentence(first=last - len(words), last=last, start=words[0].start, end=words[-1].end)
                for words, last in zip(sentences, ends, strict=True)
            ),
        )

    def _block(self, text: str, start: int, end: int) -> Iterator[list[Token]]:
        for begin, stop in pieces(text, start, end):
            tokens = self._tokenizer.tokenize(text[begin:stop])
            for sentence in syntok.segmenter.segment(tokens):
                words = [self._token(text, begin + t.offset, len(t.value)) for t in sentence if t.value]
                if words:
                    yield words

    @staticmethod
    def _token(text: str, start: int, length: int) -> Token:
        return Token(start=start, end=start + length, text=text[start : start + length])


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph cut into pieces of bounded length, at white space where there is some."""
    while end - start > LONGEST_PIECE:
        space = text.rfind(" ", start, start + LONGEST_PIECE)
        cut = space + 1 if space > start else start + LONGEST_PIECE
        yield start, cut
        start = cut
    if start < end:
        yield start, end
