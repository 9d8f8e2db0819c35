"""Figures on the development parts while training: greedy trees inside true sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from training.examples import IGNORED, Batch
from training.labels import Labels
from training.network import Reader
from training.readers.document import tags_to_spans


@torch.no_grad()
def dev_figures(reader: Reader, batches: Sequence[Batch], labels: Labels) -> dict[str, float]:
    """Accuracy of each tag, UAS and LAS, F of sentence starts and of mentions, in per cent."""
    hits: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    slices = labels.slices()
    for batch in batches:
        _, tags, arcs, below, above = reader(batch.ids, batch.shapes, batch.first, batch.bias)
        tags = tags[:, 1:].float()
        for name in ("upos", "xpos", "features", "lemma"):
            target = batch.targets[name]
            known = target != IGNORED
            hits[name] += int((tags[..., slices[name]].argmax(-1) == target)[known].sum())
            seen[name] += int(known.sum())
        _count_starts(tags[..., slices["start"]], batch, hits, seen)
        _count_trees(reader, batch, (arcs, below, above), hits, seen)
        _count_mentions(tags[..., slices["mention"]], batch, labels, hits, seen)
    return {name: round(100 * hits[name] / seen[name], 2) for name in seen if seen[name]}


def _count_starts(scores: Tensor, batch: Batch, hits: Counter[str], seen: Counter[str]) -> None:
    target = batch.targets["start"]
    known = target != IGNORED
    guess = scores.argmax(-1) == 1
    hits["start_f"] += 2 * int((guess & (target == 1))[known].sum())
    seen["start_f"] += int((guess & known).sum()) + int((target == 1).sum())


def _count_trees(
    reader: Reader, batch: Batch, ends: tuple[Tensor, Tensor, Tensor], hits: Counter[str], seen: Counter[str]
) -> None:
    arcs, below, above = ends
    known = batch.heads != IGNORED
    sentence = (batch.targets["start"] == 1).cumsum(1) + 1
    sentence = torch.where(batch.present[:, 1:], sentence, -1)
    same = sentence[:, :, None] == sentence[:, None, :]
    mask = torch.cat((torch.ones_like(same[:, :, :1]), same), dim=2)
    scores = arcs[:, 1:].float().masked_fill(~mask, -1e4)
    guess = scores.argmax(-1)
    over = above.gather(1, guess.unsqueeze(-1).expand(-1, -1, above.shape[-1]))
    relation = reader.heads.relate(below[:, 1:], over).argmax(-1)
    right = (guess == batch.heads) & known
    hits["uas"] += int(right.sum())
    hits["las"] += int((right & (relation == batch.targets["relation"])).sum())
    seen["uas"] += int(known.sum())
    seen["las"] += int(known.sum())


def _count_mentions(
    scores: Tensor, batch: Batch, labels: Labels, hits: Counter[str], seen: Counter[str]
) -> None:
    """Strict spans; the true tag is taken to be the first that is allowed."""
    guesses = scores.argmax(-1).tolist()
    silent = batch.mention.all(dim=-1).tolist()
    truths = batch.mention.int().argmax(-1).tolist()
    for guess, truth, out in zip(guesses, truths, silent, strict=True):
        if all(out):
            continue
        names = [
            ["O" if out[at] else labels.mention[tag] for at, tag in enumerate(row)] for row in (guess, truth)
        ]
        found, true = (set(tags_to_spans(_mended(row))) for row in names)
        hits["mention_f"] += 2 * len(found & true)
        seen["mention_f"] += len(found) + len(true)


def _mended(tags: Sequence[str]) -> list[str]:
    """I- without its B- begins a mention."""
    mended: list[str] = []
    for tag in tags:
        before = mended[-1] if mended else "O"
        mended.append(f"B{tag[1:]}" if tag[0] == "I" and before[2:] != tag[2:] else tag)
    return mended


def join(figures: Mapping[str, float]) -> str:
    """Figures on one line."""
    return "  ".join(f"{name} {value:.2f}" for name, value in figures.items())
