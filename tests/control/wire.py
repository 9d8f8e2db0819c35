"""A wire in a folder: its takes as they came in, and the state of a place on a day as known at a time."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from sayso.control.walk import Told
from sayso.model.control import ControlChange, ControlState
from sayso.pipeline import control_on, read, steps_since
from sayso.wire import read_item
from tests.kit import kit

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "demo" / "wire"


@cache
def told_in(folder: Path) -> tuple[Told, ...]:
    """The takes of a folder with an index.toml, in the order of publication."""
    index = tomllib.loads((folder / "index.toml").read_text(encoding="utf-8"))["dispatch"]
    found = []
    for entry in sorted(index, key=lambda e: (e["published"], e["file"])):
        item = read_item((folder / entry["file"]).read_bytes(), name=entry["file"])
        reading = read(item, kit(), published=entry["published"], story=entry["story"])
        time = dt.datetime.fromisoformat(entry["published"])
        found.append(Told(take=reading.take, statements=reading.statements, recorded=time))
    return tuple(found)


def current(told: Sequence[Told], known_at: dt.datetime | None) -> list[Told]:
    """The latest take of each story that had come in by then."""
    stories: dict[str, Told] = {}
    for one in told:
        if known_at is None or one.recorded <= known_at:
            stories[one.take.story] = one
    return list(stories.values())


def changes_since(told: Sequence[Told], since: dt.datetime) -> list[ControlChange]:
    """What takes recorded after a time changed in the states of places, in the order of the record."""
    return [change for step in steps_since(told, kit(), since) for change in step.changes]


@cache
def states(folder: Path, on: str, known_at: str | None = None) -> Mapping[str, ControlState]:
    """The state of each place on a day, by name, as known at a time (ISO 8601 with zone)."""
    time = dt.datetime.fromisoformat(known_at) if known_at else None
    takes = [(one.take, one.statements) for one in current(told_in(folder), time)]
    return {s.name: s for s in control_on(takes, kit(), dt.date.fromisoformat(on))}


def answer(folder: Path, place: str, on: str, known_at: str | None = None) -> str:
    """A state in few words: "held by X", "announced X", "under way X", "left by X", "contested", "nothing"."""
    state = states(folder, on, known_at).get(place)
    if state is None:
        return "nothing"
    words = {
        "held": f"held by {state.holder}",
        "withdrawal announced": f"announced {state.holder}",
        "withdrawal under way": f"under way {state.holder}",
        "withdrawal completed": f"left by {state.left_by}",
        "held by no one": f"no one, left by {state.left_by}",
    }
    return words.get(state.holding.value, state.holding.value)
