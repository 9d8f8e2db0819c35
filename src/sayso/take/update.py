"""Update: the note with which a desk says what it did to a story, and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.model.take import Update
from sayso.take.lines import is_bracketed
from sayso.wire.tables import load_table

_NUMBER = re.compile(
    r"\b(?:update|updates|wrapup)\s{1,2}(\d{1,3})\b|\b(\d{1,3})(?:st|nd|rd|th)\s?(?:ld|lead|net|update)\b",  # codespell:ignore
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.()]|\band\b|\bwith\b|\s[-–—]\s")
_WORD = re.compile(r"[\w-]+")
_LONGEST = 900  # characters; a longer paragraph is copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """How desks write notes: verbs that name an action, verbs that need an object, phrases, labels."""

    verbs: Mapping[str, str]
    object_verbs: frozenset[str]
    objects: Mapping[str, str]
    phrases: Mapping[str, str]
    labels: tuple[str, ...]


@cache
def load_notes() -> Notes:
    """The shipped words of update notes (`update_actions.toml`). Raises DataError."""
    table = load_table("sayso.take", "update_actions.toml")
    verbs, objects, phrases = table.table("verbs"), table.table("objects"), table.table("phrases")
    return Notes(
        verbs={word: action for action in verbs.values for word in verbs.strings(action)},
        object_verbs=frozenset(objects.strings("verbs")),
        objects={name: objects.text(name) for name in objects.values if name != "verbs"},
        phrases={phrase: action for action in phrases.values for phrase in phrases.strings(action)},
        labels=table.table("labels").strings("opens"),
    )


def is_note(words: str) -> bool:
    """Whether a paragraph above the copy is a note of the desk: in brackets, or with its label ("Eds:")."""
    if len(words) > _LONGEST:
        return False
    return is_bracketed(words) or words.lower().startswith(load_notes().labels)


def read_update(note: str) -> Update | None:
    """What a note says was done, in its order; None where it says nothing of the kind."""
    number = update_number(note)
    actions = actions_of(note)
    return Update(number=number, actions=actions, text=note) if actions or number is not None else None


def update_number(words: str) -> int | None:
    """The number in "Update 1:", "(UPDATE 2)", "3rd Ld-Writethru"."""
    found = _NUMBER.search(words[:_LONGEST])
    return int(found.group(1) or found.group(2)) if found else None


def actions_of(note: str) -> tuple[str, ...]:
    """The actions that a note names, each once, in its order."""
    return tuple(
        dict.fromkeys(action for clause in _CLAUSE.split(note.lower()) for action in _actions(clause, note))
    )


def _actions(clause: str, note: str) -> Iterator[str]:
    notes = load_notes()
    for phrase, action in notes.phrases.items():
        if phrase in clause:
            yield action
            return
    words = _WORD.findall(clause)
    if not words:
        return
    if words[0] in notes.verbs and words[:1] != ["update"]:
        yield notes.verbs[words[0]]
    elif words[0] in notes.object_verbs or _goes_on(clause, words, note):
        yield from (notes.objects[word] for word in words if word in notes.objects)


def _goes_on(clause: str, words: list[str], note: str) -> bool:
    """Whether a clause that is an object alone ("headline") belongs to a verb before it ("alters dateline,")."""
    notes = load_notes()
    if words[0] not in notes.objects or len(words) > 2:
        return False
    before = note.lower()[: note.lower().find(clause)]
    heads = [word for word in _WORD.findall(before) if word in notes.verbs or word in notes.object_verbs]
    return bool(heads) and heads[-1] in notes.object_verbs
