"""Templates: which incidents a document reports, and which fillers go into which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.bench.fillers import Filler
from sayso.bench.heads import Heads, Scores
from sayso.bench.slots import KINDS, SLOTS

Floats = NDArray[np.float32]
# What an incident hits, and from which chance on it shows where the incident is told.
_HIT, _RATHER = frozenset({"Target", "Victim"}), 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident: its kind, and the fillers of each slot, the likeliest first."""

    kind: str
    slots: Mapping[str, Sequence[Filler]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The log-odds of each kind of incident (6), of more than one of it (6), and of each filler in each (F, 6)."""

    kinds: Floats
    more: Floats
    fills: Floats


def templates(scores: Scores, found: Sequence[Filler], heads: Heads) -> tuple[Template, ...]:
    """The templates of a document: as a rule one a kind of incident that it reports."""
    return decide(judge(scores, found, heads.weights), found, heads.weights)


def judge(scores: Scores, found: Sequence[Filler], weights: Mapping[str, Floats]) -> Judgement:
    """How likely the kinds of incident are, and each filler in each of them."""
    kinds = kind_evidence(scores, found) @ weights["judge.kind.weight"] + weights["judge.kind.bias"]
    slots = [filler.slot for filler in found]
    evidence = filler_evidence(scores, found, kinds)
    fills = np.einsum("fke,fe->fk", evidence, weights["judge.fill.weight"][slots])
    fills = fills + weights["judge.fill.bias"][slots][:, None]
    more = more_evidence(found, kinds, fills) @ weights["judge.more.weight"]
    return Judgement(kinds=kinds, more=more + weights["judge.more.bias"], fills=fills)


def decide(
    judgement: Judgement, found: Sequence[Filler], weights: Mapping[str, Floats]
) -> tuple[Template, ...]:
    """The templates of the kinds that reach their floor, each with the fillers that reach that of their slot.

    Where a second incident of a kind is likely, a second template stands for
    it, empty: which filler is whose cannot be told well enough.
    """
    made = []
    order = sorted(range(len(found)), key=lambda row: -found[row].score)
    for number in np.flatnonzero(judgement.kinds >= weights["judge.kind.floor"]).tolist():
        slots: dict[str, list[Filler]] = {slot: [] for slot in SLOTS}
        for row in order:
            filler = found[row]
            slot = slots[SLOTS[filler.slot]]
            enough = judgement.fills[row, number] >= weights["judge.fill.floor"][filler.slot]
            if enough and all(other.text != filler.text for other in slot):
                slot.append(filler)
        made.append(Template(kind=KINDS[number], slots=slots))
        if judgement.more[number] >= weights["judge.more.floor"]:
            made.append(Template(kind=KINDS[number], slots={slot: [] for slot in SLOTS}))
    return tuple(made)


def kind_evidence(scores: Scores, found: Iterable[Filler]) -> Floats:
    """What speaks for each kind of incident (6, 8): the document's terms, and its best filler of each slot."""
    rows = np.zeros((len(KINDS), 3 + len(SLOTS)), dtype=np.float32)
    rows[:, 0], rows[:, 1] = scores.subject[: len(KINDS)], scores.subject[len(KINDS)]
    for filler in found:
        share = _chance(filler.score) * filler.kinds
        rows[:, 2] += share
        rows[:, 3 + filler.slot] = np.maximum(rows[:, 3 + filler.slot], share)
    rows[:, 2] = np.log1p(rows[:, 2])
    return rows


def more_evidence(found: Sequence[Filler], kinds: Floats, fills: Floats) -> Floats:
    """What speaks for more than one incident of each kind (6, 13): many fillers, far apart, and other kinds."""
    rows = np.zeros((len(KINDS), 13), dtype=np.float32)
    chances = 1 / (1 + np.exp(-fills))
    for kind in range(len(KINDS)):
        row = rows[kind]
        row[0] = np.clip(kinds[kind], -6, 6)
        hit = set()
        for filler, chance in zip(found, chances[:, kind].tolist(), strict=True):
            row[1 + filler.slot] += chance
            if SLOTS[filler.slot] in _HIT and chance > _RATHER:
                hit.add(filler.sentence)
        places = sorted(hit)
        row[6] = len(places)
        if places:
            row[7] = np.log1p(places[-1] - places[0])
            row[8] = np.log1p(max((b - a for a, b in pairwise(places)), default=0))
        row[9] = np.sum(np.delete(kinds, kind) > -1)
        # The three kinds with many documents to learn from.
        row[10:13] = [kind == number for number in range(3)]
    return rows


def filler_evidence(scores: Scores, found: Sequence[Filler], kinds: Floats) -> Floats:
    """What speaks for each filler in each kind of incident (F, 6, 14), given the log-odds of the kinds."""
    rows = np.zeros((len(found), len(KINDS), 14), dtype=np.float32)
    for number, filler in enumerate(found):
        rivals = [other.score for other in found if other.slot == filler.slot and other is not filler]
        others = [other for other in found if other.slot != filler.slot and other.extent != filler.extent]
        rows[number, :, 0] = filler.score
        rows[number, :, 1] = np.log(filler.kinds + 1e-3)
        rows[number, :, 2] = np.clip(kinds, -6, 6)
        rows[number, :, 3] = scores.subject[len(KINDS)]
        rows[number, :, 4] = max(filler.rival, -6.0)
        rows[number, :, 5] = np.log(filler.mentions)
        rows[number, :, 6] = np.log1p(sum(score > filler.score for score in rivals))
        rows[number, :, 7] = np.log1p(filler.sentence)
        rows[number, :, 8] = filler.named
        rows[number, :, 9] = _best_near(filler, others, 0)
        rows[number, :, 10] = _best_near(filler, others, 1)
        rows[number, :, 11] = filler.score - max([*rivals, filler.score])
        rows[number, :, 12] = max(
            (_chance(other.score) * other.kinds for other in others), key=np.max, default=0
        )
        rows[number, :, 13] = max(filler.rival - filler.score, 0.0)
    return rows


def _best_near(filler: Filler, others: Iterable[Filler], reach: int) -> float:
    """The chance of the likeliest filler of another slot, so few sentences away."""
    near = (_chance(other.score) for other in others if abs(other.sentence - filler.sentence) <= reach)
    return max(near, default=0.0)


def _chance(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))
