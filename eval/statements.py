"""Figures of the statements: `python -m eval.statements [--gate] [--shared ../shared]`.

Each set is measured for each reader of a sentence alone (`order`, `tree`) and for
both together, which is what ships and what is judged. Floors and aims stand in
`eval/baseline-statements.json`; with `--gate` a figure below its floor is an error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.analysis import shared_folder
from eval.statement_sets import Figures, by_policy, capitals, dispatches, invariance, polnear
from sayso.pipeline import Kit, build_kit
from sayso.statements.policy import Policy

BASELINE = Path(__file__).with_name("baseline-statements.json")
JUDGED = Policy.BOTH.value
# Sets that need the shared folder: what is printed above the figures, where the data lie, how it is measured.
SHARED_SETS: dict[str, tuple[str, str, Callable[[Path, dict[str, Kit]], Figures]]] = {
    "dev": ("annotated dispatches", "gold/dev", dispatches),
    "capitals": ("the mixed-case dispatches in capitals", "gold/dev", capitals),
    "polnear": ("PolNeAR dev", "corpora/polnear/dev", polnear),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What one figure must keep and what it aims at, in percent; `loss` means that less is better."""

    name: str
    floor: float
    aim: float
    loss: bool = False

    def keeps(self, value: float) -> bool:
        """Whether the floor holds."""
        return value <= self.floor if self.loss else value >= self.floor

    def reaches(self, value: float) -> bool:
        """Whether the aim is met."""
        return value <= self.aim if self.loss else value >= self.aim

    def verdict(self, value: float) -> str:
        """In words, for the table."""
        if not self.keeps(value):
            return "BELOW FLOOR"
        return "aim met" if self.reaches(value) else "floor met"


def load_bounds(path: Path = BASELINE) -> dict[str, tuple[Bound, ...]]:
    """The bounds of each set: {"least" or "most": ..., "aim": ...} a figure."""
    return {
        group: tuple(
            Bound(name=name, floor=b.get("least", b.get("most")), aim=b["aim"], loss="most" in b)
            for name, b in table.items()
        )
        for group, table in json.loads(path.read_text(encoding="utf-8")).items()
    }


def judge(measured: dict[str, Figures], bounds: dict[str, tuple[Bound, ...]]) -> list[str]:
    """What fell among the sets that were measured, one line each; nothing where all stands."""
    return [line for group, figures in measured.items() for line in _fallen(group, figures, bounds[group])]


def _fallen(group: str, figures: Figures, bounds: Sequence[Bound]) -> Iterator[str]:
    for bound in bounds:
        value = figures.get(JUDGED, {}).get(bound.name)
        if value is None:
            yield f"{group} {bound.name} was not measured"
        elif not bound.keeps(value):
            yield f"{group} {bound.name}: {value:.1f}, floor {bound.floor:.1f}"


def table(title: str, figures: Figures, bounds: Sequence[Bound]) -> str:
    """One set as text: each figure of each policy, its floor, its aim, and what the policy `both` meets."""
    known = {bound.name: bound for bound in bounds}
    lines = [f"{title:38s}" + "".join(f"{policy:>8s}" for policy in figures) + "   floor     aim"]
    for name in next(iter(figures.values())):
        line = f"  {name:36s}" + "".join(f"{values[name]:8.1f}" for values in figures.values())
        if bound := known.get(name):
            sign = "≤" if bound.loss else "≥"
            verdict = bound.verdict(figures[JUDGED][name])
            line += f" {sign}{bound.floor:6.1f} {sign}{bound.aim:6.1f}  {verdict}"
        lines.append(line)
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; 1 when the gate is shut, 0 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m eval.statements", description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder of shared data (default: ../shared)")
    parser.add_argument("--gate", action="store_true", help="fail when a figure falls below its floor")
    options = parser.parse_args(arguments)
    shared, bounds, kits = shared_folder(options.shared), load_bounds(), by_policy(build_kit())
    measured = {"invariance": invariance(kits)}
    print(table("invariance suite", measured["invariance"], bounds["invariance"]), flush=True)
    for group, (title, place, measure) in SHARED_SETS.items():
        if not (shared / place).is_dir():
            print(
                f"NOT MEASURED: {title}; {place} is not in the shared folder ({shared.name}, or SAYSO_SHARED)"
            )
            continue
        measured[group] = measure(shared, kits)
        print("\n" + table(title, measured[group], bounds[group]), flush=True)
    fell = judge(measured, bounds) if options.gate else []
    for line in fell:
        print(f"GATE: {line}")
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
