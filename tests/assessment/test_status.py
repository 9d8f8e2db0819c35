"""The worked example of an evening: what each voice is worth, and which status it comes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.assessment.links import Link, Predicate
from sayso.assessment.status import assess
from sayso.model.assessment import Assessment, Stake, Status
from sayso.model.event import EventType
from sayso.model.statement import CueClass, Statement
from tests.assessment.samples import (
    EDITORIAL,
    MINISTRY,
    OWN,
    PICTURES,
    SERVICE,
    event,
    link,
    place,
    proposition,
    statement,
)

HOLDS, LEFT = Predicate.HOLDS, Predicate.LEFT


def judged(predicate: Predicate, side: str, *links: Link) -> Assessment:
    found = assess(proposition(predicate, side), links, EDITORIAL)
    assert found is not None
    return found


def support(assessment: Assessment) -> float:
    return sum(c.counted for c in assessment.supporting)


def near(value: float) -> object:
    return pytest.approx(value, abs=0.02)


A = link(HOLDS, "Ukraine", "states", SERVICE)
B = link(HOLDS, "Ukraine", "supports", MINISTRY)
C = link(HOLDS, "Ukraine", "supports", PICTURES)
E = link(HOLDS, "Ukraine", "states", OWN)


def test_one_side_alone_is_a_claim() -> None:
    found = judged(HOLDS, "Ukraine", A)
    assert (found.status, found.ground.rule) == (Status.CLAIMED, "claimed")
    assert support(found) == near(0.38)
    assert found.score == near(0.59)
    assert found.supporting[0].stake is Stake.SERVING


def test_pictures_of_the_same_side_add_little_and_corroborate_nothing() -> None:
    found = judged(HOLDS, "Ukraine", A, C)
    assert found.status is Status.CLAIMED
    assert [c.counted for c in found.supporting] == [near(0.38), near(0.07)]
    assert support(found) == near(0.45)
    assert found.score == near(0.61)


def test_the_other_side_leaving_corroborates_who_came() -> None:
    found = judged(HOLDS, "Ukraine", A, C, B, E)
    assert found.status is Status.CORROBORATED
    assert [c.counted for c in found.supporting] == [near(0.99), near(0.54), near(0.38), near(0.07)]
    assert support(found) == near(1.98)
    assert found.score == near(0.88)
    assert found.would_change is not None


def test_an_admission_backed_by_the_other_side_confirms() -> None:
    left = [
        link(LEFT, "Russia", "states", MINISTRY),
        link(LEFT, "Russia", "states", OWN),
        link(LEFT, "Russia", "entails", SERVICE),
    ]
    found = judged(LEFT, "Russia", *left)
    assert (found.status, found.ground.rule) == (Status.CONFIRMED, "admission")
    assert [c.counted for c in found.supporting] == [near(1.65), near(0.54), near(0.38)]
    assert support(found) == near(2.57)
    assert found.score == near(0.93)
    assert found.supporting[0].stake is Stake.AGAINST
    assert found.ground.statements[0] == MINISTRY.id


def test_an_admission_with_the_agencys_own_voice_only_is_still_a_claim() -> None:
    bank = place("right bank of the Dnipro", "sayso:dnipro-right-bank", "bank")
    whole = statement("ministry", "Russia", event(EventType.WITHDRAW, "retreat", "Russia", bank))
    found = judged(
        LEFT, "Russia", link(LEFT, "Russia", "states", whole), link(LEFT, "Russia", "supports", OWN)
    )
    assert found.status is Status.CLAIMED
    assert [c.counted for c in found.supporting] == [near(1.65), near(0.32)]
    assert support(found) == near(1.97)
    assert found.score == near(0.88)


def test_like_against_like_is_disputed() -> None:
    other = statement("other", "Russia", event(EventType.CONTROL, "hold", "Russia"))
    found = judged(HOLDS, "Ukraine", A, link(HOLDS, "Ukraine", "contradicts", other))
    assert (found.status, found.ground.rule) == (Status.DISPUTED, "disputed")
    assert found.score == near(0.50)
    assert set(found.ground.statements) == {SERVICE.id, other.id}
    assert [c.counted for c in found.opposing] == [near(-0.38)]


def test_the_agencys_own_voice_alone_reports() -> None:
    annexed = statement(
        "own", "agency", event(EventType.CONTROL, "annex", "Russia", place("Kherson Oblast", "r", "region"))
    )
    found = judged(Predicate.ANNEXED, "Russia", link(Predicate.ANNEXED, "Russia", "states", annexed))
    assert (found.status, found.ground.rule) == (Status.REPORTED, "reported")
    assert support(found) == near(0.54)
    assert found.score == near(0.63)


def test_a_decree_of_the_side_itself_makes_it_a_claim() -> None:
    annexing = event(EventType.CONTROL, "annex", "Russia", place("Kherson Oblast", "r", "region"))
    links = [
        link(Predicate.ANNEXED, "Russia", "states", statement(who, bloc, annexing))
        for who, bloc in (("own", "agency"), ("decree", "Russia"))
    ]
    found = judged(Predicate.ANNEXED, "Russia", *links)
    assert found.status is Status.CLAIMED
    assert "Russia" in found.ground.text


def test_an_observer_of_neither_side_confirms_what_a_side_says() -> None:
    observer = statement(
        "observer", "third party", event(EventType.CONTROL, "hold", "Ukraine"), cue_class=CueClass.PERCEPTION
    )
    found = judged(HOLDS, "Ukraine", A, link(HOLDS, "Ukraine", "states", observer))
    assert (found.status, found.ground.rule) == (Status.CONFIRMED, "observation")


def test_nobody_is_no_side() -> None:
    unnamed = [
        link(
            HOLDS,
            "Ukraine",
            "states",
            statement(f"unnamed {n}", None, event(EventType.CONTROL, "hold", "Ukraine")),
        )
        for n in range(3)
    ]
    alone = judged(HOLDS, "Ukraine", *unnamed)
    assert alone.status is Status.CLAIMED
    assert alone.score == 0.5
    assert judged(HOLDS, "Ukraine", A, *unnamed).status is Status.CLAIMED


def test_without_support_there_is_no_status() -> None:
    against = statement("other", "Russia", event(EventType.CONTROL, "hold", "Russia"))
    assert (
        assess(proposition(HOLDS, "Ukraine"), [link(HOLDS, "Ukraine", "contradicts", against)], EDITORIAL)
        is None
    )
    assert assess(proposition(HOLDS, "Ukraine"), [], EDITORIAL) is None


def test_words_that_commit_to_nothing_support_nothing() -> None:
    threat = statement(
        "threat", "Ukraine", event(EventType.CONTROL, "take", "Ukraine"), commitment="U", tense="present"
    )
    found = assess(proposition(HOLDS, "Ukraine"), [A, link(HOLDS, "Ukraine", "states", threat)], EDITORIAL)
    assert found is not None
    assert [c.statement for c in found.supporting] == [SERVICE.id]


RUSSIAN = statement("other", "Russia", event(EventType.CONTROL, "hold", "Russia"), content="we have it")
NEUTRAL = statement(
    "third", "third party", event(EventType.CONTROL, "hold", "Ukraine"), content="so it seems"
)


@pytest.mark.parametrize(
    ("others", "word"),
    [
        ([("states", NEUTRAL)], "very likely"),
        ([("supports", NEUTRAL), ("contradicts", RUSSIAN)], "likely"),
        ([("contradicts", RUSSIAN)], "about even"),
        ([("weakens", NEUTRAL)], "unlikely"),
        ([("contradicts", NEUTRAL)], "very unlikely"),
    ],
)
def test_the_word_for_a_likelihood_goes_by_the_bands(others: list[tuple[str, Statement]], word: str) -> None:
    found = judged(HOLDS, "Ukraine", A, *(link(HOLDS, "Ukraine", kind, who) for kind, who in others))
    assert found.status in {Status.CORROBORATED, Status.DISPUTED}
    assert found.likelihood == word


def test_what_one_side_says_against_itself_gets_no_word() -> None:
    other = statement("other", "Ukraine", event(EventType.CONTROL, "hold", "Russia"), content="it is not so")
    found = judged(HOLDS, "Ukraine", A, link(HOLDS, "Ukraine", "contradicts", other))
    assert found.status is Status.DISPUTED
    assert found.likelihood is None


def test_an_announcement_is_certain_and_the_leaving_is_not() -> None:
    plan = statement(
        "plan", "Russia", event(EventType.WITHDRAW, "retreat", "Russia"), commitment="U", tense="future"
    )
    told = link(Predicate.LEAVING, "Russia", "states", plan)
    found = judged(Predicate.LEAVING, "Russia", replace(told, spoken=True))
    assert (found.status, found.supporting[0].stake) == (Status.CLAIMED, Stake.AGAINST)
    assert support(found) == near(1.65)
    assert assess(proposition(LEFT, "Russia"), [link(LEFT, "Russia", "states", plan)], EDITORIAL) is None


def test_what_the_agencys_own_reporter_saw_is_a_third_partys_word() -> None:
    seen = replace(
        statement("own", "agency", event(EventType.CONTROL, "hold", "Ukraine")), cue_class=CueClass.PERCEPTION
    )
    found = judged(HOLDS, "Ukraine", A, link(HOLDS, "Ukraine", "states", seen))
    assert (found.status, found.ground.rule) == (Status.CONFIRMED, "observation")
    assert found.supporting[0].counted == near(1.79)


def test_two_third_parties_corroborate_each_other_and_one_twice_does_not() -> None:
    def judge(*names: str) -> Status:
        told = [
            statement(
                f"{n} {name}", "third party", event(EventType.CONTROL, "hold", "Ukraine"),
                name=name, content=f"word {n}",
            )
            for n, name in enumerate(names)
        ]  # fmt: skip
        return judged(HOLDS, "Ukraine", *(link(HOLDS, "Ukraine", "states", one) for one in told)).status

    assert judge("a mission", "a charity") is Status.CORROBORATED
    assert judge("a mission", "a mission") is Status.CLAIMED
