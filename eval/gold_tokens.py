"""Figures on given words and sentences: tags and trees, as the shipped model gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from training.readers.document import Document, Sentence

from sayso.analysis.files import ModelFiles
from sayso.analysis.lemma import apply_rule
from sayso.analysis.network import Network
from sayso.analysis.tree import best_heads
from sayso.analysis.window import LONGEST, USUAL
from sayso.analysis.wordshape import shapes_of


def score_documents(
    model: ModelFiles,
    network: Network,
    documents: Iterable[Document],
    *,
    upper: bool = False,
    paragraphs: bool = False,
) -> dict[str, float]:
    """Per cent of words with the right tag, governor, and governor with full relation; punctuation counted.

    Windows hold whole true sentences of a document, as at run time; with
    `paragraphs` none crosses a paragraph. `upper` reads the words in capitals.
    """
    hits: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for document in documents:
        for window in _windows(document.sentences, network, paragraphs=paragraphs):
            _score(model, network, window, (hits, seen), upper=upper)
    return {name: 100 * hits[name] / seen[name] for name in seen}


def _windows(
    sentences: Sequence[Sentence], network: Network, *, paragraphs: bool
) -> Iterator[list[Sentence]]:
    window: list[Sentence] = []
    size = 0
    for sentence in sentences:
        own = int(network.pieces.encode(sentence.forms).counts.sum())
        if window and (size + own > USUAL or (paragraphs and sentence.starts_paragraph)):
            yield window
            window, size = [], 0
        window.append(sentence)
        size += own
    if window:
        yield window


def _score(
    model: ModelFiles,
    network: Network,
    window: Sequence[Sentence],
    counts: tuple[Counter[str], Counter[str]],
    *,
    upper: bool,
) -> None:
    forms = [form.upper() if upper else form for s in window for form in s.forms]
    pieces = network.pieces.encode(forms)
    if pieces.ids.size > LONGEST:
        raise ValueError(f"a sentence of {pieces.ids.size} pieces does not fit a window")
    shapes = np.repeat(np.array(shapes_of(forms)), pieces.counts)
    scores = network.run(pieces.ids, shapes, pieces.counts)
    sentence_of = np.repeat(np.arange(len(window)), [len(s.forms) for s in window])
    heads = best_heads(scores.arcs, sentence_of)
    relation = network.relations(scores.below, scores.above[heads])
    root = model.labels["relation"].index("root")
    relation[:, root] = np.where(heads == 0, np.inf, -np.inf)
    guess = {
        group: _labels(model, group, scores.tags[:, model.slices[group]])
        for group in ("upos", "xpos", "features", "lemma")
    }
    guess["lemma"] = [apply_rule(rule, form) for rule, form in zip(guess["lemma"], forms, strict=True)]
    _count_tags(window, guess, counts)
    _count_arcs(window, heads, _labels(model, "relation", relation), counts)


def _labels(model: ModelFiles, group: str, scores: NDArray[np.floating]) -> list[str]:
    return [model.labels[group][best] for best in scores.argmax(axis=1).tolist()]


def _count_tags(
    window: Sequence[Sentence], guess: dict[str, list[str]], counts: tuple[Counter[str], Counter[str]]
) -> None:
    hits, seen = counts
    place = 0
    for s in window:
        for name, gold in (("upos", s.upos), ("xpos", s.xpos), ("features", s.features), ("lemma", s.lemmas)):
            if gold is not None:
                found = guess[name][place : place + len(gold)]
                hits[name] += sum(a == b for a, b in zip(found, gold, strict=True))
                seen[name] += len(gold)
        place += len(s.forms)


def _count_arcs(
    window: Sequence[Sentence],
    heads: NDArray[np.int64],
    relations: Sequence[str],
    counts: tuple[Counter[str], Counter[str]],
) -> None:
    hits, seen = counts
    place = 0
    for s in window:
        for at, (head, relation) in enumerate(zip(s.heads or (), s.relations or (), strict=True)):
            found = int(heads[place + at])
            right = (found - 1 - place if found else -1) == head
            hits["uas"] += right
            hits["las"] += right and relations[place + at] == relation
            seen["uas"] += 1
            seen["las"] += 1
        place += len(s.forms)
