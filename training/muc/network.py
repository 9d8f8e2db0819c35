"""The heads as a torch module: what `sayso.bench.heads` computes with numpy, with gradients."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from sayso.analysis.builtin import WIDTH
from sayso.bench.exchange import REACH
from sayso.bench.sheet import LABELS, WORDS
from sayso.bench.traits import TRAITS

ROLES, TYPES, MARKS, FORMS = 5, 6, 8, 5


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """Widths of the parts, and how much is dropped in training."""

    place: int = 64
    near: int = 32
    mark: int = 6
    word: int = 8
    hidden: int = 96
    extent: int = 16
    extent_hidden: int = 48
    heads: int = 4
    layers: int = 1
    drop: float = 0.3
    drop_in: float = 0.2


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Some documents in one, as a sheet holds them; `document` and `entity` are numbered through all of them."""

    vectors: Tensor
    sentence: Tensor
    sentences: int
    places: Tensor
    marks: Tensor
    entity: Tensor
    entities: int
    document: Tensor
    documents: int
    spans: Tensor
    ends: Tensor
    forms: Tensor
    traits: Tensor
    owner: Tensor
    subject: Tensor


@dataclass(frozen=True, kw_only=True)
class Scores:
    """What the heads say of candidates (roles, kinds of incident) and of extents (roles)."""

    roles: Tensor
    kinds: Tensor
    extents: Tensor


def largest(values: Tensor, index: Tensor, size: int) -> Tensor:
    """The largest value of each segment."""
    out = values.new_full((size, values.shape[1]), -1e4)
    return out.scatter_reduce(0, index[:, None].expand_as(values), values, "amax")


def mean(values: Tensor, index: Tensor, size: int) -> Tensor:
    """The mean of each segment."""
    total = values.new_zeros((size, values.shape[1])).index_add(0, index, values)
    return total / torch.bincount(index, minlength=size).clamp(min=1)[:, None]


def log_sum(values: Tensor, index: Tensor, size: int) -> Tensor:
    """The logarithm of each segment's summed exponentials."""
    top = largest(values.detach(), index, size)
    total = values.new_zeros((size, values.shape[1])).index_add(0, index, (values - top[index]).exp())
    return total.clamp(min=1e-30).log() + top


class Exchange(nn.Module):
    """Candidates of one document look at each other; how far apart they stand, and whether they are one entity, counts."""

    def __init__(self, width: int, heads: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(width)
        self.asked = nn.Linear(width, 3 * width)
        self.told = nn.Linear(width, width)
        self.between = nn.LayerNorm(width)
        self.wide = nn.Linear(width, 2 * width)
        self.back = nn.Linear(2 * width, width)
        self.near = nn.Embedding(2 * REACH + 2, heads)
        self.drop = nn.Dropout(drop)
        nn.init.zeros_(self.near.weight)
        nn.init.zeros_(self.told.weight)
        nn.init.zeros_(self.back.weight)

    def forward(self, x: Tensor, sentence: Tensor, entity: Tensor) -> Tensor:
        """The candidates (C, width) of one document, with what the others tell them."""
        size, width = x.shape
        part = width // self.heads
        asked, key, value = self.asked(self.before(x)).view(size, 3, self.heads, part).unbind(1)
        apart = (sentence[:, None] - sentence[None]).clamp(-REACH, REACH) + REACH
        apart = torch.where(entity[:, None] == entity[None], 2 * REACH + 1, apart)
        weights = torch.einsum("qhp,khp->hqk", asked, key) / part**0.5 + self.near(apart).permute(2, 0, 1)
        told = torch.einsum("hqk,khp->qhp", self.drop(torch.softmax(weights, 2)), value).reshape(size, width)
        x = x + self.drop(self.told(told))
        return x + self.drop(self.back(torch.relu(self.wide(self.between(x)))))


class Heads(nn.Module):
    """Roles and kinds of candidates, and their extents."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        s = self.sizes = sizes
        self.head = nn.Linear(WIDTH, s.place)
        self.governor = nn.Linear(WIDTH, s.place)
        self.above = nn.Linear(WIDTH, s.near)
        self.around = nn.Linear(WIDTH, s.near)
        self.mark = nn.Embedding(MARKS * LABELS, s.mark)
        width = 2 * s.place + 2 * s.near + MARKS * s.mark + TYPES + 1
        self.exchange = nn.ModuleList(Exchange(s.hidden, s.heads, s.drop) for _ in range(s.layers))
        self.hidden = nn.Linear(width, s.hidden)
        self.out = nn.Linear(s.hidden, ROLES + TYPES)
        self.trait = nn.Embedding(TRAITS, ROLES + TYPES)
        self.first = nn.Linear(WIDTH, s.extent)
        self.last = nn.Linear(WIDTH, s.extent)
        self.end = nn.Embedding(2 * WORDS, s.word)
        self.form = nn.Embedding(FORMS * LABELS, s.mark)
        self.extent_hidden = nn.Linear(2 * s.extent + 2 * s.word + FORMS * s.mark, s.extent_hidden)
        self.extent = nn.Linear(s.extent_hidden, ROLES)
        self.drop = nn.Dropout(s.drop)
        self.drop_in = nn.Dropout(s.drop_in)
        for table in (self.mark, self.end, self.form):
            nn.init.normal_(table.weight, std=0.3)
        nn.init.zeros_(self.trait.weight)
        with torch.no_grad():
            # Nearly all candidates fill nothing: begin there.
            self.out.bias[:ROLES] = -4.0

    def forward(self, b: Batch) -> Scores:
        """The scores of a batch."""
        v = self.drop_in(b.vectors)
        around = torch.tanh(self.around(mean(v, b.sentence, b.sentences)))
        x = torch.cat(
            [
                torch.tanh(self.head(v[b.places[:, 0]])),
                torch.tanh(self.governor(v[b.places[:, 1]])),
                torch.tanh(self.above(v[b.places[:, 2]])),
                around[b.sentence[b.places[:, 0]]],
                self.mark(b.marks + LABELS * torch.arange(MARKS)).flatten(1),
                b.subject[b.document].clamp(-8, 8) / 4,
            ], 1,
        )  # fmt: skip
        hidden = self.drop(torch.relu(self.hidden(self.drop(x))))
        sizes = torch.bincount(b.document, minlength=b.documents).tolist()
        line = b.sentence[b.places[:, 0]].split(sizes)
        for exchange in self.exchange:
            parts = zip(hidden.split(sizes), line, b.entity.split(sizes), strict=True)
            hidden = torch.cat([exchange(*part) for part in parts])
        said = b.vectors.new_zeros((len(b.places), ROLES + TYPES))
        out = self.out(hidden) + said.index_add(0, b.owner, self.drop(self.trait(b.traits)))
        return Scores(roles=out[:, :ROLES], kinds=out[:, ROLES:], extents=self._extents(v, b))

    def _extents(self, v: Tensor, b: Batch) -> Tensor:
        y = torch.cat(
            [
                torch.tanh(self.first(v[b.spans[:, 1]])),
                torch.tanh(self.last(v[b.spans[:, 2]])),
                self.end(b.ends + WORDS * torch.arange(2)).flatten(1),
                self.form(b.forms + LABELS * torch.arange(FORMS)).flatten(1),
            ], 1,
        )  # fmt: skip
        return self.extent(self.drop(torch.relu(self.extent_hidden(y))))
