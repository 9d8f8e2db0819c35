"""What leaves the house: JSON as agreed, one line a statement, points of places, and text for a terminal."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sayso.export.amount import interval
from sayso.export.contract import dump, reading_json, state_json
from sayso.export.geojson import geojson
from sayso.export.jsonl import jsonl
from sayso.export.terminal import dossier, state_lines, summary
from sayso.model.control import ControlState, Holding
from sayso.pipeline import control_on
from tests.kit import kit, read_text

STORY = (
    "Army retakes “quiet” town\n\nMYKOLAIV, Ukraine, Nov 10 2022 (Meridian) - "
    "Ukraine’s army said its forces had recaptured Snihurivka on Thursday.\n\n"
    "It was reported that at least 20 people were killed.\n"
)
READING = read_text(STORY)
DAY = dt.date(2022, 11, 12)


def states() -> tuple[ControlState, ...]:
    return control_on([(READING.take, READING.statements)], kit(), DAY)


def test_json_keeps_letters_and_order() -> None:
    text = dump(reading_json(READING))
    assert "’" in text
    printed = json.loads(text)
    assert list(printed) == ["take", "statements", "control", "refused", "run"]
    assert printed["take"]["text"] == STORY


def test_labels_are_plain_words() -> None:
    printed = json.loads(dump(reading_json(READING)))
    statement = next(s for s in printed["statements"] if s["zone"] == "body")
    assert (statement["manner"], statement["factuality"]["commitment"]) == ("indirect", "CT")
    assert statement["events"][0]["type"] == "control"
    assert {zone["kind"] for zone in printed["take"]["zones"]} == {"headline", "dateline", "body"}


def test_what_has_no_json_is_an_error_not_a_guess() -> None:
    with pytest.raises(TypeError):
        dump({"x": object()})


def test_one_line_a_statement() -> None:
    lines = [json.loads(line) for line in jsonl([(READING.take, READING.statements)])]
    assert len(lines) == len(READING.statements)
    assert {line["take"]["id"] for line in lines} == {READING.take.id}
    assert lines[0]["take"]["day"] == "2022-11-10"
    assert lines[0]["statement"]["content"]["exact"] in STORY


def test_points_of_places_with_their_holders() -> None:
    collection = geojson(states(), DAY, None)
    assert (collection["type"], collection["on"], collection["as_of"]) == (
        "FeatureCollection",
        "2022-11-12",
        None,
    )
    assert "GeoNames" in collection["attribution"]
    (feature,) = collection["features"]
    assert feature["geometry"]["coordinates"] == [32.8197, 47.0765]
    assert feature["properties"]["holder"] == "Ukraine"
    assert feature["properties"]["statements"]
    assert set(feature["properties"]["statements"]) <= {s.id for s in READING.statements}


def test_a_place_without_a_point_has_no_geometry() -> None:
    nowhere = ControlState(
        place_id="x", name="X", kind="area", lat=None, lon=None, holding=Holding.UNKNOWN, holder=None, since=None,
        status=None, reasons=(),
    )  # fmt: skip
    (feature,) = geojson((nowhere,), DAY, None)["features"]
    assert feature["geometry"] is None
    assert json.loads(dump(state_json(nowhere)))["holder"] is None
    assert "unknown" in " ".join(state_lines(nowhere))


def test_a_summary_fits_a_terminal_and_names_everybody() -> None:
    lines = list(summary(READING))
    assert max(map(len, lines)) <= 100
    text = "\n".join(lines)
    for word in ("Meridian", "2022-11-10", "Ukrainian army", "recaptured", "nobody named"):
        assert word in text


def test_a_dossier_leads_down_to_the_words() -> None:
    words = {s.id: (s, READING.take) for s in READING.statements}
    text = " ".join(" ".join(dossier(states()[0], words, {READING.take.id: READING.take})).split())
    for part in (
        "held by Ukraine",
        "because:",
        "for: Ukrainian army",
        "its forces had recaptured Snihurivka",
        "what would change",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(2, 2, "2"), (20, None, "at least 20"), (None, 30, "up to 30"), (2, 5, "2 to 5")],
)
def test_counts_as_people_write_them(low: int | None, high: int | None, said: str) -> None:
    assert interval(low, high) == said
