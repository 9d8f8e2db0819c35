"""Overridden: what analysts put beside the rules, honoured where it names a statement or a proposition."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.assessment.aside import Aside
from sayso.assessment.voice import Voice
from sayso.model.assessment import Proposition
from sayso.model.override import Action, Override
from sayso.model.reason import Reason


def aside_by(overrides: Sequence[Override], voices: Sequence[Voice]) -> dict[str, Aside]:
    """The statements that an analyst discounted, each with who did it and why: by itself, its take or its source."""
    named = {o.target: Aside(why=o.line, by=o.id) for o in overrides if o.action is Action.DISCOUNT}
    found: dict[str, Aside] = {}
    if not named:
        return found
    for voice in voices:
        statement = voice.statement
        for target in (statement.id, statement.take, statement.source.id):
            if target in named:
                found.setdefault(statement.id, named[target or ""])
    return found


def confirmation(
    overrides: Sequence[Override], proposition: Proposition, voices: Sequence[Voice]
) -> Override | None:
    """The analyst's word that a proposition is confirmed, the last one."""
    found = [o for o in overrides if o.action is Action.CONFIRM and _meant(o, proposition, voices)]
    return found[-1] if found else None


def notes_on(
    overrides: Sequence[Override], proposition: Proposition, voices: Sequence[Voice]
) -> tuple[Reason, ...]:
    """What analysts noted beside a proposition and its statements, in the order of the record.

    What they confirmed stands in the ground, what they discounted beside the statement.
    """
    noted = [o for o in overrides if o.action is Action.NOTE]
    if not noted:
        return ()
    named = {
        name for v in voices for name in (v.statement.id, v.statement.take, v.statement.source.id) if name
    }
    return tuple(
        Reason(rule=f"override {o.action.value}", text=o.line, statements=_statement_of(o))
        for o in noted
        if o.target in named or _meant(o, proposition, voices)
    )


def _statement_of(override: Override) -> tuple[str, ...]:
    return (override.target,) if override.target.startswith("statement:") else ()


def _meant(override: Override, proposition: Proposition, voices: Sequence[Voice]) -> bool:
    """Whether an override speaks of this proposition: by its id, or of the same side and place within its days.

    An id holds the day from which a proposition counts, and an earlier claim
    that is read later moves that day.
    """
    if override.target == proposition.id:
        return True
    same = (override.predicate, override.side, override.place) == (
        proposition.predicate, proposition.side, proposition.place,
    )  # fmt: skip
    if override.predicate is None or not same or override.day is None:
        return False
    last = max((v.when for v in voices), default="")
    return (proposition.day or "") <= override.day <= last
