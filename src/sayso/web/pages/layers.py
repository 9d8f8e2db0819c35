"""Layers: what each side claims of a place beside what is assessed, each in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model.control import ControlLayer, ControlState
from sayso.web.mapsvg import LEAVING, Look, look
from sayso.web.sides import NO_ONE, NOBODY, SEVERAL, SideMark
from sayso.web.wording import Wording

Marks = Mapping[str, SideMark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """How a state is drawn beside its words, as on the map: pattern, side, the arrow of who is going."""

    look: Look
    side: SideMark
    other: SideMark
    leaving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerLine:
    """One layer: whose it is (None for the assessed one), its glyph, its state in words, since when, its status."""

    by: SideMark | None
    glyph: Glyph
    words: str
    since: str | None
    year_guessed: bool
    status: str
    statements: int


def glyph(one: ControlState | ControlLayer, marks: Marks, rival: str | None = None) -> Glyph:
    """The glyph of a state or of a layer; `rival` is who contests it."""
    empty = one.holder is None and one.left_by is not None
    several = one.holder is None and look(one.holding, one.status) is Look.HATCHED
    nobody = NO_ONE if empty else SEVERAL if several else NOBODY
    side = marks.get(one.holder or "", nobody)
    return Glyph(
        look=look(one.holding, one.status),
        side=side,
        other=marks.get(rival or "", side),
        leaving=one.holding in LEAVING,
    )


def rival(state: ControlState) -> str | None:
    """The side that contests a place, as the deciding proposition names it."""
    if not state.assessments or look(state.holding, state.status) is not Look.HATCHED:
        return None
    deciding = state.assessments[0]
    if deciding.proposition.side != state.holder:
        return deciding.proposition.side
    return next((c.bloc for c in deciding.opposing if not c.set_aside), None)


def layer_lines(state: ControlState, wording: Wording, marks: Marks) -> tuple[LayerLine, ...]:
    """The assessed layer, then what each side claims."""
    return tuple(
        LayerLine(
            by=marks.get(layer.by, NOBODY) if layer.by else None,
            glyph=glyph(layer, marks),
            words=wording.stands(layer),
            since=layer.since,
            year_guessed=layer.year_guessed,
            status=layer.status,
            statements=len(layer.statements),
        )
        for layer in state.layers
    )


def beside(state: ControlState, wording: Wording) -> str | None:
    """What the assessed layer says where the state says otherwise; None where both agree."""
    assessed = state.assessed
    if assessed is None:
        return "empty, only sides speak for themselves" if state.layers else None
    if (assessed.holding, assessed.holder, assessed.left_by) == (state.holding, state.holder, state.left_by):
        return None
    words = wording.stands(assessed)
    return words[:1].lower() + words[1:]
