"""Rows of one take: what it says of who holds a place, one a change, with all its asserters."""

from __future__ import annotations

from dataclasses import replace

from sayso.control.claims import control_claims
from sayso.model.event import EventType
from tests.assessment.samples import DAY, LEFT, TAKEN, event, place, statement


def test_asserters_of_one_change_share_a_row() -> None:
    rows = control_claims([statement("service", "Ukraine", TAKEN), statement("own", "agency", TAKEN)], DAY)
    assert [(r.place.name, r.holder, r.change.value, r.date, r.by) for r in rows] == [
        ("Kherson", "Ukraine", "retake", DAY, ("service", "agency"))
    ]
    assert len(rows[0].statements) == 2


def test_a_withdrawal_says_who_left() -> None:
    (row,) = control_claims([statement("ministry", "Russia", LEFT)], DAY)
    assert (row.holder, row.change.value) == ("Russia", "leave")


def test_denied_announced_and_entered_give_no_row() -> None:
    entered = event(EventType.CONTROL, "enter", "Ukraine")
    told = [
        statement("denied", "Russia", LEFT, polarity="-"),
        statement("announced", "Russia", LEFT, commitment="U", tense="future"),
        statement("entered", "Ukraine", entered),
        statement("nowhere", "Ukraine", event(EventType.CONTROL, "take", "Ukraine", None)),
        statement("nobody", "Ukraine", event(EventType.CONTROL, "take", None)),
    ]
    assert control_claims(told, DAY) == ()


def test_a_town_is_not_annexed_but_a_region_is() -> None:
    town = event(EventType.CONTROL, "annex", "Russia")
    region = event(EventType.CONTROL, "annex", "Russia", place("Kherson Oblast", "geonames:706442", "region"))
    rows = control_claims([statement("own", "agency", town, region)], DAY)
    assert [(row.place.name, row.change.value) for row in rows] == [("Kherson Oblast", "annex")]


def test_who_lost_is_the_target() -> None:
    lost = event(EventType.CONTROL, "lose", None, target="Russia")
    (row,) = control_claims([statement("ministry", "Russia", lost)], DAY)
    assert (row.holder, row.change.value) == ("Russia", "lose")


def test_an_unnamed_source_is_told_as_one() -> None:
    told = statement("x", None, TAKEN)
    nobody = replace(told, source=replace(told.source, name=None))
    (row,) = control_claims([nobody], DAY)
    assert row.by == ("unnamed source",)
