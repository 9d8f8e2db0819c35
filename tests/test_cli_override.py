"""`sayso override`: an analyst's word beside the rules, shown, honoured as known at a time, and undone by another."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.errors import InputError, LookupFailed

COPY = "A quiet day\n\nKYIV, Nov 11 (Meridian) - {}\n"
SAYS = "Ukrainian military intelligence said Ukrainian troops had retaken Kherson. Russia said its troops had left Kherson."
AS = ("--analyst", "A. Analyst", "--reason", "a staged picture")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A record with two sides' word on one town."""
    path = tmp_path / "record.db"
    story = tmp_path / "story.txt"
    story.write_text(COPY.format(SAYS), encoding="utf-8")
    run("read", story, "--published", "2022-11-11", db=path)
    return path


def run(*arguments: object, db: Path) -> str:
    made = CliRunner().invoke(app, [*map(str, arguments), "--db", str(db)])
    if made.exception is not None:
        raise made.exception
    return made.output


def why(db: Path, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("why", "Kherson", "--json", *more, db=db))
    return found


def finding(db: Path, predicate: str, *more: str) -> dict[str, Any]:
    fitting = [a for a in why(db, *more)["assessments"] if a["proposition"]["predicate"] == predicate]
    assert len(fitting) == 1
    return dict(fitting[0])


def made(db: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("override", *arguments, "--json", db=db))
    return found


def test_a_discounted_statement_counts_for_nothing_and_stays_shown(db: Path) -> None:
    before = finding(db, "holds")
    russian = next(c for c in before["supporting"] if c["bloc"] == "Russia")
    made(db, "discount", russian["statement"], *AS)
    after = finding(db, "holds")
    assert (before["status"], after["status"]) == ("corroborated", "claimed")
    aside = next(c for c in after["supporting"] if c["statement"] == russian["statement"])
    assert (aside["counted"], aside["weight"]) == (0, russian["weight"])
    assert "A. Analyst" in aside["set_aside"]
    shown = run("why", "Kherson", db=db)
    assert "counts for nothing: discounted by A. Analyst" in shown
    assert "a staged picture" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 80


def test_a_take_and_a_source_can_be_discounted(db: Path) -> None:
    before = finding(db, "holds")
    made(db, "discount", "actor:ua-gur", *AS)
    assert [c["bloc"] for c in finding(db, "holds")["supporting"] if not c["set_aside"]] == ["Russia"]
    made(db, "discount", before["supporting"][0]["take"], *AS)
    gone = why(db)
    assert (gone["holding"], gone["assessments"]) == ("unknown", [])
    shown = run("why", "Kherson", db=db)
    text = " ".join(shown.split())
    assert text.startswith("Kherson: unknown (an analyst discounted all that was said of it)")
    assert "because: discounted by A. Analyst on" in text
    assert "“Ukrainian troops had retaken Kherson”" in text
    assert "“its troops had left Kherson”" in text
    assert max(map(len, shown.splitlines())) <= 80
    assert "Kherson: unknown" in run("control", "--on", "2022-11-11", db=db)


def test_undoing_returns_the_earlier_state_and_both_entries_stay(db: Path) -> None:
    before = why(db)
    first = made(db, "discount", "actor:ua-gur", *AS)
    assert why(db) != before
    run("override", "undo", first["id"].partition(":")[2][:10], *AS, db=db)
    assert why(db) == before
    assert run("override", "list", db=db) == "no override stands\n"
    every = json.loads(run("override", "list", "--all", "--json", db=db))
    assert [one["action"] for one in every] == ["discount", "undo"]
    with pytest.raises(LookupFailed, match="SAY-441"):
        run("override", "undo", first["id"], *AS, db=db)


def test_a_confirmed_proposition_says_by_whom_and_what_the_rules_give(db: Path) -> None:
    found = finding(db, "holds")
    made(db, "confirm", found["proposition"]["id"], "--analyst", "B. Analyst", "--reason", "seen by our own")
    after = finding(db, "holds")
    assert after["status"] == "confirmed"
    assert after["ground"]["rule"] == "override"
    assert after["ground"]["text"].startswith("confirmed by B. Analyst on ")
    assert after["ground"]["text"].endswith("seen by our own (the rules alone: corroborated)")


def test_a_note_changes_nothing_and_is_shown(db: Path) -> None:
    before = finding(db, "holds")
    made(db, "note", before["proposition"]["id"][:24], "--analyst", "C", "--reason", "see the map")
    after = finding(db, "holds")
    assert [note["rule"] for note in after["notes"]] == ["override note"]
    assert {**after, "notes": []} == before
    assert "analyst: noted by C on" in run("why", "Kherson", db=db)


def test_an_answer_as_of_before_does_not_know_it(db: Path) -> None:
    then = dt.datetime.now(dt.UTC).isoformat()
    before = why(db)
    made(db, "discount", "actor:ua-gur", *AS)
    assert why(db, "--as-of", then) == before
    assert why(db) != before


@pytest.mark.parametrize(
    ("arguments", "error", "code"),
    [
        (("note", "nothing", *AS), LookupFailed, "SAY-401"),
        (("note", "statement:", *AS), LookupFailed, "SAY-402"),
        (("note", "actor:ua-gur", "--analyst", " ", "--reason", "x"), InputError, "SAY-141"),
        (("note", "actor:ua-gur", "--analyst", "x", "--reason", ""), InputError, "SAY-141"),
        (("confirm", "actor:ua-gur", *AS), InputError, "SAY-142"),
        (("undo", "override:none", *AS), LookupFailed, "SAY-401"),
    ],
)
def test_what_does_not_fit_is_refused_and_adds_nothing(
    db: Path, arguments: tuple[str, ...], error: type[Exception], code: str
) -> None:
    with pytest.raises(error, match=code):
        run("override", *arguments, db=db)
    assert run("override", "list", "--all", db=db) == "no override stands\n"


def test_a_proposition_cannot_be_discounted(db: Path) -> None:
    with pytest.raises(InputError, match="SAY-142"):
        run("override", "discount", finding(db, "holds")["proposition"]["id"], *AS, db=db)


def test_a_record_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LookupFailed, match="SAY-406"):
        run("override", "list", db=tmp_path / "none.db")


def test_the_text_of_an_entry_fits_a_terminal(db: Path) -> None:
    shown = run("override", "note", "actor:ua-gur", "--analyst", "A", "--reason", "word " * 60, db=db)
    assert shown.startswith("override:")
    assert max(map(len, shown.splitlines())) <= 80


def test_the_timeline_honours_it_as_known_at_a_time(db: Path) -> None:
    then = dt.datetime.now(dt.UTC).isoformat()
    before = run("timeline", "Kherson", db=db)
    entry = made(db, "discount", "actor:ua-gur", *AS)
    assert "held by Ukraine (corroborated)" in before
    assert "held by Ukraine (corroborated)" not in run("timeline", "Kherson", db=db)
    assert run("timeline", "Kherson", "--as-of", then, db=db) == before
    run("override", "undo", entry["id"], *AS, db=db)
    assert run("timeline", "Kherson", db=db) == before


def test_changes_list_an_override_and_its_undoing_with_who_and_why(db: Path) -> None:
    start = run("changes", "--since", "2000-01-01", db=db)
    then = dt.datetime.now(dt.UTC).isoformat()
    entry = made(db, "discount", "actor:ua-gur", *AS)
    shown = run("changes", "--since", then, db=db)
    text = " ".join(shown.split())
    assert "Kherson: withdrawal of Russia completed (claimed)" in text
    assert "before: held by Ukraine (corroborated)" in text
    assert "override: discount actor:ua-gur" in text
    assert "discounted by A. Analyst" in text
    assert "a staged picture" in text
    assert max(map(len, shown.splitlines())) <= 80
    (row,) = json.loads(run("changes", "--since", then, "--json", db=db))
    assert (row["cause"], row["take"], row["override"]["id"]) == ("overruled", None, entry["id"])
    assert (row["before"]["status"], row["after"]["status"]) == ("corroborated", "claimed")
    undone = dt.datetime.now(dt.UTC).isoformat()
    run("override", "undo", entry["id"], *AS, db=db)
    back = " ".join(run("changes", "--since", undone, db=db).split())
    assert "Kherson: held by Ukraine (corroborated)" in back
    assert f"override: undo {entry['id'][:20]}" in back
    # what was known before either of them stays what it was
    assert run("changes", "--since", "2000-01-01", "--as-of", then, db=db) == start


def test_changes_list_an_override_that_no_place_hangs_on(db: Path) -> None:
    then = dt.datetime.now(dt.UTC).isoformat()
    made(db, "note", "actor:ua-gur", *AS)
    shown = " ".join(run("changes", "--since", then, db=db).split())
    assert shown.startswith("an override: no place changes override: note actor:ua-gur noted by A. Analyst")
    (row,) = json.loads(run("changes", "--since", then, "--json", db=db))
    assert (row["before"], row["after"], row["override"]["action"]) == (None, None, "note")


def test_changes_tell_that_all_that_was_said_was_discounted(db: Path) -> None:
    then = dt.datetime.now(dt.UTC).isoformat()
    take = finding(db, "holds")["supporting"][0]["take"]
    made(db, "discount", take, *AS)
    text = " ".join(run("changes", "--since", then, db=db).split())
    assert "Kherson: unknown (an analyst discounted all that was said of it)" in text
