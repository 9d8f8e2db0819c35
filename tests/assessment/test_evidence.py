"""Evidence: what sentences say of who holds, leaves or is in a place, and what they only speak of."""

from __future__ import annotations

import pytest

from sayso.assessment.evidence import Evidence, evidence_of
from sayso.assessment.evidence_words import read_evidence_words
from sayso.errors import DataError
from sayso.model.control import Change
from tests.kit import read_text

HEAD = "A quiet day\n\nKYIV, Nov 11 (Meridian) - "


def pieces(text: str) -> list[Evidence]:
    reading = read_text(f"{HEAD}{text}\n", published="2022-11-11")
    return [p for statement in reading.statements for p in evidence_of(statement, reading.take.day)]


def one(text: str) -> Evidence:
    (found,) = pieces(text)
    return found


@pytest.mark.parametrize(
    ("text", "change", "side"),
    [
        ("Ukrainian forces recaptured Kherson on Friday.", Change.RETAKE, "Ukraine"),
        ("Russian troops have left Kherson, officials said.", Change.LEAVE, "Russia"),
        ("Russian troops were driven out of Kherson.", Change.LOSE, "Russia"),
        ("Ukrainian troops entered Kherson on Friday.", Change.CONTEST, "Ukraine"),
        ("Kherson has been under Russian occupation since March.", Change.HOLD, "Russia"),
    ],
)
def test_what_counts(text: str, change: Change, side: str) -> None:
    piece = one(text)
    assert (piece.change, piece.side) == (change, side)
    assert piece.place.name == "Kherson"
    assert not piece.announced
    assert not piece.negative


def test_who_drives_a_side_out_has_the_place_then() -> None:
    found = pieces("Ukrainian forces drove Russian troops out of Kherson.")
    assert {(p.change, p.side) for p in found} == {(Change.LOSE, "Russia"), (Change.TAKE, "Ukraine")}


@pytest.mark.parametrize(
    "text",
    [
        "Families fled Kherson on Friday.",
        "Western companies have left Russia since February.",
        "Russian forces were pushed out of a Kherson suburb.",
        "Ukraine urged Russia to withdraw from Kherson.",
        "Russia must withdraw from Kherson before talks, Zelenskyy said.",
        "Moscow denied the fall of Kherson.",
    ],
)
def test_what_does_not(text: str) -> None:
    assert [p for p in pieces(text) if not p.negative] == []


def test_a_plan_a_beginning_and_an_end_are_kept_apart() -> None:
    plan = one("Russia said it would withdraw its troops from Kherson.")
    begun = one("Russian troops have begun to withdraw from Kherson.")
    done = one("Russian troops have withdrawn from Kherson.")
    assert [(p.announced, p.under_way) for p in (plan, begun, done)] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_what_is_told_in_passing_is_marked() -> None:
    assert one("A reporter saw the ruins after Russian soldiers pulled out of Kherson.").background
    assert not one("Russian soldiers pulled out of Kherson.").background
    assert one("Kherson is now under Ukrainian control.").fresh


def test_since_is_no_more_exact_than_its_words() -> None:
    days = [
        one(f"Russian forces have held Kherson since {when}.").day
        for when in ("March", "1 March", "March 2, 2022")
    ]
    assert days == ["2022-03", "2022-03-01", "2022-03-02"]


def test_a_clause_hung_on_behind_weakens_nothing_before_it() -> None:
    text = "Russian troops hold Kherson, where crowds tried to leave on Friday."
    assert [(p.change, p.announced) for p in pieces(text) if p.change is Change.HOLD] == [
        (Change.HOLD, False)
    ]


@pytest.mark.parametrize("text", ["holders = 3", "holders = ['MIL']", "[["])
def test_a_table_of_words_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(DataError) as error:
        read_evidence_words(text, "evidence.toml")
    assert error.value.code == "SAY-250"
