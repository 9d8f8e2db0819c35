"""The vocabulary keeps its promises: spans are checked, ids are framed, values are frozen."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import DataError, InputError, LedgerError, LookupFailed, SaysoError
from sayso.model.ids import content_id, digest
from sayso.model.span import Span
from sayso.model.statement import Commitment
from sayso.model.take import Dateline, Take, Zone, ZoneKind

TEXT = "Kherson “returned” 🚀 under control"


@given(st.integers(-3, 40), st.integers(-3, 40))
def test_a_span_is_a_stretch_of_the_text_or_is_refused(start: int, end: int) -> None:
    if 0 <= start < end <= len(TEXT):
        span = Span.of(TEXT, start, end)
        assert span.stands_in(TEXT)
        assert span.exact == TEXT[start:end]
    else:
        with pytest.raises(ValueError, match="no span"):
            Span.of(TEXT, start, end)


def test_spans_meet_and_lie_inside_each_other() -> None:
    a, b, c = Span.of(TEXT, 0, 5), Span.of(TEXT, 4, 9), Span.of(TEXT, 5, 9)
    assert a.overlaps(b)
    assert b.overlaps(a)
    assert not a.overlaps(c)
    assert c.within(b)
    assert not b.within(c)
    assert not Span(start=0, end=3, exact="Khx").stands_in(TEXT)


def test_ids_are_framed() -> None:
    assert content_id("take", "ab", "c") != content_id("take", "a", "bc")
    assert content_id("take", "a", None) != content_id("take", "a", "None")
    assert content_id("take", "a") != content_id("story", "a")
    assert content_id("take", ["a", "b"]) != content_id("take", "a", "b")
    assert content_id("take", "é") == content_id("take", "é")
    assert content_id("take", "a").startswith("take:")
    assert len(digest(b"")) == 64


def test_values_are_frozen() -> None:
    span = Span.of(TEXT, 0, 3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        span.start = 4  # type: ignore[misc]


def test_commitment_has_an_order() -> None:
    assert [c.value for c in sorted(Commitment, key=lambda c: c.rank)] == ["U", "PS", "PR", "CT"]


@pytest.mark.parametrize(
    ("error", "code"), [(InputError, 3), (DataError, 4), (LedgerError, 5), (LookupFailed, 6), (SaysoError, 1)]
)
def test_errors_say_what_where_and_what_to_do_on_one_line(error: type[SaysoError], code: int) -> None:
    raised = error("SAY-999", "it is\nbroken", where="a b.txt", do="mend\tit")
    assert raised.line() == "SAY-999: a b.txt: it is broken (mend it)"
    assert raised.exit_code == code
    assert str(raised) == raised.line()
    assert error("SAY-999", "broken").line() == "SAY-999: broken"


def make(**more: str | Dateline | None) -> Take:
    zones = (Zone(kind=ZoneKind.HEADLINE, start=0, end=7), Zone(kind=ZoneKind.BODY, start=8, end=18))
    return Take(id="take:1", story="story:1", text=TEXT, zones=zones, **more)  # type: ignore[arg-type]


def test_a_takes_day_is_its_datelines_else_that_of_publication() -> None:
    dateline = Dateline(text="x", start=0, end=1, places=(), date="2022-11-11", agency=None)
    assert make(dateline=dateline, published="2022-11-12T01:00Z").day == "2022-11-11"
    undated = dataclasses.replace(dateline, date=None)
    assert make(dateline=undated, published="2022-11-12T01:00Z").day == "2022-11-12"
    assert make().day is None


def test_zones_by_kind_and_by_place() -> None:
    take = make()
    assert [zone.kind for zone in take.zones_of(ZoneKind.BODY)] == [ZoneKind.BODY]
    at = take.zone_at(3)
    assert at is not None
    assert at.kind is ZoneKind.HEADLINE
    assert take.zone_at(7) is None
