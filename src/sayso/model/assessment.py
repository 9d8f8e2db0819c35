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

    `predicate` is holds, no longer holds, was damaged ... (editorial data);
    `side` the bloc it is about, None where nobody is told; `day` when it became
    so (as exact as known), `no_later_than` the latest moment that a supporter
    gave (UTC). `negative` says that it is not so. `object` is what or whom it
    happened to. `year_guessed`: the year of `day` is a guess, the story names none.
    """

    id: str
    predicate: str
    side: str | None
    place: str | None
    place_name: str | None
    day: str | None
    negative: bool = False
    object: str | None = None
    no_later_than: str | None = None
    year_guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one statement adds to or takes from a proposition, with every factor shown.

    `link` is 1 (states, entails), .6 (supports), -.4 (weakens), -1 (contradicts);
    `weight` is the clipped log-odds before, `counted` after the discount for
    repetition. `counted` sums to the score. `inherited_from` names the whole
    that the words speak of. `set_aside` says why it counts for nothing: taken
    back, or discounted by an analyst; `set_aside_by` is the id of the take, the
    statement or the override that did it.
    """

    statement: str
    take: str
    bloc: str | None
    link: float
    stake: Stake
    weight: float
    discount: float
    counted: float
    inherited_from: str | None = None
    set_aside: str | None = None
    set_aside_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginCount:
    """How many, as one origin says it: the side or source, from `low` to `high` (None is open)."""

    origin: str
    low: int | None
    high: int | None
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many by all who say so: smallest low and largest high, never a sum.

    `best` is the number of the weightiest origin, only where the proposition
    is corroborated or confirmed and that origin gives one number.
    """

    what: str
    low: int | None
    high: int | None
    best: int | None
    origins: tuple[OriginCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A proposition with its status, its ground, and the statements for and against.

    `score` (0 to 1) orders assessments and is never shown as a likelihood for
    claimed, reported or retracted ones; `likelihood` is the word for it where
    the status allows one. `would_change` is the nearest rule not met. `pivotal`
    are the statements without any one of which the status would be another.
    `not_carried_since` is the take that dropped the claim, where no current
    take has it any longer. `notes` are what analysts put beside it.
    """

    proposition: Proposition
    status: Status
    ground: Reason
    supporting: tuple[Contribution, ...]
    opposing: tuple[Contribution, ...]
    score: float
    would_change: str | None = None
    likelihood: str | None = None
    pivotal: tuple[str, ...] = ()
    counts: tuple[Tally, ...] = ()
    not_carried_since: str | None = None
    notes: tuple[Reason, ...] = ()
