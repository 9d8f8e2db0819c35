"""Fold: names made comparable: no accents, no apostrophes, lower case, single spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´ʹʿʾ")
_LETTERS = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss"})
_NOT_WORD = re.compile(r"[^\w]+")
# letters that spellings of one name put in, leave out or exchange: what is left tells how it sounds
_WEAK = re.compile(r"[aeiouyhjwаеёиіїйоуыьъэюяєґ' ]+")
_SAME = str.maketrans({"c": "k", "q": "k", "z": "s"})
_TWICE = re.compile(r"(.)\1+")
SHORTEST = 5


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name as a key: NFKD without marks and apostrophes, lower case, non-words to one space."""
    if name.isascii():
        return _NOT_WORD.sub(" ", name.translate(_APOSTROPHES).lower()).strip()
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain.translate(_APOSTROPHES).translate(_LETTERS).lower()).strip()


def sound(key: str) -> str | None:
    """How a key sounds: its first letter and its strong consonants, each once; None for short names."""
    if len(key) < SHORTEST:
        return None
    like = key.translate(_SAME)
    return like[0] + _TWICE.sub(r"\1", _WEAK.sub("", like[1:]))
