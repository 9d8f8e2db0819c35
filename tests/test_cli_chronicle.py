"""`sayso timeline` and `sayso changes` as a user meets them."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import cli
from sayso.cli import chronicle
from sayso.ledger.sqlite import SqliteLedger
from tests.control.record import copy
from tests.kit import kit, read_text

Run = Callable[..., tuple[int, str, str]]
TOLD = (
    ("2022-03-03", "fall", "Russian forces captured Kherson on Wednesday."),
    ("2022-11-09", "plan", "Russia said it would withdraw its troops from Kherson."),
    ("2022-11-11", "end", "Russia said its troops had withdrawn from Kherson on Friday."),
    ("2022-11-12", "after", "Ukrainian forces recaptured Kherson on Friday, residents said."),
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of four takes, each recorded at the noon of its day."""
    path = tmp_path / "sayso.db"
    for day, story, text in TOLD:
        time = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
        reading = read_text(copy(day, text), published=day, story=story)
        with SqliteLedger.open(path, clock=lambda time=time: time) as ledger:  # type: ignore[misc]
            ledger.append(reading, copy(day, text).encode())
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], record: Path) -> Run:
    monkeypatch.setattr(chronicle, "build_kit", lambda **_: kit())

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sayso", *arguments, "--db", str(record)])
        try:
            cli.main()
            code = 0
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else int(bool(done.code))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


def test_the_timeline_tells_the_states_by_days(run: Run) -> None:
    code, out, _ = run("timeline", "Kherson")
    assert code == 0
    heads = [line for line in out.splitlines() if line[:4] == "2022"]
    assert [line.split("  ")[0] for line in heads] == [
        "2022-03-02 to 2022-11-08",
        "2022-11-09 to 2022-11-10",
        "2022-11-11 on",
    ]
    assert "held by Russia (reported)" in heads[0]
    assert "withdrawal announced by Russia (claimed)" in heads[1]
    assert "claimed by Russia: withdrawal of Russia completed" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


def test_the_timeline_keeps_to_a_day_and_to_what_was_known(run: Run) -> None:
    _, until, _ = run("timeline", "Kherson", "--on", "2022-11-10")
    assert "2022-11-09 on" in until
    _, known, _ = run("timeline", "Kherson", "--as-of", "2022-11-09T11:00Z")
    assert "2022-03-02 on  held by Russia" in known


def test_the_timeline_as_json(run: Run) -> None:
    _, out, _ = run("timeline", "Kherson", "--json")
    found = json.loads(out)
    assert [row["first"] for row in found] == ["2022-03-02", "2022-11-09", "2022-11-11"]
    assert found[1]["takes"]
    assert {layer["by"] for layer in found[1]["state"]["layers"]} == {None, "Russia"}


def test_a_place_that_nobody_speaks_of_is_not_there(run: Run) -> None:
    code, out, err = run("timeline", "Lviv")
    assert (code, out) == (6, "")
    assert "SAY-407" in err


def test_changes_name_what_changed_and_the_take(run: Run) -> None:
    code, out, _ = run("changes", "--since", "2022-11-10")
    assert code == 0
    text = " ".join(out.split())
    assert "Kherson: withdrawal of Russia completed (claimed) since 2022-11-11" in text
    assert "before: withdrawal announced by Russia (claimed)" in text
    assert "known at 2022-11-11T12:00:00+00:00" in text
    assert max(map(len, out.splitlines())) <= 80


def test_changes_as_json_and_as_known_at_a_time(run: Run) -> None:
    _, out, _ = run("changes", "--since", "2022-11-09", "--as-of", "2022-11-09", "--json")
    (change,) = json.loads(out)
    assert (change["after"]["holding"], change["holder"]) == ("withdrawal announced", "Russia")
    assert change["before"]["holding"] == "held"


def test_nothing_changed_is_said(run: Run) -> None:
    _, out, _ = run("changes", "--since", "2023-01-01")
    assert out.strip() == "nothing changed on record since then"


@pytest.mark.parametrize(
    "arguments", [("changes", "--since", "lately"), ("timeline", "Kherson", "--on", "now")]
)
def test_a_day_that_is_none_is_a_wrong_command_line(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments)[0] == 2


@pytest.fixture
def corrected(record: Path) -> Path:
    """The record, and two later takes: a correction that takes the last story back, and a kill of another one."""
    more = (
        (
            "2022-11-13",
            "after",
            "(Corrects to remove the report on the city)",
            "A quiet day in Kherson, residents said.",
        ),
        (
            "2022-11-14",
            "plan",
            "(Story is withdrawn)",
            "Russia said it would withdraw its troops from Kherson.",
        ),
    )
    for day, story, note, text in more:
        time = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
        written = f"{note}\n\n{copy(day, text)}"
        reading = read_text(written, published=day, story=story)
        with SqliteLedger.open(record, clock=lambda time=time: time) as ledger:  # type: ignore[misc]
            ledger.append(reading, written.encode())
    return record


@pytest.mark.usefixtures("corrected")
def test_changes_list_a_correction_with_the_desks_note(run: Run) -> None:
    _, out, _ = run("changes", "--since", "2022-11-13", "--as-of", "2022-11-13")
    text = " ".join(out.split())
    assert text.startswith("Kherson: withdrawal of Russia completed (claimed) since 2022-11-11")
    assert "before: held by Ukraine (corroborated)" in text
    assert "corrected by Meridian, 2022-11-13: “A quiet day”" in text
    assert "the desk's note: “(Corrects to remove the report on the city)”" in text
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.usefixtures("corrected")
def test_changes_list_a_kill_that_no_state_hangs_on_any_longer(run: Run) -> None:
    _, out, _ = run("changes", "--since", "2022-11-14", "--json")
    (row,) = json.loads(out)
    assert (row["cause"], row["before"], row["after"]) == ("killed", None, None)
    _, out, _ = run("changes", "--since", "2022-11-14")
    assert out.startswith("a story killed: no place changes")
    assert "the desk's note: “(Story is withdrawn)”" in out


def test_an_earlier_take_that_comes_late_replaces_nothing(record: Path, run: Run) -> None:
    text = copy("2022-11-01", "A quiet day in Kherson, residents said.")
    late = dt.datetime.fromisoformat("2022-11-20T12:00:00+00:00")
    with SqliteLedger.open(record, clock=lambda: late) as ledger:
        ledger.append(read_text(text, published="2022-11-01", story="after"), text.encode())
    _, out, _ = run("changes", "--since", "2022-11-15")
    assert out.strip() == "nothing changed on record since then"
