"""Pointing: "it", "the town", "the base" take the place that the story told of before; what nobody told of stays open."""

from __future__ import annotations

from sayso.model.event import Event
from tests.statements.copy import told


def events(text: str, kind: str) -> list[Event]:
    return [e for s in told(text).statements for e in s.events if e.type.value == kind]


def place(text: str, kind: str = "control") -> str | None:
    found = events(text, kind)[-1].place
    return found.name if found is not None else None


def test_it_is_the_place_of_the_sentence_before() -> None:
    assert place("Rebels entered Sake on Thursday. They took it at noon.") == "Sake"


def test_a_thing_that_stands_nearer_is_no_place() -> None:
    text = "Rebels entered Sake. They found an old cannon in a barn and took it."
    assert [e.place.name for e in events(text, "control") if e.place] == ["Sake"]


def test_the_town_is_the_one_named_last_and_keeps_its_own_words() -> None:
    (_, second) = events("Troops captured Sake on Monday. The rebels retook the town on Friday.", "control")
    assert second.place is not None
    assert second.place.span is not None
    assert (second.place.name, second.place.span.exact) == ("Sake", "town")
    assert second.place.reason
    assert "told of before" in second.place.reason


def test_the_base_is_the_headquarters_and_not_the_bridge() -> None:
    text = "Fighters overran the army's headquarters in Sake. They crossed the bridge. On Friday the army retook the base."
    assert place(text) == "army's headquarters in Sake"


def test_a_relative_clause_is_about_the_name_that_it_describes() -> None:
    text = "The rebels still hold Rubaya, a mining hub near Masisi, which they captured in April."
    assert {e.place.name for e in events(text, "control") if e.place} == {"Rubaya"}


def test_several_towns_behind_a_colon_are_what_was_taken() -> None:
    (event,) = events("The army said it had taken three towns: Sake, Rubaya and Masisi.", "control")
    assert {p.name for p in event.also_places} >= {"Sake", "Rubaya", "Masisi"}


def test_the_road_to_a_town_is_not_the_town() -> None:
    assert place("M23 fighters hold the road to Sake, residents said.") == "road to Sake"


def test_a_list_is_one_stretch_of_words() -> None:
    (event,) = events("Rebels captured Sake, Rubaya and Masisi on Friday.", "control")
    assert event.place is not None
    assert event.place.span is not None
    assert (event.place.name, event.place.span.exact) == ("Sake", "Sake, Rubaya and Masisi")


def test_what_a_part_of_the_statement_denies_is_left_out() -> None:
    text = "“It is hard, but our men have not retreated from Sake,” the army said."
    assert events(text, "withdraw") == []


def test_talks_in_a_town_are_not_where_forces_leave() -> None:
    text = "The M23 said it was moving its forces out ahead of talks in Doha."
    assert all(e.place is None or e.place.name != "Doha" for e in events(text, "withdraw"))
