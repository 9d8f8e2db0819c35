"""Colours and letters by which sides are told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.web.sides import COLOURS, mark_sides


def test_a_side_keeps_its_colour_whoever_else_is_there() -> None:
    alone = mark_sides(["Ukraine"])["Ukraine"].style
    assert mark_sides(["Russia", None, "Ukraine", "agency"])["Ukraine"].style == alone


def test_what_is_no_side_has_no_colour() -> None:
    marks = mark_sides(["agency", "unknown", "third party", "Iran"])
    assert {name for name, mark in marks.items() if mark.style == "side-none"} == {
        "agency",
        "unknown",
        "third party",
    }


@given(st.sets(st.text(), max_size=COLOURS))
def test_sides_differ_in_letters_and_in_colour(names: set[str]) -> None:
    marks = mark_sides(names)
    assert marks.keys() == names - {""}
    assert len({mark.letters for mark in marks.values()}) == len(marks)
    coloured = [mark.style for mark in marks.values() if mark.style != "side-none"]
    assert len(set(coloured)) == len(coloured)


@given(st.lists(st.text(min_size=1), max_size=30))
def test_order_does_not_matter(names: list[str]) -> None:
    assert mark_sides(names) == mark_sides(reversed(names))
