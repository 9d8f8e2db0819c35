"""Heads: the shipped weights are whole, small, and read as they were written."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray

from sayso.bench.exchange import REACH, exchanged
from sayso.bench.heads import WEIGHTS, load_heads, packed
from sayso.errors import DataError


def test_the_shipped_heads_are_small_and_whole() -> None:
    assert len((files("sayso.bench") / "data" / WEIGHTS).read_bytes()) <= 1_000_000
    heads = load_heads()
    assert heads.members == len(heads.weights["layers"]) >= 1
    assert all(np.isfinite(table).all() for table in heads.weights.values())


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 cut short", b"none of ours"])
def test_damaged_heads_are_told(raw: bytes) -> None:
    with pytest.raises(DataError, match="SAY-255"):
        load_heads(raw)


def test_heads_without_a_part_are_told() -> None:
    kept = BytesIO()
    np.savez(kept, bias=np.zeros(3))
    with pytest.raises(DataError, match="parts are missing"):
        load_heads(kept.getvalue())


def test_coarse_weights_come_back_nearly_the_same() -> None:
    rng = np.random.default_rng(1)
    table = rng.normal(size=(50, 3)).astype(np.float32)
    small = {"members": np.ones((), np.float32), "layers": np.zeros(1, np.float32), "trait": table}
    kept, made = BytesIO(), packed(small, coarse=("trait",))
    np.savez(kept, allow_pickle=False, **made)
    assert np.abs(load_heads(kept.getvalue()).weights["trait"] - table).max() < np.abs(table).max() / 200


def exchange_weights(width: int = 8, heads: int = 2) -> dict[str, NDArray[np.float32]]:
    rng = np.random.default_rng(2)
    shapes = {
        "before": (width,), "between": (width,), "asked": (3 * width, width), "told": (width, width),
        "wide": (2 * width, width), "back": (width, 2 * width),
    }  # fmt: skip
    made = {f"{name}.weight": rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    made |= {f"{name}.bias": np.zeros(shape[0], dtype=np.float32) for name, shape in shapes.items()}
    return made | {"near.weight": np.zeros((2 * REACH + 2, heads), dtype=np.float32)}


def test_candidates_hear_of_each_other_whatever_their_order() -> None:
    rng = np.random.default_rng(3)
    given = rng.normal(size=(4, 8)).astype(np.float32)
    sentence, entity = np.array([0, 0, 1, 9]), np.array([0, 1, 0, 2])
    weights = exchange_weights()
    told = exchanged(given, sentence, entity, weights)
    turned = exchanged(given[::-1], sentence[::-1], entity[::-1], weights)
    assert np.allclose(told, turned[::-1], atol=1e-4)
    other = given.copy()
    other[3] = -given[3]
    assert not np.allclose(told[0], exchanged(other, sentence, entity, weights)[0])


def test_no_candidates_are_no_error() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert exchanged(np.zeros((0, 8), dtype=np.float32), none, none, exchange_weights()).shape == (0, 8)
