"""Every code of an error or a problem is documented, and every documented one is still in use."""

from __future__ import annotations

import re
from dataclasses import fields
from enum import StrEnum
from typing import Any

import pytest

from sayso.events.lexicon import load_triggers
from sayso.model.assessment import Assessment, Contribution, OriginCount, Proposition, Status, Tally
from sayso.model.control import Change, ControlClaim, ControlState, Holding
from sayso.model.event import Count, Event, EventType, Moment, Participant, Place
from sayso.model.override import Action, Override
from sayso.model.reading import Reading
from sayso.model.reason import Reason
from sayso.model.statement import Commitment, CueClass, Factuality, Manner, Source, Statement
from sayso.model.take import Dateline, Problem, PubStatus, Take, Update, Zone
from sayso.wire.problems import PROBLEMS
from tests.docs.pages import ROOT, SOURCE, codes, rows, section

CODE = re.compile(r"SAY-\d+")


def _page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def _sources() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}


def test_every_error_code_is_documented_and_none_is_left_over() -> None:
    used = {code for path in SOURCE.rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    documented = re.findall(r"^### (SAY-\d+)$", _page("errors.md"), re.MULTILINE)
    assert set(documented) == used
    assert documented == sorted(set(documented)), "each once, in order"


def test_every_error_says_what_to_do() -> None:
    page = _page("errors.md")
    for heading in re.findall(r"^### SAY-\d+$", page, re.MULTILINE):
        lines = section(page, heading).strip().splitlines()
        assert len(lines) >= 3, heading
        assert any(line.startswith("**What to do:** ") for line in lines), heading


def test_every_problem_is_documented_and_none_is_left_over() -> None:
    documented = [row[0].strip("`") for row in rows(_page("problems.md")) if row[0].startswith("`")]
    assert sorted(documented) == sorted(PROBLEMS)
    assert all(len(row) == 3 and row[1] and row[2] for row in rows(_page("problems.md")))


def test_every_problem_that_is_written_is_listed_and_every_listed_one_is_written() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for room in ("wire", "take") for path in (SOURCE / room).glob("*.py")
    )
    written = set(re.findall(r"""\bproblem\(\s*"([a-z-]+)\"""", text))
    assert written == set(PROBLEMS)


@pytest.mark.parametrize(
    "kind", [EventType, CueClass, Status, Holding, Manner, Commitment], ids=lambda kind: str(kind.__name__)
)
def test_concepts_explain_every_word_of_the_vocabulary(kind: type[StrEnum]) -> None:
    page = _page("concepts.md")
    missing = [str(value) for value in kind if not re.search(rf"(?<![\w-]){re.escape(value)}(?![\w-])", page)]
    assert not missing


def test_the_fourteen_types_stand_in_the_table_with_their_modes() -> None:
    table = {
        row[0].strip("`"): row
        for row in rows(section(_page("concepts.md"), "## Event types"))
        if len(row) == 5
    }
    assert set(table) - {"type"} == {str(kind) for kind in EventType}
    for triggers in load_triggers().triggers.values():
        for trigger in triggers:
            if trigger.mode is not None:
                assert trigger.mode in table[str(trigger.type)][1].split(", "), trigger


def test_the_table_of_cue_classes_is_complete() -> None:
    table = rows(section(_page("concepts.md"), "### Cue classes"))
    assert [row[0] for row in table][1:] == [str(kind) for kind in CueClass]


def _keys(heading: str) -> set[str]:
    return {
        key
        for row in rows(section(_page("contract.md"), heading))
        for key in re.findall(r"`([a-z_0-9]+)`", row[0])
    }


@pytest.mark.parametrize(
    ("heading", "record"),
    [
        ("# The JSON of a reading", None),
        ("## take", Take),
        ("## dateline", Dateline),
        ("## update", Update),
        ("## statement", Statement),
        ("## event", Event),
        ("## control row", ControlClaim),
        ("## The state of a place", ControlState),
        ("## assessment", Assessment),
        ("## override", Override),
    ],
)
def test_the_contract_names_every_key(heading: str, record: Any) -> None:
    if record is None:
        opening = _page("contract.md").split("\n## ", maxsplit=1)[0]
        keys = {key for row in rows(opening) for key in re.findall(r"`([a-z_0-9]+)`", row[0])}
        assert keys == {field.name for field in fields(Reading)}
    else:
        assert _keys(heading) == {field.name for field in fields(record)}


@pytest.mark.parametrize(
    "record", [Zone, Problem, Source, Factuality, Participant, Place, Moment, Count, Reason, Proposition, Contribution, Tally, OriginCount]
)  # fmt: skip
def test_the_contract_names_the_keys_of_inner_objects(record: Any) -> None:
    named = set(codes(_page("contract.md")))
    assert {field.name for field in fields(record)} <= named


@pytest.mark.parametrize("kind", [Action, Change, PubStatus])
def test_the_contract_names_every_value(kind: type[StrEnum]) -> None:
    named = set(codes(_page("contract.md")))
    assert {str(value) for value in kind} <= named
