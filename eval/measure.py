"""Measure: one reading beside one annotation, counted; figures are percent, micro-averaged.

A predicted statement is right where its content and an annotated one share at
least half of the words that they have together, one to one. An event is right
where type and a word of the trigger agree, a row on control where place,
holder, change and asserter do.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

WORD = re.compile(r"\w+(?:[’'.]\w+)*")
FIGURES = ("statement", "attributed", "attribution", "own voice", "event", "control")
BEFORE_BODY = frozenset({"headline", "section", "slugline", "edit_note", "byline", "dateline"})
# words that tell no two names apart
EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "in",
        "at",
        "on",
        "s",
        "mr",
        "colonel",
        "general",
        "spokesman",
        "spokeswoman",
        "town",
        "city",
    ]
)
EXTENTS = frozenset(
    [
        "region",
        "bank",
        "left",
        "right",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
    ]
)
MOST_EXTRA = 4

T = TypeVar("T")
U = TypeVar("U")
Positions = frozenset[int]
Record = Mapping[str, Any]


def words_of(text: str | None) -> tuple[str, ...]:
    """The words of a phrase, made comparable: without accents, apostrophes and the endings of possession."""
    plain = unicodedata.normalize("NFKD", text or "").replace("’", "'").lower()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(m.group().removesuffix("'s").replace("'", "") for m in WORD.finditer(bare))


def same_name(one: str | None, two: str | None) -> bool:
    """Whether two names mean one source: one's words are among the other's, which has few more."""
    if not one or not two:
        return not one and not two
    return _within(set(words_of(one)) - EMPTY, set(words_of(two)) - EMPTY)


def same_place(one: str | None, two: str | None) -> bool:
    """Whether two place names mean one place: as names do, and both speak of a region, or of a bank, or not."""
    a, b = set(words_of(one)) - EMPTY, set(words_of(two)) - EMPTY
    return a & EXTENTS == b & EXTENTS and _within(a - EXTENTS, b - EXTENTS)


def _within(a: set[str], b: set[str]) -> bool:
    small, large = sorted((a, b), key=len)
    return bool(small) and small <= large and len(large) - len(small) <= MOST_EXTRA


def best_pairs(
    left: Sequence[T], right: Sequence[U], worth: Callable[[T, U], tuple[float, ...] | None]
) -> list[tuple[T, U]]:
    """One-to-one pairs, the most worthy first; `worth` is None for what does not go together."""
    scored = [
        (value, -i, -j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (value := worth(a, b)) is not None
    ]
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    out = []
    for _, i, j in sorted(scored, reverse=True):
        if -i in free_left and -j in free_right:
            free_left.remove(-i)
            free_right.remove(-j)
            out.append((left[-i], right[-j]))
    return out


class Story:
    """One reading beside its annotation: what goes with what. Offsets are those of the story's text."""

    def __init__(self, text: str, annotation: Record, reading: Record) -> None:
        self.text = text
        self._starts = [m.start() for m in WORD.finditer(text)]
        take = reading.get("take") or {}
        head = [(z["start"], z["end"]) for z in take.get("zones", ()) if z["kind"] in BEFORE_BODY]
        self.agency: str | None = take.get("agency")
        self.gold: Sequence[Record] = annotation["statements"]
        self.predicted: Sequence[Record] = [
            s for s in reading.get("statements", ()) if not _inside(s["content"]["start"], head)
        ]
        self.pairs = best_pairs(self.gold, self.predicted, self._worth)
        self.gold_events = [(s, e) for s in self.gold for e in s["events"]]
        self.read_events = [e for s in self.predicted for e in s["events"]]
        self.event_pairs = best_pairs(self.gold_events, self.read_events, self._event_worth)
        self.gold_rows = list(_each(annotation["control"]))
        self.read_rows = list(_each(reading.get("control", ())))
        self.row_pairs = best_pairs(self.gold_rows, self.read_rows, self.same_row)

    def where(self, begin: int, end: int) -> Positions:
        """The words between two offsets, by their number in the text."""
        return frozenset(n for n, start in enumerate(self._starts) if begin <= start < end)

    def content(self, statement: Record) -> tuple[int, int]:
        """Offsets of an annotated content. Raises ValueError where it does not stand in the story."""
        at = -1
        for _ in range(statement["nth"]):
            at = self.text.index(statement["content"], at + 1)
        return at, at + len(statement["content"])

    def _worth(self, gold: Record, read: Record) -> tuple[float, ...] | None:
        a, b = self.where(*self.content(gold)), self.where(read["content"]["start"], read["content"]["end"])
        share = len(a & b) / max(1, len(a | b))
        return (share, float(same_source(gold, read))) if 2 * share >= 1 else None

    def _event_worth(self, gold: tuple[Record, Record], read: Record) -> tuple[float, ...] | None:
        statement, event = gold
        begin, _ = self.content(statement)
        at = -1
        for _ in range(event["nth"]):
            at = statement["content"].index(event["trigger"], at + 1)
        a = self.where(begin + at, begin + at + len(event["trigger"]))
        shared = len(a & self.where(read["trigger"]["start"], read["trigger"]["end"]))
        return (float(shared),) if event["type"] == read["type"] and shared else None

    def same_row(self, gold: Record, read: Record) -> tuple[float, ...] | None:
        """The worth of a pair of rows on control, or None where they are not about the same."""
        place = read["place"] or {}
        spelt = (place.get("span") or {}).get("exact")
        there = same_place(gold["place"], place.get("name")) or same_place(gold["place"], spelt)
        own = gold["by"] == "agency" and read["by"] in {"agency", self.agency}
        told = own or same_name(gold["by"], read["by"])
        same = gold["change"] == read["change"] and same_name(gold["holder"], read["holder"])
        return (float(gold["date"] == read["date"]),) if there and told and same else None


def same_source(gold: Record, read: Record) -> bool:
    """Whether both are in the agency's own voice, or both attributed to one source."""
    if _own(gold) or _own(read):
        return _own(gold) and _own(read)
    return same_name(gold["source_name"], read["source"]["name"])


def tally(story: Story) -> Counter[str]:
    """Hits, annotated and predicted ones of each figure of one story."""
    out: Counter[str] = Counter()
    attributed = [(g, r) for g, r in story.pairs if not _own(g) and not _own(r)]
    named = sum(not _own(s) for s in story.gold), sum(not _own(s) for s in story.predicted)
    own = sum(map(_own, story.gold)), sum(map(_own, story.predicted))
    count = {
        "statement": (len(story.pairs), len(story.gold), len(story.predicted)),
        "attributed": (len(attributed), *named),
        "attribution": (sum(same_source(g, r) for g, r in attributed), *named),
        "own voice": (sum(_own(g) and _own(r) for g, r in story.pairs), *own),
        "event": (len(story.event_pairs), len(story.gold_events), len(story.read_events)),
        "control": (len(story.row_pairs), len(story.gold_rows), len(story.read_rows)),
    }
    for name, (hits, gold, read) in count.items():
        out.update({f"{name} hit": hits, f"{name} gold": gold, f"{name} read": read})
    return out


def figures(tallies: Iterable[Counter[str]]) -> dict[str, float]:
    """F1 in percent of each figure, over all stories together."""
    total: Counter[str] = Counter()
    for one in tallies:
        total.update(one)
    return {
        f"{name} F1": round(
            200 * total[f"{name} hit"] / max(1, total[f"{name} gold"] + total[f"{name} read"]), 1
        )
        for name in FIGURES
    }


def _own(statement: Record) -> bool:
    return bool(statement["manner"] == "own")


def _inside(offset: int, zones: Iterable[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in zones)


def _each(rows: Iterable[Record]) -> Iterable[Record]:
    """One row an asserter."""
    return ({**row, "by": by} for row in rows for by in row["by"])
