"""What the network is taught by: one weighted sum over the heads, each masked where a corpus is silent."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.examples import IGNORED, Batch
from training.network import Reader


def losses(
    reader: Reader, batch: Batch, slices: Mapping[str, slice], weights: Mapping[str, float]
) -> tuple[Tensor, dict[str, float]]:
    """The weighted loss of a batch, and each part of it."""
    _, tags, arcs, below, above = reader(batch.ids, batch.shapes, batch.first, batch.bias)
    tags = tags[:, 1:].float()
    parts: dict[str, Tensor] = {}
    for name in ("upos", "xpos", "features", "lemma", "start"):
        parts[name] = _tag_loss(tags[..., slices[name]], batch.targets[name])
    parts["mention"] = mention_loss(tags[..., slices["mention"]], batch.mention)
    parts["arc"], parts["relation"] = _tree_losses(reader, batch, arcs, below, above)
    total = sum((weights[name] * part for name, part in parts.items()), torch.zeros((), device=tags.device))
    return total, {name: float(part.detach()) for name, part in parts.items()}


def _tag_loss(scores: Tensor, target: Tensor) -> Tensor:
    if not bool((target != IGNORED).any()):
        return scores.sum() * 0.0
    return cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


def mention_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of all the probability on tags that the word may have.

    So an O of a corpus without times says nothing for or against a time.
    """
    said = ~allowed.all(dim=-1)
    if not bool(said.any()):
        return scores.sum() * 0.0
    scores, allowed = scores[said], allowed[said]
    inside = scores.masked_fill(~allowed, -1e4).logsumexp(-1)
    return (scores.logsumexp(-1) - inside).mean()


def _tree_losses(
    reader: Reader, batch: Batch, arcs: Tensor, below: Tensor, above: Tensor
) -> tuple[Tensor, Tensor]:
    known = batch.heads != IGNORED
    if not bool(known.any()):
        zero = arcs.sum() * 0.0 + below.sum() * 0.0 + above.sum() * 0.0
        return zero, zero
    scores = arcs[:, 1:].float().masked_fill(~batch.present[:, None, :], -1e4)
    arc = cross_entropy(scores.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORED)
    heads = batch.heads.clamp(min=0)
    over = above.gather(1, heads.unsqueeze(-1).expand(-1, -1, above.shape[-1]))
    relations = reader.heads.relate(below[:, 1:][known], over[known]).float()
    relation = cross_entropy(relations, batch.targets["relation"][known], ignore_index=IGNORED)
    return arc, relation
