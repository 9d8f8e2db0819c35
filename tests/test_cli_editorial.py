"""`--editorial`: a user's own editorial data on the command line, and its digest in the reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.assessment.editorial import load_editorial
from sayso.cli import app
from sayso.errors import DataError

COPY = (
    "A quiet day\n\nKYIV, Nov 11 (Meridian) - Ukraine said its forces had recaptured Kherson on Friday. "
    "Russia said its troops had left Kherson on Friday.\n"
)


def run(*arguments: object) -> str:
    made = CliRunner().invoke(app, list(map(str, arguments)))
    if made.exception is not None:
        raise made.exception
    return made.output


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text("[status]\ncorroboration = 9.0\n", encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    story = tmp_path / "story.txt"
    story.write_text(COPY, encoding="utf-8")
    run("read", story, "--published", "2022-11-11", "--db", tmp_path / "record.db")
    return tmp_path / "record.db"


def test_own_data_decide_the_status(db: Path, own: Path) -> None:
    for command in (("control", "--on", "2022-11-12"), ("why", "Kherson")):
        assert "(corroborated)" in run(*command, "--db", db)
        assert "(claimed)" in run(*command, "--db", db, "--editorial", own)
    export = ("export", "--format", "geojson", "--db", db)
    status = [
        json.loads(run(*export, *more))["features"][0]["properties"]["status"]
        for more in ((), ("--editorial", own))
    ]
    assert status == ["corroborated", "claimed"]


def test_own_data_decide_what_a_timeline_and_the_changes_tell(db: Path, own: Path) -> None:
    for command in (("timeline", "Kherson"), ("changes", "--since", "2000-01-01")):
        assert "held by Ukraine (corroborated)" in run(*command, "--db", db)
        assert "held by Ukraine (claimed)" in run(*command, "--db", db, "--editorial", own)


def test_own_links_reach_control(db: Path, own: Path) -> None:
    # a desk for which a side that is gone speaks against whoever is said to have come
    own.write_text(
        '[[control]]\nchange = ["leave", "lose"]\nannounced = false\nabout = "others"\n'
        'predicate = "holds"\nlink = "contradicts"\npart = "weakens"\nsource = "own files"\n',
        encoding="utf-8",
    )
    for command in (("control", "--on", "2022-11-12"), ("timeline", "Kherson")):
        assert "held by Ukraine" in run(*command, "--db", db)
        told = run(*command, "--db", db, "--editorial", own)
        assert "disputed" in told
        assert "(corroborated)" not in told


def test_the_digest_of_own_data_stands_in_the_reading(tmp_path: Path, own: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(COPY, encoding="utf-8")
    reading = json.loads(run("read", story, "--json", "--editorial", own))
    assert reading["run"]["editorial"] == load_editorial(own).name != load_editorial().name


def test_a_file_that_does_not_fit_is_refused(db: Path, own: Path) -> None:
    own.write_text("[nonsense]\nx = 1\n", encoding="utf-8")
    with pytest.raises(DataError, match="SAY-248"):
        run("control", "--on", "2022-11-12", "--db", db, "--editorial", own)
