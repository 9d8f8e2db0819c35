"""What must hold for any set of voices: order, names of sides and repetition decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.assessment.aside import Aside
from sayso.assessment.history import Standing
from sayso.assessment.links import Link, Predicate
from sayso.assessment.status import assess
from sayso.model.assessment import Assessment, Status
from sayso.model.event import EventType
from sayso.model.ids import content_id
from sayso.model.override import Action, Override
from sayso.model.statement import CueClass
from tests.assessment.samples import EDITORIAL, event, link, proposition, statement

SIDES = ("Ukraine", "Russia")
BLOCS = (*SIDES, "agency", "third party", None)
QUICK = settings(max_examples=150, deadline=None, derandomize=True)
SWAP = {"Ukraine": "Russia", "Russia": "Ukraine"}


@st.composite
def voices(draw: st.DrawFn, blocs: Sequence[str | None] = BLOCS) -> list[Link]:
    predicate = draw(st.sampled_from((Predicate.HOLDS, Predicate.LEFT)))
    found = []
    for n in range(draw(st.integers(1, 6))):
        bloc = draw(st.sampled_from(blocs))
        who = statement(
            f"voice {n}", bloc, event(EventType.CONTROL, "hold", "Ukraine"),
            content=draw(st.sampled_from(("the same words as they all say", f"its own words {n}"))),
            name=draw(st.sampled_from((f"name {n}", "one name"))),
            commitment=draw(st.sampled_from(("CT", "PR", "PS", "U"))),
            cue_class=draw(st.sampled_from((CueClass.SAY, CueClass.PERCEPTION))),
            source_id=draw(st.sampled_from((None, "media:x"))),
        )  # fmt: skip
        kind = draw(st.sampled_from(("states", "entails", "supports", "weakens", "contradicts")))
        found.append(link(predicate, "Ukraine", kind, who))
    return found


def judged(links: Sequence[Link], side: str = "Ukraine") -> Assessment | None:
    return assess(proposition(links[0].predicate, side), links, EDITORIAL)


def swapped(one: Link) -> Link:
    """The same link with the two sides' names exchanged."""
    old = one.evidence.statement
    bloc = SWAP.get(old.source.bloc or "", old.source.bloc)
    new = replace(old, source=replace(old.source, bloc=bloc))
    return replace(
        one, side=SWAP[one.side], evidence=replace(one.evidence, statement=new, side=SWAP[one.evidence.side])
    )


@QUICK
@given(voices(), st.randoms(use_true_random=False))
def test_order_decides_nothing(links: list[Link], random: st.DataObject) -> None:
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judged(links) == judged(shuffled)


@QUICK
@given(voices())
def test_names_of_sides_decide_nothing(links: list[Link]) -> None:
    one, two = judged(links), judged([swapped(each) for each in links], "Russia")
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert (one.status, one.score) == (two.status, two.score)


@QUICK
@given(voices(blocs=("Ukraine",)))
def test_one_side_alone_never_gets_beyond_a_claim(links: list[Link]) -> None:
    found = judged(links)
    assert found is None or found.status in {Status.CLAIMED, Status.DISPUTED}
    assert found is None or found.likelihood is None


@QUICK
@given(voices(blocs=("Ukraine", "agency", None)))
def test_one_side_and_the_agencys_own_voice_never_confirm(links: list[Link]) -> None:
    found = judged(links)
    assert found is None or found.status not in {Status.CONFIRMED, Status.CORROBORATED}
    assert found is None or found.likelihood is None


@QUICK
@given(voices(), st.data())
def test_the_same_statement_twice_changes_nothing(links: list[Link], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(links))
    assert judged([*links, again]) == judged(links)


@QUICK
@given(voices(blocs=SIDES), st.data())
def test_a_copy_in_another_take_changes_nothing(links: list[Link], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(links))
    told = copied.evidence.statement
    other = replace(told, id=content_id("statement", "copy", told.id), take="take:2")
    one, two = (
        judged(links),
        judged([*links, replace(copied, evidence=replace(copied.evidence, statement=other))]),
    )
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert (two.status, two.score) == (one.status, one.score)


@QUICK
@given(voices())
def test_each_status_names_its_statements_and_says_what_would_change_it(links: list[Link]) -> None:
    found = judged(links)
    if found is None:
        return
    known = {each.evidence.statement.id for each in links}
    assert found.ground.statements
    assert set(found.ground.statements) <= known
    assert found.would_change
    assert 0 <= found.score <= 1


@QUICK
@given(voices())
def test_independent_support_never_lowers_the_score(links: list[Link]) -> None:
    predicate = links[0].predicate
    fresh = statement("a state far away", "third party", event(EventType.CONTROL, "hold", "Ukraine"))
    before, after = judged(links), judged([*links, link(predicate, "Ukraine", "states", fresh)])
    assert after is not None
    if before is not None:
        assert after.score >= before.score


def test_an_exact_copy_in_another_take_is_counted_once() -> None:
    # .99 (an admission that only supports) and .07 stay below ln 3; a copy of the first must not lift them over it
    ministry = statement("ministry", "Russia", event(EventType.WITHDRAW, "retreat", "Russia"))
    rumour = statement("rumour", "Ukraine", event(EventType.CONTROL, "hold", "Ukraine"), commitment="PS")
    copied = replace(ministry, id=content_id("statement", "copy"), take="take:2")
    links = [link(Predicate.HOLDS, "Ukraine", "supports", who) for who in (ministry, rumour)]
    before, after = judged(links), judged([*links, link(Predicate.HOLDS, "Ukraine", "supports", copied)])
    assert before is not None
    assert after is not None
    assert before.status is Status.CLAIMED
    assert (after.status, after.score) == (before.status, before.score)


@QUICK
@given(voices(), st.sampled_from(("states", "entails", "supports", "weakens", "contradicts")))
def test_what_is_taken_back_leaves_the_state_as_it_was(links: list[Link], kind: str) -> None:
    said = statement("somebody else", "Russia", event(EventType.CONTROL, "hold", "Ukraine"))
    more = [*links, link(links[0].predicate, "Ukraine", kind, said)]
    before = judged(links)
    after = assess(
        proposition(links[0].predicate, "Ukraine"),
        more,
        EDITORIAL,
        Standing(withdrawn={said.id: Aside(why="taken back")}),
    )
    assert _live(after) == _live(before)


@QUICK
@given(voices(), st.data())
def test_what_an_analyst_discounts_is_as_if_it_had_not_been_said(
    links: list[Link], data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(links)).statement.id
    discount = Override(id="override:1", action=Action.DISCOUNT, target=target, analyst="A", reason="r")
    about = proposition(links[0].predicate, "Ukraine")
    without = assess(about, [one for one in links if one.statement.id != target], EDITORIAL)
    assert _live(assess(about, links, replace(EDITORIAL, overrides=(discount,)))) == _live(without)


def _live(found: Assessment | None) -> object:
    """What counts of an assessment; None where nothing supports it, or all that did is taken back."""
    if found is None or found.status is Status.RETRACTED:
        return None
    told = (*found.supporting, *found.opposing)
    return found.status, found.score, found.ground, {c for c in told if c.set_aside is None}


@QUICK
@given(voices())
def test_a_status_hangs_on_those_statements_without_which_it_is_another(links: list[Link]) -> None:
    whole = judged(links)
    if whole is None:
        return
    said = [one.statement for one in links]
    by_words = {(s.content.exact, s.source.id or s.source.name, s.source.bloc) for s in said}
    if len(by_words) < len(links):
        return  # a copy stands in for what is left out
    for one in links:
        rest = [other for other in links if other is not one]
        left = judged(rest) if rest else None
        changes = (left.status if left else None) is not whole.status
        assert (one.statement.id in whole.pivotal) == changes


@QUICK
@given(voices(), st.integers(2, 5))
def test_repeating_never_makes_a_side_weigh_more_than_so_much(links: list[Link], times: int) -> None:
    """However often one side says it in words of its own, it never corroborates itself."""
    told = [
        link(
            links[0].predicate, "Ukraine", "states",
            statement(f"official {n}", "Ukraine", event(EventType.CONTROL, "hold", "Ukraine"), content=f"word {n}"),
        )
        for n in range(times)
    ]  # fmt: skip
    found = judged(told)
    assert found is not None
    assert found.status is Status.CLAIMED
