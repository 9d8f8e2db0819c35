"""Dated items: what a line must have, whose it is, what its title is called by, and the day at its desk."""

from __future__ import annotations

import json

import pytest

from sayso.bench.items import item_of, read_items
from sayso.bench.labels import parted
from sayso.bench.outlets import at_the_desk, outlet_of, read_outlets
from sayso.errors import DataError, InputError
from tests.kit import kit


def line(**fields: str | None) -> str:
    return json.dumps({"published": "2022-11-11T01:30:00+00:00", "title": "Army leaves town"} | fields)


def test_an_item_has_a_title_and_a_time() -> None:
    (item,) = read_items([line(description="Troops &amp; tanks  left.", link="https://x.example/1"), ""], "f")
    assert (item.title, item.description) == ("Army leaves town", "Troops & tanks left.")
    assert (item.published, item.link, item.source) == (
        "2022-11-11T01:30:00+00:00",
        "https://x.example/1",
        None,
    )


@pytest.mark.parametrize(
    "bad",
    ["no json", "[]", line(title=None), line(title=" "), line(published="yesterday"), line(published=None)],
)
def test_what_is_no_item_is_named_with_its_line(bad: str) -> None:
    with pytest.raises(InputError) as error:
        list(read_items([line(), bad], "items.jsonl"))
    assert error.value.code == "SAY-112"
    assert error.value.where == "items.jsonl, line 2"


@pytest.mark.parametrize(
    ("title", "label", "rest"),
    [
        ("Sudan war: Army leaves town", "Sudan war", "Army leaves town"),
        ("Kherson: Troops leave", "Kherson", "Troops leave"),
        ("Ukraine round-up: Troops leave", "Ukraine round-up", "Troops leave"),
        ("General: We hold the town", None, "General: We hold the town"),
        ("Army leaves town", None, "Army leaves town"),
        (
            "The long story of how it came to this war: a map",
            None,
            "The long story of how it came to this war: a map",
        ),
    ],
)
def test_a_label_is_parted_from_what_a_title_reports(title: str, label: str | None, rest: str) -> None:
    assert parted(title, kit().places) == (label, rest)


def test_an_item_is_a_take_of_its_outlet() -> None:
    (dated,) = read_items([line(title="Mali war: Army leaves Gao", link="https://edition.cnn.com/a")], "f")
    item = item_of(dated, kit().places)
    assert (item.agency, item.section, item.headline) == ("CNN", "Mali war", "Army leaves Gao")
    assert item.published == "2022-11-10T20:30:00-05:00"


def test_an_outlet_goes_by_host_and_nobody_is_taken_for_another() -> None:
    found = outlet_of("https://www.bbc.co.uk/news/1")
    assert found is not None
    assert found.name == "BBC"
    assert outlet_of("https://notbbc.co.uk/1") is None
    assert outlet_of(None, "https://rss.cnn.com/rss") == outlet_of("https://cnn.com/x")


def test_a_bare_day_and_an_unknown_outlet_keep_their_time() -> None:
    outlet = outlet_of("https://cnn.com")
    assert at_the_desk("2022-11-11", outlet) == "2022-11-11"
    assert at_the_desk("2022-11-11T01:30:00Z", None) == "2022-11-11T01:30:00Z"


@pytest.mark.parametrize(
    "data", [b"[[outlet]]\nname = 'X'", b"outlet = 3", b"[[", b"[[outlet]]\nname='X'\nhosts='x'\nzone='Z'"]
)
def test_a_table_of_outlets_that_does_not_fit_is_refused(data: bytes) -> None:
    with pytest.raises(DataError) as error:
        read_outlets(data, "outlets.toml")
    assert error.value.code == "SAY-257"


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("Troops raise flag in the square Continue reading...", "Troops raise flag in the square."),
        ("Troops raise flag Read more… Continue reading…", "Troops raise flag."),
        ("Village taken; Ruria denies losses", "Village taken. Ruria denies losses."),
        ("Village taken; reports of losses.", "Village taken; reports of losses."),
        ("Is the village taken?", "Is the village taken?"),
    ],
)
def test_a_description_is_read_as_sentences(description: str, text: str) -> None:
    (dated,) = read_items([line(description=description)], "f")
    assert item_of(dated, kit().places).text == f"Army leaves town\n\n{text}\n"
