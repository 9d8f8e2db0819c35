"""Asked: the state of the one place that is asked about, by whatever name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sayso.assessment.editorial import Editorial
from sayso.control.naming import TOWN, meant_by, places_spoken_of
from sayso.control.pieces import Setting
from sayso.control.sieges import with_sieges
from sayso.control.undecided import undecided
from sayso.gazetteer.places import PlaceBook
from sayso.model.control import ControlState
from sayso.model.event import Place
from sayso.model.statement import Statement
from sayso.model.take import Take


def state_named(
    name: str, states: Sequence[ControlState], places: PlaceBook, spoken_of: Iterable[Place] = ()
) -> ControlState | None:
    """The state of the place that a name means, a town before its region; None where there is none."""
    own = [state for state in states if name in {state.place_id, state.name}]
    if own:
        return min(own, key=lambda state: state.kind != TOWN)
    by_id = {state.place_id: state for state in states}
    return next((by_id[id_] for id_ in meant_by(name, places, spoken_of) if id_ in by_id), None)


def state_asked(
    name: str,
    states: Sequence[ControlState],
    takes: Sequence[tuple[Take, Sequence[Statement]]],
    setting: Setting,
    editorial: Editorial,
    on: dt.date,
) -> ControlState | None:
    """The same, by the names that the stories have for it as well; unknown where what they say decides nothing.

    None where no statement speaks of such a place.
    """
    spoken_of = list(places_spoken_of(s for _, statements in takes for s in statements))
    known = state_named(name, states, setting.places, spoken_of)
    if known is not None:
        return known
    wanted = meant_by(name, setting.places, spoken_of)
    found = (undecided(id_, takes, setting, on) for id_ in wanted)
    state = next((state for state in found if state is not None), None)
    return with_sieges((state,), takes, setting, editorial, on)[0] if state is not None else None
