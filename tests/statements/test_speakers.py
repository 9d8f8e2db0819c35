"""Speakers: two in one sentence, those who go on speaking, and whose side they are on without a name for it."""

from __future__ import annotations

import pytest

from sayso.model.statement import Statement
from tests.statements.copy import told


def said(text: str, place: str = "GENEVA") -> list[tuple[str | None, str]]:
    return [(s.source.name, s.content.exact) for s in told(text, place).statements if s.cue is not None]


def last(text: str, place: str = "GENEVA") -> Statement:
    return told(text, place).statements[-1]


def test_two_speakers_in_one_sentence_are_two_statements() -> None:
    text = "Iran said its troops had taken the hill, while Iraq insisted that the attack had failed."
    assert said(text) == [("Iran", "its troops had taken the hill"), ("Iraq", "the attack had failed")]


def test_who_adds_is_who_said_the_first_part() -> None:
    text = (
        "The towns are now under our control, the minister wrote on Twitter, adding that rebels were fleeing."
    )
    found = said(text)
    assert len(found) == 2
    assert len({name for name, _ in found}) == 1


def test_the_day_of_saying_is_no_part_of_what_is_said() -> None:
    assert said("Azerbaijan said on Tuesday its forces had taken a village.") == [
        ("Azerbaijan", "its forces had taken a village")
    ]


def test_a_name_comes_with_what_it_is() -> None:
    statement = last("“They are fleeing,” said Petro Lysenko, a spokesman for the eastern command.", "KYIV")
    assert statement.source.span is not None
    assert statement.source.span.exact == "Petro Lysenko, a spokesman for the eastern command"
    assert (statement.source.name, statement.source.bloc) == ("Petro Lysenko", "Ukraine")


def test_a_sentence_with_a_short_name_in_capitals() -> None:
    text = "The Islamic State (IS) group held the town. IS said its fighters had left it."
    assert said(text)[-1][0] in {"IS", "Islamic State"}


SIDES = [
    ("The army shelled M23 positions at Sake. The rebels said they had lost nobody.", "M23"),
    ("Rwanda-backed M23 rebels said they held Sake.", "M23"),
    ("Fighting went on in Luhansk. An official of the Moscow-backed administration said the town was calm.", "Russia"),
    ("A Lima journalist who was there said he saw no soldiers.", "third party"),
    ("Travellers who reached Goma said the road was open.", "third party"),
    ("A civil society leader said nobody had slept.", "third party"),
    ("Troops shelled Kharkiv and Izium. A Western official said they were tired.", "third party"),
    ("Troops fought in Goma, Sake and Rutshuru. Foreign Ministry officials said talks had begun.", "DR Congo"),
    ("Troops fought in Goma, Sake and Rutshuru. An armed forces communique said the hill was theirs.", "DR Congo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "side"), SIDES, ids=[text[-50:] for text, _ in SIDES])
def test_whose_side_a_source_is_on(text: str, side: str) -> None:
    assert last(text).source.bloc == side


def test_what_nobody_would_say_is_no_statement() -> None:
    assert told("The army did not say who controlled the town of Sake.").statements == ()


def test_reports_that_somebody_does_not_comment_on_are_nobodys() -> None:
    (statement,) = told("The army did not comment on reports that rebels had taken Sake.").statements
    assert (statement.source.name, statement.content.exact) == (None, "rebels had taken Sake")


def test_rebels_of_a_country_are_not_its_government() -> None:
    text = "Syrian rebels said they had seized Saraqib. The Syrian army said it still held Saraqib."
    assert [s.source.bloc for s in told(text).statements] == [None, "Syria"]


def test_ministries_are_told_apart() -> None:
    text = "The defense ministry denied the report. The interior ministry said nine people had died."
    assert "interior" in (told(text, "KABUL").statements[-1].source.name or "")


def test_a_think_tank_thinks_nothing() -> None:
    text = "The Institute for the Study of War, a US think-tank, said Soledar had fallen."
    (statement,) = told(text).statements
    assert statement.source.name == "Institute for the Study of War"


def test_whose_minister_is_not_told_by_the_dateline() -> None:
    text = "“Turkey does not hold Afrin,” its minister said."
    assert told(text, "DAMASCUS").statements[-1].source.bloc != "Syria"
