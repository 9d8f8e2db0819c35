"""Tally: who gives which count, side by side, for a terminal of 80 columns."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from sayso.export.amount import interval
from sayso.export.mention import Mention, Told, mentions
from sayso.export.standing import Standing, standing_of
from sayso.model.event import Count, CountOf
from sayso.model.reading import Reading

WIDTHS = (11, 22, 14, 28)
GAP = " "
HEADS = ("what", "who says so", "how many", "words")
ORDER = tuple(CountOf)
# how much of a statement is shown: about two lines of the last column
SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One count of one statement, and the happening that it is of."""

    count: Count
    mention: Mention


def tally(reading: Reading) -> Iterator[str]:
    """A table of all counts of a take: what, who, how many, in which words; nothing where there are none.

    Counts of one kind and one happening stand together, in the order of the
    text. None is added up, and none preferred.
    """
    lines = _lines(reading)
    if not lines:
        return
    yield "counts, by who gives them"
    yield from _row(HEADS)
    before: tuple[CountOf, str] | None = None
    for line in lines:
        group = line.count.what, line.mention.happening
        yield from _row(_cells(line, first=group != before))
        before = group


def _lines(reading: Reading) -> list[Line]:
    """Each count of each statement once, sorted by kind and happening."""
    told = list(mentions([Told(reading=reading, recorded=None)]))
    shared = Counter(mention.happening for mention in told)
    found: dict[tuple[str, Count], Mention] = {}
    for mention in told:
        for count in mention.event.counts:
            held = found.setdefault((mention.statement.id, count), mention)
            # a count beside several triggers is shown with the happening that most accounts tell of
            if shared[mention.happening] > shared[held.happening]:
                found[mention.statement.id, count] = mention
    first: dict[tuple[CountOf, str], int] = {}
    for (_, count), mention in found.items():
        first.setdefault((count.what, mention.happening), len(first))
    lines = [Line(count=count, mention=mention) for (_, count), mention in found.items()]
    return sorted(lines, key=lambda x: (ORDER.index(x.count.what), first[x.count.what, x.mention.happening]))


def _cells(line: Line, *, first: bool) -> tuple[str, ...]:
    count, mention = line.count, line.mention
    standing = standing_of(mention.statement.factuality)
    amount = interval(count.low, count.high)
    return (
        _what(count) if first or count.whose else "",
        mention.claimant or "nobody named",
        amount if standing is Standing.ASSERTED else f"{amount}, {standing.value}",
        f"“{_words(line)}”",
    )


def _what(count: Count) -> str:
    return f"{count.what.value} ({count.whose})" if count.whose else count.what.value


def _words(line: Line) -> str:
    """The words around the number, else around the trigger, cut at whole words."""
    content, event = line.mention.statement.content, line.mention.event
    at = _number_at(content.exact, line.count)
    if at is None:
        at = max(0, event.trigger.start - content.start)
    return _around(" ".join(content.exact[:at].split()), " ".join(content.exact[at:].split()))


def _number_at(text: str, count: Count) -> int | None:
    for number in (count.low, count.high):
        if number is not None:
            found = re.search(rf"(?<![\d.,]){number:,}(?!\d)|(?<![\d.,]){number}(?!\d)", text)
            if found:
                return found.start()
    return None


def _around(before: str, behind: str) -> str:
    """The end of one text and the beginning of the next, together no longer than what is shown."""
    after = textwrap.shorten(behind, max(SHOWN // 2, SHOWN - len(before)), placeholder="…")
    room = SHOWN - len(after)
    if len(before) > room:
        words = before.split()
        while words and len(" ".join(words)) + 1 > room:
            words.pop(0)
        before = "…" + " ".join(words)
    return " ".join(part for part in (before, after) if part)


def _row(cells: Sequence[str]) -> Iterator[str]:
    columns = [textwrap.wrap(cell, width) for cell, width in zip(cells, WIDTHS, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        yield GAP.join(part.ljust(width) for part, width in zip(parts, WIDTHS, strict=True)).rstrip()
