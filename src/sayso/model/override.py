"""Override: what an analyst puts beside the rules, by name, with a reason and a time; never an edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What an analyst does to a statement, a take, or a proposition."""

    DISCOUNT = "discount"
    CONFIRM = "confirm"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One entry by an analyst. `target` is the id of a statement, take, proposition, or, to undo, of an override.

    `recorded_at` is when it came on record (UTC); None before that. `follows`
    is the override on the same target that stood last, so that the same words
    said again are an entry of their own. `predicate`, `side`, `place` and
    `day` tell again what a proposition was: its id holds its day, and an
    earlier claim moves that.
    """

    id: str
    action: Action
    target: str
    analyst: str
    reason: str
    recorded_at: str | None = None
    follows: str | None = None
    predicate: str | None = None
    side: str | None = None
    place: str | None = None
    day: str | None = None

    @property
    def line(self) -> str:
        """Who did what, when and why, on one line."""
        done = {"discount": "discounted", "confirm": "confirmed", "note": "noted", "undo": "undone"}
        when = f" on {self.recorded_at[:10]}" if self.recorded_at else ""
        return f"{done[self.action.value]} by {self.analyst}{when}: {self.reason}"


def standing(overrides: Iterable[Override]) -> tuple[Override, ...]:
    """Those that no other one undoes."""
    every = tuple(overrides)
    undone = {one.target for one in every if one.action is Action.UNDO}
    return tuple(one for one in every if one.action is not Action.UNDO and one.id not in undone)
