"""What the heads learn: entities that fill slots, their kinds of incident, and the extent that the keys give."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.muc.network import Batch, Scores, largest, log_sum

# The kind of incident is a side task.
KIND = 0.3


def loss(scores: Scores, b: Batch, match: Tensor, kinds: Tensor) -> Tensor:
    """The loss of a batch, a document.

    An entity fills a slot where one of its extents is a filler in the keys: no
    key says at which of its places, so its candidates' scores are put together.
    """
    owner = b.entity[b.spans[:, 0]]
    filled = largest(match, owner, b.entities).clamp(min=0)
    together = log_sum(scores.roles, b.entity, b.entities)
    total = functional.binary_cross_entropy_with_logits(together, filled, reduction="sum")
    joint = scores.roles[b.spans[:, 0]] + scores.extents
    every = log_sum(joint, owner, b.entities)
    good = log_sum(joint + (match - 1) * 1e4, owner, b.entities)
    total = total + ((every - good) * filled).sum()
    fits = match.any(1)
    if fits.any():
        log_kinds = torch.log_softmax(scores.kinds, 1)[b.spans[fits, 0]]
        total = total - KIND * torch.logsumexp(log_kinds + (kinds[fits] - 1) * 1e4, 1).sum()
    return total / b.documents
