"""Trees: from scores of every possible governor to the best tree with exactly one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
Heads = NDArray[np.int64]


def best_heads(scores: Scores, sentence_of: NDArray[np.int64]) -> Heads:
    """The governor of each word, by sentence.

    `scores[d, h]` rates word h as governor of word d, both counted from 1;
    column 0 is the root. `sentence_of` numbers each word's sentence from 0,
    rising. Greedy choice makes a tree in three sentences of four; only the
    others are decoded (Chu-Liu/Edmonds).
    """
    inside = np.empty(scores.shape, dtype=np.float64)
    inside[:, 0] = scores[:, 0]
    same = sentence_of[:, None] == sentence_of[None, :]
    inside[:, 1:] = np.where(same, scores[:, 1:], -np.inf)
    size = np.arange(len(sentence_of))
    inside[size, size + 1] = -np.inf
    heads: Heads = inside.argmax(axis=1)
    firsts = np.searchsorted(sentence_of, np.arange(int(sentence_of[-1]) + 2)) if len(sentence_of) else size
    for number in _broken(heads, sentence_of):
        first, last = int(firsts[number]), int(firsts[number + 1])
        columns = np.concatenate(([0], np.arange(first + 1, last + 1)))
        found = single_root_tree(inside[first:last][:, columns])
        heads[first:last] = np.where(found == 0, 0, found + first)
    return heads


def _broken(heads: Heads, sentence_of: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sentences whose heads are no tree with one root."""
    count = int(sentence_of[-1]) + 1 if len(sentence_of) else 0
    bad = np.bincount(sentence_of[heads == 0], minlength=count) != 1
    above = np.concatenate(([0], heads))
    for _ in range(len(above).bit_length()):
        above = above[above]
    bad[sentence_of[above[1:] != 0]] = True
    return np.flatnonzero(bad)


def single_root_tree(scores: Scores) -> Heads:
    """The best tree of one sentence, with exactly one word on the root.

    `scores[d, h]` for words d from 0 and governors h from 0 (the root). Words
    are tried as the root in the order of what a tree under each could score at
    most; none is tried that cannot beat the best tree so far. Two trials are
    usual, and the result is exact.
    """
    words = scores.shape[0]
    if words == 1:
        return np.zeros(1, dtype=np.int64)
    square = np.empty((words + 1, words + 1))
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    square[0] = -np.inf
    free = square[1:, 1:].max(axis=1)
    bounds = free.sum() - free + square[1:, 0]
    best, found = -np.inf, np.zeros(words, dtype=np.int64)
    places = np.arange(1, words + 1)
    for root in np.argsort(-bounds, kind="stable").tolist():
        if bounds[root] <= best:
            break
        rooted = square.copy()
        rooted[1:, 0] = -np.inf
        rooted[root + 1] = -np.inf
        rooted[root + 1, 0] = square[root + 1, 0]
        heads = _arborescence(rooted)[1:]
        total = float(square[places, heads].sum())
        if total > best:
            best, found = total, heads
    return found


def _arborescence(scores: Scores) -> Heads:
    """The best spanning tree from node 0 (Chu-Liu/Edmonds), by contracting cycles until none is left."""
    stack: list[tuple[Heads, Heads, Heads, Heads, Heads]] = []
    while True:
        heads: Heads = scores.argmax(axis=1)
        heads[0] = 0
        cycle = _cycle(heads)
        if cycle is None:
            break
        within = np.zeros(len(heads), dtype=np.bool_)
        within[cycle] = True
        rest = np.flatnonzero(~within)
        size = len(rest)
        ordered = np.concatenate((rest, cycle))
        sorted_scores = scores[ordered][:, ordered]
        into = sorted_scores[size:, :size] - scores[cycle, heads[cycle]][:, None]
        out = sorted_scores[:size, size:]
        enter, leave = into.argmax(axis=0), out.argmax(axis=1)
        smaller = np.empty((size + 1, size + 1), dtype=scores.dtype)
        smaller[:size, :size] = sorted_scores[:size, :size]
        smaller[size, :size] = into.max(axis=0)
        smaller[:size, size] = out.max(axis=1)
        smaller[size, size] = -np.inf
        stack.append((cycle, rest, heads, enter, leave))
        scores = smaller
    while stack:
        heads = _expand(heads, stack.pop())
    return heads


def _expand(chosen: Heads, contraction: tuple[Heads, Heads, Heads, Heads, Heads]) -> Heads:
    """Heads one contraction earlier: the cycle is broken where the tree enters it."""
    cycle, rest, before, enter, leave = contraction
    size = len(rest)
    heads = before.copy()
    inside = chosen[:size] == size
    heads[rest] = np.where(inside, cycle[leave], rest[np.minimum(chosen[:size], size - 1)])
    source = int(chosen[size])
    heads[cycle[enter[source]]] = rest[source]
    heads[0] = 0
    return heads


def _cycle(heads: Heads) -> NDArray[np.int64] | None:
    """One cycle among the heads, if there is any."""
    seen = [0] * len(heads)
    ups = heads.tolist()
    seen[0] = -1
    for start in range(1, len(ups)):
        node = start
        while seen[node] == 0:
            seen[node] = start
            node = ups[node]
        if seen[node] == start:
            cycle = [node]
            while ups[cycle[-1]] != node:
                cycle.append(ups[cycle[-1]])
            return np.array(cycle, dtype=np.int64)
        node = start
        while seen[node] == start:
            seen[node] = -1
            node = ups[node]
    return None
