"""Lasting: since when a holding counts whose words tell how long it was: "after eight months of occupation"."""

from __future__ import annotations

import datetime as dt
import re

from sayso.events.anchoring import anchored
from sayso.events.expressions import read_expression
from sayso.events.frame import Frame
from sayso.events.timebook import load_times
from sayso.model.event import Event
from sayso.model.statement import Statement

DAY = len("2022-11-11")
_UNITS = r"(?:days?|weeks?|months?|years?|decades?)"
# "eight months of Russian occupation": up to three words between "of" and the noun
_BEFORE = re.compile(
    rf"(?P<count>[\w-]+) (?:long )?(?P<unit>{_UNITS}) of (?:[\w'’-]+ ){{0,3}}$", re.IGNORECASE
)
# "occupied the town for more than eight months", in the same clause
_BEHIND = re.compile(
    rf"^[^,;:]{{0,80}}? for (?:(?:more|less|no|not|at|over|under|nearly|almost|about|around|some|well|than|least|most|"
    rf"just|only|roughly|the|last|past|up|to) ){{0,4}}(?P<count>[\w-]+) (?:long )?(?P<unit>{_UNITS})\b(?! (?:ago|old))",
    re.IGNORECASE,
)


def lasting_since(statement: Statement, event: Event, told: str | None) -> str | None:
    """The day, month or year in which it began, counted back from the story's day; None where no length is told."""
    if told is None or len(told) != DAY:
        return None
    content = statement.content
    begin, end = event.trigger.start - content.start, event.trigger.end - content.start
    if begin < 0:
        return None
    found = _BEFORE.search(content.exact[:begin]) or _BEHIND.search(content.exact[end:])
    if found is None:
        return None
    book = load_times()
    expression = read_expression(f"{found['count']} {found['unit']} ago", book)
    if expression is None or expression.kind != "ago":
        return None
    return anchored(expression, Frame(day=dt.date.fromisoformat(told)), book).date
