"""The commands as a user meets them: one clear line for what goes wrong, the documented exit code, the record untouched."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sayso import cli
from sayso.pipeline import build_kit

STORY = (
    "A quiet day\n\nMYKOLAIV, Ukraine, Nov 10 2022 (Meridian) - "
    "Ukraine’s army said its forces had recaptured Snihurivka on Thursday.\n"
)
LATER = STORY.replace(
    "Ukraine’s army said its forces had recaptured Snihurivka on Thursday.",
    "Russia’s army said its forces had captured Snihurivka on Thursday.",
)
CODES = {"usage": 2, "input": 3, "data": 4, "ledger": 5, "lookup": 6}


# the kit is the same each time; making it takes most of a command's time
cached_kit = cache(build_kit)


class Answer:
    """Exit code and both outputs of one command."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Answer]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`sayso ARGUMENTS` in an empty folder, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "build_kit", cached_kit)

    def command(*arguments: str | Path, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "argv", ["sayso", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            cli.main()
            code = 0
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else int(bool(done.code))
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return command


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def written(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def one_line(answer: Answer, kind: str, code: str = "SAY-") -> None:
    """Refused as documented: the exit code, one line that says what and what to do, no traceback."""
    assert answer.code == CODES[kind], answer.err
    lines = answer.err.strip().splitlines()
    assert len(lines) == 1, answer.err
    assert lines[0].startswith("sayso: ")
    assert code in lines[0]
    assert "Traceback" not in answer.err


def usage(answer: Answer, *words: str) -> None:
    assert answer.code == CODES["usage"]
    assert "Traceback" not in answer.err
    for word in words:
        assert word in answer.err


# --- reading ------------------------------------------------------------------------------------------------


def test_json_prints_the_reading_and_stores_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    answer = run("read", "--json", story)
    assert answer.code == 0
    assert json.loads(answer.out)["statements"][0]["source"]["name"] == "Ukrainian army"
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


def test_json_with_a_record_prints_and_stores(run: Run, story: Path) -> None:
    answer = run("read", "--json", story, "--db", "record.db")
    assert json.loads(answer.out)["take"]["agency"] == "Meridian"
    assert Path("record.db").exists()


def test_a_person_gets_a_summary_and_the_record(run: Run, story: Path) -> None:
    answer = run("read", story)
    assert answer.code == 0
    assert "A quiet day" in answer.out
    assert "Ukrainian army" in answer.out
    assert "stored in sayso.db" in answer.out
    assert Path("sayso.db").exists()


def test_reading_twice_adds_nothing(run: Run, story: Path) -> None:
    run("read", story)
    before = exported(run)
    assert "nothing added" in run("read", story).out
    assert exported(run) == before


def test_event_data_goes_out_as_a_table_and_as_plover_records(run: Run, story: Path) -> None:
    assert run("read", story).code == 0
    table = run("export", "--format", "csv")
    head, *rows = csv.reader(io.StringIO(table.out))
    assert (table.code, table.err, len(rows)) == (0, "", 1)
    assert [row[head.index("claimant")] for row in rows] == ["Ukrainian army"]
    assert {len(row) for row in rows} == {len(head)}
    records = [json.loads(line) for line in run("export", "--format", "plover").out.splitlines()]
    assert [record["id"] for record in records] == [row[head.index("event_id")] for row in rows]
    assert records[0]["claimant"]["code"] == "UKR"


@pytest.mark.parametrize("form", ["csv", "plover"])
def test_event_data_are_those_of_the_time_asked_about(run: Run, story: Path, form: str) -> None:
    run("read", story)
    before = run("export", "--format", form, "--as-of", "2000-01-01")
    assert before.code == 0
    assert len(before.out.splitlines()) == (1 if form == "csv" else 0)
    now = run("export", "--format", form)
    assert len(now.out.splitlines()) == len(before.out.splitlines()) + 1
    assert run("export", "--format", form, "--as-of", "soon").code == CODES["usage"]


def test_counts_stand_side_by_side_when_a_take_is_shown(run: Run, tmp_path: Path) -> None:
    text = (
        "A blast\n\nKABUL, Afghanistan, May 3 2022 (Meridian) - A bomb exploded in Kunduz, killing 12 people, "
        "the Interior Ministry said.\n\nDoctors said 25 people were killed by the blast.\n"
    )
    run("read", written(tmp_path, "blast.txt", text.encode()))
    shown = run("show", "take:").out.splitlines()
    table = shown[shown.index("counts, by who gives them") :]
    assert [line[35:49].strip() for line in table[1:] if line[12:13].strip()] == ["how many", "12", "25"]
    assert max(map(len, table)) <= 80


def exported(run: Run) -> str:
    answer = run("export", "--format", "jsonl")
    assert answer.code == 0, answer.err
    return answer.out


def test_standard_input(run: Run) -> None:
    answer = run("read", "--json", "-", stdin=STORY.encode())
    assert json.loads(answer.out)["take"]["headline"] == "A quiet day"


def test_published_empty_is_unknown_and_given_is_kept(run: Run, story: Path) -> None:
    assert json.loads(run("read", "--json", story, "--published", "").out)["take"]["published"] is None
    given = "2022-11-10T18:30:00Z"
    assert json.loads(run("read", "--json", story, "--published", given).out)["take"]["published"] == given


# --- bad input ----------------------------------------------------------------------------------------------

BAD = {
    "empty": (b"", "SAY-101"),
    "white": (b" \n\t\n ", "SAY-101"),
    "binary": (bytes(range(256)) * 40, "SAY-102"),
    "nulls": (b"\x00" * 5000, "SAY-102"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "SAY-102"),
    "zip": (b"PK\x03\x04" + b"story" * 100, "SAY-102"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "SAY-102"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_story_is_refused(run: Run, story: Path, tmp_path: Path, name: str) -> None:
    data, code = BAD[name]
    run("read", story)
    before = Path("sayso.db").read_bytes()
    one_line(run("read", written(tmp_path, f"{name}.txt", data)), "input", code)
    assert Path("sayso.db").read_bytes() == before
    one_line(run("read", "--json", tmp_path / f"{name}.txt"), "input", code)
    one_line(run("read", "-", stdin=data), "input", code)


def test_fifty_megabytes_are_refused_at_once(run: Run, tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    text = written(tmp_path, "text.txt", b"Iraq said so. " * 800_000)
    began = time.monotonic()
    for path in (big, text):
        one_line(run("read", path), "input", "SAY-103")
    assert time.monotonic() - began < 10
    assert not Path("sayso.db").exists()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-32"])
def test_other_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, "other.txt", STORY.encode(encoding))
    take = json.loads(run("read", "--json", path).out)["take"]
    assert "Ukraine’s army said" in take["text"]
    assert take["headline"] == "A quiet day"


def test_broken_utf8_is_read_with_a_problem(run: Run, tmp_path: Path) -> None:
    data = STORY.encode().replace(b"Thursday", b"Thurs\xffday")
    answer = run("read", "--json", written(tmp_path, "broken.txt", data))
    assert answer.code == 0
    take = json.loads(answer.out)["take"]
    assert [p["code"] for p in take["problems"]] == ["encoding-damaged"]


def test_a_story_without_headline_or_dateline_is_read_with_problems(run: Run, tmp_path: Path) -> None:
    bare = b"Iraq said its forces had recaptured the island.\n\nIran denied that it had lost the island.\n"
    answer = run("read", "--json", written(tmp_path, "bare.txt", bare))
    assert answer.code == 0
    reading = json.loads(answer.out)
    assert {"no-headline", "no-dateline"} <= {p["code"] for p in reading["take"]["problems"]}
    assert (reading["take"]["headline"], reading["take"]["dateline"]) == (None, None)
    assert {s["source"]["name"] for s in reading["statements"]} == {"Iraq", "Iran"}


def test_a_missing_file_is_named(run: Run) -> None:
    answer = run("read", "nowhere.txt")
    one_line(answer, "input")
    assert "nowhere.txt" in answer.err
    assert not Path("sayso.db").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(run: Run, story: Path) -> None:
    story.chmod(0)
    one_line(run("read", story), "input")


@pytest.mark.parametrize(
    "published", ["yesterday", "11/11/2022", "2022-13-01", "2022-11-10T18:30", "٢٠٢٢-١١-١٠"]
)
def test_a_date_of_publication_that_is_none(run: Run, story: Path, published: str) -> None:
    answer = run("read", story, "--published", published)
    assert answer.code in {CODES["usage"], CODES["input"]}
    assert "Traceback" not in answer.err
    assert not Path("sayso.db").exists()


# --- folders ------------------------------------------------------------------------------------------------


def test_a_folder_is_read_whole_and_what_fails_is_named(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    written(folder, "a.txt", STORY.encode())
    written(folder, "b.txt", b"")
    written(folder, "c.txt", LATER.replace("A quiet day", "A calm day").encode())
    answer = run("read", folder)
    assert answer.code == 1
    assert "b.txt" in answer.err
    assert "2 of 3" in answer.err
    assert len({line["take"]["id"] for line in map(json.loads, exported(run).splitlines())}) == 2


def test_a_folder_in_which_all_is_well(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    written(folder, "a.txt", STORY.encode())
    assert run("read", folder).code == 0


def test_a_folder_without_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    one_line(run("read", tmp_path / "wire"), "input", "SAY-107")
    assert not Path("sayso.db").exists()


def test_json_of_a_folder_stores_nothing_unless_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    written(folder, "a.txt", STORY.encode())
    answer = run("read", folder, "--json")
    assert answer.code == 0
    assert json.loads(answer.out)
    assert not Path("sayso.db").exists()


# --- the command line itself --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("burn",),
        ("read",),
        ("read", "--fast", "x.txt"),
        ("read", "a.txt", "b.txt"),
        ("control",),
        ("control", "--on"),
        ("export",),
        ("export", "--format", "xml"),
        ("serve", "--port", "many"),
        ("why",),
    ],
)
def test_a_wrong_command_line(run: Run, arguments: tuple[str, ...]) -> None:
    usage(run(*arguments))
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("day", ["yesterday", "2022-11", "2022-02-30", "11.11.2022", ""])
def test_a_day_that_is_none(run: Run, story: Path, day: str) -> None:
    run("read", story)
    usage(run("control", "--on", day))
    usage(run("why", "Snihurivka", "--on", day or "x"))


@pytest.mark.parametrize("time_", ["soon", "2022-11-10T25:00Z", "2022-02-30", ""])
def test_a_time_that_is_none(run: Run, story: Path, time_: str) -> None:
    run("read", story)
    usage(run("control", "--on", "2022-11-11", "--as-of", time_))


def test_help_and_nothing(run: Run) -> None:
    assert run("--help").code == 0
    assert "read" in run("--help").out
    assert run().code in {0, 2}


# --- the record ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [("show", "x"), ("control", "--on", "2022-11-11"), ("why", "Kherson"), ("export", "--format", "jsonl")],
)
def test_without_a_record_there_is_nothing_to_look_up(run: Run, command: tuple[str, ...]) -> None:
    one_line(run(*command), "lookup")
    assert not Path("sayso.db").exists()


def test_a_file_that_is_no_record_is_left_as_it_is(run: Run, story: Path, tmp_path: Path) -> None:
    other = written(tmp_path, "other.db", b"this is no record\n" * 50)
    before = other.read_bytes()
    one_line(run("read", story, "--db", other), "ledger")
    one_line(run("control", "--on", "2022-11-11", "--db", other), "ledger")
    assert other.read_bytes() == before


def test_a_record_in_a_folder_that_is_not_there(run: Run, story: Path) -> None:
    one_line(run("read", story, "--db", "none/record.db"), "ledger")
    assert not Path("none").exists()


def test_a_take_or_place_that_the_record_does_not_know(run: Run, story: Path) -> None:
    run("read", story)
    before = exported(run)
    one_line(run("show", "take:0000"), "lookup")
    one_line(run("why", "Atlantis"), "lookup")
    one_line(run("control", "--on", "2022-11-11", "--place", "Atlantis"), "lookup")
    assert exported(run) == before


def test_a_take_is_shown_by_the_beginning_of_its_id(run: Run, story: Path) -> None:
    run("read", story)
    take = json.loads(exported(run).splitlines()[0])["take"]["id"]
    shown = run("show", take.removeprefix("take:")[:8], "--json")
    assert json.loads(shown.out)["take"]["id"] == take
    assert "Ukrainian army" in run("show", take).out


def test_control_and_why_lead_down_to_the_words(run: Run, story: Path) -> None:
    run("read", story)
    (state,) = json.loads(run("control", "--on", "2022-11-12", "--json").out)
    assert (state["name"], state["holder"], state["since"]) == ("Snihurivka", "Ukraine", "2022-11-10")
    assert "Snihurivka: held by Ukraine since 2022-11-10" in run("control", "--on", "2022-11-12").out
    told = run("why", "Snihurivka").out
    assert "its forces had recaptured Snihurivka" in told
    assert "Ukrainian army" in told
    assert json.loads(run("why", "snigurivka", "--json").out)["place_id"] == state["place_id"]


def test_before_its_day_the_record_says_nothing(run: Run, story: Path) -> None:
    run("read", story)
    answer = run("control", "--on", "2022-11-01")
    assert answer.code == 0
    assert "says nothing" in answer.out
    assert json.loads(run("control", "--on", "2022-11-01", "--json").out) == []


def test_geojson_has_points(run: Run, story: Path) -> None:
    run("read", story)
    collection = json.loads(run("export", "--format", "geojson", "--on", "2022-11-12").out)
    (feature,) = collection["features"]
    assert feature["geometry"]["type"] == "Point"
    assert feature["properties"]["holder"] == "Ukraine"


def test_a_later_take_replaces_the_earlier_and_the_old_answer_stays(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = written(tmp_path, "1.txt", STORY.encode()), written(tmp_path, "2.txt", LATER.encode())
    at(monkeypatch, "2022-11-10T12:00")
    run("read", first, "--story", "snihurivka")
    at(monkeypatch, "2022-11-11T12:00")
    run("read", second, "--story", "snihurivka")

    def holder(*more: str) -> Any:
        (state,) = json.loads(run("control", "--on", "2022-11-12", "--json", *more).out)
        return state["holder"]

    assert holder() == "Russia"
    assert holder("--as-of", "2022-11-10") == "Ukraine"
    assert holder("--as-of", "2022-11-11T11:59Z") == "Ukraine"
    assert holder("--as-of", "2022-11-11T14:00+02:00") == "Russia"
    assert json.loads(run("control", "--on", "2022-11-12", "--json", "--as-of", "2022-11-09").out) == []
    assert "its forces had captured" in run("why", "Snihurivka").out
    # what the earlier one alone said is shown as carried no longer, and decides nothing
    told = [part for part in run("why", "Snihurivka").out.split("\n\n") if "recaptured" in part]
    assert [part.split(":")[0] for part in told] == [
        "Ukraine holds Snihurivka from 2022-11-10",
        "Russia no longer holds Snihurivka from 2022-11-10",
    ]
    assert all("not carried since take:" in part for part in told)
    assert "recaptured" in run("why", "Snihurivka", "--as-of", "2022-11-10").out
    assert len(exported(run).splitlines()) == 1


def at(monkeypatch: pytest.MonkeyPatch, time_: str) -> None:
    """Set the only clock."""
    now = dt.datetime.fromisoformat(time_).replace(tzinfo=dt.UTC)
    monkeypatch.setattr(cli, "clock", lambda: now)


# --- as a process of its own --------------------------------------------------------------------------------


def process(*arguments: str, folder: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from sayso.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=60, check=False)


def test_in_a_process_of_its_own(tmp_path: Path) -> None:
    good = process("read", "--json", "-", folder=tmp_path, stdin=STORY.encode())
    assert good.returncode == 0
    assert json.loads(good.stdout.decode("utf-8"))["take"]["agency"] == "Meridian"
    bad = process("read", "none.txt", folder=tmp_path)
    assert bad.returncode == CODES["input"]
    assert bad.stdout == b""
    assert len(bad.stderr.decode().strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.shared
def test_the_head_of_the_dispatch_that_must_work(run: Run, shared: Path) -> None:
    take = json.loads(run("read", "--json", shared / "stories" / "efe-kherson.txt").out)["take"]
    assert take["section"] == "Conflicts & War"
    assert take["headline"] == "Ukraine troops enter Kherson after Russian retreat"
    note = "(Update 1: Adds details, changes focus, alters dateline, headline, writes through)"
    assert take["update"] == {
        "number": 1,
        "actions": ["adds", "changes_focus", "alters_dateline", "alters_headline", "writes_through"],
        "text": note,
    }
    assert {key: take["dateline"][key] for key in ("text", "places", "date", "agency")} == {
        "text": "Lviv, Ukraine, Nov 11 (EFE).-",
        "places": ["Lviv, Ukraine"],
        "date": "2022-11-11",
        "agency": "EFE",
    }
    assert take["agency"] == "EFE"
    assert take["desk"] == ["mos-int", "jt", "ch"]
    furniture = [take["text"][z["start"] : z["end"]] for z in take["zones"] if z["kind"] == "furniture"]
    assert furniture == ["Related Articles", "Back to top button"]


@pytest.mark.shared
def test_what_the_dispatch_that_must_work_says_of_control(run: Run, shared: Path) -> None:
    reading = json.loads(run("read", "--json", shared / "stories" / "efe-kherson.txt").out)
    rows = {
        (r["place"]["name"], r["place"]["kind"], r["holder"], r["change"]): r["date"]
        for r in reading["control"]
    }
    assert rows["Kherson", "populated place", "Ukraine", "retake"] == "2022-11-11"
    assert ("Kherson", "populated place", "Russia", "leave") in rows
    assert rows["Kherson Oblast", "region", "Russia", "annex"] == "2022-09"
    assert not [row for row in rows if row[3] == "annex" and row[1] != "region"]
    negated = [s["content"]["exact"] for s in reading["statements"] if s["factuality"]["polarity"] == "-"]
    assert len(negated) == 2
    future = {s["id"] for s in reading["statements"] if s["factuality"]["commitment"] == "U"}
    assert len(future) >= 3
    assert not future & {told for row in reading["control"] for told in row["statements"]}
