"""Labels: what a feed's title says before its colon of series and topic, apart from what it reports."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

from sayso.errors import DataError
from sayso.gazetteer.places import PlaceBook

WHERE = "bench/data/labels.toml"
_LABEL = re.compile(r"\s*(?P<label>[^:]{2,60}):\s+(?P<rest>\S.*)", re.DOTALL)


@cache
def _raw() -> Mapping[str, object]:
    return tomllib.loads((files("sayso.bench") / "data" / "labels.toml").read_text(encoding="utf-8"))


@cache
def load_furniture() -> re.Pattern[str]:
    """What feeds hang behind a description, as one pattern. Raises DataError SAY-258."""
    tails = _raw().get("furniture")
    if not isinstance(tails, list) or not tails or not all(isinstance(tail, str) for tail in tails):
        raise DataError(
            "SAY-258", "`furniture` is no list of patterns", where=WHERE, do="install Sayso again"
        )
    return re.compile(rf"(?:^|\s+)(?:{'|'.join(tails)})\s*$")


def without_furniture(description: str) -> str:
    """A description without the invitations to read on that feeds hang behind it."""
    kept = load_furniture().sub("", description)
    while kept != description:
        description, kept = kept, load_furniture().sub("", kept)
    return kept


@cache
def load_labels() -> tuple[int, frozenset[str]]:
    """The most words that a label has, and the nouns that end one. Raises DataError SAY-258."""
    raw = _raw()
    most, nouns = raw.get("most"), raw.get("nouns")
    if not isinstance(most, int) or not isinstance(nouns, list) or not all(isinstance(n, str) for n in nouns):
        raise DataError(
            "SAY-258",
            "`most` is no number or `nouns` no list of words",
            where=WHERE,
            do="install Sayso again",
        )
    return most, frozenset(nouns)


def parted(title: str, places: PlaceBook) -> tuple[str | None, str]:
    """The label of a title, if it has one, and the rest of it."""
    found = _LABEL.fullmatch(title)
    if found is None or found["label"].count('"') + found["label"].count("'") > 1:
        return None, title.strip()
    label = found["label"].strip()
    if _is_label(label, places):
        return label, found["rest"].strip()
    return None, title.strip()


def _is_label(label: str, places: PlaceBook) -> bool:
    most, nouns = load_labels()
    words = label.lower().split()
    ends = words[-1] in nouns or " ".join(words[-2:]) in nouns
    return len(words) <= most and (ends or _is_place(label, places.named(label)))


def _is_place(label: str, found: Collection[object]) -> bool:
    return bool(found) and label[:1].isupper()
