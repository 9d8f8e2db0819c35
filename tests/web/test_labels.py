"""Names that cover neither each other nor the markers."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from sayso.web.labels import Box, Wanted, placed, spread, text_width

PAGE = Box(left=0, top=0, right=700, bottom=500)
wanted = st.lists(
    st.builds(
        Wanted,
        text=st.text(st.sampled_from("aeilmntW "), min_size=1, max_size=14),
        x=st.floats(0, 700),
        y=st.floats(0, 500),
        gap=st.just(9.0),
        size=st.just(12.0),
        centred=st.booleans(),
    ),
    max_size=25,
)


@given(wanted)
def test_labels_keep_clear_and_on_the_page(names: list[Wanted]) -> None:
    taken = [Box(left=w.x - 9, top=w.y - 9, right=w.x + 9, bottom=w.y + 9) for w in names]
    labels = placed(names, taken, PAGE)
    assert len(labels) == len(names)
    boxes = [label.box for label in labels if label]
    for i, box in enumerate(boxes):
        assert box.within(PAGE)
        assert not any(box.meets(other) for other in boxes[:i])
        assert not any(box.meets(other) for other in taken)


def test_a_lone_name_stands_to_the_right() -> None:
    (label,) = placed([Wanted(text="Harrowmere", x=100, y=100, gap=9, size=12)], [], PAGE)
    assert label is not None
    assert label.x == 112
    assert label.box.right - label.box.left == text_width("Harrowmere", 12)


def test_where_there_is_no_room_there_is_no_name() -> None:
    assert placed([Wanted(text="Harrowmere", x=100, y=100, gap=9, size=12)], [PAGE], PAGE) == [None]


@given(st.lists(st.tuples(st.floats(100, 600), st.floats(100, 400)), max_size=12))
def test_markers_stand_apart(points: list[tuple[float, float]]) -> None:
    moved = spread(points, 20, PAGE)
    assert len(moved) == len(points)
    for i, (ax, ay) in enumerate(moved):
        assert PAGE.left <= ax <= PAGE.right
        for bx, by in moved[:i]:
            assert math.hypot(ax - bx, ay - by) > 15


def test_markers_with_room_do_not_move() -> None:
    points = [(100.0, 100.0), (140.0, 100.0)]
    assert spread(points, 20, PAGE) == points
