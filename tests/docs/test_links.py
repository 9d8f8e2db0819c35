"""Links between the files of the documentation lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.docs.pages import ROOT, anchors, codes, fences, links, name_of, pages


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lost = []
    for target in links(text):
        parts = urlsplit(target)
        if parts.scheme:
            assert parts.scheme == "https", target
            continue
        file = (page.parent / parts.path).resolve() if parts.path else page
        if (
            not file.exists()
            or not file.is_relative_to(ROOT)
            or (parts.fragment and parts.fragment not in anchors(file.read_text(encoding="utf-8")))
        ):
            lost.append(target)
    assert not lost


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_files_of_the_project_that_are_named_exist(page: Path) -> None:
    named = (
        code for code in codes(page.read_text(encoding="utf-8")) if re.match(r"(?:src/sayso|docs)/", code)
    )
    lost = [name for name in named if not (ROOT / name).exists()]
    assert not lost


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_blocks_are_closed_and_of_a_known_kind(page: Path) -> None:
    kinds = {fence.language for fence in fences(page.read_text(encoding="utf-8"))}
    known = {"console", "sh", "json", "toml", "python", "text"}
    # worked examples, read by test_statement_examples.py, which knows this page only
    if name_of(page) == "docs/concepts/statement.md":
        known |= {"statement"}
    assert kinds <= known


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    records = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))
    assert list(links((folder / "README.md").read_text(encoding="utf-8"))) == records


@pytest.mark.parametrize("record", sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md")), ids=name_of)
def test_a_decision_bears_its_number_and_its_status(record: Path) -> None:
    lines = record.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# {int(record.name[:4])}. ")
    assert any(line.startswith("Status: ") for line in lines)


def test_every_page_can_be_reached_from_the_readme() -> None:
    found, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in found or page.suffix != ".md":
            continue
        found.add(page)
        targets = (urlsplit(target) for target in links(page.read_text(encoding="utf-8")))
        waiting += [(page.parent / t.path).resolve() for t in targets if t.path and not t.scheme]
    assert sorted(name_of(page) for page in pages() if page.resolve() not in found) == []


def test_every_room_is_in_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "src" / "sayso").glob("*/__init__.py")}
    told = set(re.findall(r"^\| `(\w+)/` \|", page, re.MULTILINE))
    assert told == rooms
    listed = set(re.findall(r"^    ([a-z |]+)$", page, re.MULTILINE))
    assert {name for line in listed for name in line.split(" | ")} >= rooms
