"""Short names that a story gives in brackets mean the actor before them, in that story only."""

from __future__ import annotations

import pytest

from sayso.gazetteer.actors import load_actors
from sayso.gazetteer.introduced import introducing

BOOK = load_actors()


@pytest.mark.parametrize(
    ("text", "short", "bloc"),
    [
        ("the Shining Path [ Sendero Luminoso ; QZL ] attacked", "QZL", "Shining Path"),
        ("The Rapid Support Forces ( QRF ) said", "QRF", "RSF"),
        ("Russia ( QRU ) said", "QRU", None),
        ("the Shining Path ( a Maoist group ) said", "group", None),
        ("the Shining Path ( QZL said", "QZL", None),
    ],
)
def test_a_short_name_in_brackets(text: str, short: str, bloc: str | None) -> None:
    actor = introducing(text.split(), BOOK).get(short)
    assert (actor.bloc if actor is not None else None) == bloc
    assert BOOK.get(short) is None


def test_a_short_name_that_the_book_has_keeps_its_meaning() -> None:
    found = introducing(["the", "Shining", "Path", "(", "RSF", ")", "said"], BOOK).get("RSF")
    assert found is not None
    assert found.bloc == "RSF"


def test_a_story_without_any_has_the_same_book() -> None:
    assert introducing(["Troops", "entered", "the", "town", "."], BOOK) is BOOK
