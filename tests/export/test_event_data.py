"""Event data: one row an event and its claimant, in a table and as PLOVER records; no row is a bare fact."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest

from sayso.export import plover
from sayso.export.amount import amount_code, count_text
from sayso.export.columns import header, table
from sayso.export.crosswalk import load_crosswalk
from sayso.export.mention import Mention, Told, mentions
from sayso.export.precision import date_precision, place_precision
from sayso.export.sides import load_sides
from sayso.export.standing import Standing, contexts_of, standing_of
from sayso.model.event import Count, CountOf, Event, Moment, Place
from sayso.model.span import Span
from sayso.model.statement import Commitment, Factuality, Polarity, Statement, Tense
from tests.export.dispatch import RECORDED, STORY, reading, rows


def cells() -> list[dict[str, str]]:
    text = "\n".join(table(rows(), load_crosswalk()))
    return list(csv.DictReader(io.StringIO(text), strict=True))


def records() -> list[dict[str, Any]]:
    made = plover.lines(plover.records(rows(), load_crosswalk(), load_sides()))
    return [json.loads(line) for line in made]


def told(fact: Factuality) -> Mention:
    """A row of the dispatch, put otherwise."""
    row = rows()[0]
    statement = Statement(
        id="s", take=row.take.id, content=row.statement.content, manner=row.statement.manner, cue=None,
        cue_class=None, source=row.statement.source, factuality=fact,
    )  # fmt: skip
    return Mention(take=row.take, statement=statement, event=row.event, recorded=None, coder="x")


def fact(polarity: str = "+", commitment: str = "CT", tense: str = "past") -> Factuality:
    return Factuality(polarity=Polarity(polarity), commitment=Commitment(commitment), tense=Tense(tense))


def test_every_event_of_every_statement_is_a_row() -> None:
    events = sum(len(statement.events) for statement in reading().statements)
    assert len(cells()) == len(records()) == events > 4
    assert [row["event_id"] for row in cells()] == [record["id"] for record in records()]


def test_rows_have_ids_of_their_own() -> None:
    ids = [row["event_id"] for row in cells()]
    assert len(set(ids)) == len(ids)
    assert {row["happening_id"] for row in cells()} <= set(ids)
    assert [row["happening_id"] for row in cells()] == [record["link"] for record in records()]


def test_the_words_stand_where_the_row_says() -> None:
    for row in cells():
        assert STORY[int(row["words_start"]) : int(row["words_end"])] == row["words"]
        assert STORY[int(row["trigger_start"]) : int(row["trigger_end"])] == row["trigger"]


def test_the_claimant_is_the_source_or_the_agency_or_nobody() -> None:
    named = {row["words"][:12]: (row["claimant"], row["manner"]) for row in cells()}
    assert named["25 people we"] == ("Hospital officials", "indirect")
    assert named["Blast hits m"] == ("Meridian", "own")
    assert named["troops had e"] == ("", "mixed")


def test_counts_of_two_claimants_stay_apart() -> None:
    tolls = {row["claimant"]: (row["killed_low"], row["killed_high"]) for row in cells() if row["counts"]}
    assert tolls["Interior Ministry"] == ("12", "")
    assert tolls["Hospital officials"] == ("25", "25")
    dead = {record["claimant"]["name"]: record["dead"] for record in records() if record["dead"]}
    assert dead == {"Interior Ministry": "12+", "Hospital officials": 25}


def test_a_denial_and_a_plan_show_in_their_rows() -> None:
    by_words = {row["words"][:12]: row for row in cells()}
    assert by_words["its fighters"]["standing"] == "denied"
    assert by_words["its troops w"]["standing"] == "future"
    denied = next(record for record in records() if record["claim"]["polarity"] == "-")
    assert "negation" in denied["context"]
    assert denied["event_scale"] is None
    assert (denied["quad_code"], denied["event"]) == (4, ["ASSAULT"])
    planned = next(record for record in records() if record["claim"]["tense"] == "future")
    assert planned["context"] == ["military", "future"]
    assert planned["source"][0]["code"] == "RUS"


@pytest.mark.parametrize(
    ("put", "standing", "contexts"),
    [
        (fact(), "asserted", ()),
        (fact(commitment="PR"), "probable", ()),
        (fact(commitment="PS"), "possible", ("hypothetical",)),
        (fact(commitment="U"), "uncommitted", ("hypothetical",)),
        (fact(commitment="U", tense="future"), "future", ("future",)),
        (fact("-", "U"), "denied", ("negation", "hypothetical")),
        (fact("-", "CT", "future"), "denied", ("negation", "future")),
        (fact(tense="present"), "asserted", ()),
    ],
)
def test_how_an_event_is_put(put: Factuality, standing: str, contexts: tuple[str, ...]) -> None:
    assert standing_of(put).value == standing
    assert contexts_of(put) == contexts
    (record,) = plover.records([told(put)], load_crosswalk(), load_sides())
    assert record["claim"]["standing"] == standing
    assert (record["event_scale"] is not None) is (standing in {"asserted", "probable"})


def test_every_way_to_put_it_has_a_standing() -> None:
    ways = {
        standing_of(Factuality(polarity=p, commitment=c, tense=t))
        for p in Polarity for c in Commitment for t in Tense
    }  # fmt: skip
    assert ways == set(Standing)


def test_words_with_commas_and_quotes_come_back_whole() -> None:
    row = next(row for row in cells() if "=Kherson" in row["words"])
    assert "“=Kherson”, with shells," in row["words"]
    assert tuple(row) == header()


def test_the_clock_of_the_record_is_utc() -> None:
    assert {row["recorded"] for row in cells()} == {"2022-05-03T18:00:01Z"}
    assert {(record["coded_date"], record["coded_time"]) for record in records()} == {
        ("2022-05-03", "18:00:01Z")
    }
    local = RECORDED.astimezone(dt.timezone(dt.timedelta(hours=7)))
    (there, *_), (nowhere, *_) = (
        tuple(mentions([Told(reading=reading(), recorded=time)])) for time in (local, None)
    )
    assert there.recorded_utc == "2022-05-03T18:00:01Z"
    assert nowhere.recorded_utc is None


def test_every_key_stands_in_every_record() -> None:
    keys = [tuple(record) for record in records()]
    assert len(set(keys)) == 1
    assert {"id", "date", "source", "event"} <= set(keys[0])


@pytest.mark.parametrize(
    ("moment", "precision"),
    [
        (None, "unknown"),
        (Moment(text="x", date=None), "unknown"),
        (Moment(text="x", date="2022"), "year"),
        (Moment(text="x", date="2022-05"), "month"),
        (Moment(text="x", date="2022-05-02"), "day"),
        (Moment(text="x", date="2022-05-02", latest="2022-05-02T02:00Z"), "minute"),
        (Moment(text="x", date=None, latest="2022-05-02"), "interval"),
    ],
)
def test_precision_of_dates(moment: Moment | None, precision: str) -> None:
    assert date_precision(moment).value == precision


@pytest.mark.parametrize(
    ("place", "precision"),
    [
        (None, "unknown"),
        (Place(span=None, name="Selm"), "unresolved"),
        (Place(span=None, name="Selm", id="x", kind="populated place"), "point"),
        (Place(span=None, name="Selm", id="x", kind="populated place", relation="in"), "point"),
        (Place(span=None, name="Selm", id="x", kind="bridge", relation="around"), "near"),
        (Place(span=None, name="Selm", id="x", kind="region"), "area"),
        (Place(span=None, name="Selm", id="x", kind="bank", relation="left bank of"), "area"),
        (Place(span=None, name="Selm", id="x", kind="country"), "country"),
    ],
)
def test_precision_of_places(place: Place | None, precision: str) -> None:
    assert place_precision(place).value == precision


@pytest.mark.parametrize(
    ("low", "high", "code"),
    [(12, 12, 12), (0, 0, 0), (20, None, "20+"), (None, 30, "<=30"), (2, 5, "2-5"), (None, None, None)],
)
def test_amounts_as_codes(low: int | None, high: int | None, code: int | str | None) -> None:
    assert amount_code(low, high) == code
    whose = Count(what=CountOf.KILLED, low=low, high=high, whose="Upland")
    assert count_text(whose) == f"killed {'?' if code is None else code} Upland"


@pytest.mark.parametrize(
    ("moment", "when"),
    [
        (None, (None, None, None, None)),
        (Moment(text="x", date="2022-02"), ("2022-02-01", None, "2022-02-28", None)),
        (Moment(text="x", date=None, latest="2022-05-02"), (None, None, "2022-05-02", None)),
        (
            Moment(text="x", date="2022-05-02", latest="2022-05-02T02:00Z"),
            ("2022-05-02", None, "2022-05-02", "02:00Z"),
        ),
    ],
)
def test_a_coarse_date_is_an_interval_and_an_unknown_one_null(
    moment: Moment | None, when: tuple[str | None, ...]
) -> None:
    row = rows()[0]
    event = Event(type=row.event.type, mode=None, trigger=Span.of(STORY, 0, 5), time=moment)
    mention = Mention(take=row.take, statement=row.statement, event=event, recorded=None, coder="x")
    (record,) = plover.records([mention], load_crosswalk(), load_sides())
    assert tuple(record[key] for key in ("date", "time", "enddate", "endtime")) == when
