"""Endings: the shipped words with which copy opens and closes beside its story (`endings.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.wire.tables import load_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Endings:
    """Words around a story: end marks, contributors, bylines, words for no place, forms of monitored copy."""

    end_marks: frozenset[str]
    glued_end_marks: tuple[str, ...]
    contributors_open: tuple[str, ...]
    contributors_hold: tuple[str, ...]
    contributors_hold_below_rule: tuple[str, ...]
    byline_open: tuple[str, ...]
    byline_titles: frozenset[str]
    no_places: tuple[str, ...]
    no_towns: frozenset[str]
    forms: frozenset[str]


@cache
def load_endings() -> Endings:
    """The shipped words. Raises DataError."""
    table = load_table("sayso.take", "endings.toml")
    return Endings(
        end_marks=frozenset(table.strings("end_marks")),
        glued_end_marks=table.strings("glued_end_marks"),
        contributors_open=table.strings("contributors_open"),
        contributors_hold=table.strings("contributors_hold"),
        contributors_hold_below_rule=table.strings("contributors_hold_below_rule"),
        byline_open=table.strings("byline_open"),
        byline_titles=frozenset(table.strings("byline_titles")),
        no_places=table.strings("no_places"),
        no_towns=frozenset(table.strings("no_towns")),
        forms=frozenset(table.strings("forms")),
    )
