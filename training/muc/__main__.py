"""Makes the heads of `sayso bench muc`: `python -m training.muc --corpora ../shared/corpora`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.muc.examples import read_examples
from training.muc.export import export, weights_of
from training.muc.fitting import fit_heads, seen_by
from training.muc.judge import fit, total
from training.muc.network import Sizes
from training.muc.subject import fit_subject, rarity, weighted

HERE = Path(__file__).parent
FOLDS, SEED, PENALTY = 5, 7, 1e-2
# Heads whose scores are averaged: with and without attention between candidates they err differently.
MEMBERS = (Sizes(), Sizes(layers=0))


def main(arguments: Sequence[str] | None = None) -> int:
    """From the corpus to the shipped file; the judge is fitted on folds that the heads had not seen."""
    parser = argparse.ArgumentParser(prog="python -m training.muc", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=HERE.parents[2] / "shared" / "corpora")
    parser.add_argument("--cache", type=Path, default=HERE.parent / "runs" / "muc", help="the encoder's work")
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "src" / "sayso" / "bench" / "data")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    examples = read_examples(options.corpora / "muc34" / "processed" / "train.json", options.cache)
    sheets = [example.sheet for example in examples]
    rare = rarity(sheets)
    rows, types = weighted(sheets, rare), np.stack([example.types for example in examples])
    fold = np.random.default_rng(SEED).permutation(len(examples)) % FOLDS
    subjects = np.zeros((len(examples), types.shape[1] + 1), dtype=np.float32)
    for number in range(FOLDS):
        away = fold == number
        subjects[away] = fit_subject(rows[~away], types[~away], rare, penalty=PENALTY).scores(rows[away])
    seen = {}
    for number in range(FOLDS):
        inside, away = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        members = [
            fit_heads([examples[n] for n in inside], subjects[inside], 100 * member + number, sizes)
            for member, sizes in enumerate(MEMBERS)
        ]
        seen |= {int(n): seen_by(members, examples[n], subjects[n]) for n in away}
        sys.stdout.write(f"fold {number + 1} of {FOLDS}\n")
        sys.stdout.flush()
    unseen = [seen[n] for n in sorted(seen)]
    judge = fit(unseen)
    sys.stdout.write(f"micro F1 on unseen folds {total(unseen, judge).f1:.1f}\n")
    members = [
        fit_heads(examples, subjects, 100 * member + FOLDS, sizes) for member, sizes in enumerate(MEMBERS)
    ]
    subject = fit_subject(rows, types, rare, penalty=PENALTY)
    digest = export(weights_of(subject, members, judge), options.out)
    sys.stdout.write(f"{digest}  {options.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
