"""The whole task: documents in, templates out, by function and by command."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from sayso import cli
from sayso.bench.documents import paragraphs
from sayso.bench.muc import Document, Filer, read_documents
from sayso.bench.slots import KINDS, SLOTS
from sayso.errors import InputError

BLAST = (
    "a powerful car bomb exploded last night in front of the offices of the cable company in puerto alto, "
    "police reported today.    the blast, which injured nobody, destroyed two buses.    minutes later the army of "
    "popular dawn (apd) claimed responsibility for the bombing in a call to a radio station."
)
KIDNAPPING = (
    "armed guerrillas kidnapped engineer tomas ibarrola on his farm near villa baja yesterday, relatives said."
    "    the kidnappers demanded a ransom from the family of tomas ibarrola."
)
TALKS = (
    "the foreign ministers of the two countries met in the capital to discuss the price of coffee.    they agreed "
    "to meet again in march, a spokesman said."
)


@cache
def filer() -> Filer:
    """One for all tests: its model takes a moment to load."""
    return Filer()


def templates(text: str) -> dict[str, dict[str, list[str]]]:
    """The first template of each kind; a second one of a kind is empty."""
    found = filer().fill(Document(docid="X", text=text))["templates"]
    return {template["incident_type"]: template for template in reversed(found)}


def test_a_bombing_is_told_with_its_weapon() -> None:
    found = templates(BLAST)
    assert "bombing" in found
    assert any("bomb" in weapon for weapon in found["bombing"]["Weapon"])


def test_a_kidnapping_is_told_with_its_victim() -> None:
    found = templates(KIDNAPPING)
    assert "tomas ibarrola" in found["kidnapping"]["Victim"]


def test_talks_are_no_incident() -> None:
    assert templates(TALKS) == {}


def test_case_does_not_matter_but_the_words_keep_theirs() -> None:
    low, high = templates(KIDNAPPING), templates(KIDNAPPING.upper())
    assert low.keys() == high.keys()
    for kind, template in low.items():
        for slot in SLOTS:
            assert [text.upper() for text in template[slot]] == high[kind][slot]


@pytest.mark.parametrize("text", ["", "   ", ".", "BOMB", "ß ﬁ \ufffd\x00", "bomb " * 300])
def test_odd_texts_are_read(text: str) -> None:
    found = filer().fill(Document(docid="X", text=text))
    assert found["docid"] == "X"
    assert all(t["incident_type"] in KINDS for t in found["templates"])


def test_fillers_stand_in_the_text_and_a_document_always_reads_the_same() -> None:
    document = Document(docid="X", text=f"{BLAST}    {KIDNAPPING}")
    found = filer().fill(document)
    assert found == filer().fill(document)
    plain = " ".join(document.text.split())
    assert all(text in plain for t in found["templates"] for slot in SLOTS for text in t[slot])


def test_paragraphs_end_at_wide_gaps_and_empty_lines() -> None:
    text = "One.  Still one.    two\n \nthree\nand on"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One.  Still one.", "two", "three\nand on"]


@pytest.mark.parametrize(
    ("line", "messages", "code"),
    [
        ("{", None, "SAY-109"),
        ("[1]", None, "SAY-109"),
        ('{"docid": 1, "doctext": ""}', None, "SAY-109"),
        ('{"docid": "A"}', None, "SAY-109"),
        ('{"docid": "A"}', {"B": "text"}, "SAY-110"),
    ],
)
def test_a_line_that_is_no_document_is_told(line: str, messages: dict[str, str] | None, code: str) -> None:
    with pytest.raises(InputError, match=code) as told:
        list(read_documents(["", line], "list.jsonl", messages))
    assert told.value.where == "list.jsonl, line 2"


def test_texts_come_from_the_messages_by_id() -> None:
    (found,) = read_documents(['{"docid": "A", "doctext": "old"}'], "list.jsonl", {"A": "new"})
    assert found == Document(docid="A", text="new")


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """`sayso bench muc ARGUMENTS` in this process; its exit code."""
    monkeypatch.setattr(sys, "argv", ["sayso", "bench", "muc", *map(str, arguments)])
    with pytest.raises(SystemExit) as done:
        cli.main()
    return int(done.value.code or 0)


def test_the_command_writes_one_line_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given, made = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [{"docid": "A", "doctext": KIDNAPPING}, {"docid": "B", "doctext": TALKS}]
    given.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert command(monkeypatch, "--in", given, "--out", made, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    written = [json.loads(line) for line in made.read_text(encoding="utf-8").splitlines()]
    assert [line["docid"] for line in written] == ["A", "B"]
    assert told["documents"] == 2
    assert told["templates"] == sum(len(line["templates"]) for line in written) >= 1
    assert set(written[0]["templates"][0]) == {"incident_type", *SLOTS}


def test_the_command_takes_texts_from_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, made = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text('{"docid": "TST9-MUC9-0001"}\n', encoding="utf-8")
    (tmp_path / "wire").mkdir()
    story = f"TST9-MUC9-0001\n\n   VILLA BAJA, 3 JAN 90 -- [TEXT] {KIDNAPPING.upper()}\n"
    (tmp_path / "wire" / "tst9").write_text(story, encoding="utf-8")
    assert command(monkeypatch, "--in", given, "--out", made, "--messages", tmp_path / "wire") == 0
    (line,) = made.read_text(encoding="utf-8").splitlines()
    assert "TOMAS IBARROLA" in line


@pytest.mark.parametrize(
    ("given", "code"), [("missing.jsonl", "SAY-108"), ("broken.jsonl", "SAY-109"), ("bytes.jsonl", "SAY-108")]
)
def test_the_command_tells_what_it_cannot_read(
    given: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe\x00")
    assert command(monkeypatch, "--in", tmp_path / given, "--out", tmp_path / "out.jsonl") == 3
    assert code in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "in.jsonl"
    given.write_text("", encoding="utf-8")
    assert command(monkeypatch, "--in", given, "--out", tmp_path / "no" / "out.jsonl") == 3
    assert "SAY-111" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.shared
def test_an_eighth_of_the_shared_documents_keeps_the_floor(shared: Path, tmp_path: Path) -> None:
    source = shared / "corpora" / "muc34" / "processed" / "dev.json"
    lines = source.read_text(encoding="utf-8").splitlines()[::8]
    gold, made = tmp_path / "gold.jsonl", tmp_path / "made.jsonl"
    gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
    filled = [json.dumps(filer().fill(document)) for document in read_documents(lines, str(source))]
    made.write_text("\n".join(filled) + "\n", encoding="utf-8")
    scorer = [sys.executable, str(shared / "score" / "muc.py"), "--gold", str(gold), "--pred", str(made)]
    told = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    (micro,) = (line.split() for line in told.splitlines() if line.startswith("micro"))
    assert float(micro[2]) >= 30.0, told
    assert "without a prediction 0" in told
