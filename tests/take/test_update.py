"""Update notes: number and actions, in the order of the note."""

from __future__ import annotations

import pytest

from sayso.take.slugline import is_slugline, read_slugline
from sayso.take.update import is_note, read_update


@pytest.mark.parametrize(
    ("note", "number", "actions"),
    [
        (
            "(Update 1: Adds details, changes focus, alters dateline, headline, writes through)",
            1,
            ["adds", "changes_focus", "alters_dateline", "alters_headline", "writes_through"],
        ),
        ("(Adds comments, detail)", None, ["adds"]),
        ("(In Jan. 3 story, corrects last paragraph to reflect that it was one)", None, ["corrects"]),
        ("(Rewrites throughout after vote, adds quotes)", None, ["writes_through", "adds"]),
        ("(Update 12: Alters headline and dateline)", 12, ["alters_headline", "alters_dateline"]),
        ("(Eds: Restores reference in 3rd paragraph)", None, ["restores"]),
        ("Eds: UPDATES: Adds toll, quote. With AP Photos.", None, ["updates", "adds"]),
        ("(Recasts, removes byline, minor edits)", None, ["recasts", "removes", "minor_edits"]),
        ("(Adds quotes, adds byline)", None, ["adds"]),
        ("(Eds: KILL the story slugged QUARRY-ARREST)", None, ["kills"]),
        ("(Withdraws story; a corrected version will follow)", None, ["kills"]),
        ("(Adds that troops withdraw from Selm)", None, ["adds"]),
    ],
)
def test_notes(note: str, number: int | None, actions: list[str]) -> None:
    assert is_note(note)
    update = read_update(note)
    assert update is not None
    assert (update.number, list(update.actions), update.text) == (number, actions, note)


@pytest.mark.parametrize("words", ["(Photo: the bridge at Kessim)", "(With graphic)"])
def test_a_note_that_says_nothing_was_done_is_no_update(words: str) -> None:
    assert is_note(words)
    assert read_update(words) is None


@pytest.mark.parametrize("words", ["(The army) said (it)", "The mayor (51) spoke", "Adds details", "(open"])
def test_copy_is_no_note(words: str) -> None:
    assert not is_note(words)


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("BC-NL--River Line, 3rd Ld-Writethru,310", "NL--River Line"),
        ("NORLAND-RIVER/ (UPDATE 1, PIX)", "NORLAND-RIVER/"),
        ("NORLAND-CRISIS/KESSIM", "NORLAND-CRISIS/KESSIM"),
        ("Slug: river-line", "river-line"),
    ],
)
def test_sluglines(line: str, slug: str) -> None:
    assert is_slugline(line)
    assert read_slugline(line) == slug


@pytest.mark.parametrize(
    "line", ["TARN-5 OPERATION ENDS IN NORLAND", "AP-Norland Poll: Voters split", "Kessim falls"]
)
def test_headlines_are_no_sluglines(line: str) -> None:
    assert not is_slugline(line)
