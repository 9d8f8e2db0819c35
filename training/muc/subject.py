"""What a document is about: one logistic regression over its terms for each kind of incident, and one for any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from sayso.bench.heads import LENGTH
from sayso.bench.sheet import Sheet
from sayso.bench.traits import TERMS

Floats = NDArray[np.float32]
# A term counts where so many documents have it.
RARE = 4
# Documents added to both sides of a term's ratio, and the share of a term that tells nothing apart.
ADDED, LEAST = 2.0, 0.3


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Weights of terms: rarity (TERMS), weight (TERMS, 7) and bias (7)."""

    rarity: Floats
    weight: Floats
    bias: Floats

    def scores(self, rows: Floats) -> Floats:
        """Scores of documents whose terms are `weighted`."""
        return rows @ self.weight + self.bias


def rarity(sheets: Sequence[Sheet]) -> Floats:
    """How rare each term is in these documents; 0 where it is too rare to count."""
    documents = np.zeros(TERMS)
    for sheet in sheets:
        documents[sheet.terms] += 1
    counted = np.log(len(sheets) / np.maximum(documents, 1))
    return np.where(documents >= RARE, counted, 0).astype(np.float32)


def weighted(sheets: Sequence[Sheet], rare: Floats) -> Floats:
    """The terms of documents as rows of one length."""
    rows = np.zeros((len(sheets), TERMS), dtype=np.float32)
    for number, sheet in enumerate(sheets):
        rows[number, sheet.terms] = (1 + np.log(sheet.counts)) * rare[sheet.terms]
    return rows * (LENGTH / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def telling(rows: Floats, wanted: Floats) -> Floats:
    """How far each term tells each kind of document from the others: the size of its log ratio, and a little."""
    held = (rows > 0).astype(np.float32)
    inside, outside = wanted.sum(0), (1 - wanted).sum(0)
    with_it = (ADDED + held.T @ wanted) / (2 * ADDED + inside)
    without = (ADDED + held.T @ (1 - wanted)) / (2 * ADDED + outside)
    found: Floats = (LEAST + np.abs(np.log(with_it / without))).astype(np.float32)
    return found


def fit_subject(rows: Floats, types: Floats, rare: Floats, *, penalty: float) -> Subject:
    """The weights that fit best, with a penalty on their squares.

    A term's weight is its share, `telling`, times what is fitted: so a rare
    kind learns from the few terms that tell it apart.
    """
    wanted = torch.tensor(np.concatenate([types, types.max(axis=1, keepdims=True)], axis=1))
    used = np.flatnonzero(rare)
    given = torch.tensor(rows[:, used])
    share = torch.tensor(telling(rows[:, used], wanted.numpy()))
    fitted = torch.zeros((len(used), wanted.shape[1]), requires_grad=True)
    bias = torch.full((wanted.shape[1],), -1.0, requires_grad=True)
    solver = torch.optim.LBFGS([fitted, bias], max_iter=50)

    def step() -> torch.Tensor:
        solver.zero_grad()
        missed = functional.binary_cross_entropy_with_logits(
            given @ (share * fitted) + bias, wanted, reduction="none"
        )
        total = missed.mean(0).sum() + penalty * (fitted**2).sum()
        total.backward()
        return total

    solver.step(step)
    full = np.zeros((len(rare), wanted.shape[1]), dtype=np.float32)
    full[used] = (share * fitted).detach().numpy()
    return Subject(rarity=rare, weight=full, bias=bias.detach().numpy())
