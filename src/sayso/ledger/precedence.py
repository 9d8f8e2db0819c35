"""Precedence: which of several takes of a story came later, and which is current."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sayso.model.take import Take


def in_order(takes: Iterable[Take]) -> tuple[Take, ...]:
    """Takes of one story, given as recorded, the earliest first.

    A take moves before those that were published after it; where either has
    no time of publication, the order of recording stands.
    """
    ordered: list[Take] = []
    for take in takes:
        at = len(ordered)
        while at and published_after(ordered[at - 1], take):
            at -= 1
        ordered.insert(at, take)
    return tuple(ordered)


def published_after(one: Take, other: Take) -> bool:
    """Whether one take was surely published after the other, as exactly as both dates allow."""
    a, b = _moment(one.published), _moment(other.published)
    if a is None or b is None:
        return False
    if a[1] and b[1]:
        return a[0] > b[0]
    return a[0].date() > b[0].date()


def _moment(published: str | None) -> tuple[datetime, bool] | None:
    """Time of publication in UTC, and whether its hour is known."""
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    exact = len(published) > 10
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC), exact
    try:
        return moment.astimezone(UTC), exact
    except OverflowError:
        return None
