"""The documentation as the tests see it: its files, their fenced blocks, headings, links and `sayso` commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sayso"

_FENCE = re.compile(r"^```(\w*)\s*$")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*$")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block: its language, the numbers of its first and last inner line (half-open), its lines."""

    language: str
    first: int
    last: int
    lines: tuple[str, ...]


def pages() -> tuple[Path, ...]:
    """All Markdown files of the documentation."""
    return (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))


def name_of(page: Path) -> str:
    """A page's path in the repository."""
    return page.relative_to(ROOT).as_posix()


def fences(text: str) -> Iterator[Fence]:
    """The fenced blocks of a page."""
    lines = text.splitlines()
    opened: tuple[str, int] | None = None
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found is None:
            continue
        if opened is None:
            opened = (found[1], number + 1)
        else:
            language, first = opened
            yield Fence(language=language, first=first, last=number, lines=tuple(lines[first:number]))
            opened = None
    if opened is not None:
        raise ValueError(f"the block at line {opened[1]} is never closed")


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    lines = text.splitlines()
    for fence in fences(text):
        lines[fence.first - 1 : fence.last + 1] = [""] * (fence.last - fence.first + 2)
    return "\n".join(lines)


def anchors(text: str) -> frozenset[str]:
    """The anchors that a page's headings get: lower case, words joined by hyphens."""
    headings = (found[1] for line in prose(text).splitlines() if (found := _HEADING.match(line)))
    return frozenset(re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings)


def links(text: str) -> Iterator[str]:
    """The targets of a page's links."""
    return (found[1] for found in _LINK.finditer(prose(text)))


def codes(text: str) -> Iterator[str]:
    """The pieces of code inside the running text."""
    return (found[1] for found in _CODE.finditer(prose(text)))


def commands(text: str) -> Iterator[str]:
    """Every `sayso ...` command line that a page shows, in blocks and in the running text."""
    for fence in fences(text):
        for line in fence.lines:
            plain = line.removeprefix("$ ").strip()
            if plain.startswith("sayso ") and (fence.language != "console" or line.startswith("$ ")):
                yield plain
    for code in codes(text):
        plain = code.removeprefix(".venv/bin/").strip()
        if plain.startswith("sayso "):
            yield plain


def rows(text: str) -> Iterator[tuple[str, ...]]:
    """The rows of a page's tables, cell by cell; rules between head and body are left out."""
    for line in prose(text).splitlines():
        if line.startswith("|") and not re.fullmatch(r"[|\s:-]+", line):
            # a stroke inside a cell is written \|
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
            yield tuple(cell.strip() for cell in cells)


def section(text: str, heading: str) -> str:
    """What stands under a heading, down to the next one of its level or above."""
    lines = text.splitlines()
    at = lines.index(heading)
    level = len(heading) - len(heading.lstrip("#"))
    for end in range(at + 1, len(lines)):
        if re.match(rf"#{{1,{level}}}\s", lines[end]):
            return "\n".join(lines[at:end])
    return "\n".join(lines[at:])
