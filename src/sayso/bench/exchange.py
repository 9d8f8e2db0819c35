"""Exchange: the candidates of a document look at each other before they are judged."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# Sentences beyond which it does not matter how far apart two candidates stand.
REACH = 4
_SMALL = 1e-5


def exchanged(given: Floats, sentence: Ints, entity: Ints, weights: Mapping[str, Floats]) -> Floats:
    """The candidates (C, width) with what the others tell them: one layer of attention and one of its own.

    How many sentences apart two stand, and whether they name one entity, counts.
    """
    size, width = given.shape
    heads = weights["near.weight"].shape[1]
    asked = _line(_normal(given, weights, "before"), weights, "asked").reshape(size, 3, heads, width // heads)
    query, key, value = asked.transpose(1, 2, 0, 3)
    apart = np.clip(sentence[:, None] - sentence[None], -REACH, REACH) + REACH
    apart = np.where(entity[:, None] == entity[None], 2 * REACH + 1, apart)
    scores = query @ key.transpose(0, 2, 1) / np.sqrt(width // heads)
    scores += weights["near.weight"][apart].transpose(2, 0, 1)
    shares = np.exp(scores - scores.max(axis=2, keepdims=True, initial=-np.inf))
    shares /= np.maximum(shares.sum(axis=2, keepdims=True), _SMALL)
    told = (shares @ value).transpose(1, 0, 2).reshape(size, width)
    heard: Floats = given + _line(told, weights, "told")
    wide = np.maximum(_line(_normal(heard, weights, "between"), weights, "wide"), 0)
    result: Floats = heard + _line(wide, weights, "back")
    return result


def _line(given: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    result: Floats = given @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return result


def _normal(given: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    """Rows of mean 0 and variance 1, stretched and shifted as was learnt."""
    middle = given - given.mean(axis=1, keepdims=True)
    spread = np.sqrt((middle**2).mean(axis=1, keepdims=True) + _SMALL)
    result: Floats = middle / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return result
