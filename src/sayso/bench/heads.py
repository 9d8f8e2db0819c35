"""Heads: the small trained weights that say what a document is about and what fills which slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from sayso.bench.exchange import exchanged
from sayso.bench.sheet import LABELS, WORDS, Sheet
from sayso.bench.slots import KINDS, SLOTS
from sayso.errors import DataError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# Length that a document's row of weighted terms is brought to: long and short ones count alike.
LENGTH = 20.0
WEIGHTS, DIGEST = "heads.npz", "heads.sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What the heads say of a sheet, as log-odds.

    `subject` (7): of each kind of incident, and of any. `roles` (C, 5) and
    `kinds` (C, 6): of a candidate's slots and kinds of incident. `extents`
    (X, 5): how well an extent suits each slot.
    """

    subject: Floats
    roles: Floats
    kinds: Floats
    extents: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The weights by name, the parts of `members` several times, and the digest of their file."""

    weights: Mapping[str, Floats]
    members: int
    digest: str

    def scores(self, page: Sheet) -> Scores:
        """The scores of a sheet: the mean of the members'."""
        subject = self._subject(page)
        said = np.zeros((len(page.places), len(SLOTS) + len(KINDS)), dtype=np.float32)
        np.add.at(said, page.owner, self.weights["trait"][page.traits])
        extents = np.zeros((len(page.spans), len(SLOTS)), dtype=np.float32)
        for member in range(self.members):
            said += self._candidates(page, subject, member) / self.members
            extents += self._extents(page, f"{member}.") / self.members
        return Scores(
            subject=subject, roles=said[:, : len(SLOTS)], kinds=said[:, len(SLOTS) :], extents=extents
        )

    def _subject(self, page: Sheet) -> Floats:
        rarity, weight = self.weights["rarity"], self.weights["subject.weight"]
        row = ((1 + np.log(page.counts)) * rarity[page.terms]).astype(np.float32)
        row *= LENGTH / max(float(np.linalg.norm(row)), 1e-9)
        scores: Floats = row @ weight[page.terms] + self.weights["subject.bias"]
        return scores

    def _candidates(self, page: Sheet, subject: Floats, number: int) -> Floats:
        head, governor, above = page.places.T
        member = f"{number}."
        around = self._layer(_sentence_means(page), f"{member}around")
        marks = self.weights[f"{member}mark"][page.marks + LABELS * np.arange(page.marks.shape[1])]
        given = np.concatenate(
            (
                self._layer(page.vectors[head], f"{member}head"),
                self._layer(page.vectors[governor], f"{member}governor"),
                self._layer(page.vectors[above], f"{member}above"),
                around[page.sentence[head]],
                _flat(marks),
                np.tile(np.clip(subject, -8, 8) / 4, (len(head), 1)),
            ),
            axis=1,
        )
        hidden = np.maximum(self._line(given, f"{member}hidden"), 0)
        for layer in range(int(self.weights["layers"][number])):
            own = {
                name.removeprefix(start): table
                for name, table in self.weights.items()
                if name.startswith(start := f"{member}exchange.{layer}.")
            }
            hidden = exchanged(hidden, page.sentence[head], page.entity, own)
        return self._line(hidden, f"{member}out")

    def _extents(self, page: Sheet, member: str) -> Floats:
        ends = self.weights[f"{member}end"][page.ends + WORDS * np.arange(2)]
        forms = self.weights[f"{member}form"][page.forms + LABELS * np.arange(page.forms.shape[1])]
        given = np.concatenate(
            (
                self._layer(page.vectors[page.spans[:, 1]], f"{member}first"),
                self._layer(page.vectors[page.spans[:, 2]], f"{member}last"),
                _flat(ends),
                _flat(forms),
            ),
            axis=1,
        )
        return self._line(np.maximum(self._line(given, f"{member}extent_hidden"), 0), f"{member}extent")

    def _layer(self, given: Floats, name: str) -> Floats:
        result: Floats = np.tanh(self._line(given, name))
        return result

    def _line(self, given: Floats, name: str) -> Floats:
        result: Floats = given @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return result


def load_heads(raw: bytes | None = None) -> Heads:
    """The heads that ship with Sayso. Raises DataError SAY-255 where the file is damaged."""
    data = _shipped() if raw is None else raw
    try:
        with np.load(BytesIO(data), allow_pickle=False) as saved:
            tables = {name: saved[name] for name in saved.files}
    except (BadZipFile, ValueError, EOFError, OSError) as error:
        raise _damaged(str(error)) from error
    weights = {name: _restored(tables, name) for name in tables if not name.endswith("!scale")}
    if "trait" not in weights or not {"members", "layers"} <= weights.keys():
        raise _damaged("parts are missing")
    return Heads(
        weights=MappingProxyType(weights),
        members=int(weights["members"]),
        digest=sha256(data).hexdigest()[:12],
    )


def _shipped() -> bytes:
    folder = files("sayso.bench") / "data"
    try:
        data, digest = (folder / WEIGHTS).read_bytes(), (folder / DIGEST).read_text(encoding="utf-8")
    except OSError as error:
        raise _damaged(str(error)) from error
    if sha256(data).hexdigest() not in digest.split():
        raise _damaged("its digest is another")
    return data


def packed(weights: Mapping[str, Floats], *, coarse: Sequence[str]) -> dict[str, NDArray[np.generic]]:
    """Weights as they are kept: the `coarse` ones as bytes with a scale a column, the others in 16 bits."""
    kept: dict[str, NDArray[np.generic]] = {}
    for name, table in weights.items():
        if name in coarse:
            scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
            kept[name] = np.rint(table / scale).astype(np.int8)
            kept[f"{name}!scale"] = scale.astype(np.float32)
        else:
            kept[name] = table.astype(np.float16)
    return kept


def _restored(tables: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    scale = tables.get(f"{name}!scale")
    table = np.asarray(tables[name], dtype=np.float32)
    return table if scale is None else table * np.asarray(scale, dtype=np.float32)


def _damaged(what: str) -> DataError:
    return DataError("SAY-255", f"the heads cannot be used: {what}", where=WEIGHTS, do="install Sayso again")


def _flat(table: Floats) -> Floats:
    """The rows of a table of vectors, each as one vector."""
    return table.reshape(len(table), table.shape[1] * table.shape[2])


def _sentence_means(page: Sheet) -> Floats:
    size = int(page.sentence.max()) + 1 if page.sentence.size else 0
    total = np.zeros((size, page.vectors.shape[1]), dtype=np.float32)
    np.add.at(total, page.sentence, page.vectors)
    counts = np.maximum(np.bincount(page.sentence, minlength=size), 1).astype(np.float32)
    means: Floats = total / counts[:, None]
    return means
