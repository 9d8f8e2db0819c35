"""Our own stories, read: what must never be wrong in any of them. How well they are read as a whole is the gate's business."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from eval.measure import Story
from eval.stories import OwnTake, own_takes

from sayso.export.contract import dump, reading_json
from tests.kit import read_text

TAKES = {take.id: take for take in own_takes()}
HEADS: dict[str, tuple[str | None, list[str] | None, str | None]] = {
    "snihurivka/take-1": (
        "Ukraine advances on Snihurivka as Russia announces pullback",
        ["Mykolaiv, Ukraine"],
        "2022-11-09",
    ),
    "snihurivka/take-2": (
        "Ukraine troops enter Snihurivka after Russian pullback",
        ["Mykolaiv, Ukraine"],
        "2022-11-10",
    ),
    "berlin-usulutan/take-1": (None, ["SAN SALVADOR"], "1989-11-16"),
    "umm-al-rasas/take-1": ("IRAQ SAYS IT RECAPTURES ISLAND NEAR BASRA", None, "1987-01-21"),
    "sake-road/take-1": ("M23 rebels seize town on road to Goma", ["GOMA, Congo"], "2025-01-24"),
    "el-fasher/take-1": ("Sudan army denies losing base in El Fasher", ["PORT SUDAN"], "2025-06-03"),
    "river-port/take-1": ("Grain exports rise as river port reopens", ["Braila, Romania"], "2022-10-03"),
    "imam-sahib/take-1": (
        "Taliban fighters overrun Afghan district as ceasefire talks stall",
        ["KUNDUZ, Afghanistan"],
        "2021-06-21",
    ),
}


@cache
def read_story(name: str) -> tuple[OwnTake, dict[str, Any], Story]:
    take = TAKES[name]
    reading = json.loads(dump(reading_json(read_text(take.text, published=take.published))))
    return take, reading, Story(take.text, take.annotation, reading)


@pytest.mark.parametrize("name", TAKES)
def test_the_head_is_read(name: str) -> None:
    take = read_text(TAKES[name].text, published=TAKES[name].published).take
    headline, places, day = HEADS[name]
    assert take.headline == headline
    assert (list(take.dateline.places) if take.dateline else None) == places
    assert take.day == day


@pytest.mark.parametrize("name", TAKES)
def test_no_row_on_control_that_the_story_does_not_give(name: str) -> None:
    _, _, story = read_story(name)
    found = {id(read) for _, read in story.row_pairs}
    assert [
        (r["place"]["name"], r["holder"], r["change"], r["by"]) for r in story.read_rows if id(r) not in found
    ] == []


@pytest.mark.parametrize("name", TAKES)
def test_what_is_found_has_its_polarity_and_commitment(name: str) -> None:
    _, _, story = read_story(name)
    wrong = [
        (gold["content"], read["factuality"]["polarity"], read["factuality"]["commitment"])
        for gold, read in story.pairs
        if (gold["polarity"], gold["commitment"])
        != (read["factuality"]["polarity"], read["factuality"]["commitment"])
    ]
    assert wrong == []


@pytest.mark.parametrize("name", TAKES)
def test_no_statement_has_another_voice(name: str) -> None:
    """Nothing attributed is told as the agency's own, and nothing of its own is put into a mouth."""
    _, _, story = read_story(name)
    assert [g["content"] for g, r in story.pairs if (g["manner"] == "own") != (r["manner"] == "own")] == []


@pytest.mark.parametrize("name", TAKES)
def test_only_headline_and_body_are_read(name: str) -> None:
    _, reading, _ = read_story(name)
    assert {s["zone"] for s in reading["statements"]} <= {"body", "headline"}


def test_peace_has_no_events_and_no_control() -> None:
    _, reading, _ = read_story("river-port/take-1")
    assert reading["control"] == []
    assert [e["trigger"]["exact"] for s in reading["statements"] for e in s["events"]] == []
    assert len(reading["statements"]) >= 4


def test_the_town_is_retaken_and_left_on_its_day() -> None:
    _, reading, _ = read_story("snihurivka/take-2")
    rows = {(r["holder"], r["change"]): r for r in reading["control"] if r["place"]["name"] == "Snihurivka"}
    assert rows["Ukraine", "retake"]["date"] == "2022-11-10"
    assert rows["Ukraine", "retake"]["by"] == ["agency"]
    assert rows["Russia", "leave"]["date"] == "2022-11-10"
    assert rows["Russia", "take"]["date"] == "2022-03"


def test_a_pullback_that_is_only_announced_gives_no_row() -> None:
    _, reading, _ = read_story("snihurivka/take-1")
    assert not [r for r in reading["control"] if r["change"] == "leave"]


def test_the_update_note_is_read() -> None:
    _, reading, _ = read_story("snihurivka/take-2")
    assert reading["take"]["update"]["number"] == 1
    assert reading["take"]["update"]["actions"] == [
        "adds",
        "changes_focus",
        "alters_headline",
        "writes_through",
    ]
    assert reading["take"]["desk"] == ["rk-int", "ol"]
    assert reading["take"]["agency"] == "Meridian"


def test_two_takes_are_one_story_where_they_are_bound() -> None:
    bound = [read_text(TAKES[f"snihurivka/take-{n}"].text, story="snihurivka").take for n in (1, 2)]
    assert bound[0].story == bound[1].story
    assert bound[0].id != bound[1].id


def test_a_denied_capture_gives_no_row_to_the_denier() -> None:
    _, reading, _ = read_story("el-fasher/take-1")
    denied = [s for s in reading["statements"] if s["factuality"]["polarity"] == "-"]
    assert {s["source"]["bloc"] for s in denied} == {"Sudan"}
    assert not {s["id"] for s in denied} & {told for row in reading["control"] for told in row["statements"]}


def test_what_nobody_could_verify_commits_to_nothing() -> None:
    _, reading, _ = read_story("sake-road/take-1")
    (unsure,) = [s for s in reading["statements"] if s["cue"] and s["cue"]["exact"] == "verify"]
    assert (unsure["factuality"]["commitment"], unsure["factuality"]["polarity"]) == ("U", "+")


def test_upper_case_hides_no_side() -> None:
    _, reading, _ = read_story("berlin-usulutan/take-1")
    blocs = {s["source"]["name"]: s["source"]["bloc"] for s in reading["statements"]}
    assert blocs["Radio Venceremos"] == "FMLN"
    (row,) = reading["control"]
    assert (row["holder"], row["change"]) == ("FMLN", "take")
