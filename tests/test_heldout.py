"""The held-out stories keep to the guide: every quoted value stands in the story as copied, every label is known."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from eval.heldout import FOLDER, HeldOut, stories

MODES = {
    "control": {"take", "retake", "enter", "hold", "lose", "contest", "besiege", "annex"},
    "withdraw": {"retreat", "pull back", "redeploy"},
    "advance": set(),
    "clash": {"battle", "ambush", "repel"},
    "strike": {"artillery", "missile", "air", "drone", "bomb", "naval"},
    "attack": {"shoot", "murder", "execute", "massacre", "torture"},
    "detain": {"abduct", "arrest", "capture", "release"},
    "damage": {"destroy", "damage", "sabotage", "arson", "collapse"},
    "casualties": set(),
    "deploy": {"move", "reinforce", "fortify", "mobilise"},
    "displace": {"evacuate", "flee", "return"},
    "arms": {"supply", "seize", "abandon"},
    "truce": {"ceasefire", "talks", "agreement", "exchange", "surrender"},
    "threaten": {"threat", "ultimatum"},
}  # fmt: skip
COUNTED = {"killed", "wounded", "casualties", "captured", "missing", "equipment"}
CHANGES = {"take", "retake", "hold", "lose", "contest", "annex", "leave"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
STATEMENT = "content nth source source_name bloc via cue manner polarity commitment tense events"
EVENT = "type mode trigger nth actor target place date counts"
STORIES = stories()


def stands(part: str, whole: str, nth: int | None = None) -> bool:
    """Whether the nth occurrence is there and cuts no word; without nth, whether any is."""
    plain = [m.start() for m in re.finditer(f"(?={re.escape(part)})", whole)]
    clean = {m.start() for m in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", whole)}
    return bool(clean) if nth is None else len(plain) >= nth and plain[nth - 1] in clean


def listed() -> list[Any]:
    return [
        pytest.param(story, s, id=f"{story.id}-{n}")
        for story in STORIES
        for n, s in enumerate(story.annotation["statements"], 1)
    ]


def test_there_are_four_sets_with_all_types_of_events() -> None:
    assert len(STORIES) == 46
    types = {e["type"] for story in STORIES for s in story.annotation["statements"] for e in s["events"]}
    assert types == set(MODES)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_story_is_a_dated_sample_with_its_own_id(story: HeldOut) -> None:
    assert story.text.endswith("\n(Sample dispatch written for the tests of Sayso; not real agency copy)\n")
    assert story.annotation["id"] == story.id
    assert dt.datetime.fromisoformat(story.published).tzinfo
    assert {path.suffix for path in FOLDER.glob(f"{story.id}.*")} == {".txt", ".json"}


@pytest.mark.parametrize(("story", "s"), listed())
def test_a_statement_is_copied_from_its_story(story: HeldOut, s: dict[str, Any]) -> None:
    assert set(s) == set(STATEMENT.split())
    assert stands(s["content"], story.text, s["nth"])
    assert s["content"][-1] not in ".,"
    assert "\n" not in s["content"]
    for key in ("source", "cue"):
        assert s[key] is None or stands(s[key], story.text)
    assert all(isinstance(relay, str) for relay in s["via"])


@pytest.mark.parametrize(("story", "s"), listed())
def test_a_statement_bears_known_labels(story: HeldOut, s: dict[str, Any]) -> None:
    assert s["manner"] in {"direct", "indirect", "mixed", "own"}, story.id
    assert s["polarity"] in {"+", "-"}
    assert s["commitment"] in {"CT", "PR", "PS", "U"}
    assert s["tense"] in {"past", "present", "future"}
    assert (s["manner"] == "own") == (s["bloc"] == "agency")
    if s["manner"] == "own":
        assert (s["cue"], s["source"], s["source_name"], s["via"]) == (None, None, None, [])
        assert s["events"]


@pytest.mark.parametrize(("story", "s"), listed())
def test_the_events_of_a_statement_are_copied_and_known(story: HeldOut, s: dict[str, Any]) -> None:
    for e in s["events"]:
        assert set(e) == set(EVENT.split())
        assert e["type"] in MODES
        assert e["mode"] is None or e["mode"] in MODES[e["type"]]
        assert stands(e["trigger"], s["content"], e["nth"])
        for key in ("actor", "target", "place"):
            assert e[key] is None or stands(e[key], story.text), e[key]
        assert e["date"] is None or DATE.fullmatch(e["date"])
        for count in e["counts"]:
            assert count["what"] in COUNTED
            bounds = [n for n in (count["low"], count["high"]) if n is not None]
            assert bounds
            assert bounds == sorted(bounds)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_rows_on_control_name_known_changes_and_asserters(story: HeldOut) -> None:
    names = {s["source_name"] for s in story.annotation["statements"]} | {"agency"}
    rows = story.annotation["control"]
    for row in rows:
        assert row["change"] in CHANGES
        assert set(row["by"]) <= names
        assert row["date"] is None or DATE.fullmatch(row["date"])
    keys = [(row["place"], row["holder"], row["change"], by) for row in rows for by in row["by"]]
    assert len(keys) == len(set(keys))
