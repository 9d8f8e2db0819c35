"""Templates: a kind of incident that is likely enough, with the fillers that are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sayso.bench.fillers import Filler, fillers
from sayso.bench.heads import Scores
from sayso.bench.sheet import Sheet
from sayso.bench.templates import Judgement, decide, more_evidence

FLOORS = {
    "judge.kind.floor": np.full(6, -1.0),
    "judge.more.floor": np.array(0.0),
    "judge.fill.floor": np.full(5, -1.0),
}


def filler(slot: int, text: str, score: float = 0.0) -> Filler:
    """A filler of which only this is said."""
    return Filler(
        slot=slot, score=score, kinds=np.full(6, 1 / 6), text=text, extent=0, head=0, rival=-9.0,
        mentions=1, sentence=0, named=False,
    )  # fmt: skip


def judgement(kinds: list[float], fills: list[list[float]], more: float = -9.0) -> Judgement:
    return Judgement(
        kinds=np.array(kinds), more=np.full(6, more), fills=np.array(fills).reshape(len(fills), 6)
    )


def test_a_kind_below_its_floor_makes_no_template() -> None:
    assert decide(judgement([-2.0] * 6, []), (), FLOORS) == ()


def test_a_filler_goes_where_it_is_likely_enough() -> None:
    found = (filler(0, "rebels"), filler(4, "bomb"))
    fills = [[0.0, -3.0, -9, -9, -9, -9], [-3.0, 1.0, -9, -9, -9, -9]]
    attack, bombing = decide(judgement([1.0, 1.0, -5, -5, -5, -5], fills), found, FLOORS)
    assert attack.kind == "attack"
    assert [f.text for f in attack.slots["PerpInd"]] == ["rebels"]
    assert not attack.slots["Weapon"]
    assert bombing.kind == "bombing"
    assert [f.text for f in bombing.slots["Weapon"]] == ["bomb"]


def test_the_same_words_stand_once_in_a_slot_the_likeliest_first() -> None:
    found = (filler(2, "bus", -1.0), filler(2, "house", 2.0), filler(2, "bus", 1.0))
    (made,) = decide(judgement([1.0, -5, -5, -5, -5, -5], [[0.0] * 6] * 3), found, FLOORS)
    assert [f.text for f in made.slots["Target"]] == ["house", "bus"]


def test_a_likely_second_incident_has_an_empty_template() -> None:
    first, second = decide(
        judgement([1.0, -5, -5, -5, -5, -5], [[0.0] * 6], more=1.0), (filler(2, "bus"),), FLOORS
    )
    assert first.kind == second.kind == "attack"
    assert first.slots["Target"]
    assert not any(second.slots.values())


def test_fillers_far_apart_speak_for_a_second_incident() -> None:
    found = (filler(2, "bus"), replace(filler(2, "house"), sentence=9))
    kinds, fills = np.full(6, 1.0), np.full((2, 6), 2.0)
    near, far = (more_evidence(given, kinds, fills[: len(given)]) for given in (found[:1], found))
    assert (far[0, 7:9] > near[0, 7:9]).all()
    assert far[0, 3] == 2 * near[0, 3]


def sheet_of(entity: list[int], spans: list[tuple[int, int, int]]) -> Sheet:
    """A sheet of which only candidates, entities and extents are filled in."""
    size = len(entity)
    none = np.zeros(0, dtype=np.int64)
    return Sheet(
        vectors=np.zeros((size, 384), dtype=np.float32),
        sentence=np.zeros(size, dtype=np.int64),
        places=np.array([[n, n, n] for n in range(size)]),
        marks=np.zeros((size, 8), dtype=np.int64),
        entity=np.array(entity),
        spans=np.array(spans),
        ends=np.zeros((len(spans), 2), dtype=np.int64),
        forms=np.zeros((len(spans), 5), dtype=np.int64),
        traits=none, owner=none, terms=none, counts=none,
    )  # fmt: skip


def test_the_mentions_of_an_entity_count_together_and_its_best_words_stand_for_it() -> None:
    page = sheet_of([0, 1, 0], [(0, 0, 0), (1, 1, 1), (2, 2, 2)])
    roles = np.full((3, 5), -9.0, dtype=np.float32)
    roles[:, 0] = [-1.0, -9.0, 1.0]
    scores = Scores(
        subject=np.zeros(7, dtype=np.float32),
        roles=roles,
        kinds=np.zeros((3, 6), dtype=np.float32),
        extents=np.zeros((3, 5), dtype=np.float32),
    )
    (found,) = fillers(page, scores, ("rebels", "town", "the rebel band"))
    assert found.text == "the rebel band"
    assert found.mentions == 2
    assert np.isclose(found.score, np.log(np.exp(-1.0) + np.exp(1.0)))
