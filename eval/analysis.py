"""Figures of the English model: `python -m eval.analysis [--gate] [--shared ../shared]`.

Every figure is taken on the shipped int8 file. Floors stand in
`eval/baseline-analysis.json`; with `--gate` a figure below its floor is an error.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from training.config import load_config
from training.corpora import Corpora, read_corpora
from training.readers.mention_rules import load_mention_rules

from eval.gold_tokens import score_documents
from eval.raw_text import GUM_CLASSES, RE3D_CLASSES, mention_scores, segmentation, texts
from sayso.analysis.builtin import BuiltinAnalyzer
from sayso.analysis.files import open_model, shipped_folder
from sayso.analysis.network import Floats, Ints, Network

ROOT = Path(__file__).resolve().parents[1]
BASELINE = ROOT / "eval" / "baseline-analysis.json"


def shared_folder(named: Path | None) -> Path:
    """The folder of shared data: as named, by SAYSO_SHARED, or beside the checkout."""
    return named or Path(os.environ.get("SAYSO_SHARED") or ROOT.parent / "shared")


def measure(model_folder: Path, corpora: Corpora, *, part: str) -> dict[str, float]:
    """All figures of the test parts, or the same of the development parts."""
    model = open_model(model_folder)
    network, analyzer = Network(model_folder), BuiltinAnalyzer(model_folder)
    test = part == "test"
    ewt = corpora.ewt_test if test else corpora.ewt_dev
    gum = corpora.gum_test if test else corpora.gum_dev
    news = corpora.gum_news if test else tuple(d for d in gum if not d.name.startswith("news_"))
    figures: dict[str, float] = {}
    for name, documents in (("ewt", ewt), ("gum", gum)):
        scores = score_documents(model, network, documents)
        figures |= {f"{name} {key}": value for key, value in scores.items()}
    raw = segmentation(analyzer, ewt)
    figures |= {f"ewt raw {key}": value for key, value in raw.items()}
    plain = mention_scores(analyzer, news, GUM_CLASSES)
    upper = mention_scores(analyzer, news, GUM_CLASSES, upper=True)
    figures |= {f"news mentions {key}": value for key, value in plain.items()}
    trees = score_documents(model, network, news)["uas"]
    capitals = score_documents(model, network, news, upper=True)["uas"]
    figures["news uas"], figures["news upper uas"] = trees, capitals
    # Most news documents gave their trees to training: the same loss on documents that gave nothing.
    figures["gum upper loss uas"] = (
        figures["gum uas"] - score_documents(model, network, gum, upper=True)["uas"]
    )
    figures["news upper mentions all"] = upper["all"]
    figures["news upper loss uas"] = trees - capitals
    figures["news upper loss mentions"] = plain["all"] - upper["all"]
    held = mention_scores(analyzer, corpora.re3d_test, RE3D_CLASSES)
    return figures | {f"re3d mentions {key}": value for key, value in held.items()}


TIMINGS = ("stories per CPU-second", "encoder share")


def speed(model_folder: Path, corpora: Corpora) -> dict[str, float]:
    """400-word stories a CPU-second on GUM's news, and the share of the encoder's own time."""
    timed = TimedNetwork(model_folder)
    analyzer = BuiltinAnalyzer(model_folder, network=timed)
    stories = texts(corpora.gum_news)
    for text, blocks in stories[:3]:
        analyzer.analyze(text, blocks)
    timed.seconds = 0.0
    began = time.process_time()
    words = sum(len(analyzer.analyze(text, blocks).tokens) for text, blocks in stories)
    whole = time.process_time() - began
    return {"stories per CPU-second": words / 400 / whole, "encoder share": timed.seconds / whole}


class TimedNetwork(Network):
    """The network with a stopwatch."""

    __slots__ = ("seconds",)

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.seconds = 0.0

    def infer(self, ids: Ints, shapes: Ints, first: Ints) -> Sequence[Floats]:
        """Passes on, and adds up the time."""
        began = time.process_time()
        try:
            return super().infer(ids, shapes, first)
        finally:
            self.seconds += time.process_time() - began


def below_floor(figures: dict[str, float], floors: dict[str, dict[str, float]]) -> list[str]:
    """The figures that fell below what is pinned ("least"), or rose above it ("most")."""
    found = []
    for name, bounds in floors.items():
        value = figures.get(name)
        if value is None:
            found.append(f"{name} was not measured")
        elif value < bounds.get("least", value) or value > bounds.get("most", value):
            found.append(f"{name} is {value:.2f}, pinned {bounds}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; 1 when the gate is shut, 0 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m eval.analysis", description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder of shared data (default: ../shared)")
    parser.add_argument("--model", type=Path, default=shipped_folder(), help="folder of the model")
    parser.add_argument("--part", choices=("test", "dev"), default="test")
    parser.add_argument("--gate", action="store_true", help="fail when a figure falls below its floor")
    parser.add_argument("--no-speed", action="store_true", help="leave out what a busy machine would falsify")
    options = parser.parse_args(arguments)
    folder = shared_folder(options.shared) / "corpora"
    if not folder.is_dir():
        print("The corpora are not beside this checkout (../shared, or SAYSO_SHARED): nothing was measured.")
        return 0
    config = load_config(ROOT / "training" / "config.toml")
    corpora = read_corpora(folder, config, load_mention_rules())
    figures = measure(options.model, corpora, part=options.part)
    floors = json.loads(BASELINE.read_text(encoding="utf-8"))
    if options.no_speed:
        floors = {name: bounds for name, bounds in floors.items() if name not in TIMINGS}
    else:
        figures |= speed(options.model, corpora)
    print(open_model(options.model).title)
    for name, value in figures.items():
        print(f"{name:28} {value:7.2f}")
    failed = below_floor(figures, floors) if options.gate else []
    for line in failed:
        print(f"GATE: {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
