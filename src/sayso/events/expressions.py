"""Expressions: the words of time in a text, by kind, with the words that introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sayso.events.timebook import Form, TimeBook

# characters before an expression in which the word that introduces it stands
REACH = 30
RANGE_GAP = re.compile(
    r"\s*(?:,?\s*(?P<join>to|until|till|through|up to|and|or)\s+(?:on\s+|in\s+)?(?:the\s+)?|(?P<dash>[-–—])\s?)$",
    re.IGNORECASE,
)
CLOCK_GAP = re.compile(r"[\s,]*(?:on|of|at|by|around|about|from|early|late|in the|the)?\s*$", re.IGNORECASE)
OPENS_RANGE = re.compile(r"(?<!\w)(?P<word>from|between)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)
LAST_WORD = re.compile(r"([\w'-]+|[^\w\s])\s*$")
NEXT_WORD = re.compile(r"\s+([a-z]+)")
JOINED_YEAR = re.compile(r"\d{4}\s+(?:to|and|or)\s+$")
DAYS = frozenset({"date", "numeric", "weekday", "named day", "ordinal day", "feast", "told"})
# parts of a day, which say nothing of which day it is
PART_OF_DAY = frozenset({"alone", "overnight"})
ENDS = DAYS | {"month", "year", "season", "clock", "unit", "decade", "ago", "part of a year"}
# leads in front of a bare number that only a year can follow
SURE_LEADS = frozenset(
    {"in", "since", "until", "till", "during", "throughout", "late", "early", "mid", "mid-"}
)
EARLY_YEARS = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words of time: half-open offsets, kind, its parts by name, and the word that introduces it by class.

    `parts` holds what the form named ("month": "Feb"); a range and a time of
    day on a day have their two halves as `halves`.
    """

    start: int
    end: int
    text: str
    kind: str
    parts: Mapping[str, str] = field(default_factory=dict)
    lead: str | None = None
    halves: tuple[Expression, ...] = ()


def find_expressions(text: str, book: TimeBook, *, joined: bool = True) -> tuple[Expression, ...]:
    """The expressions of time in a text, from left to right; `joined` makes ranges and days with their hour one."""
    single = tuple(replace(e, lead=_lead(text, e.start, book)) for e in _longest(text, _matches(text, book)))
    if not joined:
        return single
    return tuple(_with_lead(text, e, book) for e in _joined(text, single))


def _with_lead(text: str, expression: Expression, book: TimeBook) -> Expression:
    """An expression with the word that introduces it among its words: "by 2am GMT"."""
    near = text[max(0, expression.start - REACH) : expression.start]
    pattern = next((pattern for name, pattern in book.leads if name == expression.lead), None)
    match = pattern.search(near) if pattern is not None else None
    if match is None:
        return expression
    start = expression.start - len(match[0])
    return replace(expression, start=start, text=text[start : expression.end])


def read_expression(words: str, book: TimeBook) -> Expression | None:
    """These words as one expression of time, whatever stands around them; None where they are none."""
    stripped = words.strip()
    whole = [
        _expression(match, form)
        for form in book.forms
        if (match := form.pattern.fullmatch(stripped)) is not None
    ]
    return whole[0] if whole else next(iter(_longest(stripped, _matches(stripped, book))), None)


def _matches(text: str, book: TimeBook) -> Iterator[tuple[int, Expression]]:
    capitals = text.isupper()
    for order, form in enumerate(book.forms):
        for match in form.pattern.finditer(text):
            expression = _expression(match, form)
            if _stands(text, expression, book, capitals=capitals):
                yield order, expression


def _expression(match: re.Match[str], form: Form) -> Expression:
    parts = {name: words for name, words in match.groupdict().items() if words is not None}
    words = match[0]
    # the stop of a sentence is no part of a month's full name
    if words.endswith(".") and not parts.keys() & {"half"}:
        words = words[:-1]
    return Expression(
        start=match.start(), end=match.start() + len(words), text=words, kind=form.kind, parts=parts
    )


def _longest(text: str, found: Iterator[tuple[int, Expression]]) -> list[Expression]:
    """Those that are kept where several overlap: the longest, then the one that begins first."""
    ranked = sorted(found, key=lambda f: (f[1].start - f[1].end, f[1].start, f[0]))
    taken = bytearray(len(text))
    kept: list[Expression] = []
    for _, expression in ranked:
        if not any(taken[expression.start : expression.end]):
            taken[expression.start : expression.end] = b"\1" * (expression.end - expression.start)
            kept.append(expression)
    return sorted(kept, key=lambda e: e.start)


def _stands(text: str, expression: Expression, book: TimeBook, *, capitals: bool) -> bool:
    """Whether words that fit a form are words of time where they stand."""
    parts = expression.parts
    if "month" in parts and not _is_month(text, expression, book, capitals=capitals):
        return False
    if expression.kind == "year":
        return "edge" in parts or _is_year(text, expression, book)
    if expression.kind == "season":
        given = parts.keys() & {"year", "which", "whose"}
        return bool(given) or (parts["season"].lower() != "fall" and _before(text, expression) in SURE_LEADS)
    return not (expression.kind == "unit" and book.word("units", parts.get("unit", "")) in {"minute", "hour"})


def _before(text: str, expression: Expression) -> str:
    """The word before an expression, in small letters."""
    found = LAST_WORD.search(text, max(0, expression.start - REACH), expression.start)
    return found[1].lower() if found else ""


def _is_month(text: str, expression: Expression, book: TimeBook, *, capitals: bool) -> bool:
    parts = expression.parts
    name = parts["month"]
    ambiguous = name.lower() in book.groups["ambiguous_months"]
    if ambiguous and not name[0].isupper():
        return False
    if expression.kind != "month" or not ambiguous or parts.keys() & {"year", "which", "whose", "edge"}:
        return True
    before = _before(text, expression)
    return before in book.groups["month_leads"] and not (capitals and before == "on")


def _is_year(text: str, expression: Expression, book: TimeBook) -> bool:
    before = _before(text, expression)
    if before not in book.groups["year_leads"]:
        return False
    if before in {"to", "and"}:
        return JOINED_YEAR.search(text[max(0, expression.start - REACH) : expression.start]) is not None
    after = NEXT_WORD.match(text, expression.end)
    many = after is not None and (after[1].endswith("s") or after[1] in {"people", "men", "women", "more"})
    if before in SURE_LEADS:
        return not many or (after is not None and after[1] in {"as", "was", "has", "its", "this"})
    if int(expression.parts["year"]) < EARLY_YEARS:
        return False
    return before in {"the", "its", "their", "his", "her", "our"} or not many


def _lead(text: str, start: int, book: TimeBook) -> str | None:
    """What introduces the words at this place, by class: "since", "until", "by", "before", "after"."""
    near = text[max(0, start - REACH) : start]
    return next((name for name, pattern in book.leads if pattern.search(near)), None)


def _joined(text: str, single: Sequence[Expression]) -> tuple[Expression, ...]:
    out: list[Expression] = []
    at = 0
    while at < len(single):
        pair = _pair(text, single[at], single[at + 1]) if at + 1 < len(single) else None
        if pair is not None:
            at += 1
            further = _pair(text, pair, single[at + 1]) if at + 1 < len(single) else None
            if further is not None and further.kind != "range":
                pair, at = further, at + 1
        out.append(pair or single[at])
        at += 1
    return tuple(out)


def _pair(text: str, first: Expression, second: Expression) -> Expression | None:
    """Two neighbours as one: a range, an hour of a day, the eve of a day."""
    gap = text[first.end : second.start]
    if len(gap) > REACH:
        return None
    kind: str | None = None
    parted = PART_OF_DAY & (first.parts.keys() ^ second.parts.keys())
    if parted and {first.kind, second.kind} <= DAYS and CLOCK_GAP.match(gap):
        # "before dawn Sunday", "on Sunday before dawn": the day, with its part among its words
        day = second if PART_OF_DAY & first.parts.keys() else first
        return replace(day, start=first.start, end=second.end, text=text[first.start : second.end])
    if "eve" in first.parts and second.kind in DAYS and not gap.strip():
        kind = "eve"
    elif (first.kind == "clock") != (second.kind == "clock") and (
        {first.kind, second.kind} & DAYS and CLOCK_GAP.match(gap)
    ):
        kind = "hour of a day"
    elif _is_range(text, first, second, gap):
        kind = "range"
    if kind is None:
        return None
    return Expression(
        start=first.start, end=second.end, text=text[first.start : second.end], kind=kind,
        lead=first.lead if kind != "range" else None, halves=(first, second),
    )  # fmt: skip


def _is_range(text: str, first: Expression, second: Expression, gap: str) -> bool:
    match = RANGE_GAP.match(gap)
    if match is None or first.kind not in ENDS or second.kind not in ENDS:
        return False
    opening = OPENS_RANGE.search(text[max(0, first.start - REACH) : first.start])
    word = opening["word"].lower() if opening else None
    if match["dash"]:
        return first.kind == second.kind
    join = match["join"].lower()
    if join in {"and", "or"}:
        return word == "between"
    return word == "from" or (first.kind == second.kind and word is None and join != "up to")


def neighbours(expressions: Sequence[Expression]) -> Iterator[tuple[Expression | None, Expression]]:
    """Each expression with the one before it."""
    if expressions:
        yield None, expressions[0]
    yield from pairwise(expressions)
