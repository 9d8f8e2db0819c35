"""Agency: who sent the copy, from the mark in a dateline or the words that close a story."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.wire.tables import load_table

_JOINTS = re.compile(r"\s*([-–/])\s*")
_PARTS = re.compile(r"[/\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies:
    """The known agencies: by the marks of datelines, and by the words that close their stories."""

    marks: Mapping[str, str]
    signoffs: Mapping[str, str]

    def named(self, mark: str) -> str | None:
        """The agency of a dateline's mark: "ACAN - EFE", "REUTER"; several as "ats/AFP". None if unknown."""
        plain = _plain(mark)
        if plain in self.marks:
            return self.marks[plain]
        parts = [self.marks.get(part) for part in _PARTS.split(plain)]
        if not 2 <= len(parts) <= 3 or None in parts:
            return None
        return "/".join(dict.fromkeys(part for part in parts if part))


@cache
def load_agencies() -> Agencies:
    """The shipped list of agencies (`agencies.toml`). Raises DataError."""
    rows = load_table("sayso.take", "agencies.toml").tables("agency")
    return Agencies(
        marks={_plain(mark): row.text("name") for row in rows for mark in row.strings("marks")},
        signoffs={
            close: row.text("name") for row in rows for close in row.strings("signoffs", optional=True)
        },
    )


def _plain(mark: str) -> str:
    return _JOINTS.sub(r"\1", " ".join(mark.split())).replace("–", "-").casefold()
