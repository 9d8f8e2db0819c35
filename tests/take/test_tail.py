"""Tail: sign-offs, initials, contributors, crossheads and furniture."""

from __future__ import annotations

import pytest

from sayso.model.take import ZoneKind
from sayso.take.desk import read_desk
from sayso.take.signoff import glued_signoff, whole_signoff
from sayso.take.tail import Tail, read_tail
from sayso.take.zones import Block


def tail(*blocks: str, agency: str | None = None) -> tuple[Tail, list[tuple[str, str]]]:
    text, places = "", []
    for words in blocks:
        places.append(Block(len(text), len(text) + len(words)))
        text += words + "\n\n"
    found = read_tail(text, places, agency=agency)
    return found, [(z.kind.value, text[z.start : z.end]) for z in sorted(found.zones, key=lambda z: z.start)]


LEAD = "The last column crossed the bridge."


@pytest.mark.parametrize(
    ("line", "desk"),
    [
        ("abc-int/de/fg", ("abc-int", "de", "fg")),
        ("hh/ph/ts/hd", ("hh", "ph", "ts", "hd")),
        ("dpa wsz jln npr", ("wsz", "jln", "npr")),
        ("and other words", ()),
        ("The mayor/clerk", ()),
        ("ab", ()),
    ],
)
def test_initials(line: str, desk: tuple[str, ...]) -> None:
    assert read_desk(line) == desk


def test_lone_initials_count_below_a_sign_off_only() -> None:
    assert tail(LEAD, "EFE", "abc")[0].desk == ("abc",)
    assert tail(LEAD, "abc")[0].desk == ()


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("EFE", "EFE"),
        ("REUTER", "Reuters"),
        ("/TASS/", "TASS"),
        ("(END)", None),
        ("==Kyodo", "Kyodo"),
        ("(SDA/sj)", "ats"),
    ],
)
def test_sign_offs_alone(line: str, agency: str | None) -> None:
    signoff = whole_signoff(line)
    assert signoff is not None
    assert signoff.agency == agency


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("It began in August.EFE", 19),
        ("It began in August. EFE", 20),
        ("“It is over.”REUTER", 13),
        ("It began in August.(END)", 19),
        ("He spoke to EFE", None),
        ("Norland, the U.S. EFE", None),
        ("EFE", None),
        ("It began in August.SampleWire", None),
    ],
)
def test_sign_offs_glued_to_the_last_sentence(words: str, start: int | None) -> None:
    found = glued_signoff(words)
    assert (found.start if found else None) == start


def test_an_agency_off_the_list_signs_if_the_dateline_names_it() -> None:
    found, parts = tail("It began in August.Sample Wire", agency="Sample Wire")
    assert parts == [("body", "It began in August."), ("signature", "Sample Wire")]
    assert found.agency == "Sample Wire"


def test_the_end_of_a_story_in_order() -> None:
    found, parts = tail(
        LEAD,
        "It began in August.EFE (Reporting by A. Example; Editing by B. Sample)".replace("EFE ", ""),
        "EFE",
        "ab/cd",
        "Related Articles",
        "Norland names new envoy",
        "Back to top button",
    )
    assert [kind for kind, _ in parts] == [
        "body",
        "body",
        "contributors",
        "signature",
        "signature",
        "furniture",
        "furniture",
        "furniture",
    ]
    assert parts[2][1] == "(Reporting by A. Example; Editing by B. Sample)"
    assert (found.desk, found.agency) == (("ab", "cd"), "EFE")


def test_furniture_in_the_middle_does_not_swallow_copy() -> None:
    _, parts = tail(
        LEAD, "Read also", "Norland names new envoy", "The mayor watched it go.", "Share this", LEAD
    )
    assert [kind for kind, _ in parts] == ["body", "furniture", "furniture", "body", "furniture", "body"]


def test_contributors_below_a_rule() -> None:
    _, parts = tail(LEAD, "___", "Example reported from Osterhaven.")
    assert [kind for kind, _ in parts] == ["body", "signature", "contributors"]
    _, parts = tail(LEAD, "The radio, which reported from the bridge, said so.")
    assert [kind for kind, _ in parts] == ["body", "body"]


def test_a_crosshead_stands_between_paragraphs() -> None:
    found, parts = tail(LEAD, "Ferry stays shut", "The mayor watched it go.", "And then")
    assert parts[1] == (ZoneKind.CROSSHEAD.value, "Ferry stays shut")
    assert parts[-1] == ("body", "And then")
    assert found.agency is None
