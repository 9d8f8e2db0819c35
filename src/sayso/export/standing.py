"""Standing: how an event is put forward by its statement, so that no row reads as a bare fact."""

from __future__ import annotations

from enum import StrEnum

from sayso.model.statement import Commitment, Factuality, Polarity, Tense


class Standing(StrEnum):
    """What the statement does with the event; the first that fits, from the top."""

    DENIED = "denied"
    FUTURE = "future"
    UNCOMMITTED = "uncommitted"
    POSSIBLE = "possible"
    PROBABLE = "probable"
    ASSERTED = "asserted"


def standing_of(fact: Factuality) -> Standing:
    """How the event stands: denied or negated, to come, not committed to, possible, probable, or asserted."""
    if fact.polarity is Polarity.NEGATIVE:
        return Standing.DENIED
    if fact.tense is Tense.FUTURE:
        return Standing.FUTURE
    return {
        Commitment.UNCOMMITTED: Standing.UNCOMMITTED,
        Commitment.POSSIBLE: Standing.POSSIBLE,
        Commitment.PROBABLE: Standing.PROBABLE,
        Commitment.CERTAIN: Standing.ASSERTED,
    }[fact.commitment]


def contexts_of(fact: Factuality) -> tuple[str, ...]:
    """PLOVER's special contexts of a statement: negation, future, hypothetical."""
    future = fact.tense is Tense.FUTURE
    open_ = fact.commitment in {Commitment.UNCOMMITTED, Commitment.POSSIBLE} and not future
    marks = (
        ("negation", fact.polarity is Polarity.NEGATIVE),
        ("future", future),
        ("hypothetical", open_),
    )
    return tuple(name for name, holds in marks if holds)
