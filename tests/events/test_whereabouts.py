"""Where a happening was: the words beside it, addresses and bearings, parts of places, what the story said before."""

from __future__ import annotations

import pytest

from sayso.model.event import Event
from tests.kit import read_text

HEAD = "Springfield, May 3 (Sample Wire).- "


def last(text: str) -> Event:
    """The last event of a dispatch."""
    reading = read_text(HEAD + text, published="2024-05-03")
    return [event for statement in reading.statements for event in statement.events][-1]


def where(text: str) -> str | None:
    """The words for the place of the last event."""
    place = last(text).place
    return place.span.exact if place is not None and place.span is not None else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels attacked a convoy near Goma.", "near Goma"),
        ("Rockets hit Kherson, the governor said.", "Kherson"),
        ("Clashes broke out in two villages north of Goma.", "two villages north of Goma"),
        ("Fighting was heard on the southern front near Basra.", "the southern front near Basra"),
        ("A drone hit a truck about 20 kilometres south of Kherson.", "about 20 kilometres south of Kherson"),
        (
            "The army shelled a camp in Los Alamos, Cabanas Department.",
            "a camp in Los Alamos, Cabanas Department",
        ),
        ("Gunmen opened fire inside the barracks, a witness said.", "the barracks"),
        ("Troops killed six rebels during an attack on Goma.", "Goma"),
        ("Israel's air force bombed targets in southern Lebanon.", "southern Lebanon"),
        ("Guerrillas clashed with soldiers near an unlisted hamlet called Qarzabad.", None),
    ],
)
def test_the_words_for_the_place(text: str, words: str | None) -> None:
    found = where(text)
    assert found == words if words is not None else found is None or "Qarzabad" not in found


def test_a_side_is_no_place() -> None:
    assert where("Iran launched a new attack against Iraq.") is None


def test_a_place_that_nobody_knows_keeps_its_words() -> None:
    place = last("Soldiers killed four guerrillas in San Huberto de la Sierra.").place
    assert place is not None
    assert (place.id, place.lat) == (None, None)
    assert place.reason == "no known place of this name"


def test_the_sentence_before_says_where() -> None:
    place = last("Rebels attacked a convoy near Goma. Six soldiers were killed.").place
    assert place is not None
    assert place.reason == "named in the sentence before"


def test_two_sentences_before_says_nothing() -> None:
    text = "Rebels attacked a convoy near Goma. It rained all night. Six soldiers were killed."
    assert last(text).place is None


def test_an_offensive_is_wider_than_the_place_named_last() -> None:
    assert last("Rebels attacked a convoy near Goma. The army began an offensive.").place is None


def test_a_part_of_a_town_is_not_the_town() -> None:
    event = last("Rebels captured five districts of Goma.")
    assert event.place is not None
    assert event.place.id is None


def test_a_town_that_is_attacked_is_the_place_and_a_barracks_the_target() -> None:
    town, barracks = last("The rebels attacked Goma."), last("The rebels attacked the barracks.")
    assert town.target is None
    assert barracks.target is not None
