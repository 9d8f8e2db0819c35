"""Headline: the lines above the copy: which is the section, which the headline, and what desks put before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model.take import Zone, ZoneKind
from sayso.take.update import load_notes
from sayso.take.zones import Block, zone

_MOST_SECTION_WORDS = 4
_SECTION_MARKS = re.compile(r"[.!?:;\"“”]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Section and headline with their zones. `tag` is what the desk put before the headline ("UPDATE 1-")."""

    headline: str | None = None
    section: str | None = None
    tag: str | None = None
    zones: tuple[Zone, ...] = ()


def read_titles(text: str, blocks: tuple[Block, ...], *, known: str | None) -> Titles:
    """Which of the title lines above the copy is what. `known` is the headline that the envelope gives.

    Of two or more lines, a short first one is the section ("Conflicts & War").
    A line below the headline is a crosshead. Where the envelope's headline stands
    among the lines, that line is it; where it does not, the envelope's stands.
    """
    words = [" ".join(block.of(text).split()) for block in blocks]
    at = next((n for n, line in enumerate(words) if known and _same(line, known)), None)
    if at is None and known:
        section = 0 if words and _is_section(words[0]) else None
        return Titles(
            headline=known,
            section=words[0] if section == 0 else None,
            zones=_zones(blocks, headline=None, section=section),
        )
    if not words:
        return Titles(headline=known)
    if at is None:
        at = 1 if len(words) > 1 and _is_section(words[0]) and len(words[0]) < len(words[1]) else 0
    section = 0 if at > 0 and _is_section(words[0]) else None
    tag = headline_tag(words[at])
    return Titles(
        headline=words[at][len(tag) :].strip() if tag else words[at],
        section=words[0] if section == 0 else None,
        tag=tag,
        zones=_zones(blocks, headline=at, section=section),
    )


def headline_tag(line: str) -> str | None:
    """The desk's mark before a headline: "UPDATE 1-", "CORRECTED-UPDATE 2-"; None where there is none."""
    at = 0
    while True:
        tag = next((mark for mark in load_notes().tags if line.startswith(mark, at)), None)
        if tag is None:
            break
        number = re.match(r"(?:\s\d{1,2})?\s?[-–:]\s?", line[at + len(tag) :])
        if number is None:
            break
        at += len(tag) + number.end()
    return line[:at] if 0 < at < len(line) else None


def _zones(blocks: tuple[Block, ...], *, headline: int | None, section: int | None) -> tuple[Zone, ...]:
    kinds = {headline: ZoneKind.HEADLINE, section: ZoneKind.SECTION}
    return tuple(zone(kinds.get(n, ZoneKind.CROSSHEAD), block) for n, block in enumerate(blocks))


def _is_section(line: str) -> bool:
    return len(line.split()) <= _MOST_SECTION_WORDS and not _SECTION_MARKS.search(line)


def _same(line: str, headline: str) -> bool:
    return re.sub(r"\W+", "", line).casefold() == re.sub(r"\W+", "", headline).casefold()
