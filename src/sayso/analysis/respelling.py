"""Respelling: words that the encoder does not know, as commoner words of the same grammar."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Respelling:
    """What the encoder reads in place of a word: "recaptured" for "retook", "ISIS" for the group "IS"."""

    forms: Mapping[str, str]
    acronyms: Mapping[str, str]
    bases: Mapping[str, str]

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
    """The table that ships with the package."""
    table = tomllib.loads((files("sayso.analysis") / "data" / "respelling.toml").read_text(encoding="utf-8"))
    return Respelling(
        forms=dict(table["forms"]),
        acronyms=dict(table["acronyms"]),
        bases=dict(table["bases"]),
    )
