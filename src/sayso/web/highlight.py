"""Highlight: the words of statements marked in the copy, however their spans overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch of copy to be marked for `key`: half-open code points into the text."""

    start: int
    end: int
    key: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words that lie in the same spans from end to end; the outermost span comes first."""

    text: str
    keys: tuple[int, ...] = ()
    opens: frozenset[int] = frozenset()
    closes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Plain words (`key` None), or a mark around other nodes.

    A span that crosses another is split at its boundary into several marks;
    `first` and `last` tell its first and its last one.
    """

    text: str = ""
    key: int | None = None
    first: bool = False
    last: bool = False
    children: tuple[Node, ...] = ()


def segments(text: str, start: int, end: int, spans: Sequence[Marked]) -> tuple[Segment, ...]:
    """`text[start:end]` cut at every boundary of a span. The segments' texts add up to it."""
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        return ()
    inside = [s for s in spans if s.start < s.end and s.start < end and start < s.end]
    inside.sort(key=lambda s: (s.start, -s.end, s.key))
    edges = sorted({start, end, *(e for s in inside for e in (s.start, s.end) if start < e < end)})
    out = []
    for a, b in pairwise(edges):
        over = [s for s in inside if s.start <= a and b <= s.end]
        out.append(
            Segment(
                text=text[a:b],
                keys=tuple(s.key for s in over),
                opens=frozenset(s.key for s in over if s.start == a),
                closes=frozenset(s.key for s in over if s.end == b),
            )
        )
    return tuple(out)


def nested(parts: Sequence[Segment], depth: int = 0) -> tuple[Node, ...]:
    """The segments as marks within marks, in the order of the text."""
    out: list[Node] = []
    for key, group in groupby(parts, key=lambda part: part.keys[depth] if len(part.keys) > depth else None):
        run = list(group)
        if key is None:
            out += (Node(text=part.text) for part in run)
            continue
        out.append(
            Node(
                key=key,
                first=key in run[0].opens,
                last=key in run[-1].closes,
                children=nested(run, depth + 1),
            )
        )
    return tuple(out)
