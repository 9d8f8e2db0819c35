"""The first page: who holds what on a day, as known at a moment; the list and the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sayso.model.assessment import Status
from sayso.model.control import ControlState, Holding
from sayso.web import links
from sayso.web.asked import Asked
from sayso.web.mapsvg import Pin, draw
from sayso.web.pages.layers import Glyph, Marks, beside, glyph, rival
from sayso.web.pages.question import Question
from sayso.web.render import Desk, as_json
from sayso.web.sides import NOBODY, SideMark, mark_sides
from sayso.web.wording import Wording

_STRENGTH = (
    Status.CONFIRMED,
    Status.CORROBORATED,
    Status.DISPUTED,
    Status.CLAIMED,
    Status.REPORTED,
    Status.RETRACTED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place in the list: its state, how it is drawn, on whose say-so, its ground, the assessed layer if it differs."""

    state: ControlState
    glyph: Glyph
    status: str
    voice: str | None
    ground: str | None
    assessed: str | None
    lapsed: bool
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Places in one state under one holder; `inherited` by the whole that is spoken of, told in short."""

    title: str
    side: SideMark
    rows: tuple[Row, ...]
    inherited: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def total(self) -> int:
        """How many places."""
        return len(self.rows) + sum(len(rows) for _, rows in self.inherited)


def sides_of(states: Sequence[ControlState]) -> Mapping[str, SideMark]:
    """Marks for every side that holds, claims or is spoken of."""
    names = [name for state in states for name in (state.holder, state.left_by)]
    names += [name for state in states for layer in state.layers for name in (layer.by, layer.holder)]
    for assessment in (a for state in states for a in state.assessments):
        names.append(assessment.proposition.side)
        names += [c.bloc for c in (*assessment.supporting, *assessment.opposing)]
    return mark_sides(names)


def row(state: ControlState, wording: Wording, asked: Asked, marks: Marks) -> Row:
    """A place as the list shows it."""
    deciding = state.assessments[0] if state.assessments else None
    return Row(
        state=state,
        glyph=glyph(state, marks, rival(state)),
        status=state.status or "unknown",
        voice=wording.voice(deciding) if deciding and state.status == deciding.status else None,
        ground=state.reasons[0].text if state.reasons else None,
        assessed=beside(state, wording),
        lapsed=any(a.not_carried_since for a in state.assessments),
        url=links.place(state.place_id, asked),
    )


def groups(states: Sequence[ControlState], wording: Wording, asked: Asked) -> tuple[Group, ...]:
    """The list: held places by holder, then the contested and the left, the unknown last."""
    marks = sides_of(states)
    order = list(Holding)
    buckets: dict[tuple[int, str], list[ControlState]] = {}
    for state in states:
        side = state.holder or state.left_by or ""
        buckets.setdefault((order.index(state.holding), side), []).append(state)
    found = sorted(buckets.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    return tuple(
        _group(wording.holding(order[rank], side or None), bucket, wording, asked, marks)
        for (rank, side), bucket in found
    )


def _group(title: str, bucket: Sequence[ControlState], wording: Wording, asked: Asked, marks: Marks) -> Group:
    rows = [row(state, wording, asked, marks) for state in sorted(bucket, key=_by_strength)]
    wholes: dict[str, list[Row]] = {}
    for one in rows:
        if one.state.inherited_from:
            wholes.setdefault(one.state.inherited_from, []).append(one)
    return Group(
        title=title,
        side=rows[0].glyph.side,
        rows=tuple(one for one in rows if not one.state.inherited_from),
        inherited=tuple((whole, tuple(parts)) for whole, parts in wholes.items()),
    )


def _by_strength(state: ControlState) -> tuple[int, str]:
    rank = next((i for i, status in enumerate(_STRENGTH) if status == state.status), len(_STRENGTH))
    return rank, state.name


def pins(states: Sequence[ControlState], wording: Wording, asked: Asked) -> list[Pin]:
    """The places as the map takes them."""
    marks = sides_of(states)
    return [_pin(state, wording, asked, marks) for state in states]


def _pin(state: ControlState, wording: Wording, asked: Asked, marks: Marks) -> Pin:
    drawn = glyph(state, marks, rival(state))
    passed = ", passed down from a whole" if state.inherited_from else ""
    return Pin(
        state=state,
        side=drawn.side,
        other=drawn.other,
        title=f"{state.name}: {wording.stands(state)}"
        f" ({wording.of('status', state.status or 'unknown')}{passed})"
        + "".join(f"; {wording.siege(siege, begins=False)}" for siege in state.sieges),
        url=links.place(state.place_id, asked),
    )


def router(desk: Desk) -> APIRouter:
    """The first page and its JSON."""
    routes = APIRouter()

    def states_on(day: date | None, asked: Asked) -> tuple[ControlState, ...]:
        return desk.source.who_holds(day, asked.known) if day else ()

    @routes.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    def holds(asked: Question) -> HTMLResponse:
        day = desk.day(asked)
        states = states_on(day, asked)
        settled = Asked(on=day, known=asked.known)
        drawn = pins(states, desk.wording, settled)
        return desk.page(
            "holds.html",
            settled,
            day=day,
            span=desk.source.span_of_days(),
            groups=groups(states, desk.wording, settled),
            total=len(states),
            sides=[mark for mark in sides_of(states).values() if mark.style != NOBODY.style],
            charts=[
                ("wide", draw(drawn, desk.base, width=720)),
                ("narrow", draw(drawn, desk.base, width=372)),
            ],
            attribution=desk.attribution(),
        )

    @routes.get("/index.json", summary="Who holds what on a day")
    def holds_json(asked: Question) -> Response:
        day = desk.day(asked)
        states = states_on(day, asked)
        return as_json({"on": day, "known": asked.known, "states": states, "attribution": desk.attribution()})

    return routes
