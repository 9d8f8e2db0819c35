"""GeoJSON: who holds what on a day, as points of settlements, with attribution."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sayso.model.control import ControlState

ATTRIBUTION = "Place data © GeoNames, CC BY 4.0"


def geojson(states: Sequence[ControlState], on: dt.date, as_of: dt.datetime | None) -> dict[str, Any]:
    """A FeatureCollection; places without coordinates have a null geometry."""
    return {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "on": on.isoformat(),
        "as_of": as_of.isoformat() if as_of else None,
        "features": [_feature(state) for state in states],
    }


def _feature(state: ControlState) -> dict[str, Any]:
    located = state.lat is not None and state.lon is not None
    return {
        "type": "Feature",
        "id": state.place_id,
        "geometry": {"type": "Point", "coordinates": [state.lon, state.lat]} if located else None,
        "properties": {
            "name": state.name,
            "kind": state.kind,
            "holding": state.holding.value,
            "holder": state.holder,
            "left_by": state.left_by,
            "since": state.since,
            "year_guessed": state.year_guessed,
            "status": state.status,
            "ground": state.reasons[0].text if state.reasons else None,
            "inherited_from": state.inherited_from,
            "besieged_by": [siege.by for siege in state.sieges],
            "statements": [c.statement for a in state.assessments[:1] for c in a.supporting],
        },
    }
