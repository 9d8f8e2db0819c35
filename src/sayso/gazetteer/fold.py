"""Fold: names made comparable: no accents, no apostrophes, lower case, single spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name as a key: NFKD without marks and apostrophes, lower case, non-words to one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain.translate(_APOSTROPHES).lower()).strip()
