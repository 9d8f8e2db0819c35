"""Words of time: what each expression means from a story's day, the tense, the day told of before and the place."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.events.anchoring import anchored
from sayso.events.expressions import find_expressions, read_expression
from sayso.events.frame import Frame, Lean
from sayso.events.timebook import load_times, time_book
from sayso.events.zones import zone_of, zone_of_letter, zone_of_places

ROWS = list(csv.DictReader(Path(__file__).with_name("times.csv").read_text(encoding="utf-8").splitlines()))
STORY = Frame(day=dt.date(2022, 11, 11))


def frame_of(row: dict[str, str]) -> Frame:
    return Frame(
        day=dt.date.fromisoformat(row["story"]),
        lean=Lean(row["lean"]),
        told=dt.date.fromisoformat(row["told"]) if row["told"] else None,
        local=zone_of_places([row["place"]], load_times()) if row["place"] else None,
    )


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 250
    assert len({(r["expression"], r["story"], r["lean"], r["told"], r["place"]) for r in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['expression']} {r['story']} {r['lean']} {r['told']}")
def test_an_expression(row: dict[str, str]) -> None:
    (expression,) = find_expressions(f"They shelled it {row['expression']}.", load_times())
    moment = anchored(expression, frame_of(row), load_times())
    got = (moment.date, moment.earliest, moment.latest, moment.precision)
    assert tuple(value or "" for value in got) == tuple(
        row[key] for key in ("date", "earliest", "latest", "precision")
    )
    assert moment.reason
    assert moment.text is not None
    assert moment.text in row["expression"]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['expression']} {r['story']} {r['lean']}")
def test_without_a_story_s_day_nothing_is_counted_from_it(row: dict[str, str]) -> None:
    (expression,) = find_expressions(f"They shelled it {row['expression']}.", load_times())
    unknown = anchored(expression, Frame(day=None), load_times())
    written_out = any(sign.isdigit() for sign in row["expression"]) or "eighties" in row["expression"]
    assert unknown.date is None or written_out or "twentieth" in row["expression"]


@pytest.mark.parametrize(
    "words",
    [
        "The troops may march on the town.",
        "At the fall of the city they fled.",
        "About 2000 soldiers and 1500 tanks crossed.",
        "The 13th Battalion held the second line.",
        "He may reach them. Some august guests came.",
        "It was a last-minute deal at the first meeting.",
        "They sat in the sun and wed.",
        "The brigade lost 12/20 of its tanks.",
    ],
)
def test_what_is_no_time(words: str) -> None:
    assert find_expressions(words, load_times()) == ()


def test_capitals_are_read_alike() -> None:
    for words in ("on 3 May", "last Tuesday night", "in March 1987", "two weeks ago"):
        lower = find_expressions(f"They left {words}.", load_times())
        upper = find_expressions(f"They left {words}.".upper(), load_times())
        assert [anchored(e, STORY, load_times()).date for e in lower] == [
            anchored(e, STORY, load_times()).date for e in upper
        ]


def test_words_by_themselves_may_be_a_bare_year() -> None:
    expression = read_expression("2014", load_times())
    assert expression is not None
    assert anchored(expression, STORY, load_times()).date == "2014"
    assert read_expression("nothing of the kind", load_times()) is None


def test_a_clock_goes_with_the_day_beside_it() -> None:
    (expression,) = find_expressions("It fell on Wednesday at 21:15 Kyiv time.", load_times())
    assert anchored(expression, STORY, load_times()).latest == "2022-11-09T19:15Z"


def test_zones() -> None:
    book = load_times()
    assert zone_of("GMT", book, None) == dt.timezone(dt.timedelta(0))
    assert str(zone_of("Kyiv time", book, None)) == "Europe/Kyiv"
    assert zone_of("local time", book, None) is None
    assert zone_of("Qwrtz time", book, None) is None
    assert zone_of_letter("J", None) is None
    assert zone_of_letter("D", None) == dt.timezone(dt.timedelta(hours=4))
    assert zone_of_letter("Y", None) == dt.timezone(dt.timedelta(hours=-12))
    assert zone_of_places(["Qwrtz"], book) is None


def test_every_clock_is_a_zone_of_the_database() -> None:
    book = load_times()
    for place in book.tables["clocks"]:
        assert zone_of(f"{place} time", book, None) is not None


def test_a_file_that_does_not_fit_is_refused() -> None:
    with pytest.raises(DataError, match="SAY-207"):
        time_book({"months": ["january"]})


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_hold(day: dt.date) -> None:
    for row in ROWS:
        for expression in find_expressions(f"They shelled it {row['expression']}.", load_times()):
            anchored(expression, Frame(day=day, lean=Lean(row["lean"]), told=day), load_times())
