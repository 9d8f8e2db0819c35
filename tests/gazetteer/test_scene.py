"""Scene: the state that a story plays in is where its places lie, not where it was filed nor who acts in it."""

from __future__ import annotations

from sayso.gazetteer.scene import scene_of
from tests.kit import kit


def scene(text: str, *filed: str) -> str | None:
    return scene_of(text.split(), filed, kit().places, {})


def test_a_dispatch_from_abroad_plays_where_its_places_lie() -> None:
    assert scene("The army left Kherson , Snihurivka and Beryslav on Friday", "MADRID") == "Ukraine"


def test_a_dispatch_from_there_stays_there() -> None:
    assert scene("Troops left Kherson and Beryslav", "KYIV") == "Ukraine"


def test_states_that_act_do_not_move_the_scene() -> None:
    text = "Russia and Belarus and Poland spoke of Kherson , Snihurivka and Beryslav"
    assert scene(text, "WARSAW") == "Ukraine"


def test_where_nothing_is_named_it_is_where_it_was_filed() -> None:
    assert scene("The army said its men had left", "NAIROBI") == "Kenya"


def test_without_any_place_there_is_no_scene() -> None:
    assert scene("The army said its men had left") is None
