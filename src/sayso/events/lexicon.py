"""Trigger lexicon: which words carry which event, read from data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError
from sayso.events.classes import Classes, load_classes
from sayso.events.counting import CountBook, load_counting
from sayso.events.inflection import noun_forms, verb_forms
from sayso.events.installations import Works, load_works
from sayso.events.weapons import Arsenal, load_arsenal
from sayso.model.event import EventType
from sayso.model.ids import digest

HYPHEN = re.compile("(-)")
# the words, whether a noun, whether fixed words, the particle
Form = tuple[tuple[str, ...], bool, bool, str | None]
NAMES = ("triggers.toml", "time.toml", "words.toml", "inflections.toml", "figurative.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A form that carries an event.

    `object` is the class of what has to stand as its object, `doer` of what
    does it, `beside` of a word that has to stand in its clause; `agent_behind`
    says that who did it follows, `agent_after` that a preposition leads to them
    ("fell to", "handed over to"). `weak` words have other uses than war and
    need signs of it; `hypothetical` ones stand only in what is to come.
    With `optional` the object may be missing, but not be another; with
    `unheard` it may be a name that looks like a person's, for what forces
    regain is ground. `particle` is the last word of a verb such as "drive
    out", which an object may split.
    """

    form: tuple[str, ...]
    type: EventType
    mode: str | None
    noun: bool
    object: str | None
    doer: str | None
    agent_behind: bool
    future: bool
    order: int
    beside: str | None = None
    weak: bool = False
    fixed: bool = False
    particle: str | None = None
    optional: bool = False
    unheard: bool = False
    agent_after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerLexicon:
    """Triggers by their first word, longest first, then in the order of the file.

    `objects` are classes of things and people, `figures` classes of what war
    words are used of only by way of speaking, `words` closed word classes.
    """

    triggers: Mapping[str, tuple[Trigger, ...]]
    objects: Mapping[str, frozenset[str]]
    figures: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    times: Mapping[str, Any]
    classes: Classes
    counting: CountBook
    arsenal: Arsenal
    works: Works
    digest: str


def load_triggers() -> TriggerLexicon:
    """The trigger lexicon that ships with Sayso. Raises DataError SAY-207 where it does not fit."""
    folder = files("sayso.events") / "data"
    raw = [(folder / name).read_bytes() for name in NAMES]
    table, times, words, forms, figures = (tomllib.loads(data.decode()) for data in raw)
    classes = load_classes()
    counting, arsenal, works = load_counting(), load_arsenal(), load_works()
    marks = [book.digest.encode() for book in (counting, arsenal, works)]
    found: dict[str, list[Trigger]] = {}
    for order, entry in enumerate(table["trigger"]):
        for trigger in _triggers(entry, order, forms["irregular"]):
            found.setdefault(trigger.form[0], []).append(trigger)
    objects = {name: _nouns(_members(table["objects"], name)) for name in table["objects"]}
    _check(found, objects)
    return TriggerLexicon(
        triggers=MappingProxyType({w: tuple(sorted(t, key=_rank)) for w, t in found.items()}),
        objects=MappingProxyType(objects),
        figures=MappingProxyType({name: _nouns(group) for name, group in figures["figures"].items()}),
        words=MappingProxyType({name: frozenset(group) for name, group in words["words"].items()}),
        times=MappingProxyType(times),
        classes=classes,
        counting=counting,
        arsenal=arsenal,
        works=works,
        digest=digest(b"\0".join((*raw, classes.raw, *marks)))[:12],
    )


def _members(classes: Mapping[str, Iterable[str]], name: str) -> Iterator[str]:
    """The words of a class; "@other" takes in another class."""
    for word in classes[name]:
        if word.startswith("@"):
            yield from _members(classes, word[1:])
        else:
            yield word


def _nouns(group: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in group for form in noun_forms(word))


def _rank(trigger: Trigger) -> tuple[int, bool, bool, bool, int]:
    free = trigger.object is None and trigger.doer is None and trigger.beside is None
    return -len(trigger.form), not trigger.future, free, trigger.doer is None, trigger.order


def _check(found: Mapping[str, Iterable[Trigger]], objects: Mapping[str, frozenset[str]]) -> None:
    for triggers in found.values():
        for trigger in triggers:
            for asked in (trigger.object, trigger.doer, trigger.beside):
                if asked is not None and asked not in objects:
                    raise DataError(
                        "SAY-207", f"{' '.join(trigger.form)!r} asks for the class {asked!r}, which is not there",
                        where="triggers.toml", do="use a class of [objects], or add it",
                    )  # fmt: skip


def _triggers(entry: Mapping[str, Any], order: int, irregular: Mapping[str, str]) -> Iterator[Trigger]:
    try:
        kind = EventType(entry["type"])
    except (KeyError, ValueError) as error:
        raise DataError(
            "SAY-207", f"table {order + 1} has no known type: {error}", where="triggers.toml",
            do="use one of the fourteen types",
        ) from error  # fmt: skip
    for form, noun, fixed, particle in _split_too(_forms(entry, irregular)):
        yield Trigger(
            form=form, type=kind, mode=entry.get("mode"), noun=noun, fixed=fixed, particle=particle,
            object=entry.get("object"), doer=entry.get("doer"), beside=entry.get("beside"),
            agent_behind=bool(entry.get("agent_behind", False)), future=bool(entry.get("future", False)),
            agent_after=entry.get("agent_after"),
            weak=bool(entry.get("weak", False)), optional=bool(entry.get("optional", False)),
            unheard=bool(entry.get("unheard", False)), order=order,
        )  # fmt: skip


def _split_too(forms: Iterable[Form]) -> Iterator[Form]:
    """Each form, and with its hyphens as words of their own, as some analyzers have them."""
    for form, noun, fixed, particle in forms:
        yield form, noun, fixed, particle
        apart = tuple(part for word in form for part in HYPHEN.split(word) if part)
        if apart != form:
            yield apart, noun, fixed, particle


def _forms(entry: Mapping[str, Any], irregular: Mapping[str, str]) -> Iterator[Form]:
    """Each form with whether it is a noun, whether it is fixed words, and its particle."""
    for lemma in entry.get("verbs", ()):
        head, *rest = lemma.split()
        for form in sorted(verb_forms(head, irregular)):
            yield (form, *rest), False, False, None
    for lemma in entry.get("phrasal", ()):
        head, particle = lemma.split()
        for form in sorted(verb_forms(head, irregular)):
            yield (form, particle), False, False, None
            yield (form,), False, False, particle
    for lemma in entry.get("nouns", ()):
        *rest, head = lemma.split()
        for form in sorted(noun_forms(head)):
            yield (*rest, form), True, False, None
    for phrase in entry.get("phrases", ()):
        yield tuple(phrase.split()), False, True, None
