"""Marks: the brackets with which monitoring services say what they print: `[REPORT] [COPREFA] [TEXT]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.take.endings import load_endings

_BRACKET = re.compile(r"\s{0,4}\[([^\[\]]{1,400})\]")
_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Form ("COMMUNIQUE") and source ("ARMED FORCES PRESS COMMITTEE") of a monitored copy; where they end."""

    form: str | None
    source: str | None
    end: int


def read_marks(text: str, start: int, end: int) -> Marks | None:
    """The brackets that open at `start`, before `end`, up to the last one that names a form.

    What follows `[TEXT]` is copy, a speaker's name in brackets too. Another
    bracket before it names the source. None where no bracket names a form.
    """
    found: list[tuple[str, int]] = []
    at = start
    while len(found) < _MOST and (bracket := _BRACKET.match(text, at, end)):
        found.append((" ".join(bracket.group(1).split()), bracket.end()))
        at = bracket.end()
    known = [(_form(words), words, end) for words, end in found]
    last = max((n for n, (form, _, _) in enumerate(known) if form), default=None)
    if last is None:
        return None
    used = known[: last + 1]
    return Marks(
        form=next(form for form, _, _ in used if form),
        source=next((words for form, words, _ in used if not form), None),
        end=used[-1][2],
    )


def _form(words: str) -> str | None:
    """The form that a bracket names: the whole of it, or before "WITH", "BY" or "TO"."""
    forms = load_endings().forms
    head = re.split(r"\s(?:WITH|BY|TO|OF)\s", words.upper(), maxsplit=1)[0]
    return head if head in forms else None
