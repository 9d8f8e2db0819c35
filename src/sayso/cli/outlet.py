"""Outlet: the formats in which the record leaves the house, and event data from a view of it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from sayso.export import columns, plover
from sayso.export.crosswalk import load_crosswalk
from sayso.export.mention import Told, mentions
from sayso.export.sides import load_sides
from sayso.ledger.protocol import View


class Format(StrEnum):
    """Formats of `sayso export`."""

    JSONL = "jsonl"
    GEOJSON = "geojson"
    CSV = "csv"
    PLOVER = "plover"


def event_lines(view: View, form: Format) -> Iterator[str]:
    """Event data of the current takes, line by line: the table as CSV, or PLOVER records as JSON."""
    crosswalk = load_crosswalk()
    told = mentions(
        Told(reading=reading, recorded=view.recorded_at(reading.take.id)) for reading in view.readings()
    )
    if form is Format.CSV:
        return columns.table(told, crosswalk)
    return plover.lines(plover.records(told, crosswalk, load_sides()))
