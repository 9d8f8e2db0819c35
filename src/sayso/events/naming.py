"""Naming: names of things in a text, matched letter by letter and digit by digit ("T-72", "T72", "T-72s")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

CHUNK = re.compile(r"[^\W\d_]+|\d+")
TIGHT = frozenset({"", "-", "- ", "‐", "–", "."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as chunks of letters and of digits; `tight` tells where no space may part two chunks.

    `proper` names must begin with a capital in the text.
    """

    entry: int
    chunks: tuple[str, ...]
    tight: tuple[bool, ...]
    proper: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry of a table named in a text, half-open code points."""

    entry: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTable:
    """Names by their first chunk, longest first."""

    names: Mapping[str, tuple[Name, ...]]

    def find(self, text: str) -> tuple[Found, ...]:
        """The entries named in a text from left to right, longest names first, no overlap."""
        chunks = [(m.start(), m.end(), m.group().lower()) for m in CHUNK.finditer(text)]
        found: list[Found] = []
        at = 0
        while at < len(chunks):
            hit = self._at(text, chunks, at)
            if hit is None:
                at += 1
            else:
                found.append(hit[0])
                at = hit[1]
        return tuple(found)

    def _at(self, text: str, chunks: list[tuple[int, int, str]], at: int) -> tuple[Found, int] | None:
        start = chunks[at][0]
        if start and text[start - 1] in "-‐" and start > 1 and text[start - 2].isalnum():
            return None
        for name in self.names.get(chunks[at][2], ()):
            last = at + len(name.chunks)
            if tuple(c[2] for c in chunks[at:last]) != name.chunks:
                continue
            if name.proper and not text[start].isupper():
                continue
            if not _parted_alike(text, chunks[at:last], name.tight):
                continue
            return self._closed(chunks, name, at, last)
        return None

    def _closed(
        self, chunks: list[tuple[int, int, str]], name: Name, at: int, last: int
    ) -> tuple[Found, int] | None:
        """The find, with a plural s behind a model ("T-72s"); none where the model goes on ("T-72" in "T-720")."""
        end = chunks[last - 1][1]
        if last < len(chunks) and chunks[last][0] == end:
            if chunks[last][2] != "s":
                return None
            end, last = chunks[last][1], last + 1
        return Found(entry=name.entry, start=chunks[at][0], end=end), last


def _parted_alike(text: str, chunks: list[tuple[int, int, str]], tight: tuple[bool, ...]) -> bool:
    for (_, end, _), (start, _, _), close in zip(chunks, chunks[1:], tight, strict=False):
        gap = text[end:start]
        if close and gap not in TIGHT:
            return False
        if not close and gap.strip() not in {"", "-", "/", "'", "’", "."}:
            return False
    return True


def name_table(entries: Iterable[tuple[int, str]]) -> NameTable:
    """A table of these names, each with the number of its entry; plurals of ordinary words are added."""
    table: dict[str, dict[tuple[tuple[str, ...], tuple[bool, ...]], Name]] = {}
    for entry, written in entries:
        for form in _forms(written):
            matches = list(CHUNK.finditer(form))
            chunks = tuple(m.group().lower() for m in matches)
            tight = tuple(form[a.end() : b.start()] in TIGHT for a, b in pairwise(matches))
            name = Name(entry=entry, chunks=chunks, tight=tight, proper=form[0].isupper())
            table.setdefault(chunks[0], {}).setdefault((chunks, tight), name)
    return NameTable(
        names=MappingProxyType(
            {first: tuple(sorted(group.values(), key=_length)) for first, group in table.items()}
        )
    )


def _length(name: Name) -> int:
    return -len(name.chunks)


def _forms(written: str) -> tuple[str, ...]:
    """A name and its plural, where it ends in a word of small letters."""
    last = written.rsplit(maxsplit=1)[-1]
    if not last[-1:].isalpha() or not last.islower() or last.endswith(("s", "men", "aircraft")):
        return (written,)
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (written, f"{written[:-1]}ies")
    return (written, f"{written}es" if last.endswith(("sh", "ch", "x")) else f"{written}s")
