"""Marks in the copy, however the spans lie."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from sayso.web.highlight import Marked, Node, nested, segments

TEXT = "It fell at dawn, a trader said, and nobody knew why."
spans = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=8).map(
    lambda pairs: [Marked(start=a, end=b, key=key) for key, (a, b) in enumerate(pairs)]
)


def leaves(nodes: tuple[Node, ...], inside: tuple[int, ...] = ()) -> Iterator[tuple[str, tuple[int, ...]]]:
    for node in nodes:
        if node.key is None:
            yield node.text, inside
        else:
            yield from leaves(node.children, (*inside, node.key))


def marks(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        if node.key is not None:
            yield node
            yield from marks(node.children)


@given(spans, st.integers(-3, 55), st.integers(-3, 55))
def test_segments_add_up_to_the_text(marked: list[Marked], start: int, end: int) -> None:
    parts = segments(TEXT, start, end, marked)
    assert "".join(part.text for part in parts) == TEXT[max(start, 0) : max(end, 0)]


@given(spans)
def test_each_span_covers_its_own_words_and_no_others(marked: list[Marked]) -> None:
    parts = segments(TEXT, 0, len(TEXT), marked)
    for span in marked:
        covered = "".join(part.text for part in parts if span.key in part.keys)
        assert covered == (TEXT[max(span.start, 0) : max(span.end, 0)] if span.start < span.end else "")


@given(spans)
def test_nesting_loses_nothing_and_opens_each_mark_once(marked: list[Marked]) -> None:
    parts = segments(TEXT, 0, len(TEXT), marked)
    tree = nested(parts)
    assert [(text, set(inside)) for text, inside in leaves(tree)] == [(p.text, set(p.keys)) for p in parts]
    for span in marked:
        if 0 <= span.start < span.end <= len(TEXT):
            own = [node for node in marks(tree) if node.key == span.key]
            assert [node.first for node in own].count(True) == 1
            assert own[0].first
            assert [node.last for node in own].count(True) == 1
            assert own[-1].last


def test_crossing_spans_are_split_at_the_boundary() -> None:
    parts = segments("abcdef", 0, 6, [Marked(start=0, end=4, key=1), Marked(start=2, end=6, key=2)])
    assert [(part.text, part.keys) for part in parts] == [("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]
    outer, rest = nested(parts)
    assert (outer.key, [child.key for child in outer.children]) == (1, [None, 2])
    assert (rest.key, rest.first, rest.last) == (2, False, True)
