"""The editorial data: what ships, what a user's own file overrules, and what is refused."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from sayso.assessment.editorial import Editorial, editorial_of, load_editorial
from sayso.assessment.links import Predicate
from sayso.assessment.status import assess
from sayso.errors import DataError
from sayso.events.lexicon import load_triggers
from sayso.model.assessment import Stake
from sayso.model.event import EventType
from sayso.pipeline import build_kit
from tests.assessment.samples import SERVICE, event, link, proposition, statement

RAW = (files("sayso.assessment") / "data" / "editorial.toml").read_text(encoding="utf-8")


def own(folder: Path, text: str) -> Editorial:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_editorial(path)


def score(editorial: Editorial) -> float:
    found = assess(
        proposition(Predicate.HOLDS, "Ukraine"),
        [link(Predicate.HOLDS, "Ukraine", "states", SERVICE)],
        editorial,
    )
    assert found is not None
    return found.score


def test_every_mode_in_the_links_is_one_that_events_have() -> None:
    modes: dict[str, set[str]] = {}
    for triggers in load_triggers().triggers.values():
        for trigger in triggers:
            modes.setdefault(trigger.type.value, set()).add(trigger.mode or "")
    for row in tomllib.loads(RAW)["fact"]:
        assert set(row.get("modes", ())) <= modes[row["event"]], row


def test_every_predicate_of_control_is_linked_and_has_a_stake() -> None:
    shipped = load_editorial()
    assert {predicate.value for predicate in Predicate} <= shipped.links.predicates
    assert {"holds", "no longer holds", "announces leaving", "contests"} <= set(shipped.stakes)


@pytest.mark.parametrize(
    ("predicate", "own_side", "other_side"),
    [
        ("holds", Stake.SERVING, Stake.AGAINST),
        ("no longer holds", Stake.AGAINST, Stake.SERVING),
        ("had people killed", Stake.AGAINST, Stake.SERVING),
        ("struck civilians", Stake.AGAINST, Stake.SERVING),
        ("claims by annexation", Stake.NEUTRAL, Stake.NEUTRAL),
    ],
)
def test_stakes_by_proposition_and_side(predicate: str, own_side: Stake, other_side: Stake) -> None:
    row = load_editorial().stakes[predicate]
    assert row.of(own=True, denied=False, civilians=False) is own_side
    assert row.of(own=False, denied=False, civilians=False) is other_side


def test_own_civilians_accuse_the_other_side() -> None:
    row = load_editorial().stakes["had people killed"]
    assert row.of(own=True, denied=False, civilians=True) is Stake.SERVING
    assert row.of(own=True, denied=True, civilians=False) is Stake.SERVING


def test_an_own_file_wins_value_by_value_and_shows_in_the_digest(tmp_path: Path) -> None:
    mine, shipped = own(tmp_path, '[letters]\nparty = "B"\n'), load_editorial()
    assert (mine.letters["party"], mine.letters["own_voice"]) == ("B", shipped.letters["own_voice"])
    assert mine.digest != shipped.digest
    assert score(mine) > score(shipped)
    assert mine.name == f"{shipped.version} {mine.digest}"


def test_the_digest_of_an_own_file_stands_in_each_reading(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('version = "mine"\n', encoding="utf-8")
    run = build_kit("splitter", editorial=path).run
    assert run["editorial"] == load_editorial(path).name
    assert run["editorial"].startswith("mine ")


def test_own_rows_of_links_stakes_and_camps_win(tmp_path: Path) -> None:
    mine = own(
        tmp_path,
        """
[[control]]
change = ["leave"]
announced = false
about = "others"
predicate = "holds"
link = "entails"
source = "mine"
[[stakes]]
predicates = ["was damaged"]
own = "serving"
source = "mine"
[[camp]]
name = "Selm"
members = ["Volunteers"]
source = "mine"
""",
    )
    leave = next(rows for change, rows in mine.links.control.items() if change.value == "leave")
    assert [row.link for row in leave if row.others and row.predicate == "holds"] == ["entails"]
    assert mine.stakes["was damaged"].own is Stake.SERVING
    assert (mine.camp("Volunteers"), mine.camp("Luhansk People's Republic")) == ("Selm", "Russia")


def test_values_of_one_conflict_hold_for_its_sides_only(tmp_path: Path) -> None:
    mine = own(
        tmp_path,
        '[[conflict]]\nsides = ["Ukraine", "Russia"]\nsource = "mine"\n[conflict.letters]\nparty = "A"\n',
    )
    assert mine.within({"Ukraine", "Russia"}).letters["party"] == "A"
    assert mine.within({"Ukraine", "Chad"}).letters["party"] == "C"
    assert mine.within({"Sudan", "Chad"}) is mine


def test_those_who_fight_as_one_never_corroborate_each_other() -> None:
    republic = statement("militia", "Luhansk People's Republic", event(EventType.CONTROL, "take", "Russia"))
    ministry = statement("ministry", "Russia", event(EventType.CONTROL, "take", "Russia"), content="y")
    found = assess(
        proposition(Predicate.HOLDS, "Russia"),
        [link(Predicate.HOLDS, "Russia", "states", one) for one in (republic, ministry)],
        load_editorial(),
    )
    assert found is not None
    assert found.status.value == "claimed"
    assert {c.stake for c in found.supporting} == {Stake.SERVING}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[letters\n", "SAY-247"),
        ("[nonsense]\nx = 1\n", "SAY-248"),
        ("letters = 3\n", "SAY-248"),
        ('[letters]\nparty = "Z"\n', "SAY-248"),
        ('[commitment]\nCT = "much"\n', "SAY-248"),
        ('[[conflict]]\nsides = ["Ukraine"]\nsource = "x"\n', "SAY-248"),
        ('[[conflict]]\nsides = ["Ukraine", "Russia"]\n', "SAY-248"),
        ('[[fact]]\nevent = "feast"\nabout = "actor"\npredicate = "x"\nsource = "x"\n', "SAY-249"),
        ('[[fact]]\nevent = "strike"\nabout = "moon"\npredicate = "x"\nsource = "x"\n', "SAY-249"),
        ('[[fact]]\nevent = "strike"\nabout = "actor"\npredicate = "x"\n', "SAY-249"),
        (
            '[[control]]\nchange = ["leave"]\nabout = "side"\npredicate = "x"\nlink = "hints"\nsource = "x"\n',
            "SAY-249",
        ),
        ('[[stakes]]\npredicates = ["flies"]\nown = "against"\nsource = "x"\n', "SAY-249"),
        ('[[stakes]]\npredicates = ["holds"]\nown = "glad"\nsource = "x"\n', "SAY-249"),
        ('[equality]\nfact = ["colour"]\n', "SAY-249"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(DataError, match=code):
        own(tmp_path, text)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="SAY-247"):
        load_editorial(tmp_path / "none.toml")


def test_data_of_equal_content_are_equal() -> None:
    raw: dict[str, Any] = tomllib.loads(RAW)
    assert editorial_of(raw, "d", "x") == editorial_of(raw, "d", "x")


@pytest.mark.parametrize("table", ["relays", "updates", "civilians", "losses"])
def test_a_table_of_another_form_is_refused(table: str) -> None:
    raw: dict[str, Any] = {**tomllib.loads(RAW), table: {"x": "y"}}
    with pytest.raises(DataError, match=r"SAY-24[89]"):
        editorial_of(raw, "d", "x")


def test_overrides_do_not_change_the_name_of_the_data() -> None:
    shipped = load_editorial()
    assert replace(shipped, overrides=()).name == shipped.name
