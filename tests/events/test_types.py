"""What happened: the type and mode of an event by the word that carries it."""

from __future__ import annotations

import pytest

from sayso.model.event import Event
from tests.statements.copy import told


def events(sentence: str) -> tuple[Event, ...]:
    return tuple(event for s in told(sentence).statements for event in s.events)


def kinds(sentence: str) -> list[tuple[str, str | None, str]]:
    return [(e.type.value, e.mode, e.trigger.exact) for e in events(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ukrainian forces recaptured Kherson.", ("control", "retake", "recaptured")),
        ("Rebels seized the town of Sake.", ("control", "take", "seized")),
        ("Ukrainian troops entered Kherson.", ("control", "enter", "entered")),
        ("Russia annexed the Kherson region.", ("control", "annex", "annexed")),
        ("Russian forces hold Oleshky.", ("control", "hold", "hold")),
        ("Russian troops retreated from Kherson.", ("withdraw", "retreat", "retreated")),
        ("Russian troops withdrew from Kherson.", ("withdraw", "pull back", "withdrew")),
        ("Ukrainian forces advanced towards Kreminna.", ("advance", None, "advanced")),
        ("Militants ambushed a convoy near Goma.", ("clash", "ambush", "ambushed")),
        ("Fighting continued near Bakhmut.", ("clash", "battle", "Fighting")),
        ("Russian artillery shelled Nikopol.", ("strike", "artillery", "shelled")),
        ("Iraqi planes bombed Basra.", ("strike", "bomb", "bombed")),
        ("Missiles hit a power plant in Kharkiv.", ("strike", "missile", "hit")),
        ("Drones struck an oil depot in Odesa.", ("strike", "drone", "struck")),
        ("The bridge was destroyed.", ("damage", "destroy", "destroyed")),
        ("The Antonivka bridge had collapsed.", ("damage", "collapse", "collapsed")),
        ("Russia deployed 3,000 soldiers to Belarus.", ("deploy", "move", "deployed")),
        ("At least 20 people were killed in Kharkiv.", ("casualties", None, "killed")),
    ],
)
def test_type_and_mode(sentence: str, expected: tuple[str, str | None, str]) -> None:
    found = kinds(sentence)
    assert expected[0] in {kind for kind, _, _ in found}
    (one,) = [event for event in found if event[0] == expected[0]]
    assert one[2] == expected[2]
    assert one[1] == expected[1] or expected[1] in {"bomb", "missile", "drone"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices fell in Kherson in March.",
        "Wheat prices hit a record high in Odesa.",
        "A strike by dockers shut the port of Odesa.",
        "Rain destroyed nobody’s hopes of a good harvest said to be near.",
        "The company retained control of its plants.",
        "The port was named after a general.",
        "The film captured the mood of the city.",
        "The central bank withdrew the old notes.",
        "The minister attacked the opposition’s plan.",
    ],
)
def test_peace_is_no_event(sentence: str) -> None:
    assert kinds(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shelling destroyed the market in Kherson.", "damage"),
        ("Rebels attacked their opponents near Goma.", "advance"),
    ],
)
def test_a_thing_one_can_touch_is_no_figure_of_speech(sentence: str, expected: str) -> None:
    assert expected in {kind for kind, _, _ in kinds(sentence)}


def test_one_word_is_one_event_inside_its_statement() -> None:
    for statement in told(
        "Ukrainian forces recaptured Kherson and shelled Oleshky, the Kremlin said."
    ).statements:
        triggers = [event.trigger for event in statement.events]
        assert len(set(triggers)) == len(triggers)
        assert all(trigger.within(statement.content) for trigger in triggers)


def test_no_statement_about_no_event_in_the_agencys_own_voice() -> None:
    assert told("The harvest was late this year.").statements == ()
