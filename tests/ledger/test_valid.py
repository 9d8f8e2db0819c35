from __future__ import annotations

from datetime import date

import pytest

from sayso.ledger.protocol import Interval
from sayso.ledger.valid import begun, hull, interval_of
from sayso.model.event import Event, EventType, Moment
from sayso.model.span import Span


def moment(text: str | None, earliest: str | None = None, latest: str | None = None) -> Moment:
    return Moment(text=None, date=text, earliest=earliest, latest=latest)


def event(time: Moment | None) -> Event:
    return Event(type=EventType.CLASH, mode=None, trigger=Span(start=0, end=1, exact="x"), time=time)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (None, None),
        (moment(None), None),
        (moment("2022-11-11"), ("2022-11-11", "2022-11-11")),
        (moment("2024-02"), ("2024-02-01", "2024-02-29")),
        (moment("2022"), ("2022-01-01", "2022-12-31")),
        (moment("2022-13"), None),
        (moment("2022-02-30"), None),
        (moment("0000"), None),
        (moment("soon"), None),
        (moment("2022-11-11", latest="2022-11-11T02:00:00Z"), ("2022-11-11", "2022-11-11T02:00:00Z")),
        (moment("2022-11", earliest="2022-11-20"), ("2022-11-20", "2022-11-30")),
        (moment(None, latest="2022-11-11"), (None, "2022-11-11")),
        (moment(None, earliest="yesterday!"), None),
    ],
)
def test_interval_of_a_moment(time: Moment | None, expected: tuple[str | None, str | None] | None) -> None:
    interval = interval_of(time)
    assert (None if interval is None else (interval.start, interval.end)) == expected


def test_hull_runs_from_the_first_beginning_to_the_last_end() -> None:
    times = [
        moment("2022-11-11", latest="2022-11-11T02:00:00Z"),
        None,
        moment("2022-09"),
        moment("2022-11-11"),
    ]
    assert hull(event(t) for t in times) == Interval(start="2022-09-01", end="2022-11-11")
    assert hull([event(None), event(moment(None))]) is None
    assert hull([]) is None
    assert hull([event(moment(None, latest="2022-11-11"))]) == Interval(start=None, end="2022-11-11")


def test_begun_by_the_end_of_the_day() -> None:
    at_noon = Interval(start="2022-11-11T12:00:00Z", end=None)
    assert begun(at_noon, date(2022, 11, 11))
    assert not begun(at_noon, date(2022, 11, 10))
    assert begun(None, date(1, 1, 1))
    assert begun(Interval(start=None, end="2022-11-11"), date(1, 1, 1))
