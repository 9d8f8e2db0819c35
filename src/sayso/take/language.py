"""Language: whether a copy is in English, said only where it is plain."""

from __future__ import annotations

import re
from functools import cache

from sayso.wire.tables import load_table

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 6_000  # characters


@cache
def _english() -> tuple[frozenset[str], int, int]:
    table = load_table("sayso.take", "language.toml")
    return frozenset(table.strings("english")), table.number("least_words"), table.number("least_share")


def language_of(copy: str) -> str | None:
    """The code "en" where enough words are English function words, else None (docs: `language.toml`)."""
    words = [word.lower() for word in _WORD.findall(copy[:_REACH])]
    known, least_words, least_share = _english()
    if len(words) < least_words:
        return None
    return "en" if 100 * sum(word in known for word in words) >= least_share * len(words) else None
