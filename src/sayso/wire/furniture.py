"""Furniture: lines of a page that stand beside a story: share buttons, other stories' titles, notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import DataError
from sayso.wire.tables import Table, load_table

_MARKS = " \t\n.,:;!?…|·•»«›‹>→←↑*-–—_#"
_LONGEST = 400  # characters; a longer line is copy, whatever it opens with


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A furniture line by how it opens, what it holds and how it ends, up to a number of words."""

    starts: str
    contains: str
    ends: str
    max_words: int

    def fits(self, line: str, words: int) -> bool:
        """Whether a line (small letters, marks trimmed from its end) is of this pattern."""
        return (
            words <= self.max_words
            and line.startswith(self.starts)
            and self.contains in line
            and line.endswith(self.ends)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What is known of furniture lines; patterns by the first letter with which they open, "" for any."""

    whole: frozenset[str]
    list_heads: frozenset[str]
    by_opening: Mapping[str, tuple[Pattern, ...]]

    def holds(self, line: str) -> bool:
        """Whether this line is furniture by itself."""
        if len(line) > _LONGEST:
            return False
        plain = _plain(line)
        if plain in self.whole or plain in self.list_heads:
            return True
        opening, words = _opening(line), len(line.split())
        # By first letter, since a copy of 10 MB has 150,000 lines to ask about.
        candidates = self.by_opening.get(opening[:1], ()) + self.by_opening.get("", ())
        return any(pattern.fits(opening, words) for pattern in candidates)

    def opens_list(self, line: str) -> bool:
        """Whether titles of other stories follow this line."""
        return len(line) <= _LONGEST and _plain(line) in self.list_heads


@cache
def load_furniture() -> Furniture:
    """The shipped list of furniture lines (`furniture.toml`). Raises DataError."""
    table = load_table("sayso.wire", "furniture.toml")
    patterns = [_pattern(row) for row in table.tables("pattern")]
    letters = {pattern.starts[:1] for pattern in patterns}
    return Furniture(
        whole=frozenset(_plain(line) for line in table.strings("whole")),
        list_heads=frozenset(_plain(line) for line in table.strings("list_heads")),
        by_opening={letter: tuple(p for p in patterns if p.starts[:1] == letter) for letter in letters},
    )


def _pattern(row: Table) -> Pattern:
    pattern = Pattern(
        starts=row.text("starts", default="").casefold(),
        contains=row.text("contains", default="").casefold(),
        ends=row.text("ends", default="").casefold(),
        max_words=row.number("max_words"),
    )
    if not (pattern.starts or pattern.ends):
        raise DataError("SAY-202", "a pattern needs `starts` or `ends`", where=row.where, do="add one")
    return pattern


def _plain(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").split()).strip(_MARKS)


def _opening(line: str) -> str:
    """As `_plain`, but with the marks that open a pattern ("©", "read also:") left in place."""
    return " ".join(line.casefold().split()).rstrip(".! ")
