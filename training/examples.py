"""From documents to what the network sees: coded sentences, windows, batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer as WordPieceModel
from torch import Tensor

from sayso.analysis.lemma import rule_for
from sayso.analysis.pieces import encode_words
from sayso.analysis.wordshape import UNKNOWN, shapes_of
from training.labels import Labels
from training.readers.document import Document, Sentence
from training.readers.mention_rules import MentionRules

IGNORED = -100
TARGETS = ("upos", "xpos", "features", "lemma", "relation")
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One sentence in numbers. `mention` holds one bit for each tag that a word may have."""

    ids: Ints
    counts: Ints
    shapes: Mapping[str, Ints]
    targets: Mapping[str, Ints]
    heads: Ints
    mention: NDArray[np.bool_] | None
    starts_paragraph: bool
    true_ends: bool


class Coder:
    """Turns sentences into numbers, with one label set."""

    def __init__(self, model: WordPieceModel, labels: Labels, rules: MentionRules) -> None:
        self._model = model
        self._labels = {name: {label: n for n, label in enumerate(getattr(labels, name))} for name in TARGETS}
        self._tags = {tag: n for n, tag in enumerate(labels.mention)}
        self._rules = rules

    def document(self, document: Document) -> list[Coded]:
        """All sentences of a document."""
        return [self._sentence(document, sentence) for sentence in document.sentences]

    def _sentence(self, document: Document, s: Sentence) -> Coded:
        pieces = encode_words(self._model, s.forms)
        lemma = (
            None if s.lemmas is None else [rule_for(f, le) for f, le in zip(s.forms, s.lemmas, strict=True)]
        )
        layers = {
            "upos": s.upos,
            "xpos": s.xpos,
            "features": s.features,
            "lemma": lemma,
            "relation": s.relations,
        }
        return Coded(
            ids=pieces.ids,
            counts=pieces.counts,
            shapes=_recast(s.forms),
            targets={name: self._target(name, values, len(s.forms)) for name, values in layers.items()},
            heads=np.array(s.heads if s.heads is not None else [IGNORED] * len(s.forms)),
            mention=None if s.mentions is None else self._mention(document.corpus, s.mentions),
            starts_paragraph=s.starts_paragraph,
            true_ends=document.sentence_ends,
        )

    def _target(self, name: str, values: list[str] | None, length: int) -> Ints:
        known = self._labels[name]
        return np.array([IGNORED] * length if values is None else [known.get(v, IGNORED) for v in values])

    def _mention(self, corpus: str, tags: list[str]) -> NDArray[np.bool_]:
        found = np.zeros((len(tags), len(self._tags)), dtype=np.bool_)
        for place, tag in enumerate(tags):
            for allowed in self._rules.allowed_tags(corpus, tag):
                found[place, self._tags[allowed]] = True
        return found


def _recast(forms: Sequence[str]) -> dict[str, Ints]:
    return {
        "true": np.array(shapes_of(forms)),
        "upper": np.array(shapes_of([form.upper() for form in forms])),
        "lower": np.array(shapes_of([form.lower() for form in forms])),
        "title": np.array(shapes_of([form[:1].upper() + form[1:] for form in forms])),
        "none": np.full(len(forms), UNKNOWN),
    }


def windows(
    documents: Sequence[Sequence[Coded]], *, pieces: int, paragraph_share: float, rng: random.Random
) -> Iterator[list[Coded]]:
    """Whole sentences up to a number of pieces; the first window of a document is of random length.

    Some documents are cut at their paragraphs too, as every text is at run time.
    """
    for document in documents:
        by_paragraph = rng.random() < paragraph_share
        limit = rng.randint(pieces // 4, pieces)
        window: list[Coded] = []
        size = 0
        for sentence in document:
            cut = by_paragraph and sentence.starts_paragraph
            if window and (cut or size + sentence.ids.size > limit):
                yield window
                window, size, limit = [], 0, pieces
            window.append(sentence)
            size += sentence.ids.size
        if window:
            yield window


def batches(found: Sequence[list[Coded]], *, budget: int, rng: random.Random) -> list[list[list[Coded]]]:
    """Batches of windows of like length, in random order."""
    order = list(found)
    rng.shuffle(order)
    made: list[list[list[Coded]]] = []
    for at in range(0, len(order), 256):
        chunk = sorted(order[at : at + 256], key=_size)
        batch: list[list[Coded]] = []
        for window in chunk:
            if batch and (len(batch) + 1) * (_size(window) + 2) > budget:
                made.append(batch)
                batch = []
            batch.append(window)
        made.append(batch)
    rng.shuffle(made)
    return made


def _size(window: Sequence[Coded]) -> int:
    return sum(sentence.ids.size for sentence in window)


@dataclass(slots=True, kw_only=True)
class Batch:
    """Padded tensors. Words count from 1: place 0 is the root, which stands on [CLS]."""

    ids: Tensor
    shapes: Tensor
    bias: Tensor
    first: Tensor
    present: Tensor
    targets: dict[str, Tensor]
    heads: Tensor
    mention: Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Ids of the encoder's own marks."""

    begin: int
    end: int
    hidden: int


def collate(
    found: Sequence[Sequence[Coded]],
    marks: Marks,
    *,
    rng: random.Random | None = None,
    recast: Mapping[str, float] | None = None,
    hide: float = 0.0,
) -> Batch:
    """One batch; with `rng`, word shapes are recast and words hidden at random."""
    rows = [_row(window, marks, _kind(rng, recast or {}), rng, hide) for window in found]
    pieces = max(len(row["ids"]) for row in rows)
    words = max(len(row["upos"]) for row in rows)

    def pad(name: str, length: int, value: int) -> Tensor:
        padded = np.full((len(rows), length), value, dtype=np.int64)
        for at, row in enumerate(rows):
            padded[at, : len(row[name])] = row[name]
        return torch.from_numpy(padded)

    ids = pad("ids", pieces, 0)
    bias = torch.zeros(ids.shape, dtype=torch.float32).masked_fill(ids == 0, -1e4)
    mention = np.ones((len(rows), words, rows[0]["mention"].shape[1]), dtype=np.bool_)
    for at, row in enumerate(rows):
        mention[at, : len(row["mention"])] = row["mention"]
    first = pad("first", words + 1, 0)
    present = torch.zeros(first.shape, dtype=torch.bool)
    for at, row in enumerate(rows):
        present[at, : len(row["first"])] = True
    return Batch(
        ids=ids,
        shapes=pad("shapes", pieces, UNKNOWN),
        bias=bias[:, None, None, :],
        first=first,
        present=present,
        targets={name: pad(name, words, IGNORED) for name in (*TARGETS, "start")},
        heads=pad("heads", words, IGNORED),
        mention=torch.from_numpy(mention),
    )


def _kind(rng: random.Random | None, recast: Mapping[str, float]) -> str:
    if rng is None:
        return "true"
    kinds = [*recast, "true"]
    return rng.choices(kinds, [*recast.values(), 1.0 - sum(recast.values())])[0]


def _row(
    window: Sequence[Coded], marks: Marks, kind: str, rng: random.Random | None, hide: float
) -> dict[str, NDArray[np.int64] | NDArray[np.bool_]]:
    """One window in a row of numbers."""
    counts = np.concatenate([s.counts for s in window])
    ids = np.concatenate([s.ids for s in window])
    shapes = np.repeat(np.concatenate([s.shapes[kind] for s in window]), counts)
    if rng is not None and hide:
        hidden = np.array([rng.random() < hide for _ in counts])
        ids = np.where(np.repeat(hidden, counts), marks.hidden, ids)
    tags = next((s.mention.shape[1] for s in window if s.mention is not None), 25)
    offsets = np.cumsum([0, *(s.counts.size for s in window)])
    heads, starts, mention = [], [], []
    for at, s in enumerate(window):
        heads.append(
            np.where(s.heads == IGNORED, IGNORED, np.where(s.heads < 0, 0, s.heads + 1 + offsets[at]))
        )
        start = np.zeros(s.counts.size, dtype=np.int64) if s.true_ends else np.full(s.counts.size, IGNORED)
        # The first word of a window always starts a sentence: nothing to learn there.
        start[0] = IGNORED if at == 0 or not s.true_ends else 1
        starts.append(start)
        mention.append(np.ones((s.counts.size, tags), dtype=np.bool_) if s.mention is None else s.mention)
    row = {name: np.concatenate([s.targets[name] for s in window]) for name in TARGETS}
    return {
        **row,
        "ids": np.concatenate(([marks.begin], ids, [marks.end])),
        "shapes": np.concatenate(([UNKNOWN], shapes, [UNKNOWN])),
        "first": np.concatenate(([0], np.cumsum(counts) - counts + 1)),
        "heads": np.concatenate(heads),
        "start": np.concatenate(starts),
        "mention": np.concatenate(mention),
    }
