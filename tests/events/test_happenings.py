"""One happening, several accounts: which mentions share an id, and which do not."""

from __future__ import annotations

import datetime as dt
import re
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.events.happenings import one_id_each
from sayso.events.policy import load_policy, policy_of
from sayso.ledger.sqlite import SqliteLedger
from sayso.model.event import Count, CountOf
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from tests.kit import kit, read_text

HEAD = "A report\n\nLVIV, Ukraine, May 5 2022 (Meridian) - "
POLICY = (files("sayso.events") / "data" / "happenings.toml").read_text(encoding="utf-8")

# first sentence, its trigger, second sentence, its trigger
SAME = [
    ("Ukraine’s army said its troops had retaken Kherson.", "retaken", "Russia said Ukrainian troops had recaptured Kherson.", "recaptured"),
    ("Ukraine said its troops had retaken Kherson on Monday.", "retaken", "Ukrainian troops recaptured Kherson.", "recaptured"),
    ("Russia said its troops had withdrawn from Kherson.", "withdrawn", "Ukraine said Russian troops had retreated from Kherson.", "retreated"),
    ("Russian troops withdrew from Kherson on Monday.", "withdrew", "The withdrawal was orderly, Russia said.", "withdrawal"),
    ("A bomb exploded in Kunduz, the police said.", "exploded", "Doctors said 25 people were killed by the blast in Kunduz.", "blast"),
    ("A bomb exploded in Kunduz, the police said.", "exploded", "The blast destroyed a shop, residents said.", "blast"),
    ("A bomb exploded in Kunduz on Monday, killing at least 12 people, the police said.", "exploded", "The explosion in Kunduz killed 25 people, doctors said.", "explosion"),
    ("Russian troops shelled Mykolaiv, Ukraine said.", "shelled", "Russia denied that its troops had shelled Mykolaiv.", "shelled"),
    ("Russian troops shelled Mykolaiv, Ukraine said.", "shelled", "The mayor said the shelling of Mykolaiv lasted two hours.", "shelling"),
    ("Iran said its troops had captured Basra.", "captured", "Iraq denied that Iranian troops had captured Basra.", "captured"),
    ("Guerrillas kidnapped a judge in Cali, the police said.", "kidnapped", "A bishop condemned the kidnapping in Cali.", "kidnapping"),
    ("Rebels ambushed an army patrol near Goma, the army said.", "ambushed", "The ambush left six soldiers dead, a rebel spokesman said.", "ambush"),
    ("Troops clashed with rebels in Goma on Tuesday.", "clashed", "Residents said the clash in Goma lasted an hour.", "clash"),
    ("Russia said it would withdraw its troops from Kherson.", "withdraw", "Russian troops will withdraw from Kherson next week, Ukraine said.", "withdraw"),
    ("Russian troops hold Melitopol, Russia said.", "hold", "Ukraine said Russian troops still held Melitopol.", "held"),
    ("Army and rebels agreed a ceasefire in Goma, the army said.", "ceasefire", "The ceasefire came into force, the rebels said.", "ceasefire"),
    ("Russian troops evacuated civilians from Kherson.", "evacuated", "The evacuation from Kherson was forced, Ukraine said.", "evacuation"),
]  # fmt: skip
APART = [
    (
        "An air strike hit Idlib. Rebels attacked a post in Goma.",
        "attacked",
        "Residents were shocked by the attack, a doctor said.",
        "attack",
    ),
    (
        "A bomb exploded in Kunduz.",
        "exploded",
        "The twin blasts in Kunduz killed 25 people, doctors said.",
        "blasts",
    ),
    ("Ukraine’s army said its troops had retaken Kherson.", "retaken", "Ukraine’s army said its troops had retaken Snihurivka.", "retaken"),
    ("Russian troops captured Kherson in March.", "captured", "Ukrainian troops captured Kherson.", "captured"),
    ("Russian troops withdrew from Kherson.", "withdrew", "Russian troops withdrew from Melitopol.", "withdrew"),
    ("Russian troops withdrew from Kherson.", "withdrew", "Russia said it would withdraw its troops from Kherson.", "withdraw"),
    ("A bomb exploded in Kunduz on Monday.", "exploded", "A bomb exploded in Kunduz on Tuesday.", "exploded"),
    ("A bomb exploded in Kunduz on Monday.", "exploded", "Another bomb exploded in Kunduz.", "exploded"),
    ("A bomb exploded in Kunduz on Monday.", "exploded", "A second blast was heard in Kunduz, the police said.", "blast"),
    ("A bomb exploded in Kunduz.", "exploded", "A bomb exploded in Kabul.", "exploded"),
    ("A bomb exploded in Kunduz.", "exploded", "Explosions were heard in Kunduz.", "Explosions"),
    ("Iran said Iraqi troops had shelled Basra.", "shelled", "Iraq said Iranian troops had shelled Basra.", "shelled"),
    ("Russian troops shelled Mykolaiv on Monday.", "shelled", "Russian troops bombed Mykolaiv on Monday.", "bombed"),
    ("Russian troops shelled a town in Ukraine.", "shelled", "Russian troops shelled a village in Ukraine.", "shelled"),
    ("Guerrillas kidnapped a judge in Cali.", "kidnapped", "Guerrillas kidnapped a farmer in Cali.", "kidnapped"),
    ("Guerrillas murdered a judge in Cali.", "murdered", "Guerrillas massacred peasants in Cali.", "massacred"),
    ("Police arrested a student in Kabul.", "arrested", "Police arrested an officer in Kabul.", "arrested"),
    ("Troops clashed with rebels in Goma.", "clashed", "Rebels ambushed troops in Goma.", "ambushed"),
    ("A bomb exploded in Kunduz. A bomb exploded in Kabul.", "exploded", "The blast killed 12 people, a doctor said.", "blast"),
    ("At least 12 people were killed, the police said.", "killed", "Doctors said 25 people were killed.", "killed"),
    ("Russian troops entered Kherson.", "entered", "Russian troops captured Kherson.", "captured"),
    ("The rebels took Goma.", "took", "The rebels besieged Goma.", "besieged"),
    ("Army helicopters attacked rebels near Goma.", "attacked", "The rebels said the army had launched an offensive near Goma.", "offensive"),
]  # fmt: skip


def ids(first: str, one: str, second: str, other: str) -> tuple[set[str | None], set[str | None]]:
    """The ids of the events with these triggers, in the first and in the second sentence."""
    story = f"{HEAD}{first}\n\n{second}\n"
    cut = story.index(second)
    events = [event for statement in read_text(story).statements for event in statement.events]
    before = {e.id for e in events if e.trigger.end <= cut and one in e.trigger.exact}
    behind = {e.id for e in events if e.trigger.start >= cut and other in e.trigger.exact}
    assert before, f"{one!r} is not read in {first!r}"
    assert behind, f"{other!r} is not read in {second!r}"
    return before, behind


@pytest.mark.parametrize("pair", SAME, ids=[f"{p[1]}-{p[3]}" for p in SAME])
def test_mentions_of_one_happening_share_an_id(pair: tuple[str, str, str, str]) -> None:
    before, behind = ids(*pair)
    assert before == behind


@pytest.mark.parametrize("pair", APART, ids=[f"{p[1]}-{p[3]}" for p in APART])
def test_two_happenings_have_two_ids(pair: tuple[str, str, str, str]) -> None:
    before, behind = ids(*pair)
    assert not before & behind


TWO = (
    "A bomb exploded in Kunduz on Monday, killing at least 12 people, the police said.\n\n"
    "Doctors said 25 people were killed by the blast in Kunduz.\n\n"
    "The Taliban denied that its fighters had bombed a market in Kunduz.\n"
)


def read(text: str) -> Reading:
    return read_text(HEAD + text)


def bombs(reading: Reading) -> list[str | None]:
    return [e.id for s in reading.statements for e in s.events if e.mode == "bomb"]


def again(reading: Reading, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Other statements of the same story, named anew."""
    zones = [(zone.start, zone.end) for zone in reading.take.zones]
    return one_id_each(statements, kit().analyzer.analyze(reading.take.text, zones), load_policy())


def with_tolls(reading: Reading, *tolls: int, claimant: str | None = None) -> tuple[Statement, ...]:
    """The statements with a plain number of dead on each bomb, all by one claimant where one is given."""
    left = list(tolls)
    out = []
    for statement in reading.statements:
        source = replace(statement.source, name=claimant) if claimant else statement.source
        events = []
        for event in statement.events:
            dead = left.pop(0) if event.mode == "bomb" else 0
            count = Count(what=CountOf.KILLED, low=dead, high=dead)
            own = f"event:{statement.id}{event.trigger.start}"
            events.append(replace(event, id=own, counts=(count,) if event.mode == "bomb" else ()))
        out.append(replace(statement, source=source, events=tuple(events)))
    return tuple(out)


def test_accounts_stay_apart_under_one_id() -> None:
    reading = read(TWO)
    assert len(bombs(reading)) == 3
    assert len(set(bombs(reading))) == 1
    tolls = {
        s.source.name: [(c.low, c.high) for e in s.events if e.mode == "bomb" for c in e.counts if c.what is CountOf.KILLED]
        for s in reading.statements
    }  # fmt: skip
    assert len(tolls) == 3
    assert tolls["Taliban"] == []


def test_tolls_that_contradict_stay_side_by_side_and_one_claimant_does_not_contradict_itself() -> None:
    reading = read(TWO)
    several = again(reading, with_tolls(reading, 12, 25, 25))
    assert len({e.id for s in several for e in s.events if e.mode == "bomb"}) == 1
    assert [c.low for s in several for e in s.events for c in e.counts] == [12, 25, 25]
    one = again(reading, with_tolls(reading, 12, 25, 25, claimant="Police"))
    assert next(e.id for s in one for e in s.events if e.mode == "bomb") not in {
        e.id for s in one[1:] for e in s.events
    }


def test_nothing_but_ids_is_changed_and_naming_twice_changes_nothing() -> None:
    reading = read(TWO)
    statements = with_tolls(reading, 1, 1, 1)
    named = again(reading, statements)

    def bare(some: tuple[Statement, ...]) -> list[Statement]:
        return [replace(s, events=tuple(replace(e, id=None) for e in s.events)) for s in some]

    assert bare(named) == bare(statements)
    assert again(reading, named) == named
    first = next(e for s in statements for e in s.events if e.mode == "bomb")
    assert {e.id for s in named for e in s.events if e.mode == "bomb"} == {first.id}


def test_events_without_an_id_are_left_alone() -> None:
    reading = read(TWO)
    nameless = tuple(
        replace(s, events=tuple(replace(e, id=None) for e in s.events)) for s in reading.statements
    )
    assert again(reading, nameless) == nameless


def test_the_same_words_in_two_statements_are_one_happening() -> None:
    reading = read(TWO)
    (first, *_) = with_tolls(reading, 1, 2, 3)
    nested = replace(
        first, id="statement:x", events=tuple(replace(e, id=f"{e.id}x", counts=()) for e in first.events)
    )
    named = again(reading, (first, nested))
    assert [e.id for e in named[0].events] == [e.id for e in named[1].events]


def test_without_grammar_the_same_place_and_word_still_name_one_happening() -> None:
    text = f"{HEAD}Russian troops shelled Mykolaiv, Ukraine said.\n\nRussia denied that its troops had shelled Mykolaiv.\n"
    reading = read_text(text, quick=True)
    found = [e.id for s in reading.statements for e in s.events if e.trigger.exact == "shelled"]
    assert len(found) == 2
    assert len(set(found)) == 1


def test_a_reading_with_shared_ids_comes_back_from_the_record_as_it_was(tmp_path: Path) -> None:
    reading = read(TWO)
    raw = reading.take.text.encode()
    now = dt.datetime(2022, 5, 5, tzinfo=dt.UTC)
    with SqliteLedger.open(tmp_path / "record.db", clock=lambda: now) as ledger:
        assert ledger.append(reading, raw).new
        assert ledger.append(reading, raw).added == 0
        view = ledger.view()
        assert view.reading(reading.take.id).statements == reading.statements
        assert len(view.events()) == sum(len(s.events) for s in reading.statements)
        assert view.recorded_at(bombs(reading)[0] or "") == now


def test_the_reading_names_the_policy() -> None:
    assert read(TWO).run["happenings"] == load_policy().name == "one-happening-1"


def test_a_very_long_story_is_named_in_good_time() -> None:
    reading = read(TWO)
    many = tuple(
        replace(s, id=f"{s.id}{n}", events=tuple(replace(e, id=f"{e.id}{n}", trigger=replace(e.trigger, start=e.trigger.start + n)) for e in s.events))
        for n in range(700)
        for s in reading.statements
    )  # fmt: skip
    began = time.perf_counter()
    assert len(again(reading, many)) == len(many)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"control/annex"', '"control/take"', "control/take stands in two families"),
        ('"control/annex"', '"weather/rain"', "weather"),
        ("indefinite = ", "vague = ", "indefinite"),
        ('name = "one-happening-1"', "", "name"),
        ("[[family]]", "[[family", "not to be read"),
        ('members = ["control/annex"]', "members = []", "not to be read"),
    ],
)
def test_a_mistake_in_the_policy_is_told(old: str, new: str, told: str) -> None:
    assert old in POLICY
    with pytest.raises(DataError, match=re.escape(told)) as error:
        policy_of(POLICY.replace(old, new, 1))
    assert error.value.code == "SAY-223"
