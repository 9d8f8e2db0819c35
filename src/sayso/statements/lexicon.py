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
from sayso.statements.phrases import Phrase, phrases_of


class Frame(StrEnum):
    """How a cue is built into its sentence: what stands between it and the content."""

    CLAUSE = "clause"
    RECIPIENT = "recipient"
    ACCUSE = "accuse"
    OBJECT = "object"
    INFINITIVE = "infinitive"
    QUOTE = "quote"
    PASSIVE = "passive"
    NOMINAL = "nominal"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    CLAUSE_PHRASE = "clause-phrase"


class Part(StrEnum):
    """Part of speech of a cue."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that marks an assertion: its class decides the effect, its frame where the content is.

    `form` is the form that was met, in lower case. `commitment` caps what the
    source commits itself to. `noun` marks verb forms that are nouns as well,
    `objects` verbs whose content may be a noun phrase, `needs_that` those
    that assert only with a clause behind "that". `unless` holds words right
    behind the cue that rule it out; `split` allows words inside it. A `relay`
    quotes somebody else, a `channel` says how and not who, `sourceless` names
    nobody, `forward` tells of what is to come where its content is a noun
    phrase ("announced a withdrawal"), and `reverses` turns polarity round though its class is not deny.
    """

    word: str
    part: Part
    form: tuple[str, ...]
    cue_class: CueClass
    frame: Frame
    commitment: Commitment = Commitment.CERTAIN
    noun: bool = False
    objects: bool = False
    needs_that: bool = False
    unless: frozenset[str] = frozenset()
    split: bool = False
    relay: bool = False
    channel: bool = False
    sourceless: bool = False
    reverses: bool = False
    forward: bool = False

    @property
    def witnesses(self) -> bool:
        """Whether the cue tells of seeing a thing, not of asserting something: "saw tanks"."""
        return self.cue_class is CueClass.PERCEPTION and self.frame is Frame.OBJECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Cues and phrases by their first word, longest first, and closed word classes by name."""

    cues: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    words: Mapping[str, frozenset[str]]
    digest: str

    def is_verb(self, word: str) -> bool:
        """Whether a lower-case word is the first word of a verb cue."""
        return any(cue.part is Part.VERB for cue in self.cues.get(word, ()))

    def is_a(self, word: str, *classes: str) -> bool:
        """Whether a lower-case word belongs to one of these word classes."""
        return any(word in self.words[name] for name in classes)


def load_lexicon() -> Lexicon:
    """The lexicon that ships with Sayso. Raises DataError SAY-210 where a file does not fit."""
    folder = files("sayso.statements") / "data"
    raw = {c.value: (folder / "cues" / f"{c.value}.toml").read_bytes() for c in CueClass}
    raw["hedges"] = (folder / "hedges.toml").read_bytes()
    raw["words"] = (folder / "grammar.toml").read_bytes()
    tables = {name: tomllib.loads(data.decode()) for name, data in raw.items()}
    grammar, hedges = tables.pop("words")["words"], tables.pop("hedges")
    words = {name: frozenset(entries) for name, entries in grammar.items() if isinstance(entries, list)}
    cues = [cue for table in tables.values() for entry in table["cue"] for cue in _cues(entry)]
    return Lexicon(
        cues=MappingProxyType(_by_first_word(cues)),
        phrases=MappingProxyType(phrases_of(hedges)),
        words=MappingProxyType(words),
        digest=digest(b"\0".join(raw.values()))[:12],
    )


def _cues(entry: Mapping[str, Any]) -> Iterable[Cue]:
    try:
        part = Part(entry.get("pos", "verb"))
        word = entry["word"]
        default = inflect(word) if part is Part.VERB else plural(word) if part is Part.NOUN else (word,)
        for form in entry.get("forms") or default:
            yield Cue(
                word=word,
                part=part,
                form=tuple(form.split()),
                cue_class=CueClass(entry["class"]),
                frame=Frame(entry["frame"]),
                commitment=Commitment(entry.get("commitment", "CT")),
                noun=bool(entry.get("noun_too", False)),
                objects=bool(entry.get("objects", False)),
                needs_that=bool(entry.get("needs_that", False)),
                unless=frozenset(entry.get("unless", ())),
                split=bool(entry.get("split", False)),
                relay=bool(entry.get("relay", False)),
                channel=bool(entry.get("channel", False)),
                sourceless=bool(entry.get("sourceless", False)),
                forward=bool(entry.get("forward", False)),
                reverses=entry.get("polarity") == "-",
            )
    except (KeyError, ValueError) as error:
        raise DataError(
            "SAY-210",
            f"entry {entry.get('word')!r} does not fit: {error}",
            where=f"cues/{entry.get('class')}.toml",
            do="give word, pos, class and frame as README.md beside the file says",
        ) from error


def plural(noun: str) -> tuple[str, ...]:
    """A noun and its regular plural: claim, claims; reply, replies."""
    ending = noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"
    return noun, ending


def inflect(verb: str) -> tuple[str, ...]:
    """Regular forms of an English verb: claim, claims, claimed, claiming; of a phrase, of its first word."""
    head, _, rest = verb.partition(" ")
    if head.endswith("e"):
        forms = (head, head + "s", head + "d", head[:-1] + "ing")
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        forms = (head, head[:-1] + "ies", head[:-1] + "ied", head + "ing")
    elif head.endswith(("s", "x", "ch", "sh")):
        forms = (head, head + "es", head + "ed", head + "ing")
    else:
        forms = (head, head + "s", head + "ed", head + "ing")
    return tuple(f"{form} {rest}".strip() for form in forms)


def _by_first_word(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        found.setdefault(cue.form[0], []).append(cue)
    return {word: tuple(sorted(group, key=lambda c: -len(c.form))) for word, group in found.items()}
