"""Statement: one assertion with one source and one attitude, down to the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.event import Event
from sayso.model.reason import Reason
from sayso.model.span import Span
from sayso.model.take import ZoneKind


class Manner(StrEnum):
    """How the words are rendered: quoted, in reported speech, both, or the agency's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN = "own"


class Polarity(StrEnum):
    """Whether the source asserts the content or denies it."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Commitment(StrEnum):
    """How far the source commits itself: certain, probable, possible, not committed."""

    CERTAIN = "CT"
    PROBABLE = "PR"
    POSSIBLE = "PS"
    UNCOMMITTED = "U"

    @property
    def rank(self) -> int:
        """Strength: 3 for certain down to 0 for uncommitted."""
        return {"CT": 3, "PR": 2, "PS": 1, "U": 0}[self.value]


class Tense(StrEnum):
    """Time of the content's main verb, seen from the story's date."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class CueClass(StrEnum):
    """What kind of assertion a cue marks; the class decides its effect."""

    SAY = "say"
    CLAIM = "claim"
    DENY = "deny"
    ACCUSE = "accuse"
    ADMIT = "admit"
    CONFIRM = "confirm"
    HEDGE = "hedge"
    PERCEPTION = "perception"
    COGNITION = "cognition"
    DIRECTIVE = "directive"
    FACTIVE = "factive"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """What the words commit their source to; not whether it is true."""

    polarity: Polarity
    commitment: Commitment
    tense: Tense
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who asserts it: the words that name them, the resolved name, the side, and the relays.

    `name` and `span` are None where nobody is named and for the agency's own
    voice, which has bloc "agency". `via` runs from the asserter to the reader.
    """

    name: str | None
    span: Span | None
    bloc: str | None
    via: tuple[str, ...] = ()
    id: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One assertion with one source and one attitude; events hang on it."""

    id: str
    take: str
    content: Span
    manner: Manner
    cue: Span | None
    cue_class: CueClass | None
    source: Source
    factuality: Factuality
    zone: ZoneKind = ZoneKind.BODY
    events: tuple[Event, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What an extractor proposed and the reader refused, with the reason."""

    what: str
    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What an extractor returns for one take: statements, and what was refused."""

    statements: tuple[Statement, ...]
    refused: tuple[Refusal, ...] = ()
