"""Conflicts: every side of every war is one that sources and actors can be on."""

from __future__ import annotations

from sayso.gazetteer.conflicts import Conflict, load_conflicts, sides_of_wars
from tests.kit import kit

NORTH = Conflict(name="north", sides=frozenset({"Arl", "Bem"}), first=1990, last=None)
SOUTH = Conflict(name="south", sides=frozenset({"Bem", "Cor"}), first=1990, last=2001)
WARS = (NORTH, SOUTH)


def test_every_side_is_a_bloc_of_the_register() -> None:
    blocs = {actor.bloc for actor in kit().actors.by_name.values()}
    assert {side for conflict in load_conflicts() for side in conflict.sides} <= blocs


def test_two_sides_tell_the_war() -> None:
    assert sides_of_wars({"Arl", "Bem"}, {"Bem"}, 1995, WARS) == NORTH.sides


def test_one_side_tells_its_only_war() -> None:
    assert sides_of_wars({"Cor"}, {"Cor"}, 1995, WARS) == SOUTH.sides


def test_one_side_of_two_wars_tells_neither() -> None:
    assert sides_of_wars({"Bem"}, {"Bem"}, 1995, WARS) == frozenset()


def test_a_war_that_is_over_has_no_sides() -> None:
    assert sides_of_wars({"Cor"}, {"Cor"}, 2010, WARS) == frozenset()
