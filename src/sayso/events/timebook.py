"""Time book: the words of time and the forms they make up, from the data file, checked and compiled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from sayso.errors import DataError

WHERE = "time.toml"
SLOT = re.compile(r"(?<!P)<(?P<name>[a-z]+)(?::(?P<again>\d))?>")
# a run of white space; where it is long the words on either side belong to two things
SPACE = r"\s{1,3}"
KINDS = frozenset(
    {
        "stamp", "date", "numeric", "days", "month", "year", "decade", "century", "season", "part of a year",
        "weekday", "named day", "ago", "unit", "past", "told", "ordinal day", "clock", "feast", "nth day", "age",
        "length", "span", "course",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form that an expression of time can have: its kind, and the pattern that it has to fit."""

    kind: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBook:
    """Words of time by class, in small letters, with what they stand for, and the forms in their order.

    Months and weekdays are numbers (January 1, Monday 0), zones minutes east of
    Greenwich, clocks names of the IANA database.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    tables: Mapping[str, Mapping[str, Any]]
    groups: Mapping[str, frozenset[str]]
    leads: tuple[tuple[str, re.Pattern[str]], ...]
    forms: tuple[Form, ...]

    def word(self, table: str, key: str) -> Any:
        """What a word stands for in one of the tables; None where it is not in it."""
        return self.tables[table].get(" ".join(key.lower().replace("’", "'").split()))


@cache
def load_times() -> TimeBook:
    """The time book that ships with Sayso. Raises DataError SAY-207 where the file does not fit."""
    raw = (files("sayso.events") / "data" / WHERE).read_text(encoding="utf-8")
    return time_book(tomllib.loads(raw))


def time_book(raw: Mapping[str, Any]) -> TimeBook:
    """A time book from the tables of its file. Raises DataError SAY-207 where they do not fit."""
    try:
        return _book(raw)
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DataError(
            "SAY-207", f"the words of time do not fit: {error}", where=WHERE, do="mend the table it names"
        ) from error


def _book(raw: Mapping[str, Any]) -> TimeBook:
    months = {name: at for at, name in enumerate(raw["months"], start=1)} | raw["short_months"]
    weekdays = {name: at for at, name in enumerate(raw["weekdays"])}
    if len(raw["months"]) != 12 or len(weekdays) != 7:
        raise ValueError("a year has 12 months and a week 7 days")
    names = (
        "named_days", "units", "vague", "seasons", "feasts", "easter", "ordinals", "tens", "which", "edges", "zones",
        "clocks", "numbers", "hours_of_parts", "short_weekdays",
    )  # fmt: skip
    tables = {name: raw[name] for name in names}
    groups = {
        name: frozenset(raw[name])
        for name in (
            "ambiguous_months",
            "month_leads",
            "year_leads",
            "ahead",
            "ahead_governors",
            "definite",
            "fresh",
            "earlier",
            "beginning",
            "lasting",
            "states",
            "state_nouns",
            "habitual",
            "saying",
            "after_which",
        )
    }
    groups["alone"] = frozenset(raw["parts"]["alone"])
    slots = _slots(raw, months, weekdays)
    return TimeBook(
        months=MappingProxyType(months),
        weekdays=MappingProxyType(weekdays),
        tables=MappingProxyType(tables),
        groups=MappingProxyType(groups),
        leads=tuple((name, _lead(words)) for name, words in raw["leads"].items()),
        forms=tuple(form for entry in raw["form"] for form in _forms(entry, slots)),
    )


def _lead(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(words)})(?:\s+the)?\s+$", re.IGNORECASE)


def _slots(raw: Mapping[str, Any], months: Iterable[str], weekdays: Iterable[str]) -> Mapping[str, str]:
    """What each named place of a form accepts, as a pattern."""
    units = [u for u in raw["units"] if u != "weekends"]
    count = rf"\d{{1,3}}|{_any(w for w in raw['numbers'] if w not in {'no', 'hundred'})}|one"
    return {
        "month": _any(months),
        "weekday": _any(weekdays),
        "wday": rf"(?:{_any((*weekdays, *raw['short_weekdays']))})\.?",
        "year": r"1\d{3}|20\d\d",
        "dd": r"[0-3]?\d",
        "part": _any(raw["parts"]["words"]),
        "alone": _any(raw["parts"]["alone"]),
        "overnight": _any(raw["overnight"]["words"]),
        "named": _any(raw["named_days"]),
        "unit": _any(units),
        "count": count,
        "vague": _any(w for w in raw["vague"] if w),
        "edge": _any(raw["edges"]),
        "which": _any(raw["which"]),
        "season": _any(raw["seasons"]),
        "feast": _any((*raw["feasts"], *raw["easter"])),
        "nth": rf"\d{{1,2}}(?:st|[nr]d|th)|{_any(raw['ordinals'])}",
        "tens": _any(raw["tens"]),
        "zone": rf"{_any(raw['zones'])}|(?:{_any(raw['clocks'])}){SPACE}(?:standard{SPACE}|summer{SPACE}|daylight{SPACE})?time|local{SPACE}time|local",
        "hhmm": r"\d{4}",
        "hour": r"\d{1,2}",
        "minute": r"\d\d",
        "about": r"about|around|some|nearly|almost|roughly|approximately|more than|over|less than|just over|at least|up to|barely|only|just",
    }


def _any(words: Iterable[str]) -> str:
    """One of these words, the longest first; apostrophes of both kinds."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    spelt = (re.escape(word).replace(r"\ ", SPACE).replace("'", "['’]") for word in ordered)
    return "|".join(spelt)


def _forms(entry: Mapping[str, Any], slots: Mapping[str, str]) -> Iterable[Form]:
    if entry["kind"] not in KINDS:
        raise ValueError(f"no such kind of form: {entry['kind']!r}")
    for words in entry["words"]:
        spelt = words.replace(" ?", r"\s?").replace(" ", SPACE).replace("'", "['’]")
        spelt = SLOT.sub(lambda m: f"(?P<{m['name']}{m['again'] or ''}>{slots[m['name']]})", spelt)
        yield Form(
            kind=entry["kind"],
            pattern=re.compile(rf"(?<![\w’'-])(?<!\d[.,])(?:{spelt})(?!\w)(?! ?BCE?\b)", re.IGNORECASE),
        )
