"""Lexicon: cue words with their classes, and the closed word classes, read from data files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError
from sayso.model.ids import digest
from sayso.model.statement import Commitment, CueClass


class Frame(StrEnum):
    """How a cue is built into its sentence: what stands between it and the content."""

    CLAUSE = "clause"
    RECIPIENT = "recipient"
    ACCUSE = "accuse"
    OBJECT = "object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that marks an assertion: its class decides the effect, its frame where the content is.

    `commitment` caps what the source commits itself to. `noun` marks forms
    that are nouns as well. `form` is the form that was met, in lower case.
    """

    verb: str
    form: tuple[str, ...]
    cue_class: CueClass
    frame: Frame
    commitment: Commitment = Commitment.CERTAIN
    noun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Cues by their first word, longest first, and closed word classes by name."""

    cues: Mapping[str, tuple[Cue, ...]]
    words: Mapping[str, frozenset[str]]
    digest: str

    def is_a(self, word: str, *classes: str) -> bool:
        """Whether a lower-case word belongs to one of these word classes."""
        return any(word in self.words[name] for name in classes)


def load_lexicon() -> Lexicon:
    """The lexicon that ships with Sayso. Raises DataError SAY-210 where a file does not fit."""
    folder = files("sayso.statements") / "data"
    raw = {name: (folder / name).read_bytes() for name in ("cues.toml", "grammar.toml")}
    tables = {name: tomllib.loads(data.decode()) for name, data in raw.items()}
    words = {
        name: frozenset(entries)
        for name, entries in tables["grammar.toml"]["words"].items()
        if isinstance(entries, list)
    }
    cues = [cue for entry in tables["cues.toml"]["cue"] for cue in _cues(entry)]
    return Lexicon(
        cues=MappingProxyType(_by_first_word(cues)),
        words=MappingProxyType(words),
        digest=digest(b"\0".join(raw.values()))[:12],
    )


def _cues(entry: Mapping[str, Any]) -> Iterable[Cue]:
    try:
        forms = entry.get("forms") or inflect(entry["verb"])
        for form in forms:
            yield Cue(
                verb=entry["verb"],
                form=tuple(form.split()),
                cue_class=CueClass(entry["class"]),
                frame=Frame(entry["frame"]),
                commitment=Commitment(entry.get("commitment", "CT")),
                noun=bool(entry.get("noun", False)),
            )
    except (KeyError, ValueError) as error:
        raise DataError(
            "SAY-210",
            f"entry {entry.get('verb')!r} does not fit: {error}",
            where="cues.toml",
            do="give verb, class and frame as the head of the file says",
        ) from error


def inflect(verb: str) -> tuple[str, ...]:
    """Regular forms of an English verb: claim, claims, claimed, claiming."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "x", "ch", "sh")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


def _by_first_word(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(cue.form[0], []).append(cue)
    return {word: tuple(sorted(group, key=lambda c: -len(c.form))) for word, group in found.items()}
