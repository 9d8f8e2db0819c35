"""`sayso why` as a user meets it: down to the words, of what was taken back as well."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from sayso.cli import app
from sayso.ledger.sqlite import SqliteLedger
from tests.control.record import copy
from tests.kit import read_text

TAKEN = "Ukraine said its forces had recaptured Snihurivka on Friday."
NOTE = "(Corrects to remove the report on the town)"
Told = tuple[str, str, str, str]


def record(path: Path, *told: Told) -> Path:
    """A record of takes (day, story, note of the desk or "", copy), each recorded at the noon of its day."""
    for day, story, note, text in told:
        written = copy(day, text)
        if note:
            written = written.replace("\n\n", f"\n\n{note}\n\n", 1)
        time = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
        with SqliteLedger.open(path / "record.db", clock=lambda time=time: time) as ledger:  # type: ignore[misc]
            ledger.append(read_text(written, published=day, story=story), written.encode())
    return path / "record.db"


def run(*arguments: str, db: Path) -> str:
    made = CliRunner().invoke(app, [*arguments, "--db", str(db)])
    if made.exception is not None:
        raise made.exception
    assert max(map(len, made.output.splitlines())) <= 80 or "--json" in arguments
    return made.output


def why(place: str, db: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("why", place, "--json", db=db))
    return found


def test_what_a_correction_took_back_is_shown_with_the_desks_words(tmp_path: Path) -> None:
    db = record(
        tmp_path,
        ("2022-11-11", "one", "", TAKEN),
        ("2022-11-12", "one", NOTE, "A quiet day, residents said."),
    )
    text = " ".join(run("why", "Snihurivka", db=db).split())
    assert "“its forces had recaptured Snihurivka on Friday”" in text
    assert "counts for nothing: corrected in a take of 2022-11-12 by the take" in text
    assert f"(Meridian, 2022-11-12): “{NOTE}”" in text
    (told,) = why("Snihurivka", db)["assessments"][0]["supporting"]
    changed = json.loads(run("changes", "--since", "2022-11-12", "--json", db=db))
    assert told["set_aside_by"] == changed[0]["take"]


def test_a_kill_shows_its_own_words(tmp_path: Path) -> None:
    db = record(
        tmp_path,
        ("2022-11-11", "one", "", TAKEN),
        ("2022-11-12", "one", "(Eds: KILL this story)", "Nothing."),
    )
    text = " ".join(run("why", "Snihurivka", db=db).split())
    assert "counts for nothing: the agency killed the story by the take" in text
    assert "“(Eds: KILL this story)”" in text


def test_who_takes_it_back_is_shown_in_its_own_words(tmp_path: Path) -> None:
    other = "Ukraine said its forces had not recaptured Snihurivka on Friday."
    db = record(tmp_path, ("2022-11-11", "one", "", TAKEN), ("2022-11-13", "two", "", other))
    state = why("Snihurivka", db)
    assert (state["holding"], state["layers"]) == ("unknown", [])
    assert state["reasons"][0]["text"] == "what was said of it was taken back: Ukraine took it back"
    told = [c for a in state["assessments"] for c in a["supporting"] if c["set_aside"]]
    assert told[0]["set_aside"] == "Ukraine took it back"
    assert told[0]["set_aside_by"].startswith("statement:")
    text = " ".join(run("why", "Snihurivka", db=db).split())
    assert "by these words of Ukraine (Meridian, 2022-11-13;" in text
    assert "“its forces had not recaptured Snihurivka on Friday”" in text


def test_an_override_is_named_by_its_id(tmp_path: Path) -> None:
    db = record(tmp_path, ("2022-11-11", "one", "", f"{TAKEN} Russia said its troops had left Snihurivka."))
    by = ("--analyst", "A. Analyst", "--reason", "staged", "--json")
    statement = next(
        c["statement"]
        for a in why("Snihurivka", db)["assessments"]
        for c in a["supporting"]
        if c["bloc"] == "Ukraine"
    )
    entry = json.loads(run("override", "discount", statement, *by, db=db))
    aside = {
        c["set_aside_by"]
        for a in why("Snihurivka", db)["assessments"]
        for c in a["supporting"]
        if c["set_aside"]
    }
    assert aside == {entry["id"]}


def test_a_place_that_is_only_spoken_of_shows_what_is_said(tmp_path: Path) -> None:
    db = record(
        tmp_path, ("2022-11-11", "one", "", "Ukraine said Russian forces had shelled Beryslav on Friday.")
    )
    text = " ".join(run("why", "Berislav", db=db).split())
    assert text.startswith("Beryslav: unknown (1 statement speaks of it, and nothing says who holds it)")
    assert "Ukraine (Meridian, 2022-11-11;" in text
    assert "“Russian forces had shelled Beryslav on Friday”" in text
    on = ("--on", "2022-11-11")
    assert "Beryslav: unknown" in run("control", *on, "--place", "Beryslav", db=db)
    assert json.loads(run("control", *on, "--place", "Beryslav", "--json", db=db))[0]["holding"] == "unknown"
    # the list keeps to the places of which somebody says who holds them
    assert json.loads(run("control", *on, "--json", db=db)) == []


def test_a_siege_stands_beside_the_holder_and_under_why(tmp_path: Path) -> None:
    db = record(
        tmp_path,
        ("2022-07-01", "one", "", "Ukrainian forces hold Bakhmut."),
        ("2022-07-05", "two", "", "Ukraine said Russian troops had encircled Bakhmut and Soledar."),
    )
    listed = " ".join(run("control", "--on", "2022-07-06", db=db).split())
    assert "Bakhmut: held by Ukraine since" in listed
    assert "besieged by Russia since 2022-07-05 (claimed)" in listed
    text = " ".join(run("why", "Bakhmut", db=db).split())
    assert "Russia besieged Bakhmut from 2022-07-05: claimed" in text
    assert "“Russian troops had encircled Bakhmut and Soledar”" in text
    # of a place of which nobody says who holds it
    assert "besieged by Russia since 2022-07-05 (claimed)" in run("why", "Soledar", db=db)
