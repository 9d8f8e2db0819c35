"""Word shapes."""

from __future__ import annotations

import pytest

from sayso.analysis.wordshape import DIGIT, INITIAL, INNER, LETTER, PLAIN, UPPER, shape_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("army", PLAIN), ("Army", INITIAL), ("ARMY", UPPER), ("U.S.", UPPER), ("J.", LETTER), ("A", LETTER),
        ("1990", DIGIT), ("T-72", DIGIT), ("m60", DIGIT), ("al-Arab", INNER), ("McCain", INNER), (",", PLAIN), ("", PLAIN),
    ],
)  # fmt: skip
def test_shape(word: str, shape: int) -> None:
    assert shape_of(word) == shape
