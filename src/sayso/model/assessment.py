"""Assessment: how well supported a proposition is, by whose statements, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.reason import Reason


class Status(StrEnum):
    """How well supported a proposition is, by the ordered rules (docs/concepts.md)."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    RETRACTED = "retracted"


class Stake(StrEnum):
    """Whether a statement serves its speaker's side, goes against it, or neither."""

    SERVING = "serving"
    NEUTRAL = "neutral"
    AGAINST = "against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What could be so: a predicate of a side and a place over an interval of days.

    `predicate` is holds, left, leaving, contests, annexed, damaged ... ;
    `side` the bloc it is about; `day` when it became so (as exact as known).
    """

    id: str
    predicate: str
    side: str
    place: str
    place_name: str
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one statement adds to or takes from a proposition, with every factor shown.

    `link` is 1 (states, entails), .6 (supports), -.4 (weakens), -1 (contradicts);
    `weight` is the clipped log-odds before, `counted` after the discount for
    repetition. `counted` sums to the score.
    """

    statement: str
    take: str
    bloc: str | None
    link: float
    stake: Stake
    weight: float
    discount: float
    counted: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A proposition with its status, its ground, and the statements for and against.

    `score` (0 to 1) orders assessments and is never shown as a likelihood for
    claimed, reported or retracted ones. `would_change` is the nearest rule not met.
    """

    proposition: Proposition
    status: Status
    ground: Reason
    supporting: tuple[Contribution, ...]
    opposing: tuple[Contribution, ...]
    score: float
    would_change: str | None = None
