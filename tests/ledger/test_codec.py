from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ledger.codec import canonical, codec_of, from_json, to_json
from sayso.ledger.values import MalformedError
from sayso.model.control import ControlClaim
from sayso.model.event import Event, Moment, Place, PlaceCandidate, Precision
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import Factuality, Refusal, Statement
from sayso.model.take import Take, Zone, ZoneKind
from tests.ledger.samples import bare, entry_event, reading, take, wound_event, wounding

TEXT = "Upland troops entered Dolna — at 2am, “as planned”, \U0001f680 and \ud83d half a pair.\n"


def built(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the model, its spans in TEXT: so that a new field is tested at once."""
    if hint is Span:
        bounds = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
        return bounds.map(lambda b: Span.of(TEXT, min(b), max(b) if max(b) > min(b) else min(b) + 1))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return st.builds(hint, **{f.name: built(hints[f.name]) for f in fields(hint)})
    if get_args(hint):
        inner = built(next(a for a in get_args(hint) if a is not NoneType))
        return st.none() | inner if get_origin(hint) is UnionType else st.lists(inner, max_size=2).map(tuple)
    plain: dict[type, st.SearchStrategy[Any]] = {
        str: st.text(max_size=5) | st.sampled_from(["troops", "Dolna — at", TEXT]),
        int: st.integers(),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
    }
    return plain[hint]


@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("kind", [Statement, Event, ControlClaim, Take, Refusal])
@given(data=st.data())
def test_any_record_comes_back_as_it_was(kind: type, data: st.DataObject) -> None:
    record = data.draw(built(kind))
    payload = canonical(to_json(record, TEXT))
    assert payload.isascii()
    assert from_json(kind, json.loads(payload), TEXT) == record
    assert canonical(json.loads(payload)) == payload


def test_whole_and_bare_readings_come_back() -> None:
    for one in (reading(take("a")), bare("b")):
        text = one.take.text
        assert from_json(Reading, json.loads(canonical(to_json(one, text))), text) == one


def test_spans_and_words_are_offsets() -> None:
    of = take("a")
    told = to_json(wounding(of), of.text)
    assert told["content"] == [of.text.index("At least"), of.text.index(", according")]
    moment = to_json(Moment(text="Friday", date=None), of.text)
    assert moment["text"] == [of.text.index("Friday"), of.text.index("Friday") + 6]
    assert to_json(Moment(text="Monday", date=None), of.text)["text"] == "Monday"
    assert to_json(Moment(text="", date=None), of.text)["text"] == ""


def test_a_moment_keeps_its_precision_and_an_older_one_has_none() -> None:
    of = take("a")
    moment = Moment(text="Friday", date="2022-11-11", precision=Precision.DAY)
    coded = json.loads(canonical(to_json(moment, of.text)))
    assert coded["precision"] == "day"
    assert from_json(Moment, coded, of.text) == moment
    del coded["precision"]
    assert from_json(Moment, coded, of.text).precision is None


def test_field_may_be_left_out_and_given_back() -> None:
    of = take("a")
    told = to_json(of, of.text, without="text")
    assert "text" not in told
    assert from_json(Take, told, of.text, text=of.text) == of


def test_field_that_came_later_takes_its_default() -> None:
    of = take("a")
    told = to_json(wound_event(of.text), of.text)
    del told["weapons"], told["id"]
    assert from_json(Event, told, of.text).weapons == ()
    del told["trigger"]
    with pytest.raises(MalformedError, match="trigger"):
        from_json(Event, told, of.text)


def test_field_that_is_not_known_is_refused() -> None:
    of = take("a")
    with pytest.raises(MalformedError, match="mood"):
        from_json(Event, to_json(wound_event(of.text), of.text) | {"mood": 1}, of.text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "riot"),
        ("type", []),
        ("trigger", [5, 3]),
        ("trigger", [0, 9999]),
        ("trigger", [0.0, 1.0]),
        ("trigger", [True, 2]),
        ("trigger", "words"),
        ("mode", 5),
        ("weapons", "shell"),
        ("weapons", [5]),
        ("actor", []),
        ("actor", {"span": None}),
        ("time", {"text": [0], "date": None}),
    ],
)
def test_value_of_another_type_is_refused(field: str, value: object) -> None:
    of = take("a")
    told = to_json(entry_event(of.text), of.text) | {field: value}
    with pytest.raises(MalformedError):
        from_json(Event, told, of.text)


@pytest.mark.parametrize(
    "record",
    [
        Zone(kind="body", start=0, end=1),  # type: ignore[arg-type]
        Zone(kind=ZoneKind.BODY, start=True, end=1),
        Refusal(what="x", reason=5),  # type: ignore[arg-type]
        PlaceCandidate(id="a", name="b", kind="c", score=float("nan")),
        PlaceCandidate(id="a", name="b", kind="c", score="1.0"),  # type: ignore[arg-type]
        Place(span=None, name=None, candidates=[]),  # type: ignore[arg-type]
        Event(type=None, mode=None, trigger=Span.of(TEXT, 0, 1)),  # type: ignore[arg-type]
        Event(type=entry_event(take("a").text).type, mode=None, trigger=Span(start=0, end=2, exact="no")),
        Factuality(polarity=None, commitment=None, tense=None),  # type: ignore[arg-type]
    ],
)
def test_record_that_does_not_fit_its_type_is_not_written(record: object) -> None:
    with pytest.raises(MalformedError):
        to_json(record, TEXT)


def test_type_outside_the_model_has_no_codec() -> None:
    for hint in (set[str], bytes, int | str, tuple[int, str], dict[str, int]):
        with pytest.raises(TypeError, match="no codec"):
            codec_of(hint)
