"""Which words of place may change who holds what."""

from __future__ import annotations

import pytest

from sayso.footprints.contents import places_in
from sayso.footprints.effects import Changes, changed_by
from sayso.footprints.expression import Relation
from sayso.footprints.footprint import footprint_of
from sayso.footprints.reading import parse
from sayso.gazetteer.places import Feature
from tests.footprints.ground import effects, expression, over, phrases, place, shipped, shipped_ground, words

QUIET = (
    "near Kherson",
    "the outskirts of Kherson",
    "Kherson's northern outskirts",
    "the centre of Kherson",
    "eastern districts of Kherson",
    "20 km south of Kherson",
    "20 km from Kherson",
    "within 20 km of Kherson",
    "to the south of Kherson",
    "between Kherson and Mykolaiv",
    "along the Dnipro River",
    "east of the Oskil River",
    "on the Kherson front",
    "near the front line in Kherson region",
    "parts of Kherson region",
    "most of the city of Kherson",
    "40 km inside Kherson region",
    "the left bank of Kyiv",
    "the right bank",
    "in Nowhere",
    "Bakhmut region",
    "the left bank of the Dnipro",
)


def changed(phrase: str) -> dict[str, bool]:
    expression_ = parse(phrase, phrases())
    assert expression_ is not None
    found = changed_by(expression_, shipped(), shipped_ground(), effects())
    return {held.place.name: held.inherited for held in found}


@pytest.mark.parametrize("phrase", QUIET)
def test_words_that_change_nothing(phrase: str) -> None:
    assert changed(phrase) == {}


def test_a_town_changes_alone_and_its_parts_inherit() -> None:
    works = place("Works", 41.01, 20.0, kind="plant", parent="made:alfa")
    ground = over([place("Alfa", 41.0, 20.0), place("Suburb", 41.01, 20.01), works])
    found = changed_by(expression("made:alfa", Relation.IN), (), ground, effects())
    assert [(held.place.name, held.inherited) for held in found] == [("Alfa", False), ("Works", True)]
    part = changed_by(expression(works.id, Relation.IN), (), ground, effects())
    assert [(held.place.name, held.inherited) for held in part] == [("Works", False)]


def test_a_region_changes_and_its_towns_inherit() -> None:
    found = changed("Kherson region")
    assert found["Kherson Oblast"] is False
    assert found["Kherson"] is True
    assert found["Oleshky"] is True
    assert "Mykolaiv" not in found


def test_a_part_of_a_region_changes_its_places_only() -> None:
    found = changed("the northern part of Kherson region")
    assert "Kherson Oblast" not in found
    assert found["Novovorontsovka"] is True
    assert "Henichesk" not in found
    assert all(found.values())
    assert set(found) <= set(changed("Kherson region"))


def test_a_region_of_few_known_towns_still_lists_them() -> None:
    """Its ground is a wide disc then, but which bank they stand on is curated."""
    found = changed("the west bank of the Euphrates in Anbar Governorate")
    assert found.get("Ramadi") is True
    assert "Fallujah" not in found


def test_a_country_does_not_speak_for_its_towns() -> None:
    assert changed("Ukraine") == {"Ukraine": False}


def test_every_relation_has_a_rule_and_quiet_ones_hold_for_all_kinds() -> None:
    kinds = ("populated place", "region", "country", "area", "river", "bank", "bridge", None)
    for relation in (Relation.OUTSKIRTS, Relation.OFFSET, Relation.NEAR, Relation.FRONT, Relation.BETWEEN):
        assert {effects().effect_of(relation, kind).changes for kind in kinds} == {Changes.NOTHING}
    assert all(effects().effect_of(relation, kind).reason for relation in Relation for kind in kinds)


def test_the_anchor_is_direct_and_all_else_is_inherited() -> None:
    towns: list[Feature] = [place("Alfa", 41.0, 20.0, population=200_000), place("Bravo", 41.02, 20.0)]
    ground = over(towns)
    held = places_in(words("Alfa", ground), towns, ground)
    assert {found.place.name: found.inherited for found in held} == {"Alfa": False, "Bravo": True}
    assert all(found.reason for found in held)


def test_regions_rivers_and_places_without_ground_lie_in_nothing() -> None:
    odd = [
        place("Alfa", 41.0, 20.0, kind="region"),
        place("River", 41.0, 20.0, kind="river"),
        place("Blank", None, None),
    ]
    ground = over([place("Tarn", 41.0, 20.0), *odd])
    assert places_in(words("Tarn", ground), odd, ground) == ()
    assert places_in(footprint_of(expression("Lost", Relation.IN), ground), odd, ground) == ()
