"""The network: MiniLM's encoder, with case added below it and one set of heads above it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.analysis.wordshape import SHAPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How large the network is."""

    layers: int = 6
    width: int = 384
    inner: int = 1536
    heads: int = 12
    pieces: int = 30522
    positions: int = 512
    arc: int = 256
    relation: int = 256


class Layer(nn.Module):
    """One transformer layer. Query, key and value are one product: fewer int8 conversions."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.qkv = nn.Linear(sizes.width, 3 * sizes.width)
        self.out = nn.Linear(sizes.width, sizes.width)
        self.attention_norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.up = nn.Linear(sizes.width, sizes.inner)
        self.down = nn.Linear(sizes.inner, sizes.width)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Attention, then the inner layer; `bias` keeps padding out."""
        batch, length, width = x.shape
        size = width // self.heads
        qkv = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        scores = torch.matmul(query, key.transpose(-1, -2)) * size**-0.5
        if bias is not None:
            scores = scores + bias
        weights = self.dropout(torch.softmax(scores, dim=-1))
        mixed = torch.matmul(weights, value).transpose(1, 2).reshape(batch, length, width)
        x = self.attention_norm(x + self.dropout(self.out(mixed)))
        inner = nn.functional.gelu(self.up(x))
        normed: Tensor = self.norm(x + self.dropout(self.down(inner)))
        return normed


class Encoder(nn.Module):
    """Pieces and word shapes in, one vector a piece out."""

    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.pieces, sizes.width)
        self.places = nn.Embedding(sizes.positions, sizes.width)
        self.kind = nn.Parameter(torch.zeros(sizes.width))
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.shapes = nn.Embedding(SHAPES, sizes.width)
        nn.init.zeros_(self.shapes.weight)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))

    def forward(self, ids: Tensor, shapes: Tensor, bias: Tensor | None = None) -> Tensor:
        """One vector a piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x: Tensor = self.norm(self.words(ids) + self.places(places) + self.kind)
        x = self.dropout(x + self.shapes(shapes))
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Heads(nn.Module):
    """Tags by one linear map; arcs by a bilinear form; relations from both ends of an arc."""

    def __init__(self, sizes: Sizes, tags: int, relations: int, dropout: float) -> None:
        super().__init__()
        self.sizes = sizes
        self.tags = nn.Linear(sizes.width, tags)
        self.ends = nn.Linear(sizes.width, 2 * (sizes.arc + sizes.relation))
        self.bilinear = nn.Linear(sizes.arc, sizes.arc, bias=False)
        self.head_bias = nn.Linear(sizes.arc, 1)
        self.relations = nn.Linear(3 * sizes.relation, relations)
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Tag scores, arc scores (dependent, head), and the two ends of relations."""
        arc, relation = self.sizes.arc, self.sizes.relation
        tags = self.tags(self.dropout(words))
        ends = self.dropout(nn.functional.gelu(self.ends(self.dropout(words))))
        dependent, head, below, above = ends.split([arc, arc, relation, relation], dim=-1)
        arcs = torch.matmul(self.bilinear(dependent), head.transpose(-1, -2)) * arc**-0.5
        arcs = arcs + self.head_bias(head).transpose(-1, -2)
        return tags, arcs, below, above

    def relate(self, below: Tensor, above: Tensor) -> Tensor:
        """Relation scores of arcs, given both ends."""
        scores: Tensor = self.relations(torch.cat((below * above, below, above), dim=-1))
        return scores


class Reader(nn.Module):
    """Encoder and heads together."""

    def __init__(self, sizes: Sizes, *, tags: int, relations: int, dropout: tuple[float, float]) -> None:
        super().__init__()
        self.encoder = Encoder(sizes, dropout[0])
        self.heads = Heads(sizes, tags, relations, dropout[1])

    def forward(
        self, ids: Tensor, shapes: Tensor, first: Tensor, bias: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Vectors by first piece (place 0 is the root), then what the heads say of them."""
        hidden = self.encoder(ids, shapes, bias)
        words = hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        return (words, *self.heads(words))


def load_minilm(encoder: Encoder, path: Path) -> None:
    """Copies the published weights into our layout."""
    source = load_file(str(path))
    own: dict[str, Tensor] = {
        "words.weight": source["embeddings.word_embeddings.weight"],
        "places.weight": source["embeddings.position_embeddings.weight"],
        "kind": source["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": source["embeddings.LayerNorm.weight"],
        "norm.bias": source["embeddings.LayerNorm.bias"],
        "shapes.weight": torch.zeros_like(encoder.shapes.weight),
    }
    names = {"out": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
             "up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm"}  # fmt: skip
    for number in range(len(encoder.layers)):
        for kind in ("weight", "bias"):
            base = f"encoder.layer.{number}"
            parts = [source[f"{base}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            own[f"layers.{number}.qkv.{kind}"] = torch.cat(parts)
            for name, theirs in names.items():
                own[f"layers.{number}.{name}.{kind}"] = source[f"{base}.{theirs}.{kind}"]
    encoder.load_state_dict(own)
