"""Violence to come is a threat in the words of those who would do it, and none in those of others."""

from __future__ import annotations

import pytest

from tests.events.test_types import kinds


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The kidnappers threatened to kill the hostages.", "kill"),
        ("The army warned it would bomb the bridge.", "bomb"),
        ("The general said the army would hit the port if the rebels fired again.", "hit"),
        ("Any intruder will be shot down, the navy said.", "shot down"),
    ],
)
def test_those_who_would_do_it_threaten(sentence: str, trigger: str) -> None:
    assert ("threaten", "threat", trigger) in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said it bombed the bridge.",
        "The army warned that the rebels would bomb the bridge.",
        "Jets bombed the bridge on Monday.",
    ],
)
def test_what_was_done_or_others_would_do_is_no_threat(sentence: str) -> None:
    assert [kind for kind, _, _ in kinds(sentence)] == ["strike"]
