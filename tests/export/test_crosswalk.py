"""The crosswalk: every type and mode has a row, every code is one that its scheme has, and mistakes are told."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.events.lexicon import load_triggers
from sayso.export.crosswalk import crosswalk_of, load_crosswalk
from sayso.export.sides import load_sides, sides_of
from sayso.gazetteer.tables import read_bytes, read_rows
from sayso.model.event import EventType

TEXT = (files("sayso.export") / "data" / "crosswalk.toml").read_text(encoding="utf-8")


def test_every_type_and_mode_that_is_read_has_a_row() -> None:
    read = {
        (trigger.type, trigger.mode or "")
        for triggers in load_triggers().triggers.values()
        for trigger in triggers
    }
    assert len(read) > 30
    assert read <= set(load_crosswalk().rows)


def test_every_type_and_mode_of_the_guide_has_a_row(shared: Path) -> None:
    guide = (shared / "gold" / "GUIDE.md").read_text(encoding="utf-8")
    asked = {
        (EventType(kind), mode.strip())
        for kind, modes in re.findall(r"^\| (\w+) \| ([a-z -]+(?:, [a-z -]+)*) \| ", guide, re.MULTILINE)
        if kind in set(EventType)
        for mode in ([""] if modes.strip() == "-" else modes.split(","))
    }
    assert len({kind for kind, _ in asked}) == len(EventType)
    assert asked <= set(load_crosswalk().rows)


def test_a_mode_that_is_not_there_has_the_codes_of_its_type() -> None:
    walk = load_crosswalk()
    assert walk.of(EventType.STRIKE, "trebuchet") == walk.rows[EventType.STRIKE, ""]
    assert walk.of(EventType.STRIKE, None) == walk.rows[EventType.STRIKE, ""]
    assert walk.of(EventType.STRIKE, "air").cameo == "195"


def test_what_has_no_category_says_none() -> None:
    codes = load_crosswalk().of(EventType.CONTROL, "hold")
    assert (codes.plover, codes.cameo, codes.acled_event, codes.ucdp, codes.muc) == (
        None,
        None,
        None,
        (),
        None,
    )
    assert codes.note


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('plover = "AID"', 'plover = "HELP"', "HELP"),
        ('plover_modes = ["torture"]', 'plover_modes = ["withdraw"]', "withdraw"),
        ('plover_contexts = ["migration"]', 'plover_contexts = ["moving"]', "moving"),
        ('cameo = "1822"', 'cameo = "eighteen"', "eighteen"),
        ('"Armed clash"]\nucdp', '"Attack"]\nucdp', "Attack"),
        ("ucdp = [3]", "ucdp = [4]", "4"),
        ('muc = "ARSON"', 'muc = "FIRE"', "FIRE"),
        ('mode = "drone"', 'mode = "air"', "strike/air"),
        ('mode = "drone"', 'mode = "drone"\ncolour = "red"', "colour"),
        ('type = "casualties"', 'type = "weather"', "weather"),
        ('type = "casualties"\nmode = ""', 'type = "casualties"\nmode = "x"', "casualties"),
        ('version = "1"', "", "version"),
        ("[[row]]", "[[row", "not to be read"),
    ],
)
def test_a_mistake_is_told(old: str, new: str, told: str) -> None:
    assert old in TEXT
    with pytest.raises(DataError, match=re.escape(told)) as error:
        crosswalk_of(TEXT.replace(old, new, 1))
    assert error.value.code == "SAY-221"


def test_every_state_that_can_be_a_side_has_a_code() -> None:
    states = {row["name"] for _, row in read_rows(read_bytes("states.csv"), "states.csv", ("name",))}
    sides = load_sides()
    assert states <= set(sides)
    assert (sides["Ukraine"], sides["Soviet Union"], sides["DR Congo"]) == ("UKR", "SUN", "COD")
    codes = [code for side, code in sides.items() if side in states]
    assert len(set(codes)) == len(codes)


def test_armed_groups_have_no_code() -> None:
    assert not {"FMLN", "Hamas", "Taliban"} & set(load_sides())


@pytest.mark.parametrize("row", ["Upland,UP,x", "Upland,upl,x", ",UPL,x", "Upland,UPL,x\nUpland,UPP,x"])
def test_a_side_that_does_not_fit_is_told(row: str) -> None:
    with pytest.raises(DataError) as error:
        sides_of(f"side,code,source\n{row}\n")
    assert error.value.code == "SAY-222"
