"""What earlier takes said and the latest one does not: dropped, corrected, killed, or taken back by who said it."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from sayso.model.assessment import Assessment, Status
from sayso.model.control import Holding
from sayso.model.reading import Reading
from sayso.pipeline import assessed, control_on
from tests.kit import kit, read_text

CLAIM = "Ukraine said its forces had recaptured Kherson on Friday."
OTHER = "Russian forces shelled Beryslav on Friday."


def take(text: str, hour: int, note: str = "", story: str = "s", day: int = 11) -> Reading:
    head = f"A quiet day\n\n({note})\n\n" if note else "A quiet day\n\n"
    published = f"2022-11-{day:02}T{hour:02}:00:00Z"
    return read_text(f"{head}KYIV, Nov {day} (Meridian) - {text}\n", published=published, story=story)


def judged(*versions: Reading) -> dict[tuple[str, str | None, bool], Assessment]:
    """What the takes come to, the last one being current, by predicate, side and polarity."""
    *earlier, last = [(reading.take, reading.statements) for reading in versions]
    found = assessed([last], kit(), earlier=earlier)
    return {(a.proposition.predicate, a.proposition.side, a.proposition.negative): a for a in found}


HELD = ("holds", "Ukraine", False)


def test_a_claim_that_the_next_take_drops_is_flagged_and_keeps_its_status() -> None:
    first, second = take(CLAIM, 10), take(OTHER, 12, "Update 1: Recasts")
    alone = judged(first)[HELD]
    after = judged(first, second)[HELD]
    assert (alone.status, alone.not_carried_since) == (Status.CLAIMED, None)
    assert (after.status, after.not_carried_since) == (Status.CLAIMED, "take 2")
    assert [c.statement for c in after.supporting] == [c.statement for c in alone.supporting]


def test_the_flag_names_the_first_take_that_dropped_it() -> None:
    takes = take(CLAIM, 10), take(OTHER, 12, "Update 1: Recasts"), take(OTHER, 14, "Update 2: Adds quotes")
    assert judged(*takes)[HELD].not_carried_since == "take 2"


def test_what_a_later_take_carries_again_is_carried() -> None:
    takes = take(CLAIM, 10), take(OTHER, 12, "Update 1: Recasts"), take(CLAIM, 14, "Update 2: Restores lead")
    after = judged(*takes)[HELD]
    assert (after.status, after.not_carried_since) == (Status.CLAIMED, None)
    assert len(after.supporting) == 1


def test_a_claim_that_is_carried_stands_once_and_unflagged() -> None:
    takes = take(CLAIM, 10), take(f"{CLAIM} {OTHER}", 12, "Update 1: Adds shelling")
    after = judged(*takes)[HELD]
    assert after.not_carried_since is None
    assert [c.take for c in after.supporting] == [takes[1].take.id]
    assert after.score == judged(takes[1])[HELD].score


def test_a_dropped_claim_counts_for_nothing_beside_a_live_one() -> None:
    first = take(f"{CLAIM} Russia said its troops had left Kherson on Friday.", 10)
    second = take(CLAIM, 12, "Update 1: Recasts")
    after = judged(first, second)[HELD]
    assert after.status is Status.CLAIMED
    assert after.not_carried_since is None
    aside = [c for c in after.supporting if c.set_aside]
    assert [(c.bloc, c.counted, c.set_aside) for c in aside] == [("Russia", 0, "not carried since take 2")]


def test_what_a_correction_leaves_out_is_retracted() -> None:
    takes = take(CLAIM, 10), take(OTHER, 12, "Update 1: Corrects lead")
    after = judged(*takes)[HELD]
    assert (after.status, after.ground.rule) == (Status.RETRACTED, "retracted")
    assert "corrected in take 2" in after.ground.text
    assert after.likelihood is None
    assert after.not_carried_since is None


def test_a_killed_story_retracts_all_that_it_said_and_says_nothing_itself() -> None:
    takes = take(f"{CLAIM} {OTHER}", 10), take(CLAIM, 12, "Eds: KILL this story")
    found = judged(*takes)
    assert found[HELD].status is Status.RETRACTED
    assert found[HELD].ground.text == "the agency killed the story"
    assert {a.status for a in found.values()} == {Status.RETRACTED}


def test_a_source_that_says_the_contrary_later_takes_it_back() -> None:
    first = take("Ukraine said its forces had captured Beryslav on Thursday.", 10, story="one", day=11)
    second = take("Ukraine said its forces had not captured Beryslav on Thursday.", 10, story="two", day=12)
    found = assessed([(r.take, r.statements) for r in (first, second)], kit())
    (held,) = (a for a in found if a.proposition.predicate == "holds")
    assert held.status is Status.RETRACTED
    assert held.ground.text == "Ukraine took it back"
    assert [c.set_aside for c in held.supporting] == ["Ukraine took it back"]


def test_a_denial_is_taken_back_by_owning_up_to_the_same_day() -> None:
    first = take("Russia denied that its troops had left Kherson on Thursday.", 10, story="one", day=11)
    second = take("Russia said its troops had left Kherson on Thursday.", 10, story="two", day=12)
    found = assessed([(r.take, r.statements) for r in (first, second)], kit())
    (gone,) = (
        a for a in found if a.proposition.predicate == "no longer holds" and a.proposition.side == "Russia"
    )
    assert [c.set_aside for c in gone.opposing] == ["Russia took it back"]
    assert gone.score > 0.8


def test_owning_up_to_a_later_day_leaves_the_denial_as_it_was() -> None:
    first = take("Russia denied that its troops had left Kherson on Thursday.", 10, story="one", day=11)
    second = take("Russia said its troops had left Kherson on Saturday.", 10, story="two", day=12)
    found = assessed([(r.take, r.statements) for r in (first, second)], kit())
    (gone,) = (
        a for a in found if a.proposition.predicate == "no longer holds" and a.proposition.side == "Russia"
    )
    assert [c.set_aside for c in gone.opposing] in ([None], [])


def test_to_leave_later_takes_nothing_back() -> None:
    first = take("Russia said its forces held Beryslav on Thursday.", 10, story="one", day=10)
    second = take("Russia said its forces had withdrawn from Beryslav on Saturday.", 10, story="two", day=12)
    found = assessed([(r.take, r.statements) for r in (first, second)], kit())
    assert {a.proposition.predicate: a.status for a in found if a.proposition.side == "Russia"} == {
        "holds": Status.CLAIMED,
        "no longer holds": Status.CLAIMED,
    }


def test_another_source_takes_nothing_back() -> None:
    first = take("Ukraine said its forces had captured Beryslav on Thursday.", 10, story="one", day=11)
    second = take("Russia said Ukraine had not captured Beryslav on Thursday.", 10, story="two", day=12)
    found = assessed([(r.take, r.statements) for r in (first, second)], kit())
    assert Status.RETRACTED not in {a.status for a in found}


def test_order_of_arrival_decides_nothing() -> None:
    versions = [
        take(CLAIM, 10),
        take(f"{OTHER} {CLAIM}", 11, "Update 1: Adds"),
        take(OTHER, 12, "Update 2: Recasts"),
        take("Russia said its troops had left Kherson on Friday.", 9, story="t"),
    ]
    told = [(reading.take, reading.statements) for reading in versions]
    answers = {
        tuple(repr(a) for a in assessed(order[:1], kit(), earlier=order[1:]))
        for order in itertools.permutations(told)
    }
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Update 1: Recasts", "not carried since take 2"),
        ("Update 1: Corrects lead", "taken back: corrected in take 2"),
    ],
)
def test_the_flag_reaches_the_state_of_the_place_and_holds_nothing(note: str, words: str) -> None:
    first, second = take(CLAIM, 10), take(OTHER, 12, note)
    states = control_on(
        [(second.take, second.statements)], kit(), dt.date(2022, 11, 12),
        earlier=[(first.take, first.statements)],
    )  # fmt: skip
    (kherson,) = (state for state in states if state.name == "Kherson")
    assert (kherson.holding, kherson.holder, kherson.status) == (Holding.UNKNOWN, None, None)
    assert words in kherson.reasons[0].text
    assert "holds" in {a.proposition.predicate for a in kherson.assessments}


def test_a_state_that_others_support_shows_what_was_dropped_beside_it() -> None:
    first = take("Ukraine said its forces had recaptured Kherson and Beryslav on Friday.", 10)
    second = take("Ukraine said its forces had recaptured Kherson on Friday.", 12, "Update 1: Recasts")
    told = [(second.take, second.statements)]
    states = control_on(told, kit(), dt.date(2022, 11, 12), earlier=[(first.take, first.statements)])
    found = {state.name: state for state in states}
    assert found["Kherson"].holder == "Ukraine"
    assert [
        a.not_carried_since for a in found["Beryslav"].assessments if a.proposition.predicate == "holds"
    ] == ["take 2"]
    before = {state.name for state in control_on(told, kit(), dt.date(2022, 11, 12))}
    assert "Beryslav" not in before
