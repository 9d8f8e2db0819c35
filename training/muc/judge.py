"""The judge of kinds and fillers: fitted on documents that the heads had not seen, floors for the highest F1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from sayso.bench.fillers import Filler
from sayso.bench.heads import Scores
from sayso.bench.slots import KINDS, SLOTS
from sayso.bench.templates import Judgement, decide, filler_evidence, judge, kind_evidence, more_evidence
from training.muc.examples import Example
from training.muc.score import Counts, Made, counts

Floats = NDArray[np.float32]
# Log-odds that are tried as floors.
KIND_FLOORS = (-2.2, -1.9, -1.6, -1.3, -1.0, -0.7)
MORE_FLOORS = (-1.9, -1.6, -1.3, -1.0, -0.5, 99.0)
# Below this no second incident of a kind is asked for.
UNLIKELY = -1.9
FILL_FLOORS = (-1.7, -1.5, -1.3, -1.1, -0.9, -0.7)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A document with the scores that heads which had not seen it gave."""

    example: Example
    scores: Scores
    found: Sequence[Filler]


def fit(seen: Sequence[Seen]) -> dict[str, Floats]:
    """The weights of the judge, floors included."""
    evidence = np.stack([kind_evidence(s.scores, s.found) for s in seen])
    types = np.stack([s.example.types for s in seen])
    weight, bias = _logistic(evidence, types)
    made = {"judge.kind.weight": weight, "judge.kind.bias": bias}
    weights, biases = [], []
    rows = [
        filler_evidence(s.scores, s.found, e @ weight + bias) for s, e in zip(seen, evidence, strict=True)
    ]
    for slot in range(len(SLOTS)):
        given, wanted = [], []
        for s, row in zip(seen, rows, strict=True):
            for number, filler in enumerate(s.found):
                if filler.slot == slot:
                    given.append(row[number])
                    wanted.append(_fits(s.example, filler))
        w, b = _logistic(np.stack(given), np.stack(wanted), one_bias=True)
        weights.append(w)
        biases.append(b[0])
    made |= {"judge.fill.weight": np.stack(weights), "judge.fill.bias": np.array(biases, dtype=np.float32)}
    made |= _more(made, seen)
    return _with_floors(made, seen)


def judged(seen: Seen, judgement: Judgement, weights: dict[str, Floats]) -> list[Made]:
    """The templates that the judge makes, in the form that is scored."""
    return [
        (t.kind, tuple(tuple(f.text for f in t.slots[slot]) for slot in SLOTS))
        for t in decide(judgement, seen.found, weights)
    ]


def total(seen: Sequence[Seen], weights: dict[str, Floats]) -> Counts:
    """The counts of all documents."""
    return _total(seen, [judge(s.scores, s.found, weights) for s in seen], weights)


def _total(seen: Sequence[Seen], judgements: Sequence[Judgement], weights: dict[str, Floats]) -> Counts:
    made = Counts()
    for s, judgement in zip(seen, judgements, strict=True):
        made += counts(judged(s, judgement, weights), s.example.keys)
    return made


def _fits(example: Example, filler: Filler) -> Floats:
    """Of which kinds of incident the keys have this filler in its slot."""
    return np.array(
        [(kind, SLOTS[filler.slot], filler.text) in example.wanted for kind in KINDS], dtype=np.float32
    )


def _more(weights: dict[str, Floats], seen: Sequence[Seen]) -> dict[str, Floats]:
    """The weights by which a second incident of a kind is judged, where there may be one at all."""
    given, wanted = [], []
    for s in seen:
        kinds = kind_evidence(s.scores, s.found) @ weights["judge.kind.weight"] + weights["judge.kind.bias"]
        slots = [filler.slot for filler in s.found]
        fills = np.einsum(
            "fke,fe->fk", filler_evidence(s.scores, s.found, kinds), weights["judge.fill.weight"][slots]
        )
        evidence = more_evidence(s.found, kinds, fills + weights["judge.fill.bias"][slots][:, None])
        for kind in np.flatnonzero(kinds >= UNLIKELY):
            given.append(evidence[kind][None])
            wanted.append([float(sum(KINDS[kind] == name for name, _ in s.example.keys) > 1)])
    weight, bias = _logistic(np.stack(given), np.array(wanted, dtype=np.float32), penalty=1e-3)
    return {
        "judge.more.weight": weight,
        "judge.more.bias": bias,
        "judge.more.floor": np.zeros((), dtype=np.float32),
    }


def _with_floors(weights: dict[str, Floats], seen: Sequence[Seen]) -> dict[str, Floats]:
    """One floor for all kinds, for a second of any and for all slots: floors of their own fit the folds and nothing else."""
    judgements = [judge(s.scores, s.found, weights) for s in seen]

    def with_floors(kind: float, more: float, fill: float) -> dict[str, Floats]:
        return weights | {
            "judge.kind.floor": np.full(len(KINDS), kind, dtype=np.float32),
            "judge.more.floor": np.array(more, dtype=np.float32),
            "judge.fill.floor": np.full(len(SLOTS), fill, dtype=np.float32),
        }

    tried = [
        with_floors(kind, more, fill) for kind in KIND_FLOORS for more in MORE_FLOORS for fill in FILL_FLOORS
    ]
    return max(tried, key=lambda made: _total(seen, judgements, made).f1)


def _logistic(
    given: Floats, wanted: Floats, *, one_bias: bool = False, penalty: float = 1e-4
) -> tuple[Floats, Floats]:
    """Logistic regression: rows (N, K, F), wanted (N, K); one weight a feature, one bias a kind or for all."""
    x, y = torch.tensor(given), torch.tensor(wanted)
    weight = torch.zeros(x.shape[2], requires_grad=True)
    bias = torch.zeros(1 if one_bias else x.shape[1], requires_grad=True)
    solver = torch.optim.LBFGS([weight, bias], max_iter=100)

    def step() -> torch.Tensor:
        solver.zero_grad()
        missed = functional.binary_cross_entropy_with_logits(x @ weight + bias, y)
        missed = missed + penalty * (weight**2).sum()
        missed.backward()
        return missed

    solver.step(step)
    return weight.detach().numpy(), bias.detach().numpy()
