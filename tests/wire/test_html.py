"""Pages: the story's text with all that stands in it, and what the head says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.model.take import Item
from sayso.wire import read_item

STORIES = Path(__file__).resolve().parents[1] / "stories" / "wire"


@pytest.fixture(scope="module")
def source() -> str:
    return (STORIES / "page.html").read_text("utf-8")


@pytest.fixture(scope="module")
def page(source: str) -> Item:
    return read_item(source.encode())


def test_the_story_is_taken_out_of_the_page(page: Item) -> None:
    paragraphs = page.text.split("\n\n")
    assert page.media_type == "text/html"
    assert paragraphs[0] == "Bridge at Kessim reopens to carts"
    assert paragraphs[1] == "(Update 1: Adds quote of ferryman)"
    assert paragraphs[2].startswith("Kessim, Norland, Sep 3 (EFE).- The old bridge")
    assert "kl-mn/op" in paragraphs
    assert "<" not in page.text


def test_furniture_is_not_cut_out(page: Item) -> None:
    assert "Related Articles" in page.text
    assert "Back to top button" in page.text


def test_the_head_gives_headline_times_and_origin(page: Item) -> None:
    assert page.headline == "Bridge at Kessim reopens to carts"
    assert page.published == "2022-09-03T11:30:00+02:00"
    assert page.section == "Region"
    assert page.byline == "Ana Example"
    assert page.language == "en-GB"
    assert page.uri == "https://courier.example/region/bridge"
    assert page.reader.startswith("html 1, trafilatura ")


def test_a_page_changed_long_after_is_dated_by_its_issue(source: str) -> None:
    item = read_item(source.replace('"dateModified": "2022-09-03', '"dateModified": "2024-01-15').encode())
    assert item.published == "2022-09-03T08:00:00+02:00"


def test_a_date_that_cannot_be_read_is_a_problem(source: str) -> None:
    item = read_item(source.replace("2022-09-03T", "yesterday ").encode())
    assert item.published is None
    assert [problem.code for problem in item.problems] == ["published-unreadable"]


def test_a_dash_inside_a_headline_is_not_taken_for_a_site(source: str) -> None:
    title = "Bridge at Kessim reopens - ferry stays"
    item = read_item(source.replace("Bridge at Kessim reopens to carts - Osterhaven Courier", title).encode())
    assert item.headline == title


@pytest.mark.parametrize(
    "data", [(STORIES / "page-without-story.html").read_bytes(), b"<html></html>", b"<!DOCTYPE html>"]
)
def test_a_page_without_a_story_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_item(data, name="page.html")
    assert caught.value.code == "SAY-104"
    assert caught.value.where == "page.html"


@pytest.mark.parametrize(
    "block", ["[" * 5000, '{"@type": "NewsArticle"', '{"@graph": ' + '{"a":' * 3000, "null", "[[[]]]"]
)
def test_broken_metadata_does_no_harm(source: str, block: str) -> None:
    start = source.index("{", source.index("ld+json"))
    broken = source[:start] + block + source[source.index("</script>") :]
    assert read_item(broken.encode()).published is None


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read_item(b"<html>" + b"<p>The bridge was shut.</p>" * 20_000)
    assert caught.value.code == "SAY-103"
    assert "40,001 tags" in caught.value.line()
