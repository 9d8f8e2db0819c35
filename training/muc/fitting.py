"""Fitting the heads on examples, and their scores of others."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from sayso.bench.fillers import fillers
from sayso.bench.heads import Scores
from training.muc.examples import Example, batch
from training.muc.judge import Seen
from training.muc.loss import loss
from training.muc.network import Heads, Sizes

Floats = NDArray[np.float32]
EPOCHS, DOCUMENTS, CLIP = 9, 12, 5.0
RATE, DECAY = 1.5e-3, 0.05
# The traits are many and rare: they learn faster and are held down harder.
TRAIT_RATE, TRAIT_DECAY = 2e-3, 0.5


def fit_heads(examples: Sequence[Example], subjects: Sequence[Floats], seed: int, sizes: Sizes) -> Heads:
    """Heads of these sizes fitted on these examples, the same for the same seed."""
    torch.manual_seed(seed)
    # Weights that fade to denormal numbers make a processor many times slower.
    torch.set_flush_denormal(True)
    rng = np.random.default_rng(seed)
    heads = Heads(sizes)
    others = [value for name, value in heads.named_parameters() if name != "trait.weight"]
    solver = torch.optim.AdamW([
        {"params": others, "lr": RATE, "weight_decay": DECAY},
        {"params": [heads.trait.weight], "lr": TRAIT_RATE, "weight_decay": TRAIT_DECAY},
    ])  # fmt: skip
    batches = math.ceil(len(examples) / DOCUMENTS)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        solver, [RATE, TRAIT_RATE], total_steps=EPOCHS * batches, pct_start=0.1
    )
    heads.train()
    for _ in range(EPOCHS):
        order = rng.permutation(len(examples))
        for at in range(0, len(order), DOCUMENTS):
            chosen = order[at : at + DOCUMENTS]
            b, match, kinds = batch([examples[n] for n in chosen], [subjects[n] for n in chosen])
            solver.zero_grad()
            loss(heads(b), b, match, kinds).backward()
            torch.nn.utils.clip_grad_norm_(heads.parameters(), CLIP)
            solver.step()
            pace.step()
    return heads.eval()


@torch.no_grad()
def seen_by(members: Sequence[Heads], example: Example, subject: Floats) -> Seen:
    """An example with the mean scores of these heads."""
    b, _, _ = batch([example], [subject])
    given = [heads(b) for heads in members]
    scores = Scores(
        subject=subject,
        roles=torch.stack([g.roles for g in given]).mean(0).numpy(),
        kinds=torch.stack([g.kinds for g in given]).mean(0).numpy(),
        extents=torch.stack([g.extents for g in given]).mean(0).numpy(),
    )
    return Seen(example=example, scores=scores, found=fillers(example.sheet, scores, example.texts))
