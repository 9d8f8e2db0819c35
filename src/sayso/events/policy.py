"""Policy: the named lists by which mentions of one happening are told, read from a data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sayso.errors import DataError
from sayso.model.event import EventType

NAME = "happenings.toml"
WORDS = ("definite", "indefinite", "other", "violent", "general")


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningPolicy:
    """Which types and modes can be one happening, and the words that tell known from new.

    `families` maps "type/mode" to its family, `once` are the families of
    which a side does one to a place in a story.
    """

    name: str
    families: Mapping[str, str]
    once: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    other: frozenset[str]
    violent: frozenset[str]
    general: frozenset[str]

    def family(self, kind: EventType, mode: str | None) -> str:
        """The family of a type and mode."""
        key = f"{kind.value}/{mode or ''}"
        return self.families.get(key, key)


@cache
def load_policy() -> HappeningPolicy:
    """The policy that ships with Sayso. Raises DataError SAY-223 where it does not fit."""
    return policy_of((files("sayso.events") / "data" / NAME).read_text(encoding="utf-8"))


def policy_of(text: str) -> HappeningPolicy:
    """A policy from its text. Raises DataError SAY-223 where it does not fit."""
    families: dict[str, str] = {}
    once: set[str] = set()
    try:
        table = tomllib.loads(text)
        for family in table["family"]:
            members = tuple(str(member) for member in family["members"])
            first = members[0]
            for member in members:
                EventType(member.split("/", maxsplit=1)[0])
                if member in families:
                    raise _wrong(f"{member} stands in two families")
                families[member] = first
            if family.get("once", False):
                once.add(first)
        words = {name: frozenset(map(str, table["words"][name])) for name in WORDS}
        name = str(table["name"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise _wrong(f"not to be read: {error}") from error
    return HappeningPolicy(name=name, families=MappingProxyType(families), once=frozenset(once), **words)


def _wrong(what: str) -> DataError:
    return DataError("SAY-223", what, where=NAME, do="mend the file as its head describes")
