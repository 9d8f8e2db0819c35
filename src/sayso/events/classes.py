"""Classes: the words by which the rules tell actors, instruments, happenings and the verbs that carry them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from sayso.errors import DataError

FILE = "participants.toml"
VOWELS = frozenset("aeiou")
# a class that a rule asks for and the file does not have would silently never fit
VERB_CLASSES = (
    "light", "acting", "suffering", "inflicting", "joining", "harming", "resulting", "undergoing", "bursting",
    "overrunning", "announcing", "blaming", "own_will", "naming",
)  # fmt: skip
WORD_CLASSES = (
    "instrument", "happening", "nobody", "container", "doer_of", "sufferer_of", "mastery", "mutual", "harm",
    "installation", "first_person", "plural_pronoun", "singular_pronoun", "person_pronoun", "relative",
    "against", "participation", "weekday", "determined", "approach", "ground", "inside",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """Word classes for the readers of participants; `words` holds lower-case forms by class."""

    words: Mapping[str, frozenset[str]]
    raw: bytes

    def has(self, word: str, *names: str) -> bool:
        """Whether a lower-case word belongs to one of these classes."""
        return any(word in self.words[name] for name in names)


def load_classes() -> Classes:
    """The word classes that ship with Sayso. Raises DataError SAY-207 where the file does not fit."""
    raw = (files("sayso.events") / "data" / FILE).read_bytes()
    return classes_of(raw)


def classes_of(raw: bytes) -> Classes:
    """The classes in a file of them; the forms of verbs are made. Raises DataError SAY-207."""
    try:
        table = tomllib.loads(raw.decode())
        irregular = table["irregular"]
        verbs = {name: table["verbs"][name] for name in VERB_CLASSES}
        words = {name: frozenset(table["words"][name]) for name in WORD_CLASSES}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise DataError(
            "SAY-207", f"the word classes do not fit: {error}", where=FILE, do="give every class that is asked for"
        ) from error  # fmt: skip
    made = {name: frozenset(_all_forms(group, irregular)) for name, group in verbs.items()}
    return Classes(words=MappingProxyType({**words, **made}), raw=raw)


def _all_forms(verbs: Iterable[str], irregular: Mapping[str, list[str]]) -> Iterable[str]:
    for verb in verbs:
        yield from forms_of(verb)
        yield from irregular.get(verb, ())


def forms_of(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb: launch, launches, launched, launching."""
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb, f"{verb}es", f"{verb}ed", f"{verb}ing"
    return verb, f"{verb}s", f"{verb}ed", f"{verb}ing"
