"""Respelling: words that the encoder does not know, as commoner words of the same grammar."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sayso.errors import DataError

WHERE, DO = "analysis/data/respelling.toml", "mend the table, or install Sayso again"
PARTS = ("forms", "acronyms", "bases")


@dataclass(frozen=True, slots=True, kw_only=True)
class Respelling:
    """What the encoder reads in place of a word: "recaptured" for "retook", "ISIS" for the group "IS"."""

    forms: Mapping[str, str]
    acronyms: Mapping[str, str]
    bases: Mapping[str, str]
    digest: str

    def rules(self, words: Sequence[str], rules: Sequence[str]) -> list[str]:
        """The edit rules of words for their base forms, where what was read in their place would lead elsewhere."""
        bases = [self.bases.get(word.lower()) for word in words]
        return [f"!{base}" if base else rule for base, rule in zip(bases, rules, strict=True)]

    def read(self, words: Sequence[str]) -> list[str]:
        """The words of a paragraph as the encoder reads them, one for one."""
        capitals = not any(map(str.islower, words))
        return [self._one(word, capitals=capitals) for word in words]

    def _one(self, word: str, *, capitals: bool) -> str:
        if not capitals and word in self.acronyms:
            return self.acronyms[word]
        other = self.forms.get(word.lower())
        if other is None:
            return word
        return other.upper() if word.isupper() else other.capitalize() if word[:1].isupper() else other


def load_respelling() -> Respelling:
    """The table that ships with the package. Raises DataError SAY-259 where it does not fit."""
    return read_respelling((files("sayso.analysis") / "data" / "respelling.toml").read_bytes(), WHERE)


def read_respelling(data: bytes, where: str) -> Respelling:
    """The table of a TOML file; `where` names it in errors. Raises DataError SAY-259 where it does not fit."""
    try:
        table = tomllib.loads(data.decode("utf-8"))
        parts = [{str(word): str(other) for word, other in table[name].items()} for name in PARTS]
    except (ValueError, KeyError, AttributeError) as error:
        raise DataError("SAY-259", f"the table does not fit: {error}", where=where, do=DO) from error
    forms, acronyms, bases = parts
    if lost := sorted(bases.keys() - forms.keys()):
        raise DataError("SAY-259", f"bases of words that are not read as others: {lost}", where=where, do=DO)
    return Respelling(
        forms=forms, acronyms=acronyms, bases=bases, digest=hashlib.sha256(data).hexdigest()[:12]
    )
