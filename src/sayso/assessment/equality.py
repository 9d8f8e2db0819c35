"""Equality: when two statements speak of the same thing, as a named and versioned policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import DataError

CONTROL = ("predicate", "side", "place", "turn")
FACT = ("predicate", "side", "negative", "object", "place", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Equality:
    """Which parts must be equal for two propositions to be one; `articles` name nothing and are left out.

    `works` are the kinds of places that are themselves what something happened to.
    """

    name: str
    version: str
    fact: tuple[str, ...]
    articles: frozenset[str]
    works: frozenset[str]

    def object(self, words: str | None) -> str | None:
        """What the words of an object name: lower case, without articles in front; None for nothing."""
        named = (words or "").casefold().replace("’", "'").split()
        while named and named[0] in self.articles:
            named = named[1:]
        return " ".join(named) or None


def equality(raw: Mapping[str, Any], where: str) -> Equality:
    """The policy of the table `equality`. Raises DataError SAY-249 where it does not fit."""
    try:
        fact, control = tuple(raw["fact"]), tuple(raw["control"])
        made = Equality(
            name=str(raw["name"]),
            version=str(raw["version"]),
            fact=fact,
            articles=frozenset(raw["articles"]),
            works=frozenset(raw["works"]),
        )
    except (KeyError, TypeError) as error:
        raise _unfit(where, error) from error
    if not set(fact) <= set(FACT) or control != CONTROL:
        raise _unfit(where, "parts that are not known")
    return made


def _unfit(where: str, why: object) -> DataError:
    return DataError(
        "SAY-249", f"equality does not fit: {why}", where=where, do="mend it as the file that ships explains"
    )
