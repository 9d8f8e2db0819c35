"""The year of a dateline's day: what gives it, in which order, and what gives nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.take.calendar import Day, load_calendar
from sayso.take.weekday import own_weekday
from sayso.take.year import date_of

TODAY = dt.date(2026, 11, 22)
NOV_11 = Day(start=0, month=11, day=11)
FRIDAY = 4


def dated(
    day: Day,
    *,
    published: str | None = None,
    copy: str = "",
    weekday: int | None = None,
    today: dt.date | None = None,
) -> tuple[str | None, str | None, list[str]]:
    date, given, problems = date_of(
        day, published=published, copy=copy, weekday=weekday, today=today, locator="character 0"
    )
    return (date.isoformat() if date else None), given, [problem.code for problem in problems]


def test_the_date_of_publication_comes_first() -> None:
    copy = "It began on 10 November 2014."
    assert dated(NOV_11, published="2022-11-12T01:00:00Z", copy=copy, weekday=FRIDAY, today=TODAY) == (
        "2022-11-11",
        "published",
        [],
    )


def test_new_year_is_minded() -> None:
    eve = Day(start=0, month=12, day=31)
    assert dated(eve, published="2023-01-01")[0] == "2022-12-31"
    assert dated(Day(start=0, month=1, day=1), published="2022-12-31")[0] == "2023-01-01"


def test_a_year_in_the_dateline_stands_against_the_date_of_publication() -> None:
    full = Day(start=0, month=11, day=11, year=2014)
    assert dated(full, published="2022-11-12") == ("2014-11-11", "dateline", ["dateline-date-differs"])


def test_a_short_year_is_read_near_publication_or_by_its_century() -> None:
    short = Day(start=0, month=1, day=3, year=90, short=True)
    assert dated(short) == ("1990-01-03", "dateline", [])
    assert dated(short, published="1990-01-04") == ("1990-01-03", "dateline", [])
    typo = Day(start=0, month=3, day=11, year=11, short=True)
    assert dated(typo, published="1990-03-11") == ("1990-03-11", "published", ["year-doubtful"])
    assert dated(typo) == ("2011-03-11", "dateline", ["year-doubtful"])


@pytest.mark.parametrize(
    "copy",
    [
        "Updated 11 November 2022, 14:05",
        "on Nov. 9, 2022, the",
        "el 11 de noviembre de 2022",
        "NOVEMBER 12 2022",
    ],
)
def test_a_full_date_near_the_day_gives_its_year(copy: str) -> None:
    assert dated(NOV_11, copy=copy) == ("2022-11-11", "text", [])


@pytest.mark.parametrize(
    "copy",
    [
        "since 2014",
        "in 2014 the",
        "by March 2014",
        "the 2014 war",
        "on 24 February 2022",
        "11 November 2014 and 11 November 2022",
        "some 2022 men were",
        "2,022 men",
        "$2014",
    ],
)
def test_a_year_in_the_background_gives_nothing(copy: str) -> None:
    assert dated(NOV_11, copy=copy) == (None, None, ["year-unknown"])


def test_the_only_year_named_counts_if_the_weekday_agrees() -> None:
    assert dated(NOV_11, copy="the 2022 campaign", weekday=FRIDAY) == ("2022-11-11", "text", [])
    assert dated(NOV_11, copy="the 2021 campaign", weekday=FRIDAY) == (None, None, ["year-unknown"])
    assert dated(NOV_11, copy="in 2022", weekday=FRIDAY) == (None, None, ["year-unknown"])


@pytest.mark.parametrize(
    ("copy", "date"),
    [
        ("Release 2014-11-S-064", "2014-11-11"),
        ("2014-10-CA-9 For release", "2014-11-11"),
        ("2014-09-S-064", None),
        ("2014-11-S-064 and 2012-11-S-003", None),
        ("Model 2014-11-064", None),
    ],
)
def test_the_number_of_a_release_gives_the_year(copy: str, date: str | None) -> None:
    assert dated(NOV_11, copy=copy)[0] == date


def test_a_release_numbered_in_december_may_be_dated_in_january() -> None:
    assert dated(Day(start=0, month=1, day=1), copy="2014-12-S-310")[0] == "2015-01-01"


def test_the_weekday_gives_the_latest_year_not_in_the_future() -> None:
    assert dated(NOV_11, weekday=FRIDAY, today=TODAY) == ("2022-11-11", "weekday", [])
    assert dated(NOV_11, weekday=FRIDAY, today=dt.date(2022, 11, 11))[0] == "2022-11-11"
    assert dated(NOV_11, weekday=FRIDAY, today=dt.date(2022, 11, 10))[0] == "2016-11-11"
    leap = Day(start=0, month=2, day=29)
    assert dated(leap, weekday=FRIDAY, today=TODAY)[0] == "2008-02-29"


def test_without_a_today_the_weekday_gives_nothing_and_says_so() -> None:
    date, given, problems = date_of(
        NOV_11, published=None, copy="", weekday=FRIDAY, today=None, locator="character 153"
    )
    assert (date, given) == (None, None)
    assert problems[0].code == "year-unknown"
    assert "no day given to count back from" in problems[0].message
    assert problems[0].locator == "character 153"


def test_a_weekday_alone_is_the_last_one_not_after_publication() -> None:
    monday = Day(start=0, weekday=0)
    assert dated(monday, published="2022-11-09")[0] == "2022-11-07"
    assert dated(monday) == (None, None, ["year-unknown"])


def test_days_that_no_year_has() -> None:
    assert dated(Day(start=0, month=11, day=31), published="2022-11-11") == (None, None, ["impossible-date"])
    assert dated(Day(start=0, month=2, day=29, year=2023)) == (None, None, ["impossible-date"])
    assert dated(Day(start=0)) == (None, None, ["no-date"])


@pytest.mark.parametrize(
    ("paragraphs", "weekday"),
    [
        (["The army left the town Friday."], 4),
        (["The army left the town.", "Earlier on Friday, the mayor spoke."], 4),
        (["“We leave on Monday,” he said Friday."], 4),
        (["He spoke last Monday and again on Friday."], 4),
        (["Talks will be held on Monday.", "He arrived on Friday."], 4),
        (["Talks will be held on Monday."], 0),
        (["The Good Friday agreement holds."], None),
        (["They meet every Friday.", "Fridays are quiet."], None),
        (["He has been held since Friday."], None),
        (["LA COLUMNA SALIÓ EL VIERNES."], 4),
        (["The town fell on Saturday, the army said Sunday."], None),
        (["The town fell on Saturday.", "The army said so Sunday."], 5),
        (["Nothing of the kind."], None),
        ([], None),
    ],
)
def test_the_storys_own_weekday(paragraphs: list[str], weekday: int | None) -> None:
    assert own_weekday(paragraphs) == weekday


def test_the_calendar_knows_seven_languages() -> None:
    calendar = load_calendar()
    for name in ("May", "ene", "août", "März", "giugno", "março", "maart"):
        day = calendar.day_at_end(f"Kessim, 3 {name}")
        assert day is not None, name
    assert calendar.day_at_end("Kessim, 32 May") is None
    assert calendar.day_at_end("Kessim, 3 Mayday") is None
