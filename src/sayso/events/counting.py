"""Count book: the number words, hedges, words of harm and counted nouns, read from a data file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError
from sayso.model.event import CountOf
from sayso.model.ids import digest

NAME = "counts.toml"
VOWELS = frozenset("aeiou")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """The words of one kind of harm, all forms, by what they do in a sentence.

    `verbs` are done to their object, `own` befall their subject, `nouns` name
    the harm or those who suffered it, `states` say how somebody is.
    """

    kind: CountOf
    verbs: frozenset[str]
    own: frozenset[str]
    nouns: frozenset[str]
    states: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBook:
    """All words that the count rules look at, in lower case; phrases are rows of words, longest first."""

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    exact: Mapping[Phrase, int]
    vague: Mapping[Phrase, int]
    phrases: Mapping[str, tuple[Phrase, ...]]
    words: Mapping[str, frozenset[str]]
    harms: tuple[Harm, ...]
    context: Mapping[str, frozenset[str]]
    digest: str


def load_counting() -> CountBook:
    """The count book that ships with Sayso. Raises DataError SAY-207 where the file does not fit."""
    data = (files("sayso.events") / "data" / NAME).read_bytes()
    table = tomllib.loads(data.decode())
    try:
        return _book(table, digest(data)[:12])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise DataError(
            "SAY-207", f"the count words do not fit: {error}", where=NAME, do="compare with the tables that ship"
        ) from error  # fmt: skip


def _book(table: Mapping[str, Any], mark: str) -> CountBook:
    irregular = table["irregular"]
    words = {name: frozenset(group) for name, group in table["words"].items()}
    words["persons"] = frozenset(table["words"]["people"]) | frozenset(
        form for noun in table["words"]["person"] for form in _plural(noun, irregular)
    )
    return CountBook(
        numbers=MappingProxyType({word: _whole(value) for word, value in table["numbers"].items()}),
        scales=MappingProxyType(
            {form: _whole(value) for word, value in table["scales"].items() for form in (word, f"{word}s")}
        ),
        exact=_by_phrase(table["exact"]),
        vague=_by_phrase(table["vague"]),
        phrases=MappingProxyType({name: _phrases(group) for name, group in table["phrases"].items()}),
        words=MappingProxyType(words),
        harms=tuple(_harm(kind, group, irregular) for kind, group in table["harm"].items()),
        context=MappingProxyType(
            {name: _context(name, group, irregular) for name, group in table["harm_context"].items()}
        ),
        digest=mark,
    )


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no whole number")
    return value


def _by_phrase(group: Mapping[str, Any]) -> Mapping[Phrase, int]:
    rows = sorted(((tuple(text.split()), _whole(value)) for text, value in group.items()), key=_longest)
    return MappingProxyType(dict(rows))


def _longest(row: tuple[Phrase, int]) -> int:
    return -len(row[0])


def _phrases(group: Sequence[str]) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(text.split()) for text in group), key=len, reverse=True))


def _harm(kind: str, group: Mapping[str, Any], irregular: Mapping[str, Any]) -> Harm:
    return Harm(
        kind=CountOf(kind),
        verbs=_verbs(group["verbs"], irregular),
        own=_verbs(group["self"], irregular),
        nouns=frozenset(form for noun in group["nouns"] for form in (noun, *_plural(noun, irregular))),
        states=frozenset(group["states"]),
    )


def _context(name: str, group: Sequence[str], irregular: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(group) if name in {"seizing", "acts"} else _verbs(group, irregular)


def _verbs(group: Iterable[str], irregular: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(form for verb in group for form in verb_forms(verb, irregular.get(verb, ())))


def verb_forms(verb: str, irregular: Sequence[str] = ()) -> tuple[str, ...]:
    """All forms of an English verb: those given, and the rest by the rules of spelling."""
    soft = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
    third = f"{verb[:-1]}ies" if _ends_in_y(verb) else f"{verb}es" if soft else f"{verb}s"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ie")) else verb
    past = f"{verb[:-1]}ied" if _ends_in_y(verb) else f"{verb}d" if verb.endswith("e") else f"{verb}ed"
    given = tuple(form for form in irregular if not form.endswith("ing"))
    acting = tuple(form for form in irregular if form.endswith("ing"))
    return (verb, third, *(given or (past,)), *(acting or (f"{stem}ing",)))


def _plural(noun: str, irregular: Mapping[str, Any]) -> tuple[str, ...]:
    if noun in irregular:
        return tuple(irregular[noun])
    if noun.endswith("man") and noun not in {"german", "human"}:
        return (f"{noun[:-3]}men",)
    if noun.endswith("child"):
        return (f"{noun}ren",)
    if _ends_in_y(noun):
        return (f"{noun[:-1]}ies",)
    return (f"{noun}es",) if noun.endswith(("s", "sh", "ch", "x", "z")) else (f"{noun}s",)


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS
