"""Phrases: the forms in which dispatches say how one place lies to another, compiled from data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError
from sayso.footprints.amounts import NumberWords
from sayso.footprints.expression import Relation
from sayso.footprints.tables import read_bytes, read_toml
from sayso.model.ids import digest

FILE = "phrases.toml"
# a name in a row of words: its number behind a sign that no copy holds
NAME = "@"
_NAME = rf"{NAME}\d+"
# a distance in a row of words, as the names
DISTANCE = "#"
_NAMED = frozenset({"anchor", "other"})
_CAUGHT = {"part_word": "part", "direction": "direction", "side": "side"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: what it says, what it says of the part or of the kind of place, and its pattern over a row of words."""

    relation: Relation
    part: str | None
    kind: str | None
    pattern: re.Pattern[str]
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseBook:
    """All forms, and what their words stand for.

    `units` are kilometres in one; `directions`, `parts` and `sides` the name by
    the words for it; `bearings` degrees by name; `vocabulary` every single word of a form.
    """

    forms: tuple[Form, ...]
    distance: re.Pattern[str]
    units: Mapping[str, float]
    numbers: NumberWords
    directions: Mapping[str, str]
    bearings: Mapping[str, float]
    parts: Mapping[str, str]
    sides: Mapping[str, str]
    roads: frozenset[str]
    rivers: frozenset[str]
    vocabulary: frozenset[str]
    digest: str


def load_phrases() -> PhraseBook:
    """The phrases that ship with Sayso. Raises DataError SAY-231 where the file does not fit."""
    raw = read_bytes(FILE)
    table = read_toml(raw, FILE)
    try:
        return _book(table, digest(raw)[:12])
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DataError(
            "SAY-231", f"a table does not fit: {error!r}", where=FILE, do="mend the file"
        ) from error


def plain(words: str) -> str:
    """Words as the forms have them: lower case, hyphens as blanks."""
    return " ".join(words.lower().replace("-", " ").split())


def _book(table: Mapping[str, Any], version: str) -> PhraseBook:
    directions = {plain(w): name for name, d in table["directions"].items() for w in d["to"]}
    parts = {plain(w): name for name, d in table["directions"].items() for w in d["part"]}
    sides = {plain(w): name for name, words in table["sides"].items() for w in words}
    numbers = NumberWords(
        numbers=MappingProxyType({k: float(v) for k, v in table["numbers"].items()}),
        scales=MappingProxyType({k: float(v) for k, v in table["scales"].items()}),
        vague=MappingProxyType({plain(k): (float(a), float(b)) for k, (a, b) in table["vague"].items()}),
        bounds=MappingProxyType({k: frozenset(map(plain, v)) for k, v in table["bounds"].items()}),
    )
    units = {plain(k): float(v) for k, v in table["units"].items()}
    classes = {name: _either(words) for name, words in table["classes"].items()}
    classes |= {name: rf"(?P<{name}>{_NAME})" for name in _NAMED}
    region = classes["region"]
    classes["region_name"] = rf"(?:{region} of )?(?P<region>{_NAME})(?: {region})?"
    caught = {"part_word": parts, "direction": directions, "side": sides}
    classes |= {name: f"(?P<{_CAUGHT[name]}>{_either(words)[3:]}" for name, words in caught.items()}
    classes["distance"] = rf"(?P<distance>{DISTANCE}\d+)"
    return PhraseBook(
        forms=tuple(_forms(table["form"], classes)), distance=_distance(numbers, units), units=MappingProxyType(units), numbers=numbers,
        directions=MappingProxyType(directions), parts=MappingProxyType(parts), sides=MappingProxyType(sides),
        bearings=MappingProxyType({k: float(d["bearing"]) for k, d in table["directions"].items()}),
        roads=frozenset(table["classes"]["road"]), rivers=frozenset(table["classes"]["river"]),
        vocabulary=frozenset(_vocabulary(table)), digest=version,
    )  # fmt: skip


def _forms(entries: Iterable[Mapping[str, Any]], classes: Mapping[str, str]) -> Iterator[Form]:
    order = 0
    for entry in entries:
        for row in entry["rows"]:
            pattern = "".join(_piece(token, classes) for token in row.split())
            yield Form(
                relation=Relation(entry["relation"]), part=entry.get("part"), kind=entry.get("kind"),
                pattern=re.compile(rf"(?<!\S){pattern}"), order=order,
            )  # fmt: skip
            order += 1


def _piece(token: str, classes: Mapping[str, str]) -> str:
    optional = token.endswith("?")
    bare = token.removesuffix("?")
    inner = classes[bare[1:-1]] if bare.startswith("{") else _either(bare.split("|"))
    return f"(?:{inner} )" + ("?" if optional else "")


def _either(words: Iterable[str]) -> str:
    """A pattern for any of some rows of words, longest first."""
    options = sorted({plain(word) if word != "-" else word for word in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(option).replace(r"\ ", " ") for option in options) + ")"


def _distance(words: NumberWords, units: Iterable[str]) -> re.Pattern[str]:
    """A number with what qualifies it, and its unit."""
    number = rf"(?:\d[\d,.]*|{_either([*words.numbers, *words.scales])})"
    several = rf"{number}(?: (?:to|or|and|-|and a half|and a quarter)? ?{number}){{0,4}}(?: and a (?:half|quarter))?"
    before = _either([form for forms in words.bounds.values() for form in forms])
    amount = rf"(?:{before} ){{0,3}}(?:{several}|{_either(words.vague)})"
    return re.compile(rf"(?<!\S)(?P<amount>{amount}) (?P<unit>{_either(units)}) ")


def _vocabulary(table: Mapping[str, Any]) -> Iterator[str]:
    groups: list[Iterable[str]] = [
        *table["classes"].values(),
        *table["bounds"].values(),
        *table["sides"].values(),
    ]
    groups += [table["units"], table["numbers"], table["scales"], table["vague"]]
    groups += [[*d["to"], *d["part"]] for d in table["directions"].values()]
    groups += [
        re.findall(r"(?<![{\w])[a-z]+", row.replace("}", "} ")) for e in table["form"] for row in e["rows"]
    ]
    for group in groups:
        for words in group:
            yield from plain(words).split()
