"""Evidence words: which holders, places and words a statement's word on control may have, as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWords:
    """The lists of `data/evidence.toml`, whose head says what each is for; all in lower case but the sectors."""

    holders: frozenset[str]
    never: frozenset[str]
    part_nouns: frozenset[str]
    suburbs: frozenset[str]
    background: frozenset[str]
    fresh: frozenset[str]
    open: frozenset[str]
    beside: frozenset[str]
    beginning: frozenset[str]
    episodes: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    articles: frozenset[str]
    achieved: frozenset[str]
    modal: frozenset[str]
    adverbs: frozenset[str]
    attributive: frozenset[str]
    some: frozenset[str]
    inside: frozenset[str]
    doubting: frozenset[str]
    arms: frozenset[str]
    leaving: frozenset[str]
    raising: frozenset[str]
    qualities: frozenset[str]
    counted: frozenset[str]
    alone: frozenset[str]
    offices: frozenset[str]
    holding: frozenset[str]
    commanding: frozenset[str]
    calendar: frozenset[str]
    lasting: frozenset[str]


@cache
def load_evidence_words() -> EvidenceWords:
    """The words that ship with Sayso. Raises DataError SAY-250 where a list is missing or none."""
    where = "assessment/data/evidence.toml"
    data = (files("sayso.assessment") / "data" / "evidence.toml").read_text(encoding="utf-8")
    return read_evidence_words(data, where)


def read_evidence_words(data: str, where: str) -> EvidenceWords:
    """The words of a TOML text; `where` names it in errors. Raises DataError SAY-250."""
    try:
        raw = tomllib.loads(data)
    except tomllib.TOMLDecodeError as error:
        raise _misfit(f"it is not valid TOML: {error}", where) from error
    lists: dict[str, frozenset[str]] = {}
    for name in EvidenceWords.__dataclass_fields__:
        words = raw.get(name)
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise _misfit(f"`{name}` is not a list of words", where)
        lists[name] = frozenset(words)
    return EvidenceWords(**lists)


def _misfit(what: str, where: str) -> DataError:
    return DataError("SAY-250", what, where=where, do="mend the entry that is named, or install Sayso again")
