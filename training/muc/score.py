"""A score to tune by: entities of aligned templates, as the shared task counts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from sayso.bench.entities import plain
from sayso.bench.slots import SLOTS

# Pairings of so many templates are all tried; of more, the best pair first.
ALL = 4
# A template of ours, and one of the keys: its kind, and what stands in each slot.
Made = tuple[str, tuple[tuple[str, ...], ...]]
Key = tuple[str, tuple[tuple[frozenset[str], ...], ...]]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Right and made by us, found and wanted by the keys."""

    right: int = 0
    made: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            right=self.right + other.right, made=self.made + other.made,
            found=self.found + other.found, wanted=self.wanted + other.wanted,
        )  # fmt: skip

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, of 100."""
        precision, recall = self.right / max(1, self.made), self.found / max(1, self.wanted)
        return 200 * precision * recall / max(1e-9, precision + recall)


def keys_of(templates: Sequence[Mapping[str, Any]]) -> tuple[Key, ...]:
    """The templates of the answer keys as they are scored: kind, and for each slot its entities' texts."""
    return tuple(
        (
            t["incident_type"],
            tuple(tuple(frozenset(plain(m) for m, _ in e) for e in t[slot]) for slot in SLOTS),
        )
        for t in templates
    )


def counts(made: Sequence[Made], keys: Sequence[Key]) -> Counts:
    """The counts of one document, its templates paired as is best."""
    right, found = _best([[_pair(ours, key) for key in keys] for ours in made])
    return Counts(
        right=right, found=found,
        made=sum(1 + sum(map(len, slots)) for _, slots in made),
        wanted=sum(1 + sum(map(len, slots)) for _, slots in keys),
    )  # fmt: skip


def _pair(ours: Made, key: Key) -> tuple[int, int]:
    if ours[0] not in key[0]:
        return 0, 0
    right = found = 1
    for texts, wanted in zip(ours[1], key[1], strict=True):
        right += sum(any(text in entity for entity in wanted) for text in texts)
        found += sum(any(text in entity for text in texts) for entity in wanted)
    return right, found


def _best(gains: Sequence[Sequence[tuple[int, int]]]) -> tuple[int, int]:
    if not gains or not gains[0]:
        return 0, 0
    if len(gains) > len(gains[0]):
        gains = list(zip(*gains, strict=True))
    if len(gains) <= ALL and len(gains[0]) <= 2 * ALL:
        ways = permutations(range(len(gains[0])), len(gains))
        sums = ([sum(gains[n][way[n]][part] for n in range(len(gains))) for part in (0, 1)] for way in ways)
        right, found = max(sums, key=sum)
        return right, found
    free, total = (set(range(len(gains))), set(range(len(gains[0])))), [0, 0]
    pairs = sorted(((sum(g), n, m) for n, row in enumerate(gains) for m, g in enumerate(row)), reverse=True)
    for _, n, m in pairs:
        if n in free[0] and m in free[1]:
            free[0].discard(n)
            free[1].discard(m)
            total = [total[part] + gains[n][m][part] for part in (0, 1)]
    return total[0], total[1]
