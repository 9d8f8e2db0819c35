"""News: whether a state is another answer than the one before, and whether a take tells it as a change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sayso.assessment.evidence import Evidence
from sayso.control.settle import is_dated
from sayso.control.state import GONE
from sayso.model.control import Change, ControlState, Holding


def is_same(before: ControlState | None, after: ControlState, *, closely: bool = False) -> bool:
    """Whether two states are the same answer, whatever else is known of its ground.

    Looked at `closely`, status and layers count as well: what is taken back or
    overruled changes how far an answer is settled.
    """
    if before is None:
        return False
    return _answer(before, closely=closely) == _answer(after, closely=closely)


def _answer(state: ControlState, *, closely: bool) -> tuple[object, ...]:
    answer = (state.holding, state.holder, state.left_by)
    if not closely:
        return answer
    layers = tuple((k.by, k.holding, k.holder, k.left_by, k.status) for k in state.layers)
    return (*answer, state.status, layers)


def told_before(before: ControlState | None, after: ControlState) -> bool:
    """Whether the same was told as news: that a leaving is settled by now is none."""
    if before is None:
        return False
    left_again = before.holding in GONE and after.holding in GONE and before.left_by == after.left_by
    return left_again or is_same(before, after)


def is_news(after: ControlState, brought: Sequence[Evidence], on: dt.date, days: int) -> bool:
    """Whether what a take brought tells a change, and not in passing what has long been so."""
    if after.holding in {Holding.UNKNOWN, Holding.CONTESTED} or after.since is None:
        return False
    if after.since[:10] < (on - dt.timedelta(days=days)).isoformat():
        return False
    return any(
        (p.fresh or p.day is not None or not p.background)
        and (p.change is not Change.HOLD or p.fresh or is_dated(p))
        for p in brought
    )
