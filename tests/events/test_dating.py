"""Which time belongs to which event of a story."""

from __future__ import annotations

import pytest

from sayso.model.event import Event, Moment, Precision
from sayso.model.reading import Reading
from tests.kit import read_text
from tests.statements.copy import told


def events(reading: Reading) -> list[Event]:
    return [event for statement in reading.statements for event in statement.events]


def time_of(reading: Reading, trigger: str) -> Moment | None:
    found = [e for e in events(reading) if trigger in e.trigger.exact]
    assert found, [e.trigger.exact for e in events(reading)]
    return found[0].time


def date_of(reading: Reading, trigger: str) -> str | None:
    moment = time_of(reading, trigger)
    return moment.date if moment is not None else None


def test_each_event_takes_the_words_that_hang_on_it() -> None:
    reading = told(
        "Rebels who shelled Nikopol on Tuesday attacked a convoy near Kharkiv on Thursday, police said."
    )
    assert date_of(reading, "shelled") == "2022-11-08"
    assert date_of(reading, "attacked") == "2022-11-10"


def test_a_day_behind_a_place_is_that_of_the_verb() -> None:
    reading = told("Artillery shelled a village in Nikopol district, Dnipropetrovsk province, Tuesday.")
    assert date_of(reading, "shelled") == "2022-11-08"


def test_precision_and_bounds_go_with_the_date() -> None:
    moment = time_of(told("Russian artillery shelled Nikopol overnight."), "shelled")
    assert moment is not None
    assert (moment.date, moment.earliest, moment.latest) == ("2022-11-11", "2022-11-10", "2022-11-11")
    assert moment.precision is Precision.DAY
    assert moment.reason


def test_the_tense_says_on_which_side_a_weekday_lies() -> None:
    assert date_of(told("Troops withdrew from Nikopol on Sunday."), "withdrew") == "2022-11-06"
    assert date_of(told("Troops will withdraw from Nikopol on Sunday."), "withdraw") == "2022-11-13"


def test_the_story_goes_on_to_tell_of_the_day_that_it_named() -> None:
    reading = told(
        "Russian artillery shelled Nikopol on Wednesday. Shells destroyed a bridge. Three people were killed."
    )
    assert date_of(reading, "destroyed") == "2022-11-09"
    assert date_of(reading, "killed") == "2022-11-09"
    moment = time_of(reading, "killed")
    assert moment is not None
    assert moment.text is None
    assert moment.reason == "the time that the story is telling of"


def test_what_was_long_before_does_not_become_the_time_of_the_telling() -> None:
    reading = told(
        "Russian artillery shelled Nikopol on Wednesday. Rebels had seized the town in March. "
        "Shells destroyed a bridge."
    )
    assert date_of(reading, "seized") == "2022-03"
    assert date_of(reading, "destroyed") == "2022-11-09"


def test_a_past_before_the_past_has_no_date_unless_it_says_so() -> None:
    reading = told(
        "Russian artillery shelled Nikopol on Wednesday. Rebels had mined a bridge. They had fled."
    )
    assert all(e.time is None for e in events(reading) if "mined" in e.trigger.exact)


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops will withdraw from Nikopol.",
        "Russian artillery shelled Nikopol.",
        "Air raids on the city are aimed at its bridges.",
    ],
)
def test_where_nothing_says_when_there_is_no_time(sentence: str) -> None:
    assert all(e.time is None or e.time.date is None for e in events(told(sentence)))


def test_what_is_going_on_is_of_the_story_s_day() -> None:
    assert date_of(told("Russian troops are shelling Nikopol."), "shelling") == "2022-11-11"


def test_the_attack_is_the_one_told_of() -> None:
    reading = told(
        "Gunmen attacked a base near Kharkiv on Monday. Troops reached the town on Thursday. "
        "The attack destroyed two tanks, the army said."
    )
    assert date_of(reading, "attack") == "2022-11-07"


def test_an_opening_takes_the_day_that_comes_after_it() -> None:
    reading = told("Gunmen attacked a convoy near Nikopol. The attack took place on Tuesday, the army said.")
    assert date_of(reading, "attacked") == "2022-11-08"


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said on Thursday that rebels shelled Nikopol.",
        "Rebels shelled Nikopol, the army said on Thursday.",
        "The army reported on Thursday the shelling of a village.",
        "Kyiv accused rebels on Monday of shelling a village.",
    ],
)
def test_the_day_of_the_speech_is_not_that_of_the_event(sentence: str) -> None:
    assert date_of(told(sentence), "shell") is None


def test_a_day_behind_the_event_is_its_own_whoever_told_it() -> None:
    assert date_of(told("The army said rebels shelled Nikopol on Thursday."), "shelled") == "2022-11-10"


def test_since_reaches_to_the_story_s_day() -> None:
    moment = time_of(told("Rebels have shelled Nikopol since Monday."), "shelled")
    assert moment is not None
    assert (moment.date, moment.earliest, moment.latest) == ("2022-11", "2022-11-07", "2022-11-11")
    assert moment.precision is Precision.RANGE


def test_the_second_day_of_an_offensive() -> None:
    reading = told("Troops shelled Nikopol on the second day of an offensive near Kharkiv, the army said.")
    assert date_of(reading, "shelled") == "2022-11-11"
    assert date_of(reading, "offensive") == "2022-11-10"


def test_a_week_old_offensive() -> None:
    moment = time_of(told("The army suffered losses in a week-old offensive near Kharkiv."), "offensive")
    assert moment is not None
    assert (moment.earliest, moment.latest) == ("2022-11-04", "2022-11-11")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("on 31 February", "there is no day 31 in month 2"),
        ("at 25:00 GMT", "there is no such time of day"),
        ("on Monday, 9 November 2022", "2022-11-09 is no Monday"),
    ],
)
def test_what_cannot_be_is_kept_as_words(words: str, reason: str) -> None:
    moment = time_of(told(f"Russian artillery shelled Nikopol {words}."), "shelled")
    assert moment is not None
    assert moment.date is None
    assert moment.text is not None
    assert moment.text in words
    assert moment.reason == reason


def test_the_story_s_own_date_in_brackets_is_no_date_of_an_event() -> None:
    reading = read_text(
        "KABUL, Afghanistan (Nov. 11, 2022)\nA patrol shelled a village near Kandahar, yesterday.",
        published="2022-11-11",
    )
    assert date_of(reading, "shelled") == "2022-11-10"


def test_without_a_tree_the_nearest_words_count() -> None:
    reading = read_text(
        "A quiet day\n\nGENEVA, Nov 11 (Meridian) - Rebels shelled Nikopol on Tuesday.\n",
        published="2022-11-11",
        quick=True,
    )
    assert date_of(reading, "shelled") == "2022-11-08"


def test_what_is_to_come_is_not_counted_from() -> None:
    reading = told(
        "Artillery shelled Nikopol on Wednesday. The sides will meet on Sunday. "
        "Three days earlier gunmen attacked a base near Kharkiv."
    )
    assert date_of(reading, "attacked") == "2022-11-06"


def test_a_verb_with_its_particle_is_read_by_its_verb() -> None:
    reading = told("In its September retreat from the Kharkiv region the army left behind tanks near Izium.")
    assert date_of(reading, "retreat") == "2022-09"


def test_a_fight_of_so_many_days_lies_before_what_it_ended_in() -> None:
    reading = told("Rebels seized the town of Sake on Thursday after two days of heavy fighting.")
    assert date_of(reading, "seized") == "2022-11-10"
    assert date_of(reading, "fighting") == "2022-11"


def test_the_day_of_a_relative_clause_is_not_that_of_the_other_sides_deed() -> None:
    reading = told("Afghan troops retook Musa Qala, a district that the Taliban had seized on Sunday.")
    assert date_of(reading, "seized") == "2022-11-06"
    assert date_of(reading, "retook") != "2022-11-06"


def test_what_is_told_as_past_does_not_lie_behind_the_story() -> None:
    reading = told("Troops left Musa Qala in 2006, and the Taliban occupied the town four months later.")
    assert date_of(reading, "occupied") is None


def test_one_sides_holding_is_not_dated_by_the_others() -> None:
    reading = told("Ukraine's army holds Kupiansk. Russian troops had occupied Kupiansk since February.")
    assert date_of(reading, "holds") is None
    assert date_of(reading, "occupied") == "2022"
