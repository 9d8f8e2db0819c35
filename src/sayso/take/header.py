"""Header: what stands above the copy: titles, slug line, update note, byline, and the dateline that opens it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model.take import Zone, ZoneKind
from sayso.take.byline import is_byline, leading_byline_ends
from sayso.take.calendar import load_calendar
from sayso.take.dateline import Heading, read_heading
from sayso.take.lines import is_title
from sayso.take.slugline import is_slugline
from sayso.take.update import is_note
from sayso.take.zones import Block, trimmed, zone
from sayso.wire.furniture import load_furniture

_DEEPEST = 12  # blocks above the copy; web pages put a date, a reading time and a share line there
_STANDFIRST = 2  # paragraphs that may stand before a dateline
_MOST_LINES = 6
_MESSAGE_ID = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+){1,4}\s{0,3}(?:\([A-Z ./]{2,40}\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What was found above the copy, block by block; `body` are the blocks of the copy itself.

    `titles` are lines yet to be told apart into section and headline.
    """

    titles: tuple[Block, ...]
    slugline: Block | None
    note: Block | None
    byline: Block | None
    heading: Heading | None
    zones: tuple[Zone, ...]
    body: tuple[Block, ...]

    @property
    def agency(self) -> str | None:
        """The agency that the dateline names."""
        return self.heading.agency if self.heading else None


def read_header(text: str, blocks: Sequence[Block]) -> Header:
    """The parts above the copy, down to its dateline or first paragraph."""
    at, heading, blocks = _find_heading(text, blocks)
    first = at if heading is not None else _first_paragraph(text, blocks)
    kinds = [(_kind(block.of(text)), block) for block in blocks[:first]]
    zones = [zone(_ZONES[kind], block) for kind, block in kinds if kind in _ZONES]
    body = list(blocks[first:])
    byline = next((block for kind, block in kinds if kind == "byline"), None)
    if heading is not None:
        opening = heading.outer.start if heading.outer else heading.start
        lead = trimmed(text, body[0].start, opening)
        if lead is not None:
            byline = byline or lead
            zones.append(zone(ZoneKind.BYLINE, lead))
        zones += [zone(ZoneKind.DATELINE, heading.outer)] if heading.outer else []
        zones.append(zone(ZoneKind.DATELINE, Block(heading.start, heading.end)))
        rest = trimmed(text, heading.end, body[0].end)
        body[:1] = [rest] if rest else []
    return Header(
        titles=tuple(block for kind, block in kinds if kind == "title"),
        slugline=next((block for kind, block in kinds if kind == "slugline"), None),
        note=next((block for kind, block in kinds if kind == "note"), None),
        byline=byline,
        heading=heading,
        zones=tuple(zones),
        body=tuple(body),
    )


_ZONES = {
    "slugline": ZoneKind.SLUGLINE,
    "note": ZoneKind.EDIT_NOTE,
    "byline": ZoneKind.BYLINE,
    "furniture": ZoneKind.FURNITURE,
    "copy": ZoneKind.BODY,
}


def _kind(words: str) -> str:
    """What a block above the copy is; "copy" is a paragraph, which ends the header unless a dateline follows."""
    if load_furniture().holds(words) or _is_date(words):
        return "furniture"
    if is_note(words):
        return "note"
    if is_slugline(words) or _MESSAGE_ID.fullmatch(words):
        return "slugline"
    if is_byline(words):
        return "byline"
    return "title" if is_title(words) else "copy"


def _is_date(words: str) -> bool:
    if len(words) > 40:
        return False
    day = load_calendar().day_at_end(words)
    return day is not None and day.month is not None and not words[: day.start].strip(" ,.:|-")


def _find_heading(text: str, blocks: Sequence[Block]) -> tuple[int, Heading | None, Sequence[Block]]:
    """The first dateline above which stand only header blocks and at most a standfirst.

    A dateline may open a line inside a block where the lines above it had no
    blank line below; the block is then cut there.
    """
    paragraphs = 0
    for at, block in enumerate(blocks[:_DEEPEST]):
        for start in _line_starts(text, block):
            heading = _heading_at(text, start, block.end)
            if heading is None:
                continue
            if start == block.start:
                return at, heading, blocks
            above = trimmed(text, block.start, start)
            cut = [above] if above else []
            return at + len(cut), heading, [*blocks[:at], *cut, Block(start, block.end), *blocks[at + 1 :]]
        paragraphs += _kind(block.of(text)) == "copy"
        if paragraphs > _STANDFIRST:
            break
    return 0, None, blocks


def _heading_at(text: str, start: int, end: int) -> Heading | None:
    for opening in (*leading_byline_ends(text, start, end), start):
        heading = read_heading(text, opening, end)
        if heading is not None:
            return heading
    return None


def _line_starts(text: str, block: Block) -> tuple[int, ...]:
    starts = [block.start]
    while len(starts) < _MOST_LINES:
        at = text.find("\n", starts[-1], block.end)
        if at < 0:
            break
        while at < block.end and text[at].isspace():
            at += 1
        starts.append(at)
    return tuple(starts)


def _first_paragraph(text: str, blocks: Sequence[Block]) -> int:
    """How many blocks stand above the first paragraph; 0 where no paragraph follows: then all is copy."""
    for at, block in enumerate(blocks[:_DEEPEST]):
        if _kind(block.of(text)) == "copy":
            return at
    return 0
