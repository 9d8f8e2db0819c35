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
    assert kinds <= {"console", "sh", "json", "toml", "python", "text"}


def test_decisions_are_numbered_without_gaps_in_the_first_nine() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("0*.md"))]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 1


def test_every_room_is_in_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.parent.name for path in (ROOT / "src" / "sayso").glob("*/__init__.py")}
    told = set(re.findall(r"^\| `(\w+)/` \|", page, re.MULTILINE))
    assert told == rooms
    listed = set(re.findall(r"^    ([a-z |]+)$", page, re.MULTILINE))
    assert {name for line in listed for name in line.split(" | ")} >= rooms
