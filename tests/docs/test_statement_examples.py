"""The worked examples of `docs/concepts/statement.md` come out as they are written there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.model.statement import Manner, Statement
from sayso.pipeline import Kit, build_kit, read
from sayso.wire import read_item

PAGE = Path(__file__).resolve().parents[2] / "docs" / "concepts" / "statement.md"
EXAMPLES = re.findall(r"```statement\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def kit() -> Kit:
    return build_kit()


def test_there_are_twelve() -> None:
    assert len(EXAMPLES) == 12


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_reads_as_written(example: str, kit: Kit) -> None:
    sentence, *lines = example.strip().split("\n")
    wanted = dict(line.split(": ", 1) for line in lines)
    reading = read(read_item(sentence.encode()), kit, published="2024-05-10")
    assert [told(s) | {"via": ", ".join(s.source.via)} for s in reading.statements] == [
        {"via": "", **wanted},
    ]


def told(statement: Statement) -> dict[str, str]:
    fact = statement.factuality
    name = "agency" if statement.manner is Manner.OWN else statement.source.name or "none"
    return {
        "content": statement.content.exact,
        "source": name.split(" (")[0],
        "factuality": f"{fact.polarity.value} {fact.commitment.value} {fact.tense.value}",
        "manner": statement.manner.value,
    }
