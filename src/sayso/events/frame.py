"""Frame: from where an expression of time is seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Lean(StrEnum):
    """Which way a day without a year or a week is looked for: back, ahead, or whichever is nearer."""

    BACK = "back"
    AHEAD = "ahead"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The story's day, the tense's lean, the day told of just before, and the zone of "local time".

    Each may be unknown; `told` is what "the same day" and "two days later" count from.
    """

    day: dt.date | None
    lean: Lean = Lean.BACK
    told: dt.date | None = None
    local: dt.tzinfo | None = None
