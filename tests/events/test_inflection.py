"""Forms of dictionary words."""

from __future__ import annotations

import pytest

from sayso.events.inflection import noun_forms, verb_forms

IRREGULAR = {"take": "took taken", "draw": "drew drawn", "fight": "fought", "hit": "hit"}


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("shell", {"shell", "shells", "shelled", "shelling"}),
        ("repel", {"repels", "repelled", "repelling"}),
        ("occupy", {"occupies", "occupied", "occupying"}),
        ("deploy", {"deploys", "deployed", "deploying"}),
        ("seize", {"seizes", "seized", "seizing"}),
        ("flee", {"flees", "fleeing"}),
        ("clash", {"clashes", "clashed", "clashing"}),
        ("die", {"dies", "died", "dying"}),
        ("retake", {"retakes", "retook", "retaken", "retaking"}),
        ("withdraw", {"withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("hit", {"hits", "hit", "hitting"}),
    ],
)
def test_forms_of_a_verb(lemma: str, forms: set[str]) -> None:
    assert forms <= verb_forms(lemma, IRREGULAR)


def test_an_irregular_verb_has_no_regular_past() -> None:
    assert not {"retaked", "redrawed"} & (verb_forms("retake", IRREGULAR) | verb_forms("redraw", IRREGULAR))


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        ("ambush", "ambushes"),
        ("casualty", "casualties"),
        ("gunman", "gunmen"),
        ("hostilities", "hostilities"),
    ],
)
def test_plurals(lemma: str, plural: str) -> None:
    assert noun_forms(lemma) == {lemma, plural}
