"""Small records: sentences of made-up copy, read and replayed to who holds what on a day."""

from __future__ import annotations

import datetime as dt

from sayso.model.control import ControlState
from sayso.pipeline import control_on
from tests.kit import kit, read_text

HEAD = "A quiet day\n\nKYIV, {day:%b} {day.day} (Meridian) - "


def copy(day: str, text: str) -> str:
    """A story of this body, filed on this day."""
    return HEAD.format(day=dt.date.fromisoformat(day)) + text + "\n"


def held(*told: tuple[str, str], on: str) -> dict[str, ControlState]:
    """The state of each place, by name (regions as "Kherson Oblast"), from (day, copy) pairs."""
    readings = [
        read_text(copy(day, text), published=day, story=f"story {n}") for n, (day, text) in enumerate(told)
    ]
    takes = [(reading.take, reading.statements) for reading in readings]
    return {state.name: state for state in control_on(takes, kit(), dt.date.fromisoformat(on))}
