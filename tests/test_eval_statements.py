"""The figures of the statements: our own frames are read right, and what falls below its floor is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from eval import statements
from eval.invariance import probes
from eval.kept import KeptAnalyzer
from eval.statement_sets import attributions, by_policy, invariance
from eval.statements import Bound, judge, load_bounds, table

from sayso.analysis.splitter import SplitterAnalyzer
from sayso.pipeline import Kit, read_take
from sayso.statements.policy import Policy
from sayso.take import build_take
from sayso.wire import read_item
from tests.kit import TODAY, kit, quick_kit

LEAST = Bound(name="F1", floor=80.0, aim=90.0)
MOST = Bound(name="loss", floor=6.0, aim=2.0, loss=True)
BOUNDS: dict[str, tuple[Bound, ...]] = {"dev": (LEAST,), "capitals": (MOST,)}


def measured(f1: float, loss: float) -> dict[str, dict[str, dict[str, float]]]:
    return {"dev": {"order": {"F1": 0.0}, "both": {"F1": f1}}, "capitals": {"both": {"loss": loss}}}


@pytest.fixture(scope="module")
def shares() -> dict[str, dict[str, float]]:
    return invariance(by_policy(kit()))


def test_the_suite_is_as_large_as_was_asked() -> None:
    asked = tuple(probes())
    frames = {probe.frame for probe in asked}
    assert len(frames) == 8
    assert min(sum(probe.frame == frame for probe in asked) for frame in frames) >= 40


def test_our_frames_are_read_right(shares: dict[str, dict[str, float]]) -> None:
    assert shares["both"]["right"] >= 95.0


def test_each_reader_is_measured_alone(shares: dict[str, dict[str, float]]) -> None:
    assert set(shares) == {policy.value for policy in Policy}
    assert min(values["right"] for values in shares.values()) > 0.0


def test_a_reading_names_its_policy() -> None:
    copy = "Flooding has closed the road, the ministry said on Friday.\n"
    take = build_take(read_item(copy.encode()), published="2024-05-10", today=TODAY)
    kits = by_policy(kit())
    runs = {name: read_take(take, one).run["policy"] for name, one in kits.items()}
    assert runs == {policy.value: policy.value for policy in Policy}


def test_a_text_is_analyzed_once() -> None:
    class Counting(SplitterAnalyzer):
        asked = 0

        def analyze(self, text: str, blocks: Any) -> Any:
            Counting.asked += 1
            return super().analyze(text, blocks)

    kept = KeptAnalyzer(Counting())
    assert kept.name == SplitterAnalyzer().name
    first = kept.analyze("The army left.", [(0, 14)])
    assert kept.analyze("The army left.", [(0, 14)]) is first
    assert kept.analyze("The army left.", [(0, 8)]) != first
    assert Counting.asked == 2


def test_what_keeps_its_floor_is_not_named() -> None:
    assert judge(measured(80.0, 6.0), BOUNDS) == []


def test_a_lowered_figure_is_named_with_its_floor() -> None:
    assert judge(measured(79.9, 6.0), BOUNDS) == ["dev F1: 79.9, floor 80.0"]


def test_a_loss_that_grew_is_named() -> None:
    assert judge(measured(80.0, 6.1), BOUNDS) == ["capitals loss: 6.1, floor 6.0"]


def test_another_policy_does_not_stand_in_for_what_ships() -> None:
    alone = {"dev": {"order": {"F1": 99.0}}}
    assert judge(alone, BOUNDS) == ["dev F1 was not measured"]


def test_a_set_that_was_not_measured_did_not_fall() -> None:
    assert judge({"capitals": measured(0.0, 1.0)["capitals"]}, BOUNDS) == []


@pytest.mark.parametrize(
    ("bound", "value", "words"),
    [
        (LEAST, 79.0, "BELOW FLOOR"),
        (LEAST, 80.0, "floor met"),
        (LEAST, 90.0, "aim met"),
        (MOST, 7.0, "BELOW FLOOR"),
        (MOST, 3.0, "floor met"),
        (MOST, -1.0, "aim met"),
    ],
)
def test_the_table_says_what_is_met(bound: Bound, value: float, words: str) -> None:
    assert bound.verdict(value) == words
    line = table("a set", {"both": {bound.name: value}}, (bound,)).splitlines()[1]
    assert line.endswith(words)


def test_the_floors_are_those_asked_for() -> None:
    bounds = load_bounds()
    floors = {group: [bound.floor for bound in group_bounds] for group, group_bounds in bounds.items()}
    assert floors == {
        "invariance": [95.0],
        "dev": [85.0, 80.0, 65.0, 85.0, 90.0, 88.0, 70.0, 60.0],
        "capitals": [6.0],
        "polnear": [74.0, 58.0, 80.0],
    }


def test_a_quotation_that_runs_on_is_one_attribution_of_two_ranges() -> None:
    copy = (
        '"We hold the bridge. The road is open," the commander said.\n\nThe road stayed closed on Friday.\n'
    )
    take = build_take(read_item(copy.encode()), published="2024-05-10", today=TODAY)
    (one,) = attributions(read_take(take, kit()).statements)
    assert [copy[start:end] for start, end in one["content"]] == ["We hold the bridge", "The road is open"]
    assert [copy[start:end] for start, end in one["source"]] == ["the commander"]


def test_without_the_shared_folder_only_our_frames_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(statements, "build_kit", quick_kit)
    monkeypatch.setattr(statements, "invariance", right(97.0))
    assert statements.main(["--gate", "--shared", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "invariance suite" in out
    assert out.count("NOT MEASURED") == 3


def test_a_shut_gate_ends_with_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(statements, "build_kit", quick_kit)
    monkeypatch.setattr(statements, "invariance", right(94.9))
    assert statements.main(["--gate", "--shared", str(tmp_path)]) == 1
    assert "GATE: invariance right: 94.9, floor 95.0" in capsys.readouterr().out
    assert statements.main(["--shared", str(tmp_path)]) == 0


def right(share: float) -> Any:
    """A measure that finds this share of the frames read right."""

    def measure(kits: dict[str, Kit]) -> dict[str, dict[str, float]]:
        return {name: {"right": share} for name in kits}

    return measure
