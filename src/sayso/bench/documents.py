"""Documents of the MUC-4 task: their paragraphs, and their words and vectors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.analysis.builtin import BuiltinAnalyzer, Encoded

# The processed texts mark the end of a paragraph by three spaces or more, those with lines by an empty one.
_GAP = re.compile(r"[ \t]{3,}|[ \t]*\n[ \t]*\n\s*")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the paragraphs of a document."""
    start = 0
    for gap in _GAP.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def encode(text: str, analyzer: BuiltinAnalyzer) -> Encoded:
    """A document as the model reads it: in capitals, as the wire sent it, whatever case it comes in."""
    # Letter by letter, so that offsets stay: "ß" has no capital of one letter.
    capitals = "".join(big if len(big := letter.upper()) == 1 else letter for letter in text)
    return analyzer.encode(capitals, list(paragraphs(text)))
