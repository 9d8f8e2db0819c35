"""Trigger lexicon: which words carry which event, read from data files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError
from sayso.events.counting import CountBook, load_counting
from sayso.events.installations import Works, load_works
from sayso.events.weapons import Arsenal, load_arsenal
from sayso.model.event import EventType
from sayso.model.ids import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A form that carries an event. `object` is what has to stand beside it, `doer` before it, by class; `agent_behind` that who did it follows."""

    form: tuple[str, ...]
    type: EventType
    mode: str | None
    noun: bool
    object: str | None
    doer: str | None
    agent_behind: bool
    future: bool
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerLexicon:
    """Triggers by their first word, longest first, then in the order of the file."""

    triggers: Mapping[str, tuple[Trigger, ...]]
    objects: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    times: Mapping[str, Any]
    counting: CountBook
    arsenal: Arsenal
    works: Works
    digest: str


def load_triggers() -> TriggerLexicon:
    """The trigger lexicon that ships with Sayso. Raises DataError SAY-207 where it does not fit."""
    folder = files("sayso.events") / "data"
    names = ("triggers.toml", "time.toml", "words.toml")
    raw = [(folder / name).read_bytes() for name in names]
    table, times, words = (tomllib.loads(data.decode()) for data in raw)
    counting, arsenal, works = load_counting(), load_arsenal(), load_works()
    marks = [book.digest.encode() for book in (counting, arsenal, works)]
    found: dict[str, list[Trigger]] = {}
    for order, entry in enumerate(table["trigger"]):
        for trigger in _triggers(entry, order):
            found.setdefault(trigger.form[0], []).append(trigger)
    return TriggerLexicon(
        triggers=MappingProxyType({w: tuple(sorted(t, key=_rank)) for w, t in found.items()}),
        objects=MappingProxyType({name: frozenset(words) for name, words in table["objects"].items()}),
        words=MappingProxyType({name: frozenset(group) for name, group in words["words"].items()}),
        times=MappingProxyType(times),
        counting=counting,
        arsenal=arsenal,
        works=works,
        digest=digest(b"\0".join((*raw, *marks)))[:12],
    )


def _rank(trigger: Trigger) -> tuple[int, bool, bool, int]:
    return -len(trigger.form), not trigger.future, trigger.doer is None, trigger.order


def _triggers(entry: Mapping[str, Any], order: int) -> Iterable[Trigger]:
    try:
        kind = EventType(entry["type"])
    except (KeyError, ValueError) as error:
        raise DataError(
            "SAY-207", f"table {order + 1} has no known type: {error}", where="triggers.toml",
            do="use one of the fourteen types",
        ) from error  # fmt: skip
    for group, noun in (("verbs", False), ("nouns", True), ("phrases", False)):
        for form in entry.get(group, ()):
            yield Trigger(
                form=tuple(form.split()), type=kind, mode=entry.get("mode"), noun=noun,
                object=entry.get("object"), doer=entry.get("doer"),
                agent_behind=bool(entry.get("agent_behind", False)), future=bool(entry.get("future", False)), order=order,
            )  # fmt: skip
