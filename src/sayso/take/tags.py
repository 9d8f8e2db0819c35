"""Tags: the desk's marks before and behind a headline: "UPDATE 2-", "CORRECTED-", "EXCLUSIVE-", "(ADDS quotes)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.model.take import Update
from sayso.take.update import actions_of, update_number
from sayso.wire.tables import load_table

# what may follow a mark before its dash or colon: a number, and Reuters' "(OFFICIAL)"
_NUMBER = r"(?:[ -]?\d{1,3})?(?: ?\(OFFICIAL\))?"
_BEHIND = re.compile(r"\s*(?:[-–—]\s*)?[(\[](?P<note>[^()\[\]]{3,300})[)\]]\s*$")
# a bracket behind a headline that says that somebody kills is news
_NOT_BEHIND = frozenset({"kills", "removes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Words that desks put before a headline with the action that each names; None for a sort of story."""

    actions: Mapping[str, str | None]
    before: re.Pattern[str]
    word: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """Where a headline's own words begin and end, and what the desk put round them; None where it put nothing."""

    start: int
    end: int
    before: str | None
    behind: str | None


@cache
def load_marks() -> Marks:
    """The shipped marks (`headline_tags.toml`). Raises DataError."""
    table = load_table("sayso.take", "headline_tags.toml")
    own, sorts, spaced = table.table("actions"), table.table("sorts"), table.table("spaced")
    actions: dict[str, str | None] = {mark: action for action in own.values for mark in own.strings(action)}
    actions |= dict.fromkeys(sorts.strings("marks"))
    tight = _any(actions)
    loose = {mark: action for action in spaced.values for mark in spaced.strings(action)}
    actions |= {mark: None if action == "sorts" else action for mark, action in loose.items()}
    every = _any(actions)
    forms = (
        # hard before the headline: capitals, or one capital and a headline that begins with one; a number settles it
        rf"(?:{tight}){_NUMBER}[-–—](?=[^\s-])",
        rf"(?:{_titled(tight)}){_NUMBER}[-–—](?=[A-Z0-9\"“‘'(])",
        rf"(?:{every}) \d{{1,3}}[-–—](?=\S)",
        # before a colon, or a dash with space round it
        rf"(?:{every}|{_titled(every)}){_NUMBER}(?:\s?:|\s[-–—](?=\s))\s*",
        # in brackets
        rf"[(\[](?:{every}|{_titled(every)}){_NUMBER}[)\]]\s?[-–—:]?\s*",
        r"\(OFFICIAL\)\s?[-–—:]\s?",
    )
    return Marks(
        actions=actions,
        before=re.compile("|".join(forms)),
        word=re.compile(rf"(?:{every})(?![A-Z])"),
    )


def tagged(line: str) -> Tagged:
    """The headline in a line without the desk's marks; a line that holds nothing else is left as it is."""
    start = 0
    while (found := load_marks().before.match(line, start)) is not None and found.end() > start:
        start = found.end()
    behind = _BEHIND.search(line, start)
    end = behind.start() if behind is not None and _is_done(behind["note"]) else len(line)
    if not line[start:end].strip():
        return Tagged(start=0, end=len(line), before=None, behind=None)
    return Tagged(
        start=start,
        end=end,
        before=line[:start].strip() or None,
        behind=behind["note"] if behind is not None and end < len(line) else None,
    )


def update_of(before: str) -> Update | None:
    """What the marks before a headline say was done to the story; None where they only name its sort."""
    marks = load_marks()
    named = (marks.actions.get(word) for word in marks.word.findall(before.upper()))
    actions = tuple(dict.fromkeys(action for action in named if action is not None))
    number = update_number(before)
    return Update(number=number, actions=actions, text=before) if actions or number is not None else None


def _is_done(note: str) -> bool:
    """Whether words in brackets behind a headline say what the desk did."""
    actions = actions_of(note)
    if set(actions) & _NOT_BEHIND:
        return False
    return bool(actions) or update_number(note) is not None or note.upper() in load_marks().actions


def _any(marks: Mapping[str, str | None]) -> str:
    return "|".join(re.escape(mark) for mark in sorted(marks, key=lambda mark: (-len(mark), mark)))


def _titled(words: str) -> str:
    """The same marks as they are written with one capital: "Update", "Fact box", "Fact Check"."""
    found = words.split("|")
    return "|".join(dict.fromkeys(form for word in found for form in (word.capitalize(), word.title())))
