"""Control: what is said, and what is worked out, of who holds which place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.assessment import Assessment
from sayso.model.event import Place
from sayso.model.override import Override
from sayso.model.reason import Reason


class Change(StrEnum):
    """What a claim says of a holder and a place."""

    TAKE = "take"
    RETAKE = "retake"
    HOLD = "hold"
    LOSE = "lose"
    CONTEST = "contest"
    ANNEX = "annex"
    LEAVE = "leave"


class Holding(StrEnum):
    """State of a place on a day.

    A withdrawal is completed where somebody says that a side is gone; held by
    no one where that is settled and no side is said to have come.
    """

    HELD = "held"
    CONTESTED = "contested"
    WITHDRAWAL_ANNOUNCED = "withdrawal announced"
    WITHDRAWAL_UNDER_WAY = "withdrawal under way"
    WITHDRAWAL_COMPLETED = "withdrawal completed"
    NO_ONE = "held by no one"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlClaim:
    """What one take says of who holds a place: one row a change, with all its asserters.

    `by` holds source names, or "agency" for the agency's own voice.
    """

    place: Place
    holder: str
    change: Change
    date: str | None
    by: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLayer:
    """The state of a place in one layer: as one side claims it, or as assessed by the policy of control.

    `by` is the side, or None for the assessed layer. The other fields are
    those of the state. `statements` are those that the layer rests on.
    """

    by: str | None
    holding: Holding
    holder: str | None
    left_by: str | None
    since: str | None
    status: str
    statements: tuple[str, ...]
    year_guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Siege:
    """That a side is said to besiege, encircle or cut off a place; it changes nothing in who holds it.

    `by` is the side, None where nobody is named or known. `since` is the first
    day told of, `last_told` the day of the last story that says so. `status`
    is that of its assessment, which rests on `statements`.
    """

    by: str | None
    since: str | None
    last_told: str | None
    status: str
    statements: tuple[str, ...]
    year_guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlState:
    """Who holds a place on a day, as far as the record goes, and on whose say-so.

    `place_id`, `name`, `kind`, `lat`, `lon` describe the place. `holder` is a
    side or None. `since` is the day from which the state counts, `status` the
    status of the assessment it rests on (None for unknown). `assessments` are
    all assessments of the place, the deciding one first. `inherited_from`
    names the whole whose claim was passed down to this part. `left_by` is the
    side that is gone, where a withdrawal is completed or no one holds the place. `layers` are what is
    assessed by the policy, and what each side claims, side by side.
    `year_guessed`: the year of `since` is a guess, no story names it.
    `sieges` are those said to last on the day.
    """

    place_id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    holding: Holding
    holder: str | None
    since: str | None
    status: str | None
    reasons: tuple[Reason, ...]
    assessments: tuple[Assessment, ...] = ()
    inherited_from: str | None = None
    left_by: str | None = None
    layers: tuple[ControlLayer, ...] = ()
    year_guessed: bool = False
    sieges: tuple[Siege, ...] = ()

    @property
    def assessed(self) -> ControlLayer | None:
        """The assessed layer; None where only sides speak for themselves."""
        return next((layer for layer in self.layers if layer.by is None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlInterval:
    """A stretch of days in which a place's state is the same answer.

    `first` and `last` are days, both included; `last` is None where the stretch
    is open. `takes` are those whose statements the state rests on, the first one
    the one that brought it.
    """

    first: str
    last: str | None
    state: ControlState
    takes: tuple[str, ...]


class Cause(StrEnum):
    """What an entry of the record does: a take tells, or takes back, or leaves out; an analyst overrules."""

    TOLD = "told"
    CORRECTED = "corrected"
    KILLED = "killed"
    DROPPED = "not carried"
    OVERRULED = "overruled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChange:
    """A change of a place's state, and the entry of the record that brought it.

    `before` is None where nothing was known of the place. `known_at` is the
    time at which the entry came (ISO 8601, as exact as known): a take by its
    id, or what an analyst put beside the rules. `news` tells a change from what
    the take only says in passing of a past known late, or of a whole that the
    place is a part of. `statements` are those of the take that brought it.
    """

    before: ControlState | None
    after: ControlState
    known_at: str | None
    take: str | None
    statements: tuple[str, ...]
    news: bool
    cause: Cause = Cause.TOLD
    override: Override | None = None

    @property
    def holder(self) -> str | None:
        """The side that holds the place now, or that left or is leaving it."""
        return self.after.holder or self.after.left_by


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStep:
    """An entry of the record, a take or an analyst's override, and the states of places that it changed.

    `changes` is empty where no state of a place hangs on it.
    """

    cause: Cause
    known_at: str | None
    take: str | None
    override: Override | None
    changes: tuple[ControlChange, ...]
