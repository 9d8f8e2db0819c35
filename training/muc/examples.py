"""Examples: documents with their sheets and what the answer keys say of each extent."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from sayso.analysis.builtin import BuiltinAnalyzer, Encoded
from sayso.bench.documents import encode
from sayso.bench.entities import plain
from sayso.bench.sheet import Sheet, sheet
from sayso.bench.slots import KINDS, SLOTS
from training.muc.network import Batch
from training.muc.score import Key, keys_of

Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Example:
    """A document. `texts` are its extents as compared; `match` (X, 5) says which fill a slot, `kinds` (X, 6) of what.

    `wanted` holds kind, slot and text of every filler in the keys.
    """

    docid: str
    sheet: Sheet
    texts: tuple[str, ...]
    keys: tuple[Key, ...]
    types: Floats
    match: Floats
    kinds: Floats
    wanted: frozenset[tuple[str, str, str]]


def read_examples(path: Path, cache: Path) -> list[Example]:
    """The examples of a file of the corpus; the encoder's work is kept in `cache`."""
    analyzer = BuiltinAnalyzer()
    name = hashlib.sha256(path.read_bytes() + analyzer.name.encode()).hexdigest()[:16]
    kept = cache / f"{path.stem}-{name}.pickle"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found = [(document, _halved(encode(document["doctext"], analyzer))) for document in documents]
        kept.write_bytes(pickle.dumps(found, protocol=5))
    return [_example(document, encoded) for document, encoded in pickle.loads(kept.read_bytes())]  # noqa: S301  (written above)


def _halved(encoded: Encoded) -> Encoded:
    """The vectors in 16 bits: half the disk, and nothing lost that the heads could use."""
    return replace(encoded, vectors=encoded.vectors.astype(np.float16))


def _example(document: Mapping[str, Any], encoded: Encoded) -> Example:
    page = sheet(encoded)
    text, tokens = document["doctext"], encoded.analysis.tokens
    texts = tuple(plain(text[tokens[a].start : tokens[b].end]) for _, a, b in page.spans.tolist())
    types, wanted = np.zeros(len(KINDS), dtype=np.float32), {}
    for template in document["templates"]:
        for number, kind in enumerate(KINDS):
            if kind not in template["incident_type"]:
                continue
            types[number] = 1
            for role, slot in enumerate(SLOTS):
                for entity in template[slot]:
                    for mention, _ in entity:
                        wanted.setdefault(plain(mention), set()).add((role, number))
    match = np.zeros((len(texts), len(SLOTS)), dtype=np.float32)
    kinds = np.zeros((len(texts), len(KINDS)), dtype=np.float32)
    for place, each in enumerate(texts):
        for role, number in wanted.get(each, ()):
            match[place, role] = kinds[place, number] = 1
    return Example(
        docid=document["docid"], sheet=page, texts=texts, keys=keys_of(document["templates"]),
        types=types, match=match, kinds=kinds,
        wanted=frozenset((KINDS[n], SLOTS[role], text) for text, uses in wanted.items() for role, n in uses),
    )  # fmt: skip


def batch(
    examples: Sequence[Example], subjects: Sequence[Floats]
) -> tuple[Batch, torch.Tensor, torch.Tensor]:
    """Some examples as one batch, with `match` and `kinds` of their extents."""
    sheets = [example.sheet for example in examples]
    words, heads, things, lines = (
        np.cumsum([0, *sizes])
        for sizes in (
            [len(s.vectors) for s in sheets],
            [len(s.places) for s in sheets],
            [_count(s.entity) for s in sheets],
            [_count(s.sentence) for s in sheets],
        )
    )

    def joined(rows: list[NDArray[Any]]) -> torch.Tensor:
        return torch.as_tensor(np.concatenate(rows))

    made = Batch(
        vectors=joined([s.vectors for s in sheets]).float(),
        sentence=joined([s.sentence + lines[n] for n, s in enumerate(sheets)]),
        sentences=int(lines[-1]),
        places=joined([s.places + words[n] for n, s in enumerate(sheets)]),
        marks=joined([s.marks for s in sheets]),
        entity=joined([s.entity + things[n] for n, s in enumerate(sheets)]),
        entities=int(things[-1]),
        document=joined([np.full(len(s.places), n) for n, s in enumerate(sheets)]),
        documents=len(sheets),
        spans=joined([s.spans + np.array([heads[n], words[n], words[n]]) for n, s in enumerate(sheets)]),
        ends=joined([s.ends for s in sheets]),
        forms=joined([s.forms for s in sheets]),
        traits=joined([s.traits for s in sheets]),
        owner=joined([s.owner + heads[n] for n, s in enumerate(sheets)]),
        subject=torch.as_tensor(np.stack(subjects)).float(),
    )
    return made, joined([e.match for e in examples]), joined([e.kinds for e in examples])


def _count(numbers: NDArray[np.int64]) -> int:
    return int(numbers.max()) + 1 if numbers.size else 0
