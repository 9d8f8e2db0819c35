"""The codebook names exactly the columns, keys and codes that event data are written with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from sayso.export import plover
from sayso.export.columns import header
from sayso.export.crosswalk import Codes, load_crosswalk
from sayso.export.precision import DatePrecision, PlacePrecision
from sayso.export.sides import load_sides
from sayso.export.standing import Standing
from sayso.model.event import EventType
from tests.docs.pages import ROOT, codes, rows, section
from tests.export.dispatch import rows as told

PAGE = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")


def _table(first: str) -> list[tuple[str, ...]]:
    """The rows under the table head that begins with a word."""
    found = list(rows(PAGE))
    starts = [at for at, row in enumerate(found) if row[0] == first]
    assert len(starts) == 1, first
    begin = starts[0] + 1
    width = len(found[begin])
    end = next(
        (
            at
            for at in range(begin, len(found))
            if not found[at][0].startswith("`") or len(found[at]) != width
        ),
        len(found),
    )
    return found[begin:end]


def _names(first: str) -> list[str]:
    return [row[0].strip("`") for row in _table(first)]


def test_the_columns_are_those_of_the_table_in_order() -> None:
    assert _names("column") == list(header())


def test_the_keys_are_those_of_the_records_in_order() -> None:
    record = next(plover.records(told(), load_crosswalk(), load_sides()))
    assert _names("key") == list(record)


def _inner(record: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    for key, value in record.items():
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict):
            yield key, set(first)
            yield from ((f"{key}.{name}", keys) for name, keys in _inner(first))


def test_the_keys_of_inner_objects_are_named() -> None:
    named = set(codes(section(PAGE, "## PLOVER records")))
    shown = {}
    for record in plover.records(told(), load_crosswalk(), load_sides()):
        shown.update(dict(_inner(record)))
    assert {"source", "recipient", "event_loc", "claim", "claimant", "sayso", "sayso.counts"} <= set(shown)
    missing = {key: keys - named for key, keys in shown.items() if keys - named}
    assert not missing


@pytest.mark.parametrize(
    ("head", "kind"),
    [("standing", Standing), ("date_precision", DatePrecision), ("place_precision", PlacePrecision)],
)
def test_the_codes_are_those_that_are_written(head: str, kind: Any) -> None:
    assert _names(head) == [value.value for value in kind]


def test_the_special_contexts_are_explained() -> None:
    walk = load_crosswalk()
    explained = set(_names("special context"))
    assert walk.special - explained == {"historical"}
    assert explained <= walk.special


def _shown(codes_: Codes) -> tuple[str, ...]:
    modes = ", ".join(codes_.plover_modes)
    acled = ": ".join(name for name in (codes_.acled_event, codes_.acled_sub_event) if name)
    return (
        " ".join(name for name in (codes_.plover, modes) if name) or "none",
        codes_.cameo or "none",
        acled or "none",
        ", ".join(map(str, codes_.ucdp)) or "none",
        codes_.muc or "none",
    )


def test_the_crosswalk_is_shown_as_it_is() -> None:
    shown = {
        (EventType(row[0].strip("`")), "" if row[1] == "-" else row[1]): row[2:] for row in _table("type")
    }
    assert shown == {key: _shown(codes_) for key, codes_ in load_crosswalk().rows.items()}


def test_a_name_stands_once() -> None:
    names = re.findall(r"^\| `(\w+)` \| ", PAGE.split("## PLOVER", maxsplit=1)[0], re.MULTILINE)
    columns = [name for name in names if name in header()]
    assert sorted(columns) == sorted(set(header()))
