"""The heads as the file that ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.bench.heads import DIGEST, WEIGHTS, packed
from training.muc.network import Heads
from training.muc.subject import Subject

Floats = NDArray[np.float32]
# dimensions of a table, and numbers from which on one is large
TABLE, LARGE = 2, 8_192


def weights_of(subject: Subject, members: Sequence[Heads], judge: Mapping[str, Floats]) -> dict[str, Floats]:
    """All weights by the names under which `sayso.bench.heads` reads them."""
    made = {
        "members": np.array(len(members), dtype=np.float32),
        "layers": np.array([len(heads.exchange) for heads in members], dtype=np.float32),
        "rarity": subject.rarity,
        "subject.weight": subject.weight,
        "subject.bias": subject.bias,
        "trait": np.mean([heads.trait.weight.detach().numpy() for heads in members], axis=0),
    }
    for number, heads in enumerate(members):
        for name, value in heads.state_dict().items():
            if name != "trait.weight":
                # Tables go by their bare name.
                plain = (
                    name.removesuffix(".weight") if name.split(".")[0] in {"mark", "end", "form"} else name
                )
                made[f"{number}.{plain}"] = value.numpy()
    return {**made, **judge}


def large(weights: Mapping[str, Floats]) -> tuple[str, ...]:
    """The tables that make the file large: they are kept as bytes, which costs no figure that we measure."""
    return tuple(name for name, table in weights.items() if table.ndim == TABLE and table.size >= LARGE)


def export(weights: Mapping[str, Floats], folder: Path) -> str:
    """Writes the weights and their digest into a folder; returns the digest."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / WEIGHTS
    with path.open("wb") as file:
        np.savez_compressed(file, **packed(weights, coarse=large(weights)))
    digest = sha256(path.read_bytes()).hexdigest()
    (folder / DIGEST).write_text(f"{digest}  {WEIGHTS}\n", encoding="utf-8")
    return digest
