"""Which words carry events: light verbs, idioms, passives, purposes, names, one happening told twice."""

from __future__ import annotations

import pytest

from sayso.model.event import EventType
from tests.events.test_types import kinds
from tests.kit import kit, read_text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels launched an attack on the garrison at dawn.", [("advance", None, "attack")]),
        ("Jets carried out strikes on rebel positions.", [("strike", "air", "strikes")]),
        ("The patrol came under heavy fire near the river.", [("clash", "battle", "fire")]),
        ("Commandos staged a raid on the rebel camp.", [("advance", None, "raid")]),
        ("The town changed hands after a week.", [("control", "take", "changed hands")]),
        ("The rebels laid down their arms on Friday.", [("truce", "surrender", "laid down their arms")]),
        ("The village fell to the separatists at dawn.", [("control", "take", "fell to")]),
        ("Soldiers raised the flag over the airport.", [("control", "take", "raised the flag over")]),
        ("Rebels drove government troops out of the town.", [("control", "lose", "drove")]),
    ],
)
def test_light_verbs_and_idioms(sentence: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert kinds(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "type_", "mode"),
    [
        ("Iraqi warplanes attacked an oil terminal.", "strike", "air"),
        ("Gunboats attacked two oil platforms in the Gulf.", "strike", "naval"),
        ("Rebels attacked the base with mortars.", "strike", "artillery"),
        ("The army attacked positions using missiles.", "strike", "missile"),
        ("Gunmen attacked worshippers at a mosque.", "attack", "shoot"),
        ("Militants attacked villagers in the hills.", "attack", None),
        ("Rebels attacked the barracks of the brigade.", "advance", None),
        ("Guerrillas attacked two towns in the province.", "advance", None),
        ("Drones attacked an airfield near the border.", "strike", "drone"),
    ],
)
def test_an_attack_is_typed_by_its_instrument_and_target(sentence: str, type_: str, mode: str | None) -> None:
    assert [(kind, m) for kind, m, _ in kinds(sentence)] == [(type_, mode)]


@pytest.mark.parametrize(
    ("sentence", "type_", "mode"),
    [
        ("Guerrillas dynamited three pylons near the capital.", "strike", "bomb"),
        ("Guerrillas machine-gunned the judge outside his house.", "attack", "shoot"),
        ("Unidentified men hurled a bomb at the police station.", "strike", "bomb"),
        ("Rebels blew up a bridge in the north.", "strike", "bomb"),
        ("Terrorists murdered the mayor on Monday.", "attack", "murder"),
        ("Rebels kidnapped two engineers near the mine.", "detain", "abduct"),
        ("Security forces detained three suspected insurgents.", "detain", "arrest"),
        ("Troops captured a Taliban commander on Sunday.", "detain", "capture"),
        ("Soldiers found a cache of rifles in a barn.", "arms", "seize"),
        ("Our heroic forces crushed the enemy brigade.", "damage", "destroy"),
        ("Our forces crushed an enemy attack east of the river.", "clash", "repel"),
        ("The gunners shot down two enemy aircraft.", "damage", "destroy"),
        ("The navy sank a supply ship.", "damage", "destroy"),
        ("The army retook the village at noon.", "control", "retake"),
        ("Rebels occupied the village again.", "control", "retake"),
        ("Rebels seized the village.", "control", "take"),
        ("Rebels seized rifles and grenades.", "arms", "seize"),
        ("Gunmen released four hostages.", "detain", "release"),
        ("The garrison surrendered to the rebels.", "truce", "surrender"),
        ("Villagers fled their homes after the shelling.", "displace", "flee"),
    ],
)
def test_the_words_of_several_wars(sentence: str, type_: str, mode: str | None) -> None:
    assert (type_, mode) in [(kind, m) for kind, m, _ in kinds(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The army repelled an attack on the garrison.",
        "An attack on the garrison was repelled by the army.",
        "Soldiers beat off a rebel assault on the airport.",
    ],
)
def test_what_is_repelled_is_one_clash(sentence: str) -> None:
    assert [(kind, mode) for kind, mode, _ in kinds(sentence)] == [("clash", "repel")]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The army shelled the hills to dislodge the rebels.", ["shelled"]),
        ("Troops were sent north in an attempt to retake the town.", ["sent"]),
        ("The National Liberation Front praised the soldiers.", []),
        ("Soldiers with assault rifles stood at the gate.", []),
        ("The rebels managed to capture the airport.", ["capture"]),
        ("Six guerrillas were killed and thirteen wounded in clashes with the army.", ["clashes"]),
        ("Three soldiers were killed and two were wounded near the border.", ["killed"]),
        ("Rebels attacked the fort in the third raid this week.", ["attacked"]),
    ],
)
def test_purposes_names_and_what_is_told_twice(sentence: str, words: list[str]) -> None:
    assert [trigger for _, _, trigger in kinds(sentence)] == words


def test_all_types_have_broad_vocabulary() -> None:
    triggers = [t for group in kit().triggers.triggers.values() for t in group]
    assert {t.type for t in triggers} == set(EventType)
    lemmas = {(t.order, t.type) for t in triggers}
    assert len({t.form for t in triggers}) > 1500
    assert len(lemmas) > 100


@pytest.mark.parametrize("sentence", ["Rebels seized the town.", "Artillery shelled the port of Basra."])
def test_without_a_tree_the_order_of_words_decides(sentence: str) -> None:
    reading = read_text(
        f"A day\n\nGENEVA, Nov 11 (Meridian) - {sentence}\n", published="2022-11-11", quick=True
    )
    assert len([e for s in reading.statements for e in s.events]) == 1
