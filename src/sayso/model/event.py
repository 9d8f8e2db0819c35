"""Event: what a statement says happened: who did what to whom, where, when, how many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class EventType(StrEnum):
    """The fourteen types of conflict events (docs/concepts.md has the crosswalks)."""

    CONTROL = "control"
    WITHDRAW = "withdraw"
    ADVANCE = "advance"
    CLASH = "clash"
    STRIKE = "strike"
    ATTACK = "attack"
    DETAIN = "detain"
    DAMAGE = "damage"
    CASUALTIES = "casualties"
    DEPLOY = "deploy"
    DISPLACE = "displace"
    ARMS = "arms"
    TRUCE = "truce"
    THREATEN = "threaten"


class CountOf(StrEnum):
    """What a number counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    CAPTURED = "captured"
    MISSING = "missing"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many, as an interval: "at least 20" is low 20 and high None; "no" is 0 to 0.

    `whose` is the side that suffered it, where the words say so. `words` are the
    words that tell it. A `part` is contained in another count of the same event
    ("seven people, including two children"): totals leave it out. Where the
    number cannot be one ("1,2,3"), both ends are None and `reason` says why.
    """

    what: CountOf
    low: int | None
    high: int | None
    whose: str | None = None
    words: str | None = None
    part: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon, munition or war vehicle named with an event: what fired, what was fired or what was hit.

    `name` is canonical ("HIMARS"), `kind` its class ("rocket artillery"),
    `broad` the wider class ("artillery").
    """

    name: str
    kind: str
    broad: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """A work named with an event: `kind` is what it is ("bridge"), `sector` what it serves ("transport")."""

    kind: str
    sector: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who did it, or to whom or what: the words, the resolved name, the side, and the sort of body.

    `span` may stand outside the statement, where a pronoun goes back to it.
    `sector` is a code such as MIL, REB or CIV (gazetteer/data/sectors.toml).
    """

    span: Span | None
    name: str | None
    id: str | None = None
    bloc: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that the words could mean, with its score; the best one is chosen, the rest kept."""

    id: str
    name: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the words, the place they mean, and how much of it.

    `kind` is populated place, region, country, river, bank, bridge ... ;
    `lat`/`lon` WGS 84 degrees, `radius_km` how far off the point may be.
    `relation` is how much of the place is meant ("in", "northern part of",
    "left bank of"); `reason` the rule that chose, or why there is none.
    """

    span: Span | None
    name: str | None
    id: str | None = None
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    relation: str | None = None
    reason: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


class Precision(StrEnum):
    """How exact a time is as it was told; "range" for everything between two named ends."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When: the words and the date as exact as they are (YYYY-MM-DD, YYYY-MM or YYYY).

    `earliest` and `latest` bound it: ISO dates, or UTC date-times ("by 2am GMT").
    `date` is None where the bounds lie in two years, or where the words name no
    time that can be ("31 February"). `reason` says what the words were anchored
    to, or why there is no date.
    """

    text: str | None
    date: str | None
    earliest: str | None = None
    latest: str | None = None
    reason: str | None = None
    precision: Precision | None = None

    @property
    def names_year(self) -> bool:
        """Whether the words themselves name the year of the date."""
        return bool(self.date and self.text and self.date[:4] in self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening as one statement tells it.

    `also_places` are further places named in one breath with `place` ("A, B and C").
    `id` names the happening: the mentions of one happening within a take share it.
    `weapons` are the canonical names of `arms`, each once.
    """

    type: EventType
    mode: str | None
    trigger: Span
    actor: Participant | None = None
    target: Participant | None = None
    place: Place | None = None
    time: Moment | None = None
    counts: tuple[Count, ...] = ()
    weapons: tuple[str, ...] = ()
    also_places: tuple[Place, ...] = ()
    id: str | None = None
    arms: tuple[Weapon, ...] = ()
    installations: tuple[Installation, ...] = ()
