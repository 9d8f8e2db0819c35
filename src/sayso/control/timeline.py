"""Timeline: the states of one place one after another, each with the takes that it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence
from sayso.control.policy import ControlPolicy
from sayso.control.replay import state_on
from sayso.model.control import ControlInterval, ControlState

FIRST_OF = "-01"
WHOLE_DAY = len("2022-11-11")


def timeline_of(
    pieces: Sequence[Evidence], editorial: Editorial, policy: ControlPolicy, until: dt.date | None = None
) -> tuple[ControlInterval, ...]:
    """The intervals of one place from its settled pieces, up to a day, the earliest first.

    A new one begins where the answer or its status changes, in any layer.
    """
    days = sorted({day for piece in pieces if (day := _day(piece.when)) is not None})
    told = {p.statement.id: (p.told or "", p.statement.take) for p in pieces}
    found: list[tuple[dt.date, ControlState]] = []
    for day in days:
        state = state_on(pieces, editorial, policy, day) if until is None or day <= until else None
        if state is not None and (not found or _answer(found[-1][1]) != _answer(state)):
            found.append((day, state))
    ends = [day - dt.timedelta(days=1) for day, _ in found[1:]]
    return tuple(
        ControlInterval(
            first=day.isoformat(),
            last=end.isoformat() if end is not None else None,
            state=state,
            takes=tuple(_takes(state, told)),
        )
        for (day, state), end in zip(found, [*ends, None], strict=True)
    )


def _day(when: str) -> dt.date | None:
    """The first day of what a date covers; None for no date."""
    if not when:
        return None
    text = when[:WHOLE_DAY]
    while len(text) < WHOLE_DAY:
        text += FIRST_OF
    return dt.date.fromisoformat(text)


def _answer(state: ControlState) -> tuple[object, ...]:
    """What a reader would see change: the state, its status, and the layers."""
    layers = tuple((k.by, k.holding, k.holder, k.left_by) for k in state.layers)
    return (state.holding, state.holder, state.left_by, state.status, layers)


def _takes(state: ControlState, told: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """The takes that the deciding assessment rests on, in the order in which they were told."""
    deciding = state.assessments[0].supporting if state.assessments else ()
    rests_on = [told[c.statement] for c in deciding if c.statement in told]
    yield from dict.fromkeys(take for _, take in sorted(rests_on))
