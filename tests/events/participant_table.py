"""The table of sentences with who did it and to whom, and how a reading fits it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.model.event import Event, Participant
from tests.statements.copy import told

TABLE = Path(__file__).with_name("participants.csv")
WORD = re.compile(r"[^\W_]+")
FILLER = {"the", "a", "an", "of", "s", "its", "their"}
ANY = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sentence: the trigger, and the words for actor and target; "" is nobody, "?" is left open."""

    part: str
    sentence: str
    trigger: str
    actor: str
    target: str


@cache
def rows(part: str) -> tuple[Row, ...]:
    """The rows of a part: "open" ones were looked at while the rules were made, "held" ones were not."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(row for line in csv.DictReader(file) if (row := Row(**line)).part == part)


def event_of(row: Row) -> Event | None:
    """The event that the row's trigger carries, as the whole reader finds it."""
    for statement in told(row.sentence).statements:
        for event in statement.events:
            if set(words(event.trigger.exact)) & set(words(row.trigger)):
                return event
    return None


def words(text: str) -> list[str]:
    """Lower-case words, fillers left aside."""
    return [w for w in WORD.findall(text.lower()) if w not in FILLER]


def fits(wanted: str, found: Participant | None) -> bool:
    """Whether at least half of the words together are shared; nobody only fits nobody."""
    if wanted == ANY:
        return True
    got = found.span.exact if found is not None and found.span is not None else ""
    if not wanted or not got:
        return not wanted and not got
    left, right = set(words(wanted)), set(words(got))
    return 2 * len(left & right) >= len(left | right) > 0
