"""Held out: dispatches that were written and annotated before any output on them was seen.

    python -m eval.heldout                  print the figures over all of them
    python -m eval.heldout --verbose        and what was missed and what was too much
    python -m eval.heldout --keep FOLDER    and write the readings there

By the scorer of the shared stories where its folder stands beside the checkout,
else by our own tally (eval/measure.py). Nothing is judged: these figures are
for looking at, never for tuning on. See eval/heldout/README.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gate import SHARED, reading_of
from eval.measure import Story, figures, tally
from sayso.export.contract import dump
from sayso.pipeline import build_kit

FOLDER = Path(__file__).resolve().parent / "heldout"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """One held-out dispatch: its file, when it was published (ISO 8601) and what is right."""

    id: str
    path: Path
    published: str
    annotation: dict[str, Any]

    @property
    def text(self) -> str:
        """The copy."""
        return self.path.read_text(encoding="utf-8")


def stories(folder: Path = FOLDER) -> tuple[HeldOut, ...]:
    """All held-out dispatches, by id."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return tuple(
        HeldOut(
            id=name,
            path=folder / f"{name}.txt",
            published=meta[name]["published"],
            annotation=json.loads((folder / f"{name}.json").read_text(encoding="utf-8")),
        )
        for name in sorted(meta)
    )


def _by_scorer(scorer: Path, readings: Path, *, verbose: bool) -> str:
    command = [sys.executable, str(scorer), "--gold", str(FOLDER), "--readings", str(readings)]
    command += ["--verbose"] if verbose else []
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout + done.stderr


def _by_tally(readings: Mapping[str, Any]) -> str:
    tallies = [tally(Story(story.text, story.annotation, readings[story.id])) for story in stories()]
    return "".join(f"{name:16s} {value:5.1f}\n" for name, value in figures(tallies).items())


def main(argv: list[str] | None = None) -> int:
    """Read all of them, print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--verbose", action="store_true", help="print what was missed and what was too much")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the readings there")
    arguments = parser.parse_args(argv)
    kit = build_kit()
    readings = {story.id: reading_of(story.path, story.published, kit) for story in stories()}
    scorer = SHARED / "score" / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        target: Path = arguments.keep or Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        for name, reading in readings.items():
            (target / f"{name}.json").write_text(dump(reading), encoding="utf-8")
        if scorer.is_file():
            sys.stdout.write(_by_scorer(scorer, target, verbose=arguments.verbose))
        else:
            sys.stdout.write(_by_tally(readings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
