"""Who did it and to whom: a table of sentences, an upper-case copy of each, and what no table shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import DataError
from sayso.events.classes import classes_of, forms_of, load_classes
from sayso.model.event import Event
from tests.events.participant_table import Row, event_of, fits, rows
from tests.kit import read_text
from tests.statements.copy import DAY, told

KNOWN_TO_FAIL = {
    "Gunmen on motorcycles attacked a market and kidnapped traders.": "what they ride is left out of the words",
    "Fighting continued overnight.": "the trigger words take no bare first word for a noun",
    "Guards repelled an attack by bandits on the mine.": "the attack is copied without who made it",
}

# rows whose word the typing takes for no happening of its own, by the guide: another word carries it, or it is an aim
CARRIED_OR_AIMED = {
    "Forty civilians were killed in the shelling.",
    "Jihadists tried to seize the town.",
    "The rebels used drones to attack the airport.",
    "A REBEL ATTACK ON THE BARRACKS WAS BEATEN BACK BY SOLDIERS.",
}


def told_rows(part: str) -> tuple[Row, ...]:
    """The rows of a part whose word tells a happening."""
    return tuple(row for row in rows(part) if row.sentence not in CARRIED_OR_AIMED or event_of(row))


def share(part: str, role: str) -> float:
    """The share of a part's rows whose event is found with the right actor or target, in percent."""
    good = 0
    for row in told_rows(part):
        event = event_of(row)
        good += event is not None and fits(getattr(row, role), getattr(event, role))
    return 100 * good / len(told_rows(part))


def one(sentence: str, trigger: str) -> Event:
    """The event that this trigger carries."""
    event = event_of(Row(part="", sentence=sentence, trigger=trigger, actor="", target=""))
    assert event is not None
    return event


def test_the_table_is_long_and_a_third_of_it_is_held_out() -> None:
    held, open_ = len(rows("held")), len(rows("open"))
    assert held + open_ >= 120
    assert 3 * held >= held + open_ - 3


@pytest.mark.parametrize("row", rows("open"), ids=lambda row: f"{row.trigger}: {row.sentence}"[:70])
def test_who_and_whom(row: Row) -> None:
    event = event_of(row)
    if row.sentence in CARRIED_OR_AIMED and event is None:
        return
    right = event is not None and fits(row.actor, event.actor) and fits(row.target, event.target)
    if not right and row.sentence in KNOWN_TO_FAIL:
        pytest.xfail(KNOWN_TO_FAIL[row.sentence])
    assert right, event


# what the first look at the held-out part gave: 90.0 and 93.3 percent
@pytest.mark.parametrize(("role", "floor"), [("actor", 88), ("target", 90)])
def test_sentences_that_were_not_looked_at_while_the_rules_were_made(role: str, floor: float) -> None:
    assert share("held", role) >= floor


def test_the_table_in_capitals_is_read_as_well() -> None:
    good = 0
    for row in told_rows("open"):
        event = event_of(replace(row, sentence=row.sentence.upper()))
        good += event is not None and fits(row.actor, event.actor) and fits(row.target, event.target)
    assert 100 * good / len(told_rows("open")) >= 95


@pytest.mark.parametrize(
    ("sentence", "trigger", "bloc", "sector"),
    [
        ("Ukrainian troops recaptured Kherson.", "recaptured", "Ukraine", "MIL"),
        ("M23 rebels attacked a convoy near Goma.", "attacked", "M23", "REB"),
        ("Colombian guerrillas attacked a convoy.", "attacked", None, "REB"),
        ("Anti-Iraqi Kurdish rebels attacked a convoy.", "attacked", None, "REB"),
        ("Haitian police arrested two men.", "arrested", "Haiti", "COP"),
        ("A Taliban leader attacked a convoy.", "attacked", "Taliban", "REB"),
        ("Gunmen attacked a convoy.", "attacked", None, "UAF"),
        ("Iran said its forces had captured the town.", "captured", "Iran", "MIL"),
    ],
)
def test_the_side_and_the_sort_of_body(
    sentence: str, trigger: str, bloc: str | None, sector: str | None
) -> None:
    actor = one(sentence, trigger).actor
    assert actor is not None
    assert (actor.bloc, actor.sector) == (bloc, sector)


def test_its_troops_are_named_by_their_side() -> None:
    actor = one("The Kremlin said its troops had captured Bakhmut.", "captured").actor
    assert actor is not None
    assert actor.span is not None
    assert (actor.span.exact, actor.name) == ("its troops", "troops (Russia)")


def test_we_of_a_spokesman_is_his_side() -> None:
    actor = one("“We destroyed four tanks,” Russian spokesman Ivan Petrov said.", "destroyed").actor
    assert actor is not None
    assert (actor.name, actor.bloc) == ("Russia", "Russia")


def test_a_pronoun_takes_the_words_it_stands_for() -> None:
    actor = one("Rebels said they had ambushed a column.", "ambushed").actor
    assert actor is not None
    assert actor.name == "Rebels"
    assert actor.span is not None
    assert actor.span.exact == "Rebels"


def last_actor(sentences: str) -> str | None:
    """The name of the last event's actor."""
    event = [event for statement in told(sentences).statements for event in statement.events][-1]
    return event.actor.name if event.actor else None


def test_the_attack_is_the_one_told_before() -> None:
    before = "Rebels attacked a barracks on Monday. "
    assert last_actor(before + "The attack lasted an hour.") == "Rebels"
    assert last_actor(before + "An attack on the dam was also reported.") is None
    assert last_actor(before + "The attack on the dam lasted an hour.") is None


def test_the_accused_did_it_wherever_the_parser_hangs_the_deed() -> None:
    sentence = (
        "The colonel said the unit had not lost any men during its march, "
        "although accused Chad of attacking camps using long range Grad rockets."
    )
    statements = read_text(f"A day\n\nTRIPOLI, Nov 11 (Meridian) - {sentence}\n").statements
    (strike,) = (e for s in statements for e in s.events if e.type.value == "strike")
    assert strike.actor is not None
    assert strike.target is not None
    assert strike.actor.name == "Chad"
    assert (strike.target.name or "").endswith("camps")


def test_what_has_not_been_done_keeps_who_did_not_do_it() -> None:
    (statement,) = told("Ukraine said its forces had not captured Beryslav on Thursday.").statements
    (event,) = statement.events
    assert event.actor is not None
    assert (event.actor.bloc, event.target) == ("Ukraine", None)


def test_the_rebels_are_those_whose_side_was_told() -> None:
    statements = told("M23 rebels shelled Sake. The rebels attacked a convoy.").statements
    actors = [event.actor for statement in statements for event in statement.events]
    assert [actor and actor.bloc for actor in actors] == ["M23", "M23"]


@pytest.mark.parametrize(
    ("sentence", "actor", "target"),
    [
        ("Ukrainian forces destroyed four tanks.", "Ukrainian forces", "four tanks"),
        ("Four tanks were destroyed by Ukrainian forces.", "Ukrainian forces", "Four tanks"),
        ("Four tanks were destroyed on Monday.", None, "Four tanks"),
    ],
)
def test_without_grammar_the_order_of_the_words_is_read(
    sentence: str, actor: str | None, target: str
) -> None:
    copy = f"A quiet day\n\nGENEVA, Nov 11 (Meridian) - {sentence}\n"
    reading = read_text(copy, published=DAY, quick=True)
    (event,) = [event for statement in reading.statements for event in statement.events]
    assert (event.actor.name if event.actor else None) == actor
    assert event.target is not None
    assert event.target.name == target


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("launch", "launches"),
        ("stage", "staging"),
        ("carry", "carried"),
        ("deploy", "deployed"),
        ("end", "ending"),
    ],
)
def test_forms_of_verbs_are_made(verb: str, form: str) -> None:
    assert form in forms_of(verb)


def test_irregular_forms_are_listed() -> None:
    assert {"began", "begun", "took", "taken", "waged"} <= load_classes().words["light"]


@pytest.mark.parametrize("raw", [b"[words]", b"\xff", b"= 1"])
def test_a_file_of_classes_that_does_not_fit_is_refused(raw: bytes) -> None:
    with pytest.raises(DataError, match="SAY-207"):
        classes_of(raw)
