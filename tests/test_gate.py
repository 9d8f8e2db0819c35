"""The gate itself: what fell is named, floors only rise, and lowering one takes a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from eval import gate
from eval.gate import Measured, floors_of, judge, repinned
from eval.measure import Story, figures, same_name, same_place, tally
from eval.stories import own_takes, stories_digest

from sayso.export.contract import reading_json
from tests.kit import read_text

BASELINE: dict[str, Any] = {
    "margin": {"own": 1.0, "dev": 1.0},
    "asked": {"dev": {"attribution F1": 45.0}},
    "floors": {"own": {"statement F1": 80.0}, "dev": {"attribution F1": 40.0}},
    "lowered": [],
    "stories_digest": "d",
}


def measured(own: float, dev: float | None = None) -> Measured:
    sets = {"own": {"statement F1": own}}
    return Measured(sets=sets if dev is None else {**sets, "dev": {"attribution F1": dev}})


def test_what_stands_is_not_named() -> None:
    assert judge(measured(80.0, 45.0), BASELINE, "d") == []


def test_what_fell_is_named_with_its_floor() -> None:
    (line,) = judge(measured(79.9, 50.0), BASELINE, "d")
    assert line == "own statement F1: 79.9, below its floor 80.0"


def test_what_was_asked_for_from_the_start_is_a_floor_too() -> None:
    assert floors_of(BASELINE, "dev") == {"attribution F1": 45.0}
    assert len(judge(measured(80.0, 44.0), BASELINE, "d")) == 1


def test_a_figure_that_is_no_longer_measured_fell() -> None:
    assert judge(Measured(sets={"own": {}}), BASELINE, "d") == ["own statement F1: 0.0, below its floor 80.0"]


def test_another_gold_and_a_story_that_is_not_read_close_the_gate() -> None:
    found = measured(90.0)
    found.failed.append("own x/take-1: IndexError")
    assert len(judge(found, BASELINE, "other")) == 2


def test_floors_rise_by_themselves_and_keep_the_margin() -> None:
    new, lowered = repinned(measured(90.0, 60.0), BASELINE, "e", None)
    assert lowered == []
    assert new["floors"] == {"own": {"statement F1": 89.0}, "dev": {"attribution F1": 59.0}}
    assert new["stories_digest"] == "e"
    assert repinned(measured(80.5), BASELINE, "d", None)[0]["floors"]["own"]["statement F1"] == 80.0


def test_floors_of_a_set_that_was_not_measured_stay() -> None:
    assert repinned(measured(90.0), BASELINE, "d", None)[0]["floors"]["dev"] == {"attribution F1": 40.0}


def test_lowering_takes_a_reason_and_keeps_it() -> None:
    unlowered, would = repinned(measured(70.0), BASELINE, "d", None)
    assert would == ["own statement F1 from 80.0 to 69.0"]
    assert unlowered["floors"]["own"]["statement F1"] == 80.0
    new, _ = repinned(measured(70.0), BASELINE, "d", "a harder story was added")
    assert new["floors"]["own"]["statement F1"] == 69.0
    assert new["lowered"] == [{"reason": "a harder story was added", "what": would}]


@pytest.mark.parametrize(
    "arguments", [["--allow-lower", "why"], ["--update-baseline", "--allow-lower", " "], ["--x"]]
)
def test_a_wrong_command_line_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        gate.main(arguments)
    assert refused.value.code == 2


def test_without_the_shared_folder_only_our_own_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(gate, "SHARED", tmp_path / "none")
    assert gate.main(["--report"]) == 0
    out = capsys.readouterr().out
    assert "only the own stories are measured" in out
    assert "efe-kherson" not in out


def test_a_closed_gate_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    high = tmp_path / "baseline.json"
    high.write_text(
        json.dumps(
            {**BASELINE, "floors": {"own": {"statement F1": 100.1}}, "stories_digest": stories_digest()}
        )
    )
    monkeypatch.setattr(gate, "SHARED", tmp_path / "none")
    monkeypatch.setattr(gate, "BASELINE", high)
    assert gate.main([]) == 1
    assert "own statement F1" in capsys.readouterr().out


def test_the_pinned_baseline_is_whole() -> None:
    pinned = json.loads(gate.BASELINE.read_text(encoding="utf-8"))
    assert set(pinned["floors"]) == set(pinned["margin"]) == {"own", "dev", "efe-kherson"}
    assert pinned["asked"]["efe-kherson"] == {
        "statement F1": 75.0,
        "attribution F1": 60.0,
        "control F1": 35.0,
    }
    assert pinned["asked"]["dev"] == {"attributed F1": 55.0, "attribution F1": 45.0}
    assert all(set(lowering) == {"reason", "what"} for lowering in pinned["lowered"])


def perfect(take: Any) -> dict[str, Any]:
    """A reading that says just what the annotation says."""

    def span(text: str, whole: str, base: int = 0, nth: int = 1) -> dict[str, Any]:
        at = -1
        for _ in range(nth):
            at = whole.index(text, at + 1)
        return {"start": base + at, "end": base + at + len(text), "exact": text}

    statements = []
    for s in take.annotation["statements"]:
        content = span(s["content"], take.text, 0, s["nth"])
        events = [
            {"type": e["type"], "trigger": span(e["trigger"], s["content"], content["start"], e["nth"])}
            for e in s["events"]
        ]
        statements.append(
            {
                "content": content,
                "manner": s["manner"],
                "source": {"name": s["source_name"]},
                "events": events,
            }
        )
    rows = [{**row, "place": {"name": row["place"]}} for row in take.annotation["control"]]
    return {"take": {"zones": [], "agency": None}, "statements": statements, "control": rows}


@pytest.mark.parametrize("take", own_takes(), ids=lambda take: take.id)
def test_the_measure_gives_all_to_what_is_all_right_and_nothing_to_nothing(take: Any) -> None:
    right = tally(Story(take.text, take.annotation, perfect(take)))
    assert all(value in {100.0, 0.0} for value in figures([right]).values())
    assert right["statement hit"] == right["statement gold"] == right["statement read"]
    assert right["control hit"] == right["control gold"]
    nothing = tally(Story(take.text, take.annotation, {}))
    assert set(figures([nothing]).values()) == {0.0}


def test_the_measure_takes_points_for_what_is_too_much() -> None:
    take = own_takes()[0]
    reading = perfect(take)
    reading["statements"].append(
        {"content": {"start": 0, "end": 5}, "manner": "own", "source": {"name": None}, "events": []}
    )
    assert figures([tally(Story(take.text, take.annotation, reading))])["statement F1"] < 100


def test_a_real_reading_is_measured() -> None:
    takes = [take for take in own_takes() if take.story == "sake-road"]
    found = figures(
        tally(Story(t.text, t.annotation, reading_json(read_text(t.text, published=t.published))))
        for t in takes
    )
    assert found["statement F1"] > 50


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Efrain Quinteros", "Colonel Efrain Quinteros", True),
        ("Iraq", "Iraqi military", False),
        ("GUR", "GUR", True),
        (None, None, True),
        (None, "Iraq", False),
        ("Ukraine’s army", "Ukraine's Army", True),
        ("Côte", "Cote", True),
    ],
)
def test_names(one: str | None, two: str | None, same: bool) -> None:
    assert same_name(one, two) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Kherson", "the city of Kherson", True),
        ("Kherson", "Kherson region", False),
        ("northern Kherson region", "Kherson region", False),
        ("right bank of the Dnieper", "left bank of the Dnieper", False),
        ("headquarters in El Fasher", "El Fasher", True),
    ],
)
def test_places(one: str, two: str, same: bool) -> None:
    assert same_place(one, two) is same
