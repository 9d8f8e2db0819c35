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
        ("Soldiers raised the flag over the airport.", [("control", "hold", "raised")]),
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


BESIDE = " Rebel troops have been in the hills since May."


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Insurgents hold most of the province.", "control"),
        ("The army recaptured three villages on Friday.", "control"),
        ("The port has fallen into rebel hands.", "control"),
        ("The rebels now control two thirds of the country.", "control"),
        ("Government troops regained the crossroads.", "control"),
        ("The capital is surrounded by rebel forces.", "control"),
        ("The army lost two hilltops in the night.", "control"),
        ("Fighters occupied a school and a clinic.", "control"),
        ("The army still controls the mills on the river.", "control"),
        ("We control the mills, a commander said.", "control"),
        ("The rebels kept a foothold on the eastern bank.", "control"),
        ("Government forces retained the hill after two days.", "control"),
        ("The last convoy left the base on Friday.", "withdraw"),
        ("Rebels retreated into the forest.", "withdraw"),
        ("The army withdrew its tanks from the town.", "withdraw"),
        ("Foreign soldiers will pull out by June.", "withdraw"),
        ("They abandoned the fort.", "withdraw"),
        ("They left the town overnight.", "withdraw"),
        ("Troops began leaving the valley.", "withdraw"),
        ("Rebel columns moved towards the capital.", "advance"),
        ("The army launched an assault on the port.", "advance"),
        ("Infantry thrust into the valley.", "advance"),
        ("The rebels pushed to within 10 km of the capital.", "advance"),
        ("Troops came within 5 miles of the town.", "advance"),
        ("The army continued offensive operations in the north.", "advance"),
        ("The rebels attacked the town at dawn.", "advance"),
        ("Police and gunmen traded shots for an hour.", "clash"),
        ("Five rebels were killed in a firefight.", "clash"),
        ("The garrison beat off two assaults.", "clash"),
        ("Snipers fired at the convoy.", "clash"),
        ("An armed man fired on troops and was killed.", "clash"),
        ("Rebels targeted troops in the north.", "clash"),
        ("A patrol came under fire near the bridge.", "clash"),
        ("Troops came under fire on Sunday.", "clash"),
        ("Six shells landed near the embassy.", "strike"),
        ("Government jets bombed the camp.", "strike"),
        ("A car bomb killed nine people.", "strike"),
        ("Gunners fired 40 rounds into the town.", "strike"),
        ("A helicopter gunship attacked the village.", "strike"),
        ("Saboteurs bombed a railway line.", "strike"),
        ("Rockets slammed into a hotel.", "strike"),
        ("A booby-trapped car blew up outside the court.", "strike"),
        ("The army launched missiles at the port overnight.", "strike"),
        ("They launched drones at the refinery overnight.", "strike"),
        ("Jets strafed the column.", "strike"),
        ("Shells fell on the market.", "strike"),
        ("Gunmen murdered a journalist.", "attack"),
        ("Militiamen raped four women.", "attack"),
        ("Soldiers fired into the crowd.", "attack"),
        ("The bodies of two teachers bore signs of torture.", "attack"),
        ("A sniper shot a priest.", "attack"),
        ("Militiamen massacred 40 villagers.", "attack"),
        ("Three women were hacked to death.", "attack"),
        ("Troops arrested 40 suspects.", "detain"),
        ("The rebels captured a colonel.", "detain"),
        ("Guerrillas kidnapped a rancher.", "detain"),
        ("Two aid workers were seized at a roadblock.", "detain"),
        ("The government freed 60 detainees.", "detain"),
        ("Gunmen took three nurses hostage.", "detain"),
        ("Soldiers rounded up 50 youths.", "detain"),
        ("Shells damaged a hospital.", "damage"),
        ("The rebels destroyed four tanks.", "damage"),
        ("A tanker was set ablaze.", "damage"),
        ("Guerrillas sabotaged a dam.", "damage"),
        ("The bridge was destroyed.", "damage"),
        ("Rebels burned the town hall.", "damage"),
        ("Saboteurs cut a pipeline.", "damage"),
        ("Nine civilians were killed and 30 wounded.", "casualties"),
        ("The army suffered heavy losses.", "casualties"),
        ("The hospital received eight bodies.", "casualties"),
        ("No civilians were harmed.", "casualties"),
        ("Two nurses were hurt.", "casualties"),
        ("The brigade had 5 dead and 11 wounded.", "casualties"),
        ("Our forces returned without losses.", "casualties"),
        ("The government sent troops to the border.", "deploy"),
        ("Reinforcements reached the town.", "deploy"),
        ("Anti-aircraft guns were placed on the roofs.", "deploy"),
        ("Two divisions massed on the frontier.", "deploy"),
        ("Soldiers set up barricades across the main road.", "deploy"),
        ("The army reinforced the garrison with 200 men.", "deploy"),
        ("The rebels dug in along the ridge.", "deploy"),
        ("Villagers left their homes.", "displace"),
        ("The town was evacuated.", "displace"),
        ("Refugees began to return.", "displace"),
        ("Families sought refuge in a church.", "displace"),
        ("Hundreds of families took refuge in schools.", "displace"),
        ("Villagers were leaving for the hills.", "displace"),
        ("Thousands of refugees returned home.", "displace"),
        ("The army found 200 grenades.", "arms"),
        ("Foreign countries supply the rebels with weapons.", "arms"),
        ("The rebels received missiles from abroad.", "arms"),
        ("The king promised to arm the rebels.", "arms"),
        ("The guerrillas handed over their rifles.", "arms"),
        ("The soldiers left behind 40 rifles and two mortars.", "arms"),
        ("The colonel accused his neighbour of arming the separatists.", "arms"),
        ("The two sides agreed to a truce.", "truce"),
        ("Peace talks began on Monday.", "truce"),
        ("The garrison gave up.", "truce"),
        ("The rebels surrendered on Sunday.", "truce"),
        ("Forty guerrillas laid down their arms.", "truce"),
        ("The king proposed a cease-fire.", "truce"),
        ("Talks between the government and the rebels resumed in Geneva.", "truce"),
        ("The rebels warned they would shoot hostages.", "threaten"),
        ("We will destroy the base, the rebel radio said.", "threaten"),
        ("The general threatened reprisals.", "threaten"),
        ("The general said the army would hit the port if the rebels fired again.", "threaten"),
        ("The enemy will pay, the minister said.", "threaten"),
        ("The government vowed to answer the attack.", "threaten"),
        ("The kidnappers threatened to kill the hostages.", "threaten"),
        ("The rebels gave the army an ultimatum.", "threaten"),
        ("The president vowed to retaliate.", "threaten"),
        ("The rebels threatened to shell the port.", "threaten"),
    ],
)
def test_ordinary_sentences_of_the_field_have_their_type(sentence: str, type_: str) -> None:
    assert {kind for kind, _, _ in kinds(sentence + BESIDE)} == {type_}


@pytest.mark.parametrize(
    "sentence",
    [
        "The officers arrived in a four-wheel-drive vehicle.",
        "The minister holds the rebels responsible.",
        "The government must fight smuggling.",
        "Police fight against rising prices.",
        "The mine depot belonged to a firm.",
        "The army holds the enemy responsible for the delay.",
        "Talks on the wheat price resumed.",
        "Retailers will pay more for sugar.",
        "The factory received eight orders.",
        "The firm will hit its target if sales rise.",
        "The bishop vowed to answer his critics.",
        "Shares fell on the news.",
        "Families left for the holidays.",
        "The company retained its share of the market.",
        "The club vowed to answer its rivals on the pitch.",
    ],
)
def test_the_same_words_in_other_fields_have_none(sentence: str) -> None:
    assert kinds(sentence + BESIDE) == []
