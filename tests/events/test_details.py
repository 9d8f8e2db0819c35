"""Who, whom, where, when and how many of an event."""

from __future__ import annotations

import pytest

from sayso.model.event import Event
from tests.statements.copy import told


def one(sentence: str, type_: str) -> Event:
    (event,) = [e for s in told(sentence).statements for e in s.events if e.type.value == type_]
    return event


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12 soldiers were killed", 12, 12),
        ("At least 20 soldiers were killed", 20, None),
        ("More than 300 soldiers were killed", 300, None),
        ("Some 200 soldiers were killed", 200, 200),
        ("About 200 soldiers were killed", 200, 200),
        ("Up to 30 soldiers were killed", None, 30),
        ("No soldiers were killed", 0, 0),
        ("Dozens of soldiers were killed", 24, None),
        ("Hundreds of soldiers were killed", 200, None),
        ("Thousands of soldiers were killed", 2000, None),
        ("Two soldiers were killed", 2, 2),
        ("3,000 soldiers were killed", 3000, 3000),
    ],
)
def test_how_many(words: str, low: int | None, high: int | None) -> None:
    (count,) = one(f"{words} near Bakhmut.", "casualties").counts
    assert (count.what.value, count.low, count.high) == ("killed", low, high)


def test_a_percentage_is_no_count() -> None:
    assert all(
        not e.counts for s in told("Shelling destroyed 60 percent of the town.").statements for e in s.events
    )


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Friday", "2022-11-11"),
        ("on Wednesday", "2022-11-09"),
        ("on Saturday", "2022-11-05"),
        ("overnight", "2022-11-11"),
        ("on 8 April", "2022-04-08"),
        ("on November 3", "2022-11-03"),
        ("on December 24", "2021-12-24"),
        ("in September", "2022-09"),
        ("in December", "2021-12"),
        ("in February 2014", "2014-02"),
        ("in 2014", "2014"),
        ("yesterday", "2022-11-10"),
        ("today", "2022-11-11"),
    ],
)
def test_when(words: str, date: str) -> None:
    event = one(f"Russian artillery shelled Nikopol {words}.", "strike")
    assert event.time is not None
    assert event.time.date == date


def test_a_bound_in_another_zone_is_kept_in_utc() -> None:
    event = one("The withdrawal from Kherson had been completed by 2am GMT.", "withdraw")
    assert event.time is not None
    assert event.time.date == "2022-11-11"
    assert event.time.latest == "2022-11-11T02:00Z"


def test_without_a_word_for_it_there_is_no_date() -> None:
    event = one("The Kremlin believes Russian artillery shelled Nikopol.", "strike")
    assert event.time is None or event.time.date is None


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Russian artillery shelled Kherson.", "Kherson", "populated place"),
        ("Russian artillery shelled the Kherson region.", "Kherson Oblast", "region"),
        ("Russian artillery shelled the city of Kherson.", "Kherson", "populated place"),
        ("Russian artillery shelled Zaporizhizhia.", "Zaporizhzhia", "populated place"),
        ("Russian artillery shelled the Antonovsky bridge.", "Antonivskyi Bridge", "bridge"),
        ("Russian artillery shelled the left bank of the Dnieper.", "left bank of the Dnieper", "bank"),
        ("Night fell, and rebels shelled Goma.", "Goma", "populated place"),
    ],
)
def test_where(sentence: str, name: str, kind: str) -> None:
    event = one(sentence, "strike")
    assert event.place is not None
    assert (event.place.name, event.place.kind) == (name, kind)
    assert event.place.reason


def test_never_the_place_where_the_copy_was_filed() -> None:
    reading = told("Russian artillery shelled a village.", place="KHARKIV, Ukraine")
    places = {e.place.name for s in reading.statements for e in s.events if e.place}
    assert "Kharkiv" not in places


def test_an_unknown_place_keeps_its_words_and_has_no_point() -> None:
    reading = told("Rebels seized the town of Qwrtzheim on Friday.")
    for statement in reading.statements:
        for event in statement.events:
            if event.place is not None:
                assert (event.place.lat, event.place.lon, event.place.id) == (None, None, None)


def test_places_named_in_one_breath_are_all_kept() -> None:
    reading = told("Ukrainian troops took Oleshky, Hola Prystan and Nova Kakhovka on Thursday.")
    assert {row.place.name for row in reading.control} == {"Oleshky", "Hola Prystan", "Nova Kakhovka"}
    assert {row.date for row in reading.control} == {"2022-11-10"}


def test_an_hour_is_no_actor() -> None:
    event = one("The Antonivka bridge had been damaged by 2am GMT.", "damage")
    assert event.actor is None


@pytest.mark.parametrize(
    ("sentence", "type_", "side"),
    [
        ("Ukrainian forces recaptured Kherson.", "control", "Ukraine"),
        ("Ukraine’s troops have retaken Kherson.", "control", "Ukraine"),
        ("Kherson was recaptured by Ukrainian forces.", "control", "Ukraine"),
        ("The Russian army withdrew from Kherson.", "withdraw", "Russia"),
        ("Rebels of the M23 group seized Sake.", "control", "M23"),
        ("The Kremlin said its forces had captured Bakhmut.", "control", "Russia"),
    ],
)
def test_the_side_that_acted(sentence: str, type_: str, side: str) -> None:
    event = one(sentence, type_)
    assert event.actor is not None
    assert event.actor.bloc == side


def test_the_claimant_is_not_the_place() -> None:
    (row,) = told("Ukraine claimed control of Kherson.").control
    assert (row.place.name, row.holder, row.change.value, row.by) == (
        "Kherson",
        "Ukraine",
        "hold",
        ("Ukraine",),
    )


def test_a_fall_names_both_sides() -> None:
    reading = told("Kherson fell to Ukrainian forces on Friday.")
    assert {(row.holder, row.change.value) for row in reading.control} & {
        ("Ukraine", "take"),
        ("Ukraine", "retake"),
    }
