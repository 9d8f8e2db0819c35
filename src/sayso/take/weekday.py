"""Weekday: which day of the week a story calls its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.take.calendar import load_calendar

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")
_QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|«[^«»]{0,2000}»")
_REACH = 20_000  # characters of the story that are searched


def own_weekday(paragraphs: Iterable[str]) -> int | None:
    """The weekday (Monday 0) of the story's own time frame, or None where it names none.

    The one nearest to the lead counts, because the day of filing is told first.
    Left out: what stands in quotation marks, a weekday of another week or a
    habit or a name ("last Friday", "every Friday", "Good Friday"), and sentences
    about the future, unless nothing else is left.
    """
    later: int | None = None
    left = _REACH
    for paragraph in paragraphs:
        if left <= 0:
            break
        words = _QUOTED.sub(" ", paragraph[:left])
        left -= len(paragraph)
        for sentence in _SENTENCE.findall(words):
            weekday, future = _named(sentence)
            if weekday is not None and not future:
                return weekday
            later = weekday if later is None else later
    return later


def _named(sentence: str) -> tuple[int | None, bool]:
    calendar = load_calendar()
    words = [word.lower() for word in _WORD.findall(sentence)]
    future = not calendar.future.isdisjoint(words)
    for at, word in enumerate(words):
        weekday = calendar.weekdays.get(word)
        if weekday is None:
            continue
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        if before not in calendar.not_after and after not in calendar.not_before:
            return weekday, future
    return None, future
