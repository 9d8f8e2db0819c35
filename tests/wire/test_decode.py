"""Decoding: what ends a line."""

from __future__ import annotations

import pytest

from sayso.wire import read_item
from sayso.wire.decode import decode


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_end_of_a_line_is_a_newline(end: str) -> None:
    decoded = decode(f"Kessim{end}Osterhaven".encode())
    assert decoded is not None
    assert decoded.text == "Kessim\nOsterhaven"


def test_offsets_hold_where_separators_end_the_lines() -> None:
    item = read_item("One line.\u2028\u2028Another line.".encode())
    assert item.text.index("Another") == len("One line.\u2028\u2028")
