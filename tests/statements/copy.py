"""One sentence of made-up copy, read."""

from __future__ import annotations

from sayso.model.reading import Reading
from sayso.model.statement import Statement
from tests.kit import read_text

DAY = "2022-11-11"


def told(sentence: str, place: str = "GENEVA") -> Reading:
    """The reading of a story with this body, filed in a place that is on neither side."""
    return read_text(f"A quiet day\n\n{place}, Nov 11 (Meridian) - {sentence}\n", published=DAY)


def one(sentence: str, place: str = "GENEVA") -> Statement:
    """The only statement of this body."""
    (statement,) = told(sentence, place).statements
    return statement
