"""The map: places with their holders over land and rivers, as shapes that a template draws."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.model.assessment import Status
from sayso.model.control import ControlState, Holding
from sayso.web.basemap import Basemap
from sayso.web.labels import Box, Label, Wanted, placed, spread
from sayso.web.projection import Point, View, clipped_line, clipped_ring, fitted, graticule, scale_bar
from sayso.web.sides import SideMark

PASSED_DOWN = 0.72
PAD = 8.0  # units that land is drawn beyond the edge, so that no cut shows as a coast
LEAVING = frozenset(
    {Holding.WITHDRAWAL_ANNOUNCED, Holding.WITHDRAWAL_UNDER_WAY, Holding.WITHDRAWAL_COMPLETED}
)
_AREAS = frozenset({"region", "country", "bank", "river", "reservoir", "area", "sea"})


class Look(StrEnum):
    """How a marker is drawn, by its pattern, whoever holds the place: how far the answer is settled."""

    SOLID = "solid"
    DASHED = "dashed"
    HATCHED = "hatched"
    HOLLOW = "hollow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place to be drawn: its state, its side's mark, what a pointer is told, and where it leads.

    `other` is the side that contests it, whose colour the hatching has.
    """

    state: ControlState
    side: SideMark
    other: SideMark
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A place as drawn. `home` is where it lies, where the marker had to stand aside for another."""

    pin: Pin
    look: Look
    x: float
    y: float
    radius: float
    home: Point | None
    area: bool
    leaving: bool
    hatch: str | None
    label: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line of the grid with its degrees; `at` is x for a meridian, y for a parallel."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A whole map, ready to be drawn: sizes in units of its view box."""

    width: float
    height: float
    land: tuple[str, ...]
    rivers: tuple[str, ...]
    waters: tuple[Label, ...]
    meridians: tuple[Tick, ...]
    parallels: tuple[Tick, ...]
    markers: tuple[Marker, ...]
    scale_km: int
    scale_units: float


def look(holding: Holding, status: str | None) -> Look:
    """How a state is drawn: solid where it is assessed, dashed on one voice only or while a side is going.

    Hatched where it is contested or disputed; hollow where nobody is said to
    hold it, nothing is known, or a withdrawal is only announced.
    """
    if holding is Holding.CONTESTED:
        return Look.HATCHED
    if holding is Holding.WITHDRAWAL_UNDER_WAY:
        return Look.DASHED
    if holding is not Holding.HELD or status in (None, Status.RETRACTED):
        return Look.HOLLOW
    if status == Status.DISPUTED:
        return Look.HATCHED
    return Look.SOLID if status in (Status.CONFIRMED, Status.CORROBORATED) else Look.DASHED


def hatch(x: float, y: float, radius: float) -> str:
    """Slanted lines across a round marker, as one path: a pattern of its own colour in every chart."""
    steps = []
    for share in (-0.72, -0.24, 0.24, 0.72):
        half = radius * math.sqrt((1 - share**2) / 2)
        at = radius * share * math.sqrt(0.5)
        steps.append(f"M{x + at - half:.1f},{y + at + half:.1f}L{x + at + half:.1f},{y + at - half:.1f}")
    return "".join(steps)


def draw(pins: Sequence[Pin], base: Basemap, *, width: float) -> Chart | None:
    """The map of these places, `width` units wide; None where none of them has a point."""
    shown = [pin for pin in pins if pin.state.lat is not None and pin.state.lon is not None]
    if not shown:
        return None
    points = [(pin.state.lon or 0.0, pin.state.lat or 0.0) for pin in shown]
    # A country's or a region's middle says little about where to look: towns decide, if there are any.
    sharp = [point for point, pin in zip(points, shown, strict=True) if pin.state.kind not in _AREAS]
    view = fitted(sharp or points, width=width, tallest=width * 1.12, flattest=width * 0.7)
    markers = _markers(shown, [view.xy(lon, lat) for lon, lat in points], view)
    furniture = [_corner(view), Box(left=view.width - 44, top=0, right=view.width, bottom=52)]
    markers, used = _labelled(markers, furniture, view)
    km, units = scale_bar(view)
    meridians, parallels = graticule(view)
    west, _, _, north = view.box
    return Chart(
        width=round(view.width, 1),
        height=round(view.height, 1),
        land=tuple(_land(base, view)),
        rivers=tuple(_curve(line) for _, line in _rivers(base, view)),
        waters=tuple(_waters(base, view, used)),
        meridians=tuple(Tick(at=round(view.xy(m, north)[0], 1), words=_degrees(m, "EW")) for m in meridians),
        parallels=tuple(Tick(at=round(view.xy(west, p)[1], 1), words=_degrees(p, "NS")) for p in parallels),
        markers=tuple(markers),
        scale_km=km,
        scale_units=round(units, 1),
    )


def _page(view: View, inset: float) -> Box:
    return Box(left=inset, top=inset, right=view.width - inset, bottom=view.height - inset)


def _corner(view: View) -> Box:
    """The ground of the scale bar, lower left."""
    return Box(left=0, top=view.height - 44, right=view.width / 4 + 24, bottom=view.height)


def _markers(pins: Sequence[Pin], points: Sequence[Point], view: View) -> list[Marker]:
    """Markers that stand clear of each other; regions lie under them as soft areas, never as pins."""
    radius = 9.5 if len(pins) <= 40 else 7.0 if len(pins) <= 120 else 4.5
    radius = min(radius, view.width / 45)
    areas = [pin.state.kind in _AREAS for pin in pins]
    sharp = [point for point, area in zip(points, areas, strict=True) if not area]
    moved = iter(spread(sharp, 2 * radius + 2, _page(view, radius + 3)))
    out = []
    for pin, home, area in zip(pins, points, areas, strict=True):
        x, y = home if area else next(moved)
        # what is only passed down from a whole is smaller than what is said of the place itself
        size = radius * (PASSED_DOWN if pin.state.inherited_from else 1)
        if not (0 <= x <= view.width and 0 <= y <= view.height):
            continue
        away = math.hypot(x - home[0], y - home[1]) > radius
        shown = look(pin.state.holding, pin.state.status)
        hatched = shown is Look.HATCHED and not area
        out.append(
            Marker(
                pin=pin,
                look=shown,
                x=round(x, 1),
                y=round(y, 1),
                radius=view.width / 11 if area else size,
                home=(round(home[0], 1), round(home[1], 1)) if away else None,
                area=area,
                leaving=pin.state.holding in LEAVING and not area,
                hatch=hatch(x, y, size) if hatched else None,
                label=None,
            )
        )
    return sorted(out, key=lambda m: (not m.area, _rank(m), m.pin.state.name))


def _ground(m: Marker) -> Box:
    tail = 8 if m.leaving else 0
    return Box(left=m.x - m.radius, top=m.y - m.radius, right=m.x + m.radius + tail, bottom=m.y + m.radius)


def _rank(marker: Marker) -> int:
    return [Look.HOLLOW, Look.DASHED, Look.HATCHED, Look.SOLID].index(marker.look)


def _passed(marker: Marker) -> tuple[bool, bool]:
    """Names of areas come last, and before them those of places that a state was only passed down to."""
    return marker.area, marker.pin.state.inherited_from is not None


def _labelled(markers: list[Marker], furniture: list[Box], view: View) -> tuple[list[Marker], list[Box]]:
    """The markers with their names where there is room, best supported first, and the ground used."""
    used = [*furniture, *(_ground(m) for m in markers if not m.area)]
    order = sorted(range(len(markers)), key=lambda i: (*_passed(markers[i]), -_rank(markers[i]), i))
    size = 12.5 if max((m.radius for m in markers if not m.area), default=0) > 9 else 11.5
    wanted = [
        Wanted(
            text=markers[i].pin.state.name,
            x=markers[i].x,
            y=markers[i].y,
            gap=0 if markers[i].area else markers[i].radius,
            size=size,
        )
        for i in order
    ]
    labels = dict(zip(order, placed(wanted, used, _page(view, 2)), strict=True))
    out = [replace(marker, label=labels[i]) for i, marker in enumerate(markers)]
    return out, used + [m.label.box for m in out if m.label]


def _land(base: Basemap, view: View) -> Iterable[str]:
    for ring in base.land:
        if ring.meets(view.box):
            cut = clipped_ring([view.xy(*p) for p in ring.points], view.width, view.height, PAD)
            if len(cut) > 2:
                yield _path(cut)


def _rivers(base: Basemap, view: View) -> Iterable[tuple[str, list[Point]]]:
    for river in base.rivers:
        line = [view.xy(*p) for p in river.points]
        for part in clipped_line(line, view.width, view.height, PAD):
            yield river.name, part


def _waters(base: Basemap, view: View, used: list[Box]) -> Iterable[Label]:
    """Names of seas and rivers in view, each once, where nothing else stands."""
    spots: dict[str, list[tuple[Point, bool]]] = {}
    for sea in base.seas:
        spots.setdefault(sea.name, []).append((view.xy(*sea.points[0]), True))
    for name, part in _rivers(base, view):
        inner = part[1:-1] or part
        spots.setdefault(name, []).extend((inner[len(inner) * n // 6], False) for n in (3, 2, 4, 1, 5))
    taken = list(used)
    for name, tries in spots.items():
        for (x, y), sea_name in tries:
            want = Wanted(text=name, x=x, y=y, gap=1, size=13.0 if sea_name else 10.5, centred=sea_name)
            found = placed([want], taken, _page(view, 4))[0]
            if found:
                taken.append(found.box)
                yield found
                break


def _path(points: Sequence[Point]) -> str:
    return f"M{' '.join(f'{x:.1f},{y:.1f}' for x, y in points)}Z"


def _curve(points: Sequence[Point]) -> str:
    """A smooth line through all the points (Catmull and Rom): a river keeps the towns on their banks."""
    ends = [points[0], *points, points[-1]]
    steps = [f"M{points[0][0]:.1f},{points[0][1]:.1f}"]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        steps.append(
            f"C{bx + (cx - ax) / 6:.1f},{by + (cy - ay) / 6:.1f}"
            f" {cx - (dx - bx) / 6:.1f},{cy - (dy - by) / 6:.1f} {cx:.1f},{cy:.1f}"
        )
    return "".join(steps)


def _degrees(value: float, letters: str) -> str:
    return f"{abs(value):g}° {letters[value < 0]}" if value else "0°"
