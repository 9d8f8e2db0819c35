"""Paragraphs: from lines to blocks, whether the copy is wrapped at a width or holds a paragraph a line.

Blank lines and indents always part. Inside a run of lines it depends on the copy:
where few lines end a sentence and none is long, the lines were wrapped, and a line
belongs to the one before it if that one was full; else each line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from sayso.take.lines import ends_sentence
from sayso.take.zones import Block

_LINE = re.compile(r"[^\n]+")
_WIDEST = 100  # characters; typewriters, teleprinters and mail wrap at 60 to 80
_OUTLIERS = 0.05  # share of lines that may be wider (a link, a table)
_SENTENCES = 0.6  # share of lines that end a sentence in copy with a paragraph a line
_SLACK, _SLACK_AT_STOP = 14, 4  # room that a ragged margin leaves; less where the line ends a sentence
_PARTED = 3  # runs of several lines, from which blank lines are taken to part the paragraphs
_FULL = 0.5  # of the width; in copy parted by blank lines a line shorter than this ends its paragraph
_SHORT = 60  # characters
_GOES_ON = ",;.)”’"
_BULLETS = ("• ", "* ", "· ", "▪ ", "– ")


class Line(NamedTuple):
    """A line with words on it: offsets without white space, its indent, and whether a blank line is above."""

    start: int
    end: int
    indent: int
    gap: bool


def paragraphs(text: str, alone: Callable[[str], bool]) -> tuple[Block, ...]:
    """The paragraphs of a copy. `alone` knows lines that stand for themselves: sign-offs, furniture."""
    lines = list(_lines(text))
    width = _wrapped_at(text, lines)
    parted = width is not None and _runs(lines) >= _PARTED
    blocks: list[Block] = []
    start, before = 0, None
    before_alone = False
    for line in lines:
        # Lines longer than a sign-off or a button stand alone only in brackets, as notes of a desk do.
        asked = line.end - line.start <= _SHORT or text[line.start] == "("
        stands_alone = asked and alone(text[line.start : line.end])
        if before is None:
            start = line.start
        elif line.gap or before_alone or stands_alone or not _joins(text, before, line, width, parted=parted):
            blocks.append(Block(start, before.end))
            start = line.start
        before, before_alone = line, stands_alone
    if before is not None:
        blocks.append(Block(start, before.end))
    return tuple(blocks)


def _lines(text: str) -> Iterator[Line]:
    end_before = -1
    for found in _LINE.finditer(text):
        words = found.group()
        inner = words.strip()
        if not inner:
            continue
        indent = len(words) - len(words.lstrip())
        start = found.start() + indent
        # A blank line may hold spaces, so count line ends between the two lines' words.
        gap = end_before >= 0 and text.count("\n", end_before, start) > 1
        yield Line(start, start + len(inner), 9 if "\t" in words[:indent] else indent, gap)
        end_before = start + len(inner)


def _wrapped_at(text: str, lines: list[Line]) -> int | None:
    """The width at which the lines were wrapped, or None where each line is a paragraph."""
    if not lines:
        return None
    widths = sorted(line.end - line.start for line in lines)
    usual = widths[int((len(widths) - 1) * (1 - _OUTLIERS))]
    if usual > _WIDEST:
        return None
    long = [line for line in lines if line.end - line.start >= usual // 2]
    stops = sum(ends_sentence(text[max(line.start, line.end - 40) : line.end]) for line in long)
    return None if stops >= _SENTENCES * len(long) else usual


def _runs(lines: list[Line]) -> int:
    """How many runs of several lines there are between blank lines."""
    gaps = [at for at, line in enumerate(lines) if line.gap]
    return sum(end - start > 1 for start, end in pairwise([0, *gaps, len(lines)]))


def _joins(text: str, before: Line, line: Line, width: int | None, *, parted: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if line.indent > before.indent + 1 or text.startswith(_BULLETS, line.start):
        return False
    stop = ends_sentence(text[max(before.start, before.end - 40) : before.end])
    if not stop and (text[line.start].islower() or text[line.start] in _GOES_ON):
        return True
    if width is None:
        return False
    earlier, words = text[before.start : before.end], text[line.start : line.end]
    if earlier.isupper() and not words.isupper():
        return False
    if parted:
        return len(earlier) > width * _FULL
    slack = _SLACK_AT_STOP if stop else _SLACK
    return len(earlier) + 1 + len(words.split(maxsplit=1)[0]) > width - slack
