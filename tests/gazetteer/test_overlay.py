"""The user's own actors win over those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.gazetteer.actors import load_actors

OWN = """
[[actor]]
id = "own:valley-guard"
name = "Valley Guard"
kind = "group"
bloc = "Upper Valley"
aliases = ["the Guard of the Valley"]

[[actor]]
id = "own:gur"
name = "GUR of the valley"
kind = "body"
bloc = "Upper Valley"
aliases = ["GUR"]
"""


def test_new_actors_are_known_and_ours_are_overruled(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    book, ours = load_actors(file), load_actors()
    guard, gur = book.get("Valley Guard"), book.get("GUR")
    assert guard is not None
    assert guard.bloc == "Upper Valley"
    assert gur is not None
    assert gur.id == "own:gur"
    assert ours.get("Valley Guard") is None
    assert book.digest != ours.digest


@pytest.mark.parametrize(("text", "code"), [("[[actor]\n", "SAY-204"), ("[[actor]]\nid = 'x'\n", "SAY-205")])
def test_a_file_that_does_not_fit_is_refused_by_name(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_actors(file)
    assert caught.value.code == code
    assert str(file) in caught.value.line()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="SAY-214"):
        load_actors(tmp_path / "none.toml")
