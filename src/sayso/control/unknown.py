"""Unknown: the state of a place of which nothing that counts says who holds it, with why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.assessment.aside import Aside
from sayso.gazetteer.places import PlaceBook
from sayso.model.assessment import Assessment
from sayso.model.control import Cause, ControlState, Holding
from sayso.model.event import Place
from sayso.model.reason import Reason

RULE = "unknown"
LOST = {
    Cause.TOLD: "what was said of it is told of other days",
    Cause.CORRECTED: "a correction took back what was said of it",
    Cause.KILLED: "the agency killed the story that spoke of it",
    Cause.DROPPED: "a later take of the story says it no longer",
    Cause.OVERRULED: "an analyst discounted all that was said of it",
}


def unknown_state(
    place: Place, reasons: Sequence[Reason], assessments: Sequence[Assessment] = ()
) -> ControlState:
    """The state of a place that nobody is known to hold."""
    return ControlState(
        place_id=place.id or "",
        name=place.name or place.id or "",
        kind=place.kind or "place",
        lat=place.lat,
        lon=place.lon,
        holding=Holding.UNKNOWN,
        holder=None,
        since=None,
        status=None,
        reasons=tuple(reasons),
        assessments=tuple(assessments),
    )


def listed_place(place_id: str, places: PlaceBook, name: str | None = None) -> Place:
    """A place as the gazetteer has it; `name` serves where it has none."""
    feature = places.get(place_id)
    if feature is None:
        return Place(span=None, id=place_id, name=name)
    return Place(
        span=None, id=place_id, name=feature.name, kind=feature.kind, lat=feature.lat, lon=feature.lon
    )


def nothing_left(before: ControlState, cause: Cause) -> ControlState:
    """The state of a place of which nothing that counts is said any longer."""
    place = Place(
        span=None, id=before.place_id, name=before.name, kind=before.kind, lat=before.lat, lon=before.lon
    )
    return unknown_state(place, (Reason(rule=RULE, text=LOST[cause]),))


def discounted(place: Place, aside: Mapping[str, Aside]) -> ControlState:
    """The state of a place of which all that was said is discounted: each analyst's entry with its statements."""
    entries = [
        Reason(rule="override", text=entry.why, statements=tuple(s for s, by in aside.items() if by == entry))
        for entry in dict.fromkeys(aside.values())
    ]
    return unknown_state(place, (Reason(rule=RULE, text=LOST[Cause.OVERRULED]), *entries))
