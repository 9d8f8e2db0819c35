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
    """The weekday (Monday 0) of the story's own time frame, or None where it names none or is in two minds.

    The paragraph nearest to the lead that names one decides, because the day of
    filing is told first; where it names two, neither is surer than the other.
    Left out: what stands in quotation marks, a weekday of another week or a
    habit or a name ("last Friday", "every Friday", "Good Friday"), and sentences
    about the future, unless the story names no other day.
    """
    later: set[int] = set()
    left = _REACH
    for paragraph in paragraphs:
        if left <= 0:
            break
        words = _QUOTED.sub(" ", paragraph[:left])
        left -= len(paragraph)
        named: set[int] = set()
        for sentence in _SENTENCE.findall(words):
            past, future = _named(sentence)
            named |= past
            later |= future
        if named:
            return named.pop() if len(named) == 1 else None
    return later.pop() if len(later) == 1 else None


def _named(sentence: str) -> tuple[set[int], set[int]]:
    """The weekdays that a sentence names in the story's own time, and those behind a word of the future.

    "Said on Wednesday that it would leave" names the day of saying.
    """
    calendar = load_calendar()
    words = [word.lower() for word in _WORD.findall(sentence)]
    named: set[int] = set()
    ahead: set[int] = set()
    future = False
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        future = future or word in calendar.future
        weekday = calendar.weekdays.get(word)
        if weekday is not None and before not in calendar.not_after and after not in calendar.not_before:
            (ahead if future else named).add(weekday)
    return named, ahead
