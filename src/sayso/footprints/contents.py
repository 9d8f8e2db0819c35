"""Contents: which known places lie in a footprint, for what is said of the whole and inherited by its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.footprints.footprint import Footprint
from sayso.footprints.known import Ground, KnownPlace

# about five kilometres, in degrees: how far a drawn course may run from the true one
COURSE_ERROR = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Contained:
    """A known place that lies in a footprint; `inherited` unless it is the very place named, with the reason."""

    place: KnownPlace
    inherited: bool
    reason: str


def places_in(footprint: Footprint, places: Iterable[KnownPlace], ground: Ground) -> tuple[Contained, ...]:
    """The known places that lie in a footprint: towns, bridges, dams and the like, never regions or rivers.

    On a bank the curated side decides, then the gazetteer's, then the drawn
    course well away from it; a place whose side is unknown, or which stands on
    both, is left out. In a region the gazetteer's own word decides, no border.
    """
    if footprint.geometry is None:
        return ()
    known = [place for place in places if place.kind in ground.sizes.points and _may_lie(place, footprint)]
    if footprint.river is not None and footprint.side is not None:
        return tuple(_on_bank(footprint, known, ground))
    inside = _inside(footprint, known, 0.0)
    return tuple(
        Contained(place=place, inherited=place.id != footprint.anchor, reason=footprint.derivation)
        for place, lies in zip(known, inside, strict=True)
        if lies
    )


def _may_lie(place: KnownPlace, footprint: Footprint) -> bool:
    return footprint.members is None or place.id in footprint.members


def _on_bank(footprint: Footprint, known: Sequence[KnownPlace], ground: Ground) -> Iterable[Contained]:
    river = ground.rivers.get(footprint.river)
    if river is None:
        return
    sizes = ground.sizes
    near = _inside(footprint, known, COURSE_ERROR)
    for place, close in zip(known, near, strict=True):
        # a region's own list places a curated town, also one without a point; else the ground has to
        if not close and (footprint.members is None or ground.banks.curated(place, river) is None):
            continue
        side = ground.banks.side_of(place, river, sizes.side_known_beyond, sizes.side_known_within)
        if side is not None and side.side == footprint.side:
            reason = f"on the {side.side} bank of {river.name}: {side.reason}"
            yield Contained(place=place, inherited=True, reason=reason)


def _inside(footprint: Footprint, known: Sequence[KnownPlace], within: float) -> list[bool]:
    """Which places' points lie in the geometry, or so many degrees from it."""
    import shapely  # noqa: PLC0415  (100 ms to import; nothing is asked of it before a footprint is drawn)

    west, south, east, north = footprint.geometry.bounds if footprint.geometry is not None else (0.0,) * 4
    found = [False] * len(known)
    near = [
        (at, place.lon, place.lat)
        for at, place in enumerate(known)
        if place.lat is not None
        and place.lon is not None
        and south - within <= place.lat <= north + within
        and west - within <= place.lon <= east + within
    ]
    shapely.prepare(footprint.geometry)
    points = shapely.points([lon for _, lon, _ in near], [lat for _, _, lat in near])
    lies = (
        shapely.dwithin(footprint.geometry, points, within)
        if within
        else shapely.intersects(footprint.geometry, points)
    )
    for (at, _, _), inside in zip(near, lies, strict=True):
        found[at] = bool(inside)
    return found
