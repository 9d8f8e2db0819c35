"""Place expressions: a place and how the words relate to it: in, near, north part of, 20 km south of ..."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from sayso.errors import DataError


class Relation(StrEnum):
    """How ground lies to the place that the words name."""

    IN = "in"
    REGION = "region"
    NEAR = "near"
    OUTSKIRTS = "outskirts"
    CENTRE = "centre"
    PART = "part"
    OFFSET = "offset"
    DISTANCE = "distance"
    WITHIN = "within"
    DIRECTION = "direction"
    BETWEEN = "between"
    BANK = "bank"
    ALONG = "along"
    BEYOND = "beyond"
    FRONT = "front"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What a relation needs beside its place.

    `distance_km` with its `spread` as a share, `bound` "most" or "least" where
    the number is one; `direction` as a word ("south") with its `bearing` in
    degrees; `part` a direction or "central"; `other` a second place; `side` "left",
    "right" or a point of the compass; `region` the name that bounds it; `kind`
    what the words call the place: "town", "region" or "river".
    """

    distance_km: float | None = None
    spread: float | None = None
    bound: str | None = None
    direction: str | None = None
    bearing: float | None = None
    part: str | None = None
    other: str | None = None
    side: str | None = None
    region: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceExpression:
    """Words of a place, read: `anchor` is a name or a gazetteer id, None for "the left bank", "the front"."""

    anchor: str | None
    relation: Relation
    arguments: Arguments = field(default_factory=Arguments)
    words: str = ""


_NEEDED = {
    Relation.OFFSET: ("distance_km",),
    Relation.DISTANCE: ("distance_km",),
    Relation.WITHIN: ("distance_km",),
    Relation.DIRECTION: ("bearing",),
    Relation.BETWEEN: ("other",),
    Relation.PART: ("part",),
    Relation.BANK: ("side",),
}
_WITHOUT_ANCHOR = frozenset({Relation.BANK, Relation.ALONG, Relation.BEYOND, Relation.FRONT})


def check(expression: PlaceExpression) -> None:
    """Raises DataError SAY-232 where an expression lacks what its relation needs, or a number cannot be one."""
    given = expression.arguments
    missing = [name for name in _NEEDED.get(expression.relation, ()) if getattr(given, name) is None]
    if expression.anchor is None and expression.relation not in _WITHOUT_ANCHOR:
        missing.append("anchor")
    if expression.relation is Relation.OFFSET and given.bearing is None and given.other is None:
        missing.append("bearing")
    for name in ("distance_km", "bearing", "spread"):
        value = getattr(given, name)
        if value is not None and not 0 <= value < 1e9:
            missing.append(f"a possible {name}")
    if missing:
        raise DataError(
            "SAY-232", f"{expression.relation.value!r} lacks {', '.join(missing)}", where=expression.words or None,
            do="give what docs/concepts/footprint.md lists for the relation",
        )  # fmt: skip
