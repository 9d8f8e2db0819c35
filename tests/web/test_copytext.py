"""The whole copy as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.take import Take, Zone, ZoneKind
from sayso.web.copytext import Block, blocks
from sayso.web.highlight import Marked, Node
from tests.web.stories import VALE


def words(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from words(node.children)


def text_of(parts: tuple[Block, ...]) -> str:
    return "\n".join("".join("".join(words(run.nodes)) for run in block.runs) for block in parts)


@st.composite
def takes(draw: st.DrawFn) -> Take:
    text = draw(st.text(st.sampled_from("ab \n\t."), max_size=60))
    edges = sorted(draw(st.lists(st.integers(0, 70), max_size=8)))
    zones = [Zone(kind=draw(st.sampled_from(ZoneKind)), start=a, end=b) for a, b in pairwise(edges)]
    return Take(id="t", story="s", text=text, zones=tuple(draw(st.permutations(zones))))


@given(takes(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_nothing_of_the_copy_is_lost(take: Take, pairs: list[tuple[int, int]]) -> None:
    spans = [Marked(start=a, end=b, key=key) for key, (a, b) in enumerate(pairs)]
    assert "".join(text_of(blocks(take, spans)).split()) == "".join(take.text.split())


def test_a_dateline_runs_into_its_paragraph() -> None:
    parts = blocks(VALE, [])
    opening = next(block for block in parts if any(run.kind is ZoneKind.DATELINE for run in block.runs))
    assert opening.kind is ZoneKind.BODY
    assert text_of((opening,)).startswith("Tallow Ford, May 2 (Brackwater Wire) - Upper Vale's militia")


def test_parts_stand_in_blocks_of_their_own_kind() -> None:
    kinds = [block.kind for block in blocks(VALE, [])]
    assert kinds[:4] == [ZoneKind.SECTION, ZoneKind.HEADLINE, ZoneKind.EDIT_NOTE, ZoneKind.BYLINE]
    assert kinds[-1] is ZoneKind.FURNITURE
    assert ZoneKind.CROSSHEAD in kinds


def test_blank_lines_part_paragraphs_and_single_ones_do_not() -> None:
    text = "First line\nruns on.\n\n  Second."
    take = Take(id="t", story="s", text=text, zones=(Zone(kind=ZoneKind.BODY, start=0, end=len(text)),))
    assert [text_of((block,)) for block in blocks(take, [])] == ["First line\nruns on.", "Second."]


def test_a_statement_begins_in_one_block() -> None:
    at = VALE.text.index("Our flag")
    parts = blocks(VALE, [Marked(start=at, end=at + 8, key=7)])
    assert [block.begins for block in parts if block.begins] == [(7,)]
