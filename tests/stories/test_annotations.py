"""The annotations of our own stories keep to the guide: every quoted value stands in the story, every label is known."""

from __future__ import annotations

import re
from typing import Any

import pytest
from eval.stories import OwnTake, own_takes, stories_digest

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
TAKES = own_takes()


def body(take: OwnTake) -> str:
    return take.text.rpartition("\n(Sample dispatch")[0]


def test_there_are_stories_of_many_kinds() -> None:
    assert len({take.story for take in TAKES}) >= 6
    assert any(take.name == "take-2" for take in TAKES)
    assert any(body(take).isupper() for take in TAKES)
    assert any(not take.annotation["control"] for take in TAKES)


@pytest.mark.parametrize("take", TAKES, ids=lambda take: take.id)
def test_a_story_is_marked_as_a_sample(take: OwnTake) -> None:
    assert take.text.count("\n(Sample dispatch written for the tests of Sayso; not real agency copy)\n") == 1


def statements() -> list[Any]:
    return [
        pytest.param(take.text, s, id=f"{take.id}-{n}")
        for take in TAKES
        for n, s in enumerate(take.annotation["statements"], 1)
    ]


@pytest.mark.parametrize(("text", "statement"), statements())
def test_a_statement_keeps_to_the_guide(text: str, statement: dict[str, Any]) -> None:
    s = statement
    assert text.count(s["content"]) >= s["nth"]
    assert not s["content"].endswith((".", ","))
    for key in ("source", "cue"):
        assert s[key] is None or s[key] in text
    assert s["manner"] in {"direct", "indirect", "mixed", "own"}
    assert (s["polarity"], s["commitment"][0], s["tense"][:2]) in {
        (p, c, t) for p in "+-" for c in "CPU" for t in ("pa", "pr", "fu")
    }
    if s["manner"] == "own":
        assert (s["bloc"], s["cue"], s["source"], s["source_name"]) == ("agency", None, None, None)
    for event in s["events"]:
        assert event["type"] in MODES
        assert event["mode"] is None or event["mode"] in MODES[event["type"]]
        assert s["content"].count(event["trigger"]) >= event["nth"]
        for key in ("place", "target"):
            assert event[key] is None or event[key] in text
        assert event["date"] is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", event["date"])
        assert {count["what"] for count in event["counts"]} <= COUNTED


@pytest.mark.parametrize("take", TAKES, ids=lambda take: take.id)
def test_rows_on_control_name_known_changes_and_asserters(take: OwnTake) -> None:
    names = {s["source_name"] for s in take.annotation["statements"]} | {"agency"}
    for row in take.annotation["control"]:
        assert row["change"] in CHANGES
        assert set(row["by"]) <= names


def test_the_digest_sees_every_change(tmp_path: Any) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "expected.json").write_text("{}")
    before = stories_digest(tmp_path)
    (folder / "take-1.txt").write_text("x")
    assert stories_digest(tmp_path) != before
