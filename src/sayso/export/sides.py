"""Sides: the three-letter code of the side that an actor fights for."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from sayso.errors import DataError

NAME = "sides.csv"
CODE_LENGTH = 3


def load_sides() -> Mapping[str, str]:
    """Codes by the name of the side, as it stands in `bloc`. Raises DataError SAY-222 where a row does not fit.

    States have their ISO 3166 alpha-3 code; armed groups have none.
    """
    text = (files("sayso.export") / "data" / NAME).read_text(encoding="utf-8")
    return sides_of(text)


def sides_of(text: str) -> Mapping[str, str]:
    """The same from the text of a CSV file with columns side and code."""
    sides: dict[str, str] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
        side, code = row.get("side") or "", row.get("code") or ""
        if not side or side in sides or len(code) != CODE_LENGTH or not code.isupper():
            raise DataError(
                "SAY-222", f"line {number} does not name a side once, with a code of three capitals",
                where=NAME, do="give side, code and source",
            )  # fmt: skip
        sides[side] = code
    return MappingProxyType(sides)
