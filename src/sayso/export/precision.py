"""Precision: how exact the date and the place of a row are."""

from __future__ import annotations

from enum import StrEnum

from sayso.model.event import Moment, Place

DAY, MONTH, YEAR = len("2022-11-11"), len("2022-11"), len("2022")
POINTS = frozenset({"populated place", "airport", "dam", "plant", "bridge"})
COUNTRY = "country"
INSIDE = frozenset({"in", "at"})


class DatePrecision(StrEnum):
    """How exact a date is."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class PlacePrecision(StrEnum):
    """How exact a place is."""

    POINT = "point"
    NEAR = "near"
    AREA = "area"
    COUNTRY = "country"
    UNRESOLVED = "unresolved"
    UNKNOWN = "unknown"


def date_precision(moment: Moment | None) -> DatePrecision:
    """How exact the words of time are; "interval" where only a first or last day is known."""
    if moment is None:
        return DatePrecision.UNKNOWN
    if any(bound and len(bound) > DAY for bound in (moment.earliest, moment.latest)):
        return DatePrecision.MINUTE
    lengths = {DAY: DatePrecision.DAY, MONTH: DatePrecision.MONTH, YEAR: DatePrecision.YEAR}
    if moment.date:
        return lengths.get(len(moment.date), DatePrecision.UNKNOWN)
    return DatePrecision.INTERVAL if moment.earliest or moment.latest else DatePrecision.UNKNOWN


def place_precision(place: Place | None) -> PlacePrecision:
    """How exact the place is; "unresolved" where the words are known and the place is not."""
    if place is None:
        return PlacePrecision.UNKNOWN
    if place.id is None:
        return PlacePrecision.UNRESOLVED
    if place.kind == COUNTRY:
        return PlacePrecision.COUNTRY
    if place.kind not in POINTS:
        return PlacePrecision.AREA
    return PlacePrecision.POINT if place.relation is None or place.relation in INSIDE else PlacePrecision.NEAR
