"""The day of a release and the day on which what it tells of began, on invented releases and the shared corpus."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from eval.dates import start_of
from eval.release_days import Release, between, number_of, own_day, placed, releases

from sayso.pipeline import read
from sayso.wire import read_item
from tests.kit import kit

LABEL = dt.date(2011, 5, 20)


def told(text: str, published: dt.date | None = None) -> Release:
    return Release(text=text, label=LABEL, published=published, dated_by="no day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSTERHAVEN, Norland (May 7, 2011) A patrol came under fire.", dt.date(2011, 5, 7)),
        ("2010-12-S-301 OSTERHAVEN, Norland (Dec. 30) A patrol came under fire.", dt.date(2010, 12, 30)),
        ("2010-12-S-310 OSTERHAVEN, Norland (Jan. 1) A patrol came under fire.", dt.date(2011, 1, 1)),
        ("Evening update, May 9, 2011. A patrol came under fire.", dt.date(2011, 5, 9)),
        ("2011-05-S-040 A patrol came under fire yesterday.", None),
    ],
)
def test_the_day_that_a_release_bears(text: str, day: dt.date | None) -> None:
    assert own_day(text, LABEL)[0] == day


def test_a_year_that_stands_nowhere_is_the_one_of_the_envelope() -> None:
    assert own_day("OSTERHAVEN, Norland (May 7) Fire.", LABEL) == (
        dt.date(2011, 5, 7),
        "its own day, the label's year",
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Joint Command 2011-05-S-040 For release", ((2011, 5, "S"), 40)),
        ("Joint Command 011-05-S-040 For release", ((2011, 5, "S"), 40)),
        ("Joint Command 2010-07-CA–9 For release", ((2010, 7, "CA"), 9)),
    ],
)
def test_the_number_of_a_release(text: str, number: tuple[tuple[int, int, str], int]) -> None:
    found = number_of(text)
    assert found is not None
    assert (found.series, found.number) == number


@pytest.mark.parametrize("text", ["The road 2011-05-40 was closed", "2011-14-S-040", "no number"])
def test_what_is_no_number_of_a_release(text: str) -> None:
    assert number_of(text) is None


def test_a_release_without_a_day_lies_between_its_numbered_neighbours() -> None:
    told_of = [
        told("2011-05-S-010 Fire.", dt.date(2011, 5, 6)),
        told("2011-05-S-020 Fire."),
        told("2011-05-S-030 Fire.", dt.date(2011, 5, 16)),
        told("2011-05-CA-020 Fire."),
        told("2011-05-S-031 Fire."),
    ]
    days = [(release.published, release.dated_by) for release in between(told_of)]
    assert days[1] == (dt.date(2011, 5, 11), "between numbered releases")
    assert days[3] == (None, "no day"), "another series is no neighbour"
    assert days[4] == (None, "no day"), "nothing bounds the last number of a month"


def test_numbers_begin_anew_with_each_month() -> None:
    told_of = [
        told("2011-04-S-090 Fire.", dt.date(2011, 4, 30)),
        told("2011-05-S-001 Fire."),
        told("2011-05-S-060 Fire.", dt.date(2011, 5, 20)),
    ]
    assert [release.published for release in between(told_of)][1] == dt.date(2011, 5, 1)


def test_a_number_that_bears_the_date_of_another_month_places_nothing() -> None:
    told_of = [told("2011-05-S-040 Fire.", dt.date(2011, 6, 4)), told("2011-05-S-030 Fire.")]
    assert [release.published for release in between(told_of)][1] is None


def test_the_same_number_is_of_the_same_day() -> None:
    here = number_of("2011-05-S-040")
    assert here is not None
    assert placed(here, {here.series: [(0, 0.5), (40, 13)]}) == dt.date(2011, 5, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The force detained two suspected insurgents in the district yesterday.", "2011-05-06"),
        ("The patrol killed two insurgents last night.", "2011-05-06"),
        ("Officials confirmed today that a commander was arrested in the district Monday.", "2011-05-02"),
        (
            "The force detained a man responsible for an attack May 2. Two others were captured yesterday.",
            "2011-05-06",
        ),
        ("The patrol killed two insurgents near the bridge.", "2011-05-07"),
    ],
)
def test_the_first_day_that_a_release_tells_of(text: str, day: str) -> None:
    reading = read(read_item(text.encode("utf-8")), kit(), published="2011-05-07")
    assert start_of(reading, kit()) == day


def test_the_shared_corpus_is_read_with_the_days_it_bears(shared: Path) -> None:
    told_of = releases(shared / "corpora" / "isaf" / "releases.jsonl")
    by = [release.dated_by for release in told_of]
    assert len(told_of) == 362
    assert by.count("no day") == 6
    assert by.count("between numbered releases") == 15
    assert all((release.published is None) == (release.dated_by == "no day") for release in told_of)
