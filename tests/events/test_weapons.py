"""Weapons and installations: their names in any spelling, by class, and the events that they stand with."""

from __future__ import annotations

import pytest

from sayso.events.installations import load_works
from sayso.events.weapons import load_arsenal
from tests.events.test_details import one

ARSENAL, WORKS = load_arsenal(), load_works()


def test_the_taxonomy_is_broad() -> None:
    assert len(ARSENAL.weapons) >= 200
    assert len(WORKS.kinds) >= 60
    assert len({w.kind for w in ARSENAL.weapons}) >= 20


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("HIMARS", "HIMARS", "rocket artillery"),
        ("Grad rockets", "BM-21 Grad", "rocket artillery"),
        ("Shahed-136", "Shahed-136", "one-way attack drone"),
        ("Geran-2 drones", "Shahed-136", "one-way attack drone"),
        ("Kalibr missiles", "Kalibr", "cruise missile"),
        ("T-72s", "T-72", "tank"),
        ("T72", "T-72", "tank"),
        ("T-72 tanks", "T-72", "tank"),
        ("UH-1H helicopter", "UH-1 Huey", "military helicopter"),
        ("Scud missiles", "Scud", "ballistic missile"),
        ("IEDs", "improvised explosive device", "improvised explosive device"),
        ("car bomb", "car bomb", "improvised explosive device"),
        ("land mines", "landmine", "mine"),
        ("machetes", "machete", "cold weapon"),
        ("armored personnel carriers", "armoured personnel carrier", "armoured vehicle"),
        ("M-16 rifles", "M-16", "small arms"),
        ("rocket-propelled grenades", "rocket-propelled grenade", "anti-tank weapon"),
        ("mustard gas", "mustard gas", "chemical or biological weapon"),
        ("Exocet missile", "Exocet", "cruise missile"),
    ],
)
def test_a_name_has_its_class(words: str, name: str, kind: str) -> None:
    found = ARSENAL.named(words)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "words",
    [
        "a patriot",
        "T-720",
        "a 10 percent rise",
        "graduates",
        "the javelin thrower",
        "it is mine",
        "an F-161 form",
    ],
)
def test_what_only_looks_like_a_weapon_is_none(words: str) -> None:
    assert ARSENAL.find(words) == ()


@pytest.mark.parametrize(
    ("words", "kind", "sector"),
    [
        ("the Kakhovka dam", "dam", "water"),
        ("two bridges", "bridge", "transport"),
        ("power stations", "power station", "energy"),
        ("an oil refinery", "refinery", "energy"),
        ("a children's hospital", "hospital", "health"),
        ("the barracks", "barracks", "military"),
        ("railway stations", "railway station", "transport"),
        ("a pipeline", "pipeline", "energy"),
        ("the police station", "police station", "government"),
    ],
)
def test_an_installation_has_its_sector(words: str, kind: str, sector: str) -> None:
    (found,) = WORKS.find(words)
    assert (found.installation.name, found.installation.sector) == (kind, sector)


def test_an_event_names_what_was_used_and_hit() -> None:
    event = one("Russian artillery shelled a power station near Nikopol with Grad rockets.", "strike")
    assert "BM-21 Grad" in event.weapons
    assert [work.kind for work in event.installations] == ["power station"]
    assert all(arm.span.exact for arm in event.arms)


def test_a_verb_is_no_weapon() -> None:
    assert one("The army shells the town of Nikopol.", "strike").weapons == ()


def test_a_weapon_stands_with_the_verb_that_it_depends_on() -> None:
    event = one("Guerrillas blew up an oil pipeline with dynamite and captured 40 rifles.", "arms")
    assert event.weapons == ("rifle",)
