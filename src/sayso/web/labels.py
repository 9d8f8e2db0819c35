"""Labels: where the names go, so that they cover neither each other nor the markers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Widths of letters as shares of the type size, taken from DejaVu Sans, the widest face
# in the stylesheet's stack: whatever the reader has, names take no more room than this.
_NARROW, _THIN, _BROAD = frozenset("ijl.,:;'’|!I "), frozenset("frt()[]-/"), frozenset("mwMW@")
LEADING = 1.2


def text_width(text: str, size: float) -> float:
    """How much room a name takes at most, in units of the drawing."""
    return size * sum(_letter(c) for c in text)


def _letter(c: str) -> float:
    if c in _NARROW:
        return 0.34
    if c in _THIN:
        return 0.44
    if c in _BROAD:
        return 1.0
    return 0.64 if c.islower() and c.isascii() else 0.72 if ord(c) < 0x1100 else 1.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any ground."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Whether it lies wholly inside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A name that wants a place beside a point; `gap` is how far the marker there reaches."""

    text: str
    x: float
    y: float
    gap: float
    size: float
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name with the start of its baseline, its type size, and the ground that it covers."""

    text: str
    x: float
    y: float
    size: float
    box: Box


def placed(wanted: Sequence[Wanted], taken: Sequence[Box], page: Box) -> list[Label | None]:
    """A label for each name in order of importance; None where no free ground is left beside its point."""
    used = list(taken)
    out: list[Label | None] = []
    for want in wanted:
        tried = (_at(want, spot) for spot in _spots(want))
        label = next((one for one in tried if one.box.within(page) and not _covered(one.box, used)), None)
        if label is not None:
            used.append(label.box)
        out.append(label)
    return out


def _covered(box: Box, used: Sequence[Box]) -> bool:
    return any(box.meets(other) for other in used)


def _spots(want: Wanted) -> list[tuple[float, float]]:
    """Upper left corners to try, best first: right, left, above, below, the corners; then farther out."""
    wide, high = text_width(want.text, want.size), want.size * LEADING
    if want.centred:
        return [(want.x - wide / 2, want.y - high / 2)]
    spots = []
    for gap in (want.gap + 3, want.gap + 9):
        slant = gap * math.sqrt(0.5)
        spots += [
            (want.x + gap, want.y - high / 2),
            (want.x - gap - wide, want.y - high / 2),
            (want.x + slant, want.y - slant - high * 0.8),
            (want.x + slant, want.y + slant - high * 0.2),
            (want.x - slant - wide, want.y - slant - high * 0.8),
            (want.x - slant - wide, want.y + slant - high * 0.2),
            (want.x - wide / 2, want.y - gap - high),
            (want.x - wide / 2, want.y + gap),
        ]
    return spots


def _at(want: Wanted, corner: tuple[float, float]) -> Label:
    left, top = corner
    wide, high = text_width(want.text, want.size), want.size * LEADING
    return Label(
        text=want.text,
        x=round(left, 1),
        y=round(top + high * 0.77, 1),
        size=want.size,
        box=Box(left=left, top=top, right=left + wide, bottom=top + high),
    )


def spread(points: Sequence[tuple[float, float]], apart: float, page: Box) -> list[tuple[float, float]]:
    """The points moved as little as needed so that none is nearer to another than `apart`.

    Works by pushing pairs apart, a bounded number of rounds; where there is no
    room for all, some still touch.
    """
    out = [list(point) for point in points]
    # The work grows with the square of the points: about 0.2 s at most.
    for _ in range(min(80, 400_000 // (len(out) ** 2 + 1))):
        moved = [_pushed(out[i], out[j], apart, i) for i in range(len(out)) for j in range(i)]
        for point in out:
            point[0] = min(max(point[0], page.left), page.right)
            point[1] = min(max(point[1], page.top), page.bottom)
        if not any(moved):
            break
    return [(point[0], point[1]) for point in out]


def _pushed(a: list[float], b: list[float], apart: float, turn: int) -> bool:
    """Whether the two were too near, and have been pushed apart."""
    dx, dy = a[0] - b[0], a[1] - b[1]
    if abs(dx) >= apart or abs(dy) >= apart:
        return False
    near = math.hypot(dx, dy)
    if near >= apart:
        return False
    # Points on one spot part in a direction of their own: 2.4 rad is the golden angle.
    ux, uy = (dx / near, dy / near) if near > 1e-9 else (math.cos(turn * 2.4), math.sin(turn * 2.4))
    push = (apart - near) / 2 + 0.01
    a[0], a[1], b[0], b[1] = a[0] + ux * push, a[1] + uy * push, b[0] - ux * push, b[1] - uy * push
    return True
