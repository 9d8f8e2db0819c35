"""The figures of the places: how news with coordinates is read, and what counts as right."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from eval.news_places import articles
from eval.places import below, bench, in_context, main, news, recognition, roles

NEWS = """<articles><article docid="7"><text>Rain fell in Lviv. Warsaw said so, and Qwertz burned.</text><toponyms>
<toponym><start>13</start><end>17</end><phrase>Lviv</phrase><gaztag geonameid="702550"><lat>49.84</lat><lon>24.03</lon></gaztag><type>Literal</type></toponym>
<toponym><start>21</start><end>27</end><phrase>Warsaw</phrase><gaztag geonameid="756135"><lat>52.23</lat><lon>21.01</lon></gaztag><type>Metonymic</type></toponym>
<toponym><start>39</start><end>45</end><phrase>Qwertz</phrase><gaztag geonameid="1"><lat>1</lat><lon>1</lon></gaztag><type>Literal</type></toponym>
<toponym><start>900</start><end>903</end><phrase>Far</phrase><type>Literal</type></toponym>
</toponyms></article></articles>"""
COLUMNS = (
    "id",
    "sentence",
    "mention",
    "kind",
    "name",
    "country",
    "admin1",
    "lat",
    "lon",
    "within_km",
    "geonameid",
    "note",
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "news.xml"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_names_whose_offsets_have_drifted_are_found_by_their_words(story: Path) -> None:
    (article,) = articles(story)
    assert [article.text[m.start : m.end] for m in article.mentions] == ["Lviv", "Warsaw", "Qwertz"]
    assert [m.number for m in article.mentions] == ["702550", "756135", "1"]


def test_a_name_without_an_answer_counts_as_wrong(story: Path) -> None:
    figures = news(story, bench())
    assert figures["within 161 km"] == pytest.approx(200 / 3)
    assert figures["resolved"] == pytest.approx(200 / 3)
    assert figures["exact id"] == pytest.approx(200 / 3)


def test_roles_and_spans_are_counted(story: Path) -> None:
    told = roles(story, bench())
    assert told["recall"] == 100.0
    assert 0.0 < told["precision"] <= 100.0
    found = recognition(story, bench())
    assert 0.0 < found["F1"] <= 100.0


def rows(path: Path, *lines: dict[str, str]) -> Path:
    """A table of names in context with these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        table.writeheader()
        table.writerows(lines)
    return path


def test_kind_point_and_country_are_judged(tmp_path: Path) -> None:
    lviv = {
        "sentence": "Rain fell in Lviv.",
        "mention": "Lviv",
        "kind": "populated place",
        "lat": "49.84",
        "lon": "24.03",
    }
    table = rows(
        tmp_path / "t.tsv",
        {**lviv, "id": "1", "within_km": "10"},
        {**lviv, "id": "2", "within_km": "10", "lat": "10"},
        {**lviv, "id": "3", "kind": "region", "within_km": "10"},
        {
            "id": "4",
            "sentence": "Rockets came from Chad.",
            "mention": "Chad",
            "kind": "country",
            "country": "LY",
        },
    )
    figures = in_context(table, bench())
    assert figures["right"] == 25.0
    assert (figures["too far"], figures["wrong kind"], figures["wrong country"]) == (25.0, 25.0, 25.0)


def test_what_falls_below_its_floor_is_told() -> None:
    bounds = {"news": {"F1": {"least": 50.0, "aim": 60.0}}}
    assert list(below({"news": {"F1": 49.9}}, bounds)) == ["news F1: 49.9, floor 50.0"]
    assert list(below({"news": {"F1": 50.0}}, bounds)) == []


def test_without_the_shared_data_nothing_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--gate", "--shared", str(tmp_path / "none")]) == 0
    assert "nothing measured" in capsys.readouterr().out


@pytest.mark.shared
def test_names_in_context_keep_their_floor(shared: Path) -> None:
    assert main(["--gate", "--only", "context", "--shared", str(shared)]) == 0
