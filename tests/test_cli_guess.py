"""A guessed year is marked as one wherever a date is shown: on the command line, in the data, on the pages."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from sayso.cli import app
from sayso.ledger.sqlite import SqliteLedger
from sayso.web.app import create_app
from sayso.web.record import RecordSource
from tests.kit import kit, read_text

# 11 November 2022 was a Friday: without a date of publication, the weekday is all that gives a year
COPY = "A quiet day\n\nKYIV, Nov 11 (Meridian) - Ukraine said its forces recaptured Snihurivka on Friday.\n"
GUESS = "(year guessed)"


def record(path: Path, published: str | None) -> Path:
    time = dt.datetime(2022, 11, 12, tzinfo=dt.UTC)
    with SqliteLedger.open(path / "record.db", clock=lambda: time) as ledger:
        ledger.append(read_text(COPY, published=published), COPY.encode())
    return path / "record.db"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return record(tmp_path, None)


@pytest.fixture
def pages(db: Path) -> Iterator[TestClient]:
    with (
        SqliteLedger.open(db, clock=lambda: dt.datetime.now(dt.UTC), read_only=True) as ledger,
        TestClient(create_app(RecordSource(ledger=ledger, kit=kit())), base_url="http://127.0.0.1") as client,
    ):
        yield client


def run(*arguments: str, db: Path) -> str:
    made = CliRunner().invoke(app, [*arguments, "--db", str(db)])
    if made.exception is not None:
        raise made.exception
    return made.output


COMMANDS = [
    ("control", "--on", "2030-01-01"),
    ("why", "Snihurivka"),
    ("timeline", "Snihurivka"),
    ("changes", "--since", "2000-01-01"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command[0]))
def test_the_commands_mark_every_day_of_a_guessed_year(db: Path, command: tuple[str, ...]) -> None:
    out = run(*command, db=db)
    text = " ".join(out.split())
    assert text.count(GUESS) == text.count("-11-11")
    assert GUESS in text
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command[0]))
def test_a_year_that_is_known_has_no_mark(tmp_path: Path, command: tuple[str, ...]) -> None:
    out = run(*command, db=record(tmp_path, "2022-11-11"))
    assert "2022-11-11" in out
    assert "guessed" not in out


def test_show_marks_the_day_of_the_story_and_of_its_events(db: Path) -> None:
    take = json.loads(run("export", "--format", "jsonl", db=db).splitlines()[0])["take"]
    assert take["year_guessed"] is True
    shown = run("show", take["id"], db=db)
    assert shown.count(f"-11-11 {GUESS}") == 2


def test_the_data_say_so(db: Path) -> None:
    (state,) = json.loads(run("control", "--on", "2030-01-01", "--json", db=db))
    assert state["year_guessed"] is True
    assert {layer["year_guessed"] for layer in state["layers"]} == {True}
    assert state["assessments"][0]["proposition"]["year_guessed"] is True
    (feature,) = json.loads(run("export", "--format", "geojson", db=db))["features"]
    assert feature["properties"]["year_guessed"] is True
    (row, *_) = csv.DictReader(io.StringIO(run("export", "--format", "csv", db=db)))
    assert row["story_year_from"] == "weekday"


def test_the_pages_mark_it(pages: TestClient) -> None:
    take = pages.get("/takes.json").json()["takes"][0]["id"]
    for path, least in (("/", 1), ("/places/Snihurivka", 4), ("/takes", 1), (f"/takes/{take}", 2)):
        page = pages.get(path)
        assert page.status_code == 200
        assert page.text.count("year guessed") >= least, path


def test_a_full_date_in_the_copy_is_no_guess() -> None:
    assert read_text(COPY).take.year_guessed
    assert not read_text(COPY.replace("on Friday", "on Friday, Nov 11, 2022")).take.year_guessed
