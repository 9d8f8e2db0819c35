"""The examples of the documentation print what the pages say that they print."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.docs.examples import CONTRACT, Shell, examples, fits, shown_statement, steps
from tests.docs.pages import ROOT, fences, name_of, pages

WITH_EXAMPLES = [page for page in pages() if examples(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name_of)
def test_examples_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    for fence in examples(page.read_text(encoding="utf-8")):
        for step in steps(fence):
            printed = shell.run(step.command)
            assert fits(step.printed, printed), (
                f"{name_of(page)}: `{step.command}` prints now:\n"
                + "\n".join(printed)
                + "\n(if that is right: python -m tests.docs.examples)"
            )


def test_the_readme_shows_a_story_read_and_a_place_explained() -> None:
    commands = [s.command for f in examples((ROOT / "README.md").read_text("utf-8")) for s in steps(f)]
    assert any(command.startswith("sayso read ") for command in commands)
    assert any(command.startswith("sayso why ") for command in commands)


@pytest.mark.parametrize(
    ("said", "printed", "fit"),
    [
        (("a", "b"), ("a", "b"), True),
        (("a",), ("a", "b"), False),
        (("a", "...", "d"), ("a", "b", "c", "d"), True),
        (("a", "...", "d"), ("a", "d"), True),
        (("a", "...", "d"), ("a", "b", "c"), False),
        (("a.c",), ("abc",), False),
    ],
)
def test_three_dots_stand_for_any_lines(said: tuple[str, ...], printed: tuple[str, ...], fit: bool) -> None:
    assert fits(said, printed) is fit


def test_the_statement_in_the_contract_is_what_is_printed(tmp_path: Path) -> None:
    (block,) = (fence for fence in fences(CONTRACT.read_text(encoding="utf-8")) if fence.language == "json")
    said = json.loads("\n".join(block.lines))
    assert _without_scores(said) == _without_scores(shown_statement(Shell(tmp_path))), (
        "see tests/docs/examples.py"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["docs"], "with --json alone nothing is stored"


def _without_scores(statement: object) -> object:
    # How places are scored may change while the place stays the same.
    return re.sub(r'"score": -?[0-9.]+', '"score": 0', json.dumps(statement))
