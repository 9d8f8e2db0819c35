"""Words of place, read: a table of phrases, and what the reader must never do."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sayso.footprints.expression import Relation
from sayso.footprints.reading import parse, read_phrases
from tests.docs.pages import ROOT, rows, section
from tests.footprints.ground import phrases

TABLE = Path(__file__).with_name("phrases.csv")
ROWS = tuple(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def test_the_table_is_long_enough_and_has_every_relation() -> None:
    assert len(ROWS) >= 80
    assert {row["relation"] for row in ROWS} == {relation.value for relation in Relation}


@pytest.mark.parametrize("row", ROWS, ids=[row["phrase"] for row in ROWS])
def test_a_phrase_is_read(row: dict[str, str]) -> None:
    found = parse(row["phrase"], phrases())
    assert found is not None
    given = found.arguments
    assert (found.relation.value, found.anchor or "") == (row["relation"], row["anchor"])
    assert given.distance_km == (pytest.approx(float(row["km"])) if row["km"] else None)
    assert given.spread == (pytest.approx(float(row["spread"]), abs=1e-3) if row["spread"] else None)
    for name in ("bound", "direction", "part", "other", "side", "region"):
        assert (getattr(given, name) or "") == row[name], name


def test_nothing_is_read_where_no_place_is_named() -> None:
    assert parse("they held talks", phrases()) is None
    assert parse("", phrases()) is None
    assert parse("20 kilometres", phrases()) is None


def test_a_leading_point_of_the_compass_belongs_to_the_name_if_the_name_is_known() -> None:
    known = {"South Alfa", "Alfa", "Bravo"}.__contains__
    whole = parse("South Alfa", phrases(), known)
    part = parse("South Bravo", phrases(), known)
    assert whole is not None
    assert part is not None
    assert (whole.relation, whole.anchor) == (Relation.IN, "South Alfa")
    assert (part.relation, part.anchor, part.arguments.part) == (Relation.PART, "Bravo", "south")


def test_phrases_in_a_row_of_words_keep_their_positions() -> None:
    words = [
        "Shells",
        "fell",
        "5",
        "km",
        "south",
        "of",
        "Alfa",
        "Town",
        "and",
        "near",
        "Bravo",
        ",",
        "he",
        "said",
    ]
    alfa, bravo = read_phrases(words, [(6, 8), (10, 11)], phrases())
    assert (alfa.expression.anchor, alfa.expression.relation, alfa.first, alfa.last) == (
        "Alfa Town", Relation.OFFSET, 2, 8,
    )  # fmt: skip
    assert (bravo.expression.anchor, bravo.expression.relation, bravo.first, bravo.last) == (
        "Bravo", Relation.NEAR, 9, 11,
    )  # fmt: skip
    assert alfa.expression.words == "5 km south of Alfa Town"


def test_every_name_gives_one_expression() -> None:
    words = ["between", "Alfa", "and", "Bravo", ",", "in", "Charlie", "and", "Delta"]
    found = read_phrases(words, [(1, 2), (3, 4), (6, 7), (8, 9)], phrases())
    assert [read.expression.anchor for read in found] == ["Alfa", "Charlie", "Delta"]
    assert found[0].expression.arguments.other == "Bravo"


def test_the_words_of_the_documentation_are_read_as_it_says() -> None:
    page = (ROOT / "docs" / "concepts" / "footprint.md").read_text(encoding="utf-8")
    told = [row for row in rows(section(page, "## Relations")) if row[0].startswith("`")]
    assert {row[0].split("`")[1] for row in told} == {relation.value for relation in Relation}
    for row in told:
        found = parse(row[1].strip("`"), phrases())
        assert found is not None
        assert found.relation.value == row[0].split("`")[1], row[1]
