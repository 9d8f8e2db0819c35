"""The two clocks in an address."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.web.asked import Asked, NotUnderstood, asked, moment


def test_nothing_asked_is_unknown() -> None:
    assert asked([]) == Asked(on=None, known=None)
    assert asked([("on", ""), ("known", " ")]) == Asked()


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("2022-11-11T12:00Z", datetime(2022, 11, 11, 12, tzinfo=UTC)),
        ("2022-11-11T12:00", datetime(2022, 11, 11, 12, tzinfo=UTC)),
        ("2022-11-11 12:00:30", datetime(2022, 11, 11, 12, 0, 30, tzinfo=UTC)),
        ("2022-11-11T14:00+02:00", datetime(2022, 11, 11, 12, tzinfo=UTC)),
        ("2022-11-11T14:00 02:00", datetime(2022, 11, 11, 12, tzinfo=UTC)),
        ("2022-11-11T07:00-05:00", datetime(2022, 11, 11, 12, tzinfo=UTC)),
        ("2022-11-11", datetime(2022, 11, 11, 23, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_utc(words: str, known: datetime) -> None:
    assert moment(words) == known


@pytest.mark.parametrize(
    "pairs",
    [
        [("on", "yesterday")],
        [("on", "2022-11-31")],
        [("on", "20221111")],
        [("on", "２０２２-11-11")],
        [("known", "noon")],
        [("known", "2022-11-11T25:00")],
        [("known", "2022-11-11T12:00+99:00")],
        [("known", "0001-01-01T00:00+14:00")],
        [("onn", "2022-11-11")],
        [("on", "2022-11-11"), ("on", "2022-11-12")],
    ],
)
def test_what_is_not_understood_is_told_with_what_to_write(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(NotUnderstood) as told:
        asked(pairs)
    assert told.value.code == "SAY-502"
    assert told.value.do


@given(st.dates(), st.none() | st.datetimes(timezones=st.just(UTC)))
def test_an_address_reads_back_as_it_was_written(on: date, known: datetime | None) -> None:
    from urllib.parse import parse_qsl

    question = Asked(on=on, known=known)
    assert asked(parse_qsl(question.query()[1:])) == question


@given(st.text())
def test_any_words_are_read_or_refused(words: str) -> None:
    with suppress(NotUnderstood):
        assert asked([("on", words), ("known", words)]).query() is not None


def test_the_calendar_ends() -> None:
    assert Asked(on=date.max).moved(1) is None
    assert Asked(on=date.min).moved(-1) is None
    assert Asked().moved(1) is None
    assert Asked(on=date(2022, 2, 28)).moved(1) == Asked(on=date(2022, 3, 1))
