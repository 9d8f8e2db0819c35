"""All propositions of a record: order of arrival, names of sides, later takes, and answers as known at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.assessment.docket import Docket, Told, assess_all
from sayso.ledger.sqlite import SqliteLedger
from sayso.model.assessment import Assessment, Status
from sayso.model.override import Action, Override
from sayso.model.reading import Reading
from sayso.pipeline import assessed_in, control_in
from tests.kit import kit, read_text

QUICK = settings(max_examples=25, deadline=None, derandomize=True)
SIDES = ("Ukraine", "Russia")
# (story, day, note, copy): own sentences on two towns, a bridge and losses; {0} and {1} are the sides
COPY = (
    ("a", 9, "", "{0} said its forces had captured Kherson on Wednesday."),
    ("b", 10, "", "{1} said its troops had withdrawn from Kherson on Thursday."),
    ("b", 11, "Update 1: Recasts", "{0} said {1} had shelled Beryslav, killing at least 12 people."),
    ("c", 11, "", "{1} denied that its troops had left any equipment behind in Beryslav."),
    ("d", 11, "", "{0} forces have retaken Beryslav. {1} said 3 soldiers had been wounded in Beryslav."),
    ("d", 12, "Update 1: Corrects lead", "{0} forces shelled Beryslav."),
    ("e", 12, "", "The United Nations said a bridge had collapsed in Kherson. {0} said {1} troops were gone from Kherson."),
)  # fmt: skip


@cache
def told(sides: tuple[str, str] = SIDES) -> tuple[Reading, ...]:
    return tuple(
        read_text(
            f"A quiet day\n\n{f'({note})' + chr(10) * 2 if note else ''}KYIV, Nov {day} (Meridian) - {copy.format(*sides)}\n",
            published=f"2022-11-{day:02}T{8 + n:02}:00:00Z",
            story=story,
        )
        for n, (story, day, note, copy) in enumerate(COPY)
    )


def pairs(readings: Sequence[Reading]) -> list[Told]:
    return [(reading.take, reading.statements) for reading in readings]


def found(readings: Sequence[Reading]) -> tuple[Assessment, ...]:
    return assess_all(pairs(readings), kit().places, kit().editorial)


def test_the_takes_give_propositions_of_many_kinds() -> None:
    predicates = {a.proposition.predicate for a in found(told())}
    assert {
        "holds",
        "no longer holds",
        "was damaged",
        "left equipment behind",
        "had people killed",
    } <= predicates
    assert Status.RETRACTED in {a.status for a in found(told())}
    aside = {c.set_aside for a in found(told()) for c in (*a.supporting, *a.opposing)}
    assert {"not carried since take 2", "corrected in take 2"} <= aside


@QUICK
@given(st.permutations(range(len(COPY))))
def test_order_of_arrival_changes_nothing(order: list[int]) -> None:
    assert found([told()[n] for n in order]) == found(told())


@QUICK
@given(st.permutations(range(len(COPY))), st.integers(0, len(COPY)))
def test_take_by_take_comes_to_the_same_as_all_at_once(order: list[int], first: int) -> None:
    readings = [told()[n] for n in order]
    docket = Docket(places=kit().places, editorial=kit().editorial).adding(pairs(readings[:first]))
    for pair in pairs(readings[first:]):
        before = docket.assessments
        grown = docket.adding([pair])
        assert docket.assessments == before, "a docket never changes"
        docket = grown
    assert docket.assessments == found(told())
    assert docket.adding(pairs(readings)).assessments == docket.assessments, (
        "the same take twice adds nothing"
    )


def test_names_of_sides_decide_nothing() -> None:
    swap = dict(zip(SIDES, reversed(SIDES), strict=True))
    assert _shape(found(told()), {}) == _shape(found(told((SIDES[1], SIDES[0]))), swap)


def _shape(assessments: Sequence[Assessment], names: dict[str, str]) -> list[tuple[Any, ...]]:
    return sorted(
        (
            str(names.get(a.proposition.side or "", a.proposition.side)), a.proposition.predicate,
            str(a.proposition.place), a.status.value, a.score,
        )
        for a in assessments
    )  # fmt: skip


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = dt.datetime(2022, 11, 12, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def tick(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now


@contextmanager
def record(path: Path, clock: Clock) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(path, clock=clock) as ledger:
        yield ledger


def answer(ledger: SqliteLedger, as_of: dt.datetime) -> str:
    """All that is answered as known at a time."""
    view = ledger.view(as_of=as_of)
    return repr((assessed_in(view, kit()), control_in(view, kit(), dt.date(2022, 11, 12))))


def test_an_answer_as_known_at_a_time_never_changes_with_what_is_read_later(tmp_path: Path) -> None:
    clock = Clock()
    with record(tmp_path / "record.db", clock) as ledger:
        shown: dict[dt.datetime, str] = {}
        for reading in told():
            ledger.append(reading, reading.take.text.encode())
            shown[clock.now] = answer(ledger, clock.now)
            clock.tick()
        target = told()[0].statements[-1].id
        put = ledger.override(
            Override(id="", action=Action.DISCOUNT, target=target, analyst="A", reason="staged")
        )
        overruled, discounted = clock.now, answer(ledger, clock.now)
        clock.tick()
        ledger.override(Override(id="", action=Action.UNDO, target=put.id, analyst="A", reason="it was not"))
        assert answer(ledger, clock.now) == list(shown.values())[-1] != discounted
        assert answer(ledger, overruled) == discounted
        assert {then: answer(ledger, then) for then in shown} == shown
        assert len(set(shown.values())) == len(shown), "each take brought something"


def test_a_dropped_claim_reaches_the_page_of_the_record(tmp_path: Path) -> None:
    clock = Clock()
    with record(tmp_path / "record.db", clock) as ledger:
        for reading in told()[1:3]:
            ledger.append(reading, reading.take.text.encode())
        states = control_in(ledger.view(), kit(), dt.date(2022, 11, 12))
    (kherson,) = (state for state in states if state.name == "Kherson")
    assert kherson.holder is None
    assert {a.not_carried_since for a in kherson.assessments} == {"take 2"}
