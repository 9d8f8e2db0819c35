"""The rooms wired together: a reading is pure, says what it was made with, and finds places by any name."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from sayso.export.contract import dump, reading_json
from sayso.model.take import Take, Zone, ZoneKind
from sayso.pipeline import build_kit, read, read_take
from sayso.statements.extract import Extractor
from sayso.wire import read_item
from tests.kit import TODAY, kit, read_text

STORY = (
    "Army retakes town\n\nMYKOLAIV, Ukraine, Nov 10 2022 (Meridian) - "
    "Ukraine’s army said its forces had recaptured Snihurivka on Thursday.\n\n"
    "Russia annexed the Kherson region in September.\n"
)


def test_a_reading_says_what_it_was_made_with() -> None:
    run = read_text(STORY).run
    assert {"sayso", "analyzer", "cues", "triggers", "actors", "places", "editorial"} <= set(run)
    assert all(run.values())


def test_another_kit_reads_the_same() -> None:
    item = read_item(STORY.encode())
    assert read(item, build_kit(), today=TODAY) == read(item, kit(), today=TODAY)


def test_the_clock_only_bounds_the_year_of_a_weekday() -> None:
    item = read_item(
        b"A line above\n\nLviv, Ukraine, Nov 11 (Meridian).- Troops entered Kherson Friday, the army said.\n"
    )
    days = [
        read(item, kit(), today=today).take.day for today in (None, dt.date(2016, 12, 1), dt.date(2023, 1, 1))
    ]
    assert days == [None, "2016-11-11", "2022-11-11"]


def test_reading_a_take_again_gives_the_same_statements() -> None:
    reading = read_text(STORY)
    assert read_take(reading.take, kit()) == reading


def test_a_story_binds_its_takes() -> None:
    one, two = read_text(STORY, story="s"), read_text(STORY.replace("Thursday", "Wednesday"), story="s")
    assert one.take.story == two.take.story
    assert one.take.id != two.take.id


def test_published_makes_another_take_of_the_same_words() -> None:
    one, two = read_text(STORY), read_text(STORY, published="2022-11-10")
    assert one.take.id != two.take.id


def test_unknown_is_none() -> None:
    take = read_text("Iraq said its forces had recaptured the island.").take
    assert (take.headline, take.dateline, take.agency, take.published, take.update, take.day) == (None,) * 6
    printed = dump(reading_json(read_text("Iraq said its forces had recaptured the island.")))
    assert '"headline": null' in printed


@pytest.mark.parametrize(
    "mark", ["CORRECTED-", "UPDATE 2-", "REFILE-", "WRAPUP 1-", "EXCLUSIVE-", "FACTBOX-", "Exclusive: "]
)
def test_the_desks_mark_before_a_headline_is_no_part_of_who_says_it(mark: str) -> None:
    plain, marked = (
        read_text(f"{before}Russia says its forces left Kherson\n\nKYIV, Nov 11 (Meridian) - A quiet day.\n")
        for before in ("", mark)
    )
    names = [[s.source.name for s in reading.statements] for reading in (plain, marked)]
    assert names[0]
    assert names[0] == names[1]
    assert not any(mark.strip(" -:") in s.content.exact for s in marked.statements)


def test_a_paragraph_that_cannot_be_read_is_refused_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    original = Extractor._paragraph

    def broken(self: Extractor, take: Take, analysis: Any, zone: Zone) -> Any:
        if take.text[zone.start :].startswith("Russia"):
            raise IndexError("an odd sentence")
        return original(self, take, analysis, zone)

    monkeypatch.setattr(Extractor, "_paragraph", broken)
    reading = read_text(STORY)
    assert len(reading.refused) == 1
    assert reading.refused[0].start is not None
    assert [s.source.name for s in reading.statements if s.zone is ZoneKind.BODY] == ["Ukrainian army"]


def test_a_take_without_a_body_has_no_statements() -> None:
    take = replace(read_text(STORY).take, zones=())
    assert read_take(take, kit()).statements == ()
