"""Counted: how many, by each origin that says so, as intervals that are never added up."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.assessment.voice import bloc_of, origin_of
from sayso.assessment.weight import Weighed
from sayso.model.assessment import OriginCount, Status, Tally
from sayso.model.event import Count, CountOf

FIRM = frozenset({Status.CORROBORATED, Status.CONFIRMED})


def tallies(found: Sequence[Weighed], status: Status) -> tuple[Tally, ...]:
    """One tally for each thing counted, its origins weightiest first; those set aside must not be handed in."""
    origins: dict[CountOf, dict[str, OriginCount]] = {}
    for one in found:
        if one.weight < 0:
            continue
        for count in one.voice.counts:
            if (count.low, count.high) == (None, None):
                continue
            who = one.statement.source.name or origin_of(one.statement) or bloc_of(one.statement)
            known = origins.setdefault(count.what, {})
            # one word an origin: its weightiest, which comes first
            known.setdefault(who, _said(count, who, one))
    return tuple(_tally(what, tuple(known.values()), status) for what, known in sorted(origins.items()))


def _said(count: Count, who: str, one: Weighed) -> OriginCount:
    return OriginCount(origin=who, low=count.low, high=count.high, statement=one.statement.id)


def _tally(what: CountOf, origins: tuple[OriginCount, ...], status: Status) -> Tally:
    lows = [o.low for o in origins if o.low is not None]
    highs = [o.high for o in origins]
    known = [high for high in highs if high is not None]
    first = origins[0]
    exact = first.low is not None and first.low == first.high
    return Tally(
        what=what.value,
        low=min(lows, default=None),
        high=max(known) if len(known) == len(highs) else None,
        best=first.low if exact and status in FIRM else None,
        origins=origins,
    )
