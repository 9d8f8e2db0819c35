"""Cues: the words beside a place name that say of what kind it is and how much of it is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
# kinds whose word stands before or behind the name: "River Don", "Kakhovka dam", "Snake Island"
WORKS = ("river", "bridge", "dam", "plant", "airport", "island", "area")
# the furthest that an address may stand behind a name: "X, a village in the north of Y"
ADDRESS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The phrase around a name (half-open), the kind its words ask for, and how much of the place is meant."""

    first: int
    last: int
    kind: str | None
    relation: str | None


@dataclass(frozen=True, kw_only=True)
class Cues:
    """One row of words in lower case, and the classes of words that tell."""

    lower: Sequence[str]
    words: Mapping[str, frozenset[str]]

    @cached_property
    def year(self) -> int | None:
        """The year that the row names, where it names just one."""
        found = {word for word in self.lower if YEAR.fullmatch(word)}
        return int(found.pop()) if len(found) == 1 else None

    def is_a(self, at: int, *classes: str) -> bool:
        """Whether the word at this position belongs to one of these classes."""
        return 0 <= at < len(self.lower) and any(self.lower[at] in self.words[name] for name in classes)

    def around(self, first: int, last: int) -> Beside:
        """The phrase around the name at these positions."""
        begin, end, kind, relation = first, last, None, None
        kind, end = self._behind(last)
        while self.is_a(begin - 1, "part"):
            relation = f"{self.lower[begin - 1]} part of"
            begin -= 1
        ahead = self._ahead(begin)
        begin -= begin > 0 and self.lower[begin - 1] == "the"
        if (
            begin > 1
            and self.lower[begin - 1] == "of"
            and self.is_a(begin - 2, "within", "city", "region", "part")
        ):
            return self._whole(first, begin, end, kind, relation)
        return Beside(first=begin, last=end, kind=kind or ahead, relation=relation)

    def measured(self, beside: Beside) -> int:
        """Where a phrase begins with how far off it is: "about 40 miles east of X"."""
        first = beside.first
        off = (beside.relation or "").removesuffix(" of") in self.words["part"]
        while off and first > 0 and (self.is_a(first - 1, "distance") or self.lower[first - 1].isdigit()):
            first -= 1
        return first

    def _behind(self, last: int) -> tuple[str | None, int]:
        """The kind that the word right behind the name gives, and where the phrase ends."""
        for kind in ("region", "village", "city", *WORKS):
            if self.is_a(last, kind):
                return kind, last + 1
            # "Kakhovka hydroelectric dam", "Zaporizhzhia nuclear plant", "Hostomel military airport"
            if kind in WORKS and self.is_a(last, "works_lead") and self.is_a(last + 1, kind):
                return kind, last + 2
        return None, last

    def _ahead(self, begin: int) -> str | None:
        """The kind that words before the name give: "River X", "village of X", "the mayor of X"."""
        for kind in ("river", "island", "village", "city", "town"):
            of = self.lower[max(0, begin - 1) : begin] == ("of",) and self.is_a(begin - 2, kind)
            if of or self.is_a(begin - 1, kind):
                return "city" if kind == "town" else kind
        return None

    def _whole(self, first: int, begin: int, end: int, kind: str | None, relation: str | None) -> Beside:
        """What stands before "of": "northern part of X", "outskirts of X", "city of X"."""
        begin -= 2
        head = begin
        kind = self._asked(head) or kind
        if self.is_a(head, "part") and not self.is_a(head - 1, "article"):
            # "north of X" is beside it, "the north of X" a part of it
            return Beside(first=head, last=end, kind=kind, relation=f"{self.lower[head]} of")
        while self.is_a(begin - 1, "part", "leads"):
            begin -= 1
        if self.is_a(head, "part"):
            relation, kind = f"{self.lower[head]} part of", "region"
        if self.is_a(head, "within"):
            side = next((self.lower[k] for k in range(begin, first) if self.is_a(k, "part", "side")), None)
            relation = f"{side} {self.lower[head]} of" if side else f"{self.lower[head]} of"
        begin -= begin > 0 and self.lower[begin - 1] == "the"
        return Beside(first=begin, last=end, kind=kind, relation=relation)

    def _asked(self, head: int) -> str | None:
        """The kind that "city of", "outskirts of", "parts of", "region of" asks for."""
        if self.is_a(head, "village"):
            return "village"
        if self.is_a(head, "city", "within_city"):
            return "city"
        region = self.is_a(head, "region", "within_region") and not self.is_a(head, "of_town")
        return "region" if region else None

    def link(self, last: int, first: int) -> str | None:
        """How a name that begins at `first` stands to one that ended at `last`: "in" it, the "same", or None."""
        between = tuple(self.lower[last:first])
        if between in {
            (",",),
            (",", "in"),
            ("in",),
            ("(",),
            (",", "the"),
            ("'s",),
            ("’s",),
            (",", "in", "the"),
        }:
            return "in" if between not in {("'s",), ("’s",)} else None
        if between[:1] and len(between) <= 4 and any(word in self.words["renamed"] for word in between):
            return "same"
        if 1 < len(between) <= ADDRESS and between[0] == "," and between[-1] in {"in", "of"}:
            return "in" if any(word in self.words["address"] for word in between) else None
        return None
