"""Stretches: the states of a place by days, as its dossier lists them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from sayso.errors import LookupFailed
from sayso.model.control import ControlInterval
from sayso.model.take import Take
from sayso.web import links
from sayso.web.asked import Asked
from sayso.web.pages.layers import Glyph, LayerLine, Marks, glyph, layer_lines, rival
from sayso.web.source import Source
from sayso.web.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days in which the answer is the same: its glyph and words, the layers that differ, the takes that brought it.

    `now` tells the stretch of the day asked about. `url` is the dossier on its first day.
    """

    first: str
    last: str | None
    now: bool
    year_guessed: bool
    glyph: Glyph
    words: str
    status: str
    layers: tuple[LayerLine, ...]
    brought: Take | None
    brought_url: str | None
    more: int
    url: str


def stretches(
    intervals: Sequence[ControlInterval], source: Source, wording: Wording, marks: Marks, asked: Asked
) -> tuple[Stretch, ...]:
    """The stretches of one place, the earliest first."""
    return tuple(_stretch(one, source, wording, marks, asked) for one in intervals)


def _stretch(one: ControlInterval, source: Source, wording: Wording, marks: Marks, asked: Asked) -> Stretch:
    state = one.state
    on = asked.on.isoformat() if asked.on else ""
    take = _take(one, source)
    drawn = glyph(state, marks, rival(state))
    own = (drawn.look, wording.stands(state))
    return Stretch(
        first=one.first,
        last=one.last,
        year_guessed=state.year_guessed,
        now=one.first <= on and (one.last is None or on <= one.last),
        glyph=drawn,
        words=own[1],
        status=state.status or "unknown",
        layers=tuple(k for k in layer_lines(state, wording, marks) if (k.glyph.look, k.words) != own),
        brought=take,
        brought_url=links.take(take.id, asked) if take else None,
        more=max(len(one.takes) - 1, 0),
        url=links.place(state.place_id, replace(asked, on=date.fromisoformat(one.first))),
    )


def _take(one: ControlInterval, source: Source) -> Take | None:
    """The take that brought the state; None where it was erased."""
    with suppress(LookupFailed):
        if one.takes:
            return source.take(one.takes[0]).take
    return None
