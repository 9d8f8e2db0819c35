"""Fillers: the entities of a document with what they may fill, and the words that name them best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.bench.heads import Scores
from sayso.bench.sheet import Sheet
from sayso.bench.slots import SLOTS

Floats = NDArray[np.float32]
# Log-odds below which an entity is not looked at for a slot: one in fifty.
UNLIKELY = -4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """An entity that may fill a slot.

    `score` is the log-odds that it does, `kinds` the chance of each kind of
    incident. `text` is the extent that suits best, as compared; `extent` its
    row in the sheet. `rival` is its best score in another slot, `mentions` how
    often it stands in the document, `sentence` where it fits best.
    """

    slot: int
    score: float
    kinds: Floats
    text: str
    extent: int
    head: int
    rival: float
    mentions: int
    sentence: int
    named: bool


def fillers(page: Sheet, scores: Scores, texts: tuple[str, ...]) -> tuple[Filler, ...]:
    """The likely fillers of each slot; `texts` are the sheet's extents as compared."""
    extents: dict[int, list[int]] = {}
    for row, candidate in enumerate(page.spans[:, 0].tolist()):
        extents.setdefault(int(page.entity[candidate]), []).append(row)
    members: dict[int, list[int]] = {}
    for candidate, entity in enumerate(page.entity.tolist()):
        members.setdefault(entity, []).append(candidate)
    found: list[Filler] = []
    for entity, rows in extents.items():
        found.extend(_of_entity(page, scores, texts, members[entity], rows))
    return tuple(found)


def _of_entity(
    page: Sheet, scores: Scores, texts: tuple[str, ...], members: list[int], rows: list[int]
) -> Iterator[Filler]:
    together = [log_sum(scores.roles[members, slot]) for slot in range(len(SLOTS))]
    chances = _softmax(scores.kinds[members])
    for slot, score in enumerate(together):
        if score < UNLIKELY:
            continue
        share = _softmax(scores.roles[members, slot][None])[0]
        extent = _best_extent(page, scores, texts, rows, slot)
        place = members[int(scores.roles[members, slot].argmax())]
        yield Filler(
            slot=slot,
            score=score,
            kinds=share @ chances,
            text=texts[extent],
            extent=extent,
            head=int(page.places[page.spans[extent, 0], 0]),
            rival=max(other for n, other in enumerate(together) if n != slot),
            mentions=len(members),
            sentence=int(page.sentence[page.places[place, 0]]),
            named=bool(page.marks[place, 4]),
        )


def _best_extent(page: Sheet, scores: Scores, texts: tuple[str, ...], rows: list[int], slot: int) -> int:
    """The extent whose words, wherever they stand, suit the slot best."""
    joint = {row: float(scores.roles[page.spans[row, 0], slot] + scores.extents[row, slot]) for row in rows}
    by_text: dict[str, list[int]] = {}
    for row in rows:
        by_text.setdefault(texts[row], []).append(row)
    best = max(by_text.values(), key=lambda same: log_sum(np.array([joint[row] for row in same])))
    return max(best, key=lambda row: joint[row])


def log_sum(values: Floats) -> float:
    """The logarithm of the summed exponentials."""
    top = float(values.max())
    return top + float(np.log(np.exp(values - top).sum()))


def _softmax(rows: Floats) -> Floats:
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    result: Floats = powers / powers.sum(axis=1, keepdims=True)
    return result
