"""The evaluation gate: floors under what the reader reaches; none slips without a word.

    eval/gate.py                     measure, judge against eval/baseline.json; exit 1 names what fell
    eval/gate.py --report            measure and print, judge nothing
    eval/gate.py --update-baseline   raise the floors to what is reached now, less the margin
    eval/gate.py --update-baseline --allow-lower REASON    also lower what fell, and keep the reason

Always measured: the project's own stories (tests/stories). Where the folder of
shared test data stands beside the checkout, its annotated stories as well, by
its own scorer: `dev` as a whole, and the dispatch `efe-kherson` alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that this file runs as a command, without being installed

from eval.measure import Story, figures, tally  # noqa: E402
from eval.stories import own_takes, stories_digest  # noqa: E402
from sayso.export.contract import dump, reading_json  # noqa: E402
from sayso.pipeline import Kit, build_kit, read  # noqa: E402
from sayso.wire import read_item  # noqa: E402

BASELINE = ROOT / "eval" / "baseline.json"
SHARED = ROOT.parent / "shared"
# The day from which a weekday without a year counts back: fixed, so that figures do not move with the calendar.
TODAY = dt.date(2026, 1, 1)
SINGLE = "efe-kherson"
# What the scorer of the shared stories calls its figures -> what we call them.
NAMES = {
    "statement F1": "statement F1",
    "attributed statement F1": "attributed F1",
    "attribution F1 (source right)": "attribution F1",
    "own-voice statement F1": "own voice F1",
    "denied F1 (polarity -)": "denied F1",
    "uncertain F1 (not CT)": "uncertain F1",
    "event F1 (type and trigger)": "event F1",
    "control F1": "control F1",
}


@dataclass(kw_only=True)
class Measured:
    """Figures by set of stories (own, dev, efe-kherson), and the stories that could not be read."""

    sets: dict[str, dict[str, float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


def reading_of(path: Path, published: str | None, kit: Kit) -> dict[str, Any]:
    """One story, read as `sayso read --json` reads it."""
    item = read_item(path.read_bytes(), name=path.name)
    return reading_json(read(item, kit, published=published or None, today=TODAY))


def _try(path: Path, name: str, published: str | None, kit: Kit, out: Measured) -> dict[str, Any]:
    try:
        return reading_of(path, published, kit)
    except Exception as error:  # noqa: BLE001  (a reader that crashes is what the gate is there to show)
        out.failed.append(f"{name}: {type(error).__name__}: {error}")
        return {}


def measure_own(kit: Kit, out: Measured) -> None:
    """The project's own stories; one that cannot be read counts as an empty reading."""
    tallies = []
    for take in own_takes():
        reading = _try(take.path, f"own {take.id}", take.published, kit, out)
        tallies.append(tally(Story(take.text, take.annotation, reading)))
    out.sets["own"] = figures(tallies)


def measure_shared(shared: Path, kit: Kit, out: Measured) -> None:
    """The annotated stories beside the checkout, by their own scorer; read in this process, once."""
    gold = shared / "gold" / "dev"
    meta = json.loads((gold / "meta.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for story in sorted(gold.glob("*.txt")):
            published = meta.get(story.stem, {}).get("published")
            reading = _try(story, f"dev {story.stem}", published, kit, out)
            if reading:
                (Path(folder) / f"{story.stem}.json").write_text(dump(reading), encoding="utf-8")
        scorer = shared / "score" / "score.py"
        for name, only in (("dev", []), (SINGLE, ["--only", SINGLE])):
            out.sets[name] = _scored(scorer, gold, Path(folder), only)


def _scored(scorer: Path, gold: Path, readings: Path, only: list[str]) -> dict[str, float]:
    command = [sys.executable, str(scorer), "--json", "--gold", str(gold), "--readings", str(readings), *only]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    answer = json.loads(done.stdout)
    return {NAMES[key]: round(value, 1) for key, value in answer["figures"].items() if key in NAMES}


def floors_of(baseline: dict[str, Any], name: str) -> dict[str, float]:
    """The floors under one set of stories: the pinned ones, and those that were asked for from the start."""
    pinned: dict[str, float] = baseline["floors"].get(name, {})
    asked: dict[str, float] = baseline["asked"].get(name, {})
    return {key: max(pinned.get(key, 0.0), asked.get(key, 0.0)) for key in dict.fromkeys((*pinned, *asked))}


def judge(measured: Measured, baseline: dict[str, Any], digest: str) -> list[str]:
    """What fell, one line each; nothing where all stands."""
    fell = [
        f"{name} {key}: {reached.get(key, 0.0):.1f}, below its floor {floor:.1f}"
        for name, reached in measured.sets.items()
        for key, floor in floors_of(baseline, name).items()
        if reached.get(key, 0.0) < floor
    ]
    fell += [f"not read: {line}" for line in measured.failed]
    if digest != baseline["stories_digest"]:
        fell.append("the own stories are not those that the floors were pinned on: --update-baseline")
    return fell


def repinned(
    measured: Measured, baseline: dict[str, Any], digest: str, allow_lower: str | None
) -> tuple[dict[str, Any], list[str]]:
    """A new baseline, and what it would have to lower; lowered only with a reason, which is kept."""
    floors = {name: dict(pinned) for name, pinned in baseline["floors"].items()}
    lowered: list[str] = []
    for name, reached in measured.sets.items():
        pinned = floors.setdefault(name, {})
        for key, value in reached.items():
            before, now = pinned.get(key, 0.0), max(0.0, round(value - baseline["margin"][name], 1))
            if value < before:
                lowered.append(f"{name} {key} from {before:.1f} to {now:.1f}")
            if value < before and allow_lower is None:
                continue
            pinned[key] = now if value < before else max(before, now)
    history = list(baseline["lowered"])
    if allow_lower is not None and lowered:
        history.append({"reason": allow_lower, "what": lowered})
    return {**baseline, "floors": floors, "lowered": history, "stories_digest": digest}, lowered


def _table(measured: Measured, baseline: dict[str, Any]) -> None:
    for name, reached in measured.sets.items():
        print(f"{name:24s} reached   floor")
        floors = floors_of(baseline, name)
        for key, value in reached.items():
            floor = f"{floors[key]:7.1f}" if key in floors else "      -"
            print(f"  {key:22s} {value:7.1f} {floor}{'  FELL' if value < floors.get(key, 0.0) else ''}")
    for line in measured.failed:
        print(f"not read: {line}")


def _update(measured: Measured, baseline: dict[str, Any], digest: str, allow_lower: str | None) -> int:
    new, lowered = repinned(measured, baseline, digest, allow_lower)
    if lowered and allow_lower is None:
        print("these floors would have to be lowered; say why with --allow-lower REASON:")
        print("\n".join(f"  {line}" for line in lowered))
        return 1
    BASELINE.write_text(json.dumps(new, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"pinned in {BASELINE.relative_to(ROOT)}")
    return 0


def _arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--report", action="store_true", help="print the figures, judge nothing")
    parser.add_argument("--update-baseline", action="store_true", help="pin the floors anew")
    parser.add_argument(
        "--allow-lower", metavar="REASON", help="let --update-baseline lower floors, for this reason"
    )
    arguments = parser.parse_args(argv)
    if arguments.allow_lower is not None and not (
        arguments.update_baseline and arguments.allow_lower.strip()
    ):
        parser.error("--allow-lower needs a reason, and goes with --update-baseline")
    return arguments


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and judge or pin."""
    arguments = _arguments(argv)
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    measured, digest, kit = Measured(), stories_digest(), build_kit()
    measure_own(kit, measured)
    if SHARED.is_dir():
        measure_shared(SHARED, kit, measured)
    else:
        print("the folder of shared test data is not beside this checkout: only the own stories are measured")
    _table(measured, baseline)
    if arguments.report:
        return 0
    if arguments.update_baseline:
        return _update(measured, baseline, digest, arguments.allow_lower)
    fell = judge(measured, baseline, digest)
    print("\n".join(["the gate is closed:", *(f"  {line}" for line in fell)]) if fell else "the gate is open")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
