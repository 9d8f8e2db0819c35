"""Who asserts it: names found again, pronouns, sides, relays, and nobody."""

from __future__ import annotations

import pytest

from tests.statements.copy import one, told


def test_a_pronoun_is_the_source_named_before() -> None:
    reading = told(
        "Colonel Taras Veremiy, a spokesman for Ukraine’s army, said shells hit the town.\n\n"
        "“We will answer,” he said.\n\nVeremiy added that two houses burned."
    )
    assert [s.source.name for s in reading.statements] == ["Taras Veremiy"] * 3
    assert {s.source.bloc for s in reading.statements} == {"Ukraine"}


def test_an_acronym_is_the_body_that_was_named_in_full() -> None:
    reading = told(
        "The paramilitary Rapid Support Forces (RSF) said its fighters had taken the base.\n\nThe RSF said the base was empty."
    )
    assert {s.source.name for s in reading.statements} == {"RSF"}
    assert {s.source.bloc for s in reading.statements} == {"RSF"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It was reported that at least 20 people were killed in Kharkiv.",
        "At least 20 people were reportedly killed in Kharkiv.",
        "At least 20 people were killed in Kharkiv, it was reported.",
    ],
)
def test_nobody_named_is_nobody(sentence: str) -> None:
    statement = one(sentence)
    assert statement.source.name is None
    assert statement.source.span is None
    assert statement.content.exact.startswith(("at least", "At least"))
    assert "reported" not in statement.content.exact.split()


def test_a_relay_is_not_the_source() -> None:
    statement = one("Iranian news agency IRNA quoted a soldier as saying Iraqi planes bombed Basra.")
    assert statement.source.span is not None
    assert statement.source.span.exact == "a soldier"
    assert statement.source.via == ("IRNA",)
    assert statement.content.exact == "Iraqi planes bombed Basra"
    assert statement.source.bloc == "Iran"


def test_a_quotation_before_quoted_somebody_as_saying() -> None:
    statement = one('"Our men are holding the island," Tehran Radio quoted a commander as saying.')
    assert statement.content.exact == "Our men are holding the island"
    assert statement.source.span is not None
    assert statement.source.span.exact == "a commander"


def test_the_same_in_upper_case_without_a_quotation() -> None:
    for sentence in ("QUOTED AS SAYING", "He was quoted as saying.", "As saying."):
        told(sentence)  # nothing is said, and nothing breaks


def test_a_channel_asserts_nothing() -> None:
    statement = one("Ukraine’s General Staff said on Telegram that shells hit the town.")
    assert statement.source.bloc == "Ukraine"
    assert statement.source.via == ("Telegram",)


@pytest.mark.parametrize(
    ("source", "bloc"),
    [
        ("Russia’s defense ministry", "Russia"),
        ("The Ukrainian army", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("Tehran", "Iran"),
        ("An Iranian military commander", "Iran"),
        ("The FMLN", "FMLN"),
        ("M23", "M23"),
        ("The United Nations", "third party"),
        ("The Red Cross", "third party"),
    ],
)
def test_the_side_a_source_speaks_for(source: str, bloc: str) -> None:
    assert one(f"{source} said shells hit the town.").source.bloc == bloc


def test_a_stranger_has_no_side() -> None:
    assert one("An unidentified caller said shells hit the town.").source.bloc in {None, "unknown"}


def test_who_is_on_no_side_by_what_he_is_is_a_third_party() -> None:
    assert one("A shopkeeper said shells hit the town.").source.bloc == "third party"
    assert one("A Western official said shells hit the town.").source.bloc == "third party"


def test_a_sides_press_speaks_from_that_side_and_its_doctors_do_not() -> None:
    assert one("Ukrainian media said shells hit the town.").source.bloc == "Ukraine"
    assert one("A Ukrainian doctor said shells hit the town.").source.bloc == "third party"


def test_a_source_beside_its_apposition_keeps_the_persons_name() -> None:
    statement = one("Shells hit the town, said Olena Krutko, mayor of Snihurivka.")
    assert statement.source.name == "Olena Krutko"


def test_ids_differ_by_take_and_by_words() -> None:
    first = told("The Kremlin said shells hit the town. The Kremlin said shells hit the bridge.").statements
    second = told("The Kremlin said shells hit the town! The Kremlin said shells hit the bridge.").statements
    assert len({s.id for s in (*first, *second)}) == 4


@pytest.mark.parametrize(
    "source",
    [
        "The port authority",
        "The regional council",
        "Provincial authorities",
        "Anton Yarema, head of the regional council,",
    ],
)
def test_bodies_of_the_place_speak_for_its_state(source: str) -> None:
    statement = one(f"{source} said rockets had hit the grain terminal.", place="ODESA, Ukraine")
    assert statement.source.bloc == "Ukraine"
