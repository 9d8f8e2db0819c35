"""The worked example of docs/concepts/assessment.md: one dispatch, from its words to the status of six propositions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sayso.model.assessment import Assessment, Stake, Status
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.pipeline import assessed
from tests.kit import kit, read_bytes, read_text

pytestmark = pytest.mark.shared
DAY = "2022-11-11"
CITY, BANK = "Kherson", "Right bank of the Dnipro"


@pytest.fixture(scope="module")
def dispatch(shared: Path) -> Reading:
    return read_bytes((shared / "stories" / "efe-kherson.txt").read_bytes(), published=DAY)


def voice_a(statement: Statement) -> bool:
    """The service's claim."""
    return statement.source.name == "GUR"


def voice_c(statement: Statement) -> bool:
    """The media's pictures."""
    return statement.source.name == "Ukrainian media"


def everybody(_: Statement) -> bool:
    return True


def found(
    reading: Reading,
    predicate: str,
    place: str | None,
    *,
    heard: Callable[[Statement], bool] = everybody,
    since: str | None = DAY,
    beside: Sequence[Reading] = (),
) -> Assessment:
    """The one assessed proposition of this predicate, place and day."""
    told = [(reading.take, tuple(filter(heard, reading.statements)))]
    told += [(other.take, other.statements) for other in beside]
    wanted = predicate, place, since
    fitting = [
        a
        for a in assessed(told, kit())
        if (a.proposition.predicate, a.proposition.place_name, a.proposition.day) == wanted
    ]
    assert len(fitting) == 1
    return fitting[0]


def support(assessment: Assessment) -> float:
    return sum(c.counted for c in assessment.supporting)


def near(value: float) -> object:
    return pytest.approx(value, abs=0.02)


def ruled(assessment: Assessment) -> tuple[Status, str]:
    return assessment.status, assessment.ground.rule


def test_p1_by_the_service_alone_is_a_claim(dispatch: Reading) -> None:
    p1 = found(dispatch, "holds", CITY, heard=voice_a)
    assert ruled(p1) == (Status.CLAIMED, "claimed")
    assert (support(p1), p1.score, p1.likelihood) == (near(0.38), near(0.59), None)
    assert [c.stake for c in p1.supporting] == [Stake.SERVING]


def test_p1_with_pictures_of_the_same_side_is_still_a_claim(dispatch: Reading) -> None:
    p1 = found(dispatch, "holds", CITY, heard=lambda s: voice_a(s) or voice_c(s))
    assert ruled(p1) == (Status.CLAIMED, "claimed")
    assert [c.counted for c in p1.supporting] == [near(0.38), near(0.07)]
    assert (support(p1), p1.score, p1.likelihood) == (near(0.45), near(0.61), None)


def test_p1_with_everybody_is_corroborated(dispatch: Reading) -> None:
    p1 = found(dispatch, "holds", CITY)
    assert p1.proposition.side == "Ukraine"
    assert ruled(p1) == (Status.CORROBORATED, "corroborated")
    assert (p1.score, p1.likelihood) == (near(0.88), "very likely")
    assert [c.counted for c in p1.supporting if c.discount == 1] == [near(0.99), near(0.54), near(0.38)]
    assert p1.would_change is not None
    assert p1.would_change.startswith("Russia naming it itself, or a first-hand observer")


def test_p2_the_city_was_left_is_confirmed_by_an_admission(dispatch: Reading) -> None:
    p2 = found(dispatch, "no longer holds", CITY)
    assert p2.proposition.side == "Russia"
    assert ruled(p2) == (Status.CONFIRMED, "admission")
    assert (p2.score, p2.likelihood) == (near(0.93), "very likely")
    assert p2.proposition.no_later_than == "2022-11-11T02:00Z"
    assert [c.counted for c in p2.supporting if c.discount == 1] == [near(1.65), near(0.54), near(0.38)]
    first = p2.supporting[0]
    assert (first.stake, first.inherited_from) == (Stake.AGAINST, "right bank of the Dnieper river")
    assert p2.ground.statements[0] == first.statement


def test_p2b_the_whole_bank_was_left_is_a_claim_of_one_side(dispatch: Reading) -> None:
    p2b = found(dispatch, "no longer holds", BANK)
    assert ruled(p2b) == (Status.CLAIMED, "claimed")
    assert [c.counted for c in p2b.supporting] == [near(1.65), near(0.32)]
    assert (p2b.score, p2b.likelihood) == (near(0.88), None)
    assert p2b.would_change == "a supporting statement of another side would confirm it"


@pytest.mark.parametrize("predicate", ["left equipment behind", "had casualties"])
def test_p3_no_losses_is_a_claim(dispatch: Reading, predicate: str) -> None:
    (p3,) = (
        a
        for a in assessed([(dispatch.take, dispatch.statements)], kit())
        if a.proposition.predicate == predicate and a.proposition.negative
    )
    assert (p3.proposition.side, p3.proposition.day) == ("Russia", DAY)
    assert ruled(p3) == (Status.CLAIMED, "claimed")
    assert [c.stake for c in p3.supporting] == [Stake.SERVING]
    assert (support(p3), p3.score, p3.likelihood) == (near(0.38), near(0.59), None)
    assert [(t.low, t.high, t.best) for t in p3.counts] == [(0, 0, None)]


def test_p3_against_pictures_of_what_was_left_is_disputed(dispatch: Reading) -> None:
    pictures = read_text(
        "Vehicles left\n\nKYIV, Nov 11 (Meridian) - Ukrainian media published images showing that Russian "
        "troops abandoned dozens of armored vehicles on the right bank of the Dnieper river on Friday.\n",
        published=DAY,
    )
    told = [(one.take, one.statements) for one in (dispatch, pictures)]
    (p3,) = (
        a
        for a in assessed(told, kit())
        if (a.proposition.predicate, a.proposition.negative, a.proposition.day)
        == ("left equipment behind", True, DAY)
    )
    assert ruled(p3) == (Status.DISPUTED, "disputed")
    assert (p3.score, p3.likelihood) == (near(0.5), "about even")
    assert [c.counted for c in p3.opposing] == [near(-0.38)]


def test_p4_the_strike_is_a_claim_of_the_accuser(dispatch: Reading) -> None:
    p4 = found(dispatch, "struck", "left bank of the Dnieper")
    assert p4.proposition.side == "Ukraine"
    assert ruled(p4) == (Status.CLAIMED, "claimed")
    assert (support(p4), p4.score, p4.supporting[0].stake) == (near(0.38), near(0.59), Stake.SERVING)


def test_p5_the_bridge_is_down_and_nobody_is_blamed(dispatch: Reading) -> None:
    p5 = found(dispatch, "was damaged", "Antonivskyi Bridge")
    assert (p5.proposition.side, p5.proposition.object) == (None, "the Antonovsky bridge")
    assert ruled(p5) == (Status.CLAIMED, "claimed")
    assert (support(p5), p5.score, p5.supporting[0].stake) == (near(0.88), near(0.71), Stake.NEUTRAL)


REGIONS = ("Kherson Oblast", "Donetsk Oblast", "Luhansk Oblast", "Zaporizhzhia Oblast")


@pytest.mark.parametrize("region", REGIONS)
def test_p6_the_annexation_is_reported_and_changes_no_holding(dispatch: Reading, region: str) -> None:
    p6 = found(dispatch, "claims by annexation", region, since="2022-09")
    assert ruled(p6) == (Status.REPORTED, "reported")
    assert (support(p6), p6.score, p6.likelihood) == (near(0.54), near(0.63), None)
    told = [(dispatch.take, dispatch.statements)]
    holding = [a.proposition.place_name for a in assessed(told, kit()) if a.proposition.predicate == "holds"]
    assert region not in holding


def test_p6_with_a_decree_of_the_side_itself_is_a_claim(dispatch: Reading) -> None:
    decree = read_text(
        "A decree\n\nMOSCOW, Oct 5 (Meridian) - The Kremlin said Russia had annexed the Kherson region in September.\n",
        published="2022-10-05",
    )
    p6 = found(dispatch, "claims by annexation", "Kherson Oblast", since="2022-09", beside=[decree])
    assert ruled(p6) == (Status.CLAIMED, "claimed")
    assert [(c.counted, c.stake) for c in p6.supporting] == [
        (near(1.79), Stake.NEUTRAL),
        (near(0.54), Stake.NEUTRAL),
    ]
    assert (p6.score, p6.likelihood) == (near(0.91), None)
