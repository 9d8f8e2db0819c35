"""Whatever comes over the wire: every span checks, nothing but SaysoError is raised, and the same bytes read the same.

The stories are ours; where the folder of shared test data stands beside the
checkout, its stories are cut and spoilt as well.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from eval.stories import own_takes
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.export.contract import dump, reading_json
from sayso.model.reading import Reading
from tests.kit import read_bytes, read_text
from tests.spans import wrong_spans

STORIES = tuple(take.text for take in own_takes())
MARKS = (
    "“", "”", '"', "'", "’", "«", "»", "(", ")", "[", "]", "—", "--", ".-", ":", ";", ",", ".", "...", "\n", "\n\n", "\t",
    "\u202e", "\u200f", "\u061c", "\u200b", "\u00ad", "\u0301", "\ufeff", "\u2028", "\x00", "\x07", "\x1b[31m", "\x85", "🚀",
    "👩‍👩‍👧", "٣", "中文", "İ", "ß", "ſ", "ﬁ", "Ω", " said ", " denied that ", " according to ", " told ", " quoted ", " as saying ",
    " not ", " may ", "EFE", "(Update 2: Recasts)", " REUTER ", "Nov 31", "31 FEB 1990", "-30-", "/", "<b>", "&amp;", "%", "{", "}}",
)  # fmt: skip
Mutation = Callable[[str], str]
FAST = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def _cut(a: float, b: float) -> Mutation:
    return lambda text: text[: int(min(a, b) * len(text))] + text[int(max(a, b) * len(text)) :]


def _keep(a: float, b: float) -> Mutation:
    return lambda text: text[int(min(a, b) * len(text)) : int(max(a, b) * len(text))]


def _double(a: float, b: float) -> Mutation:
    def mutate(text: str) -> str:
        start, end = sorted((int(a * len(text)), int(b * len(text))))
        return text[:end] + text[start:]

    return mutate


def _swap_case(a: float, b: float) -> Mutation:
    def mutate(text: str) -> str:
        start, end = sorted((int(a * len(text)), int(b * len(text))))
        return text[:start] + text[start:end].swapcase() + text[end:]

    return mutate


def _insert(at: float, what: str) -> Mutation:
    return lambda text: text[: int(at * len(text))] + what + text[int(at * len(text)) :]


def _without(what: str) -> Mutation:
    return lambda text: text.replace(what, "")


def _shuffled(by: int) -> Mutation:
    def mutate(text: str) -> str:
        lines = text.split("\n")
        at = by % len(lines)
        return "\n".join(lines[at:] + lines[:at])

    return mutate


share = st.floats(0, 1, allow_nan=False)
mutations = st.lists(
    st.one_of(
        st.builds(_cut, share, share),
        st.builds(_keep, share, share),
        st.builds(_double, share, share),
        st.builds(_swap_case, share, share),
        st.builds(_insert, share, st.sampled_from(MARKS)),
        st.builds(_insert, share, st.text(max_size=12)),
        st.builds(_without, st.sampled_from((" ", "\n", "\n\n", ".", ",", "”", "“", '"', "said", "the "))),
        st.builds(_shuffled, st.integers(0, 50)),
    ),
    max_size=6,
)


def spoilt(text: str, changes: list[Mutation]) -> str:
    """The story after these changes, of a length that keeps the tests quick."""
    for change in changes:
        text = change(text)[:6000]
    return text


def attempt(text: str, *, quick: bool = True) -> Reading | None:
    """The reading, or None where the reader says on purpose that it cannot read this."""
    try:
        return read_text(text, quick=quick)
    except InputError:
        return None


def check(text: str, *, quick: bool = True) -> None:
    """A reading whose every value rests on words that stand there."""
    reading = attempt(text, quick=quick)
    if reading is None:
        return
    assert wrong_spans(reading) == []
    ids = [statement.id for statement in reading.statements]
    assert {row for claim in reading.control for row in claim.statements} <= set(ids)


@pytest.mark.parametrize("take", own_takes(), ids=lambda take: take.id)
def test_own_stories_read_whole(take: Any) -> None:
    reading = read_text(take.text, published=take.published)
    assert wrong_spans(reading) == []
    assert not reading.refused


@FAST
@given(st.sampled_from(STORIES), mutations)
def test_spoilt_stories_never_break_a_span(text: str, changes: list[Mutation]) -> None:
    check(spoilt(text, changes))


@settings(FAST, max_examples=25)
@given(st.sampled_from(STORIES), mutations)
def test_spoilt_stories_never_break_a_span_of_the_shipped_analyzer(
    text: str, changes: list[Mutation]
) -> None:
    check(spoilt(text, changes)[:1500], quick=False)


@settings(FAST, max_examples=60)
@given(st.text(max_size=400))
@example("“")
@example("\n\n\n")
@example('"" said "" said ""')
@example("said")
@example("according to")
@example("Nov 11 (EFE).-")
@example("A" * 5000)
@example("he said. " * 300)
def test_any_text_at_all(text: str) -> None:
    check(text)


@settings(FAST, max_examples=60)
@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"<html><body>")
@example(b"%PDF-1.7")
def test_any_bytes_at_all(data: bytes) -> None:
    try:
        reading = read_bytes(data, quick=True)
    except InputError:
        return
    assert wrong_spans(reading) == []


@settings(FAST, max_examples=30)
@given(st.sampled_from(STORIES), mutations)
def test_the_same_bytes_read_the_same(text: str, changes: list[Mutation]) -> None:
    text = spoilt(text, changes)
    first, second = attempt(text), attempt(text)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert dump(reading_json(first)) == dump(reading_json(second))


REQUIRED = {
    "take": {"id", "story", "text", "headline", "agency", "dateline", "update", "published", "desk", "zones", "problems"},
    "statement": {"id", "content", "manner", "source", "cue", "factuality", "events"},
    "event": {"type", "mode", "trigger", "actor", "target", "place", "time", "counts"},
    "row": {"place", "holder", "change", "date", "by", "statements"},
}  # fmt: skip


@settings(FAST, max_examples=40)
@given(st.sampled_from(STORIES), mutations)
def test_json_has_the_keys_that_others_rely_on(text: str, changes: list[Mutation]) -> None:
    reading = attempt(spoilt(text, changes))
    if reading is None:
        return
    printed = json.loads(dump(reading_json(reading)))
    assert set(printed) >= {"take", "statements", "control"}
    assert set(printed["take"]) >= REQUIRED["take"]
    for statement in printed["statements"]:
        assert set(statement) >= REQUIRED["statement"]
        assert all(set(event) >= REQUIRED["event"] for event in statement["events"])
    assert all(set(row) >= REQUIRED["row"] for row in printed["control"])


@settings(FAST, max_examples=40)
@given(data=st.data())
@pytest.mark.shared
def test_json_fits_the_shared_schema(shared: Path, data: st.DataObject) -> None:
    import jsonschema

    schema = json.loads((shared / "contract" / "reading.schema.json").read_text(encoding="utf-8"))
    text = spoilt(data.draw(st.sampled_from(STORIES)), data.draw(mutations))
    reading = attempt(text)
    if reading is not None:
        jsonschema.validate(json.loads(dump(reading_json(reading))), schema)


def _shared_texts(shared: Path) -> tuple[str, ...]:
    files = [*sorted((shared / "stories").glob("*.txt")), *sorted((shared / "gold" / "dev").glob("*.txt"))]
    return tuple(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.shared
def test_shared_stories_read_whole(shared: Path) -> None:
    for text in _shared_texts(shared):
        reading = read_text(text)
        assert wrong_spans(reading) == []
        assert not reading.refused


@FAST
@given(data=st.data())
@pytest.mark.shared
def test_spoilt_shared_stories_never_break_a_span(shared: Path, data: st.DataObject) -> None:
    check(spoilt(data.draw(st.sampled_from(_shared_texts(shared))), data.draw(mutations)))


def test_one_odd_quotation_mark_spoils_its_paragraph_only() -> None:
    text = STORIES[0]
    whole = {s.content.exact for s in read_text(text).statements}
    broken = {s.content.exact for s in read_text(text.replace("night,”", "night,", 1)).statements}
    assert len(whole - broken) <= 1


LONG = {
    "paragraphs": "a\n\n" * 8_000,
    "quotations": 'he said, "x" ' * 2_000,
    "counts": "12 killed " * 2_000,
    "cues": "according to " * 2_000,
    "one sentence": "Ukraine said its troops had retaken Kherson and " * 1_000,
    "no spaces": "a" * 100_000,
    "open quotation marks": "“a " * 20_000,
}


@pytest.mark.parametrize("name", LONG)
def test_no_long_copy_takes_forever(name: str) -> None:
    # a copy of 20 to 100 thousand characters: seconds where work grows with its length, minutes with its square
    began = time.process_time()
    check(LONG[name])
    assert time.process_time() - began < 6
