"""Unverified: statements of which somebody says that he could not confirm them: a flag, never a denial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model.statement import Commitment, CueClass, Manner, Statement

FLAG = "agency_unverified"


def flagged(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements in order; the one that a "could not verify" speaks of carries the flag.

    It speaks of the last attributed statement of another source before it.
    """
    out = list(statements)
    for at, statement in enumerate(statements):
        if not _leaves_open(statement):
            continue
        for before in range(at - 1, -1, -1):
            other = out[before]
            told = other.manner is not Manner.OWN and not _leaves_open(other)
            if told and other.source.name != statement.source.name:
                out[before] = replace(
                    other, flags=(*other.flags, FLAG) if FLAG not in other.flags else other.flags
                )
                break
    return tuple(out)


def _leaves_open(statement: Statement) -> bool:
    fact = statement.factuality
    return (
        statement.cue_class in {CueClass.CONFIRM, CueClass.DENY}
        and fact.commitment is Commitment.UNCOMMITTED
        and any(reason.text.endswith("“not confirmed”") for reason in fact.reasons)
    )
