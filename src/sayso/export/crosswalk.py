"""Crosswalk: what each of our types and modes is called in the public schemes of event data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError
from sayso.model.event import EventType

NAME = "crosswalk.toml"
TEXTS = ("mode", "plover", "cameo", "muc", "note")
LISTS = ("plover_modes", "plover_contexts", "acled", "ucdp")
KEYS = frozenset({"type", "two_sided", *TEXTS, *LISTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A PLOVER event category: its quad code (1 to 4) and its conflict-cooperation score."""

    quad: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes of one type and mode. None or empty: the scheme has no such category.

    `ucdp` are the types of organised violence that it can be (1 state-based,
    2 non-state, 3 one-sided); which of them, the actors decide.
    """

    plover: str | None
    plover_modes: tuple[str, ...]
    plover_contexts: tuple[str, ...]
    two_sided: bool
    cameo: str | None
    acled_event: str | None
    acled_sub_event: str | None
    ucdp: tuple[int, ...]
    muc: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """All codes by type and mode; "" is the type without a mode."""

    version: str
    rows: Mapping[tuple[EventType, str], Codes]
    categories: Mapping[str, Category]
    special: frozenset[str]

    def of(self, kind: EventType, mode: str | None) -> Codes:
        """The codes of a type and mode; a mode that is not in the table has those of its type alone."""
        return self.rows.get((kind, mode or "")) or self.rows[kind, ""]


def load_crosswalk() -> Crosswalk:
    """The crosswalk that ships with Sayso. Raises DataError SAY-221 where it does not fit."""
    data = (files("sayso.export") / "data" / NAME).read_bytes()
    return crosswalk_of(data.decode())


def crosswalk_of(text: str) -> Crosswalk:
    """A crosswalk from its text. Raises DataError SAY-221 for an unknown code or a type without a row."""
    try:
        table = tomllib.loads(text)
        known = _Known.of(table)
        rows = dict(_rows(table["row"], known))
        special = frozenset(table["plover"]["contexts"]["special"])
        version = str(table["version"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise _wrong(f"not to be read: {error}") from error
    missing = [kind.value for kind in EventType if (kind, "") not in rows]
    if missing:
        raise _wrong(f"no row without a mode for: {', '.join(missing)}")
    return Crosswalk(
        version=version,
        rows=MappingProxyType(rows),
        categories=MappingProxyType(known.categories),
        special=special,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The codes that the schemes have."""

    categories: dict[str, Category]
    modes: dict[str, list[str]]
    contexts: frozenset[str]
    acled: dict[str, list[str]]
    ucdp: frozenset[int]
    muc: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> _Known:
        plover = table["plover"]
        return cls(
            categories={
                name: Category(quad=int(c["quad"]), score=float(c["score"]))
                for name, c in plover["categories"].items()
            },
            modes=plover["modes"],
            contexts=frozenset(plover["contexts"]["general"]),
            acled=table["acled"],
            ucdp=frozenset(int(code) for code in table["ucdp"]),
            muc=frozenset(table["muc"]["types"]),
        )


def _rows(entries: list[dict[str, Any]], known: _Known) -> Iterator[tuple[tuple[EventType, str], Codes]]:
    seen: set[tuple[EventType, str]] = set()
    for entry in entries:
        key = EventType(entry["type"]), entry["mode"]
        if key in seen:
            raise _wrong(f"{_named(entry)} stands there twice")
        seen.add(key)
        yield key, _codes(entry, known)


def _codes(entry: dict[str, Any], known: _Known) -> Codes:
    if entry.keys() - KEYS:
        raise _wrong(f"{_named(entry)} has unknown keys: {', '.join(sorted(entry.keys() - KEYS))}")
    acled = [*entry.get("acled", ()), None, None]
    codes = Codes(
        plover=entry.get("plover"),
        plover_modes=tuple(entry.get("plover_modes", ())),
        plover_contexts=tuple(entry.get("plover_contexts", ())),
        two_sided=bool(entry.get("two_sided", False)),
        cameo=entry.get("cameo"),
        acled_event=acled[0],
        acled_sub_event=acled[1],
        ucdp=tuple(entry.get("ucdp", ())),
        muc=entry.get("muc"),
        note=entry.get("note"),
    )
    wrong = [code for code in _unknown(codes, known) if code]
    if wrong:
        raise _wrong(f"{_named(entry)} has codes that the scheme does not have: {', '.join(wrong)}")
    return codes


def _unknown(codes: Codes, known: _Known) -> Iterator[str]:
    """The codes of a row that their scheme does not have."""
    if codes.plover and codes.plover not in known.categories:
        yield codes.plover
    yield from set(codes.plover_modes) - set(known.modes.get(codes.plover or "", ()))
    yield from set(codes.plover_contexts) - known.contexts
    if codes.cameo and not (codes.cameo.isdigit() and 2 <= len(codes.cameo) <= 4):
        yield codes.cameo
    if codes.acled_event and codes.acled_event not in known.acled:
        yield codes.acled_event
    if codes.acled_sub_event and codes.acled_sub_event not in known.acled.get(codes.acled_event or "", ()):
        yield codes.acled_sub_event
    yield from (str(code) for code in set(codes.ucdp) - known.ucdp)
    if codes.muc and codes.muc not in known.muc:
        yield codes.muc


def _named(entry: Mapping[str, Any]) -> str:
    return f"{entry['type']}/{entry['mode'] or '-'}"


def _wrong(what: str) -> DataError:
    return DataError("SAY-221", what, where=NAME, do="mend the table as its head describes")
