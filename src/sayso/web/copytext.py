"""Copy: a take's whole text as blocks that follow its zones, with the statements' words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.take import Take, ZoneKind
from sayso.web.highlight import Marked, Node, nested, segments

_BLANK_LINE = re.compile(r"\s*\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one zone inside a block; `kind` is None for copy that no zone covers."""

    kind: ZoneKind | None
    start: int
    end: int
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: its runs, the kind that most of it has, and the statements that begin in it."""

    kind: ZoneKind | None
    runs: tuple[Run, ...]
    begins: tuple[int, ...]


def blocks(take: Take, spans: Sequence[Marked]) -> tuple[Block, ...]:
    """The copy in order, nothing left out but white space between blocks."""
    out: list[Block] = []
    group: list[tuple[ZoneKind | None, int, int]] = []
    for piece in _pieces(take):
        if piece is None:
            if group:
                out.append(_block(take.text, group, spans))
            group = []
        else:
            group.append(piece)
    if group:
        out.append(_block(take.text, group, spans))
    return tuple(out)


def _block(text: str, group: Sequence[tuple[ZoneKind | None, int, int]], spans: Sequence[Marked]) -> Block:
    sizes: dict[ZoneKind | None, int] = {}
    for kind, start, end in group:
        sizes[kind] = sizes.get(kind, 0) + end - start
    first, last = group[0][1], group[-1][2]
    return Block(
        kind=max(sizes, key=lambda kind: (kind is not None, sizes[kind])),
        runs=tuple(
            Run(kind=kind, start=start, end=end, nodes=nested(segments(text, start, end, spans)))
            for kind, start, end in group
        ),
        begins=tuple(s.key for s in sorted(spans, key=lambda s: (s.start, s.key)) if first <= s.start < last),
    )


def _pieces(take: Take) -> Iterator[tuple[ZoneKind | None, int, int] | None]:
    """Stretches of one zone and one paragraph, with None where a paragraph ends."""
    for kind, start, end in _covering(take):
        cursor = start
        for blank in [*_BLANK_LINE.finditer(take.text, start, end), None]:
            stop = blank.start() if blank else end
            yield from _trimmed(take.text, kind, cursor, stop)
            if blank:
                yield None
                cursor = blank.end()


def _trimmed(
    text: str, kind: ZoneKind | None, start: int, end: int
) -> Iterator[tuple[ZoneKind | None, int, int] | None]:
    """A stretch without the line ends at its edges; such a line end closes the paragraph."""
    words = text[start:end]
    if not words.strip():
        if "\n" in words:
            yield None
        elif words:
            yield kind, start, end
        return
    lead, tail = len(words) - len(words.lstrip()), len(words.rstrip())
    if "\n" in words[:lead]:
        yield None
        start += lead
    if "\n" in words[tail:]:
        yield kind, start, end - len(words) + tail
        yield None
    else:
        yield kind, start, end


def _covering(take: Take) -> Iterator[tuple[ZoneKind | None, int, int]]:
    """The whole text, zone by zone, with the gaps between zones as stretches of no kind."""
    at = 0
    for zone in sorted(take.zones, key=lambda zone: (zone.start, zone.end)):
        start, end = max(zone.start, at), min(zone.end, len(take.text))
        if start >= end:
            continue
        if start > at:
            yield None, at, start
        yield zone.kind, start, end
        at = end
    if at < len(take.text):
        yield None, at, len(take.text)
