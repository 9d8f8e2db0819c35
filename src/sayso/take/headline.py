"""Headline: the lines above the copy: which is the section, which the headline, and what desks put before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.take import Zone, ZoneKind
from sayso.take.tags import Tagged, tagged
from sayso.take.zones import Block, trimmed, zone

_MOST_SECTION_WORDS = 4
_SECTION_MARKS = re.compile(r"[.!?:;\"“”]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Section and headline with their zones.

    `tag` is what the desk put before the headline ("UPDATE 1-"), `note` what it
    put in brackets behind it ("adds quotes").
    """

    headline: str | None = None
    section: str | None = None
    tag: str | None = None
    note: str | None = None
    zones: tuple[Zone, ...] = ()


def read_titles(text: str, blocks: tuple[Block, ...], *, known: str | None) -> Titles:
    """Which of the title lines above the copy is what. `known` is the headline that the envelope gives.

    Of two or more lines, a short first one is the section ("Conflicts & War").
    A line below the headline is a crosshead. Where the envelope's headline stands
    among the lines, that line is it; where it does not, the envelope's stands.
    """
    bare = tagged(known) if known else None
    name = known[bare.start : bare.end].strip() if known and bare else None
    words = [" ".join(block.of(text).split()) for block in blocks]
    at = next((n for n, block in enumerate(blocks) if name and _same(_bare(block.of(text)), name)), None)
    if at is None and (name or not words):
        section = 0 if words and _is_section(words[0]) else None
        return Titles(
            headline=name,
            section=words[0] if section == 0 else None,
            tag=bare.before if bare else None,
            note=bare.behind if bare else None,
            zones=_zones(blocks, section=section),
        )
    if at is None:
        at = 1 if len(words) > 1 and _is_section(words[0]) and len(words[0]) < len(words[1]) else 0
    section = 0 if at > 0 and _is_section(words[0]) else None
    own = tagged(blocks[at].of(text))
    return Titles(
        headline=" ".join(_bare(blocks[at].of(text)).split()),
        section=words[0] if section == 0 else None,
        tag=own.before or (bare.before if bare else None),
        note=own.behind or (bare.behind if bare else None),
        zones=(
            *_zones(blocks, section=section, but=at),
            *_headline_zones(text, blocks[at], own),
        ),
    )


def _bare(line: str) -> str:
    own = tagged(line)
    return line[own.start : own.end].strip()


def _headline_zones(text: str, block: Block, own: Tagged) -> Iterator[Zone]:
    """The headline's own words, and what the desk put round them as its notes."""
    parts = (
        (ZoneKind.EDIT_NOTE, block.start, block.start + own.start),
        (ZoneKind.HEADLINE, block.start + own.start, block.start + own.end),
        (ZoneKind.EDIT_NOTE, block.start + own.end, block.end),
    )
    for kind, start, end in parts:
        part = trimmed(text, start, end)
        if part is not None:
            yield zone(kind, part)


def _zones(blocks: tuple[Block, ...], *, section: int | None, but: int | None = None) -> tuple[Zone, ...]:
    """The title lines but one: the section, and crossheads."""
    return tuple(
        zone(ZoneKind.SECTION if n == section else ZoneKind.CROSSHEAD, block)
        for n, block in enumerate(blocks)
        if n != but
    )


def _is_section(line: str) -> bool:
    return len(line.split()) <= _MOST_SECTION_WORDS and not _SECTION_MARKS.search(line)


def _same(line: str, headline: str) -> bool:
    return re.sub(r"\W+", "", line).casefold() == re.sub(r"\W+", "", headline).casefold()
