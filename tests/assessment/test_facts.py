"""What happened, other than of who holds a place: which propositions the words speak to, on whose account."""

from __future__ import annotations

import pytest

from sayso.model.assessment import Assessment
from sayso.pipeline import assessed
from tests.kit import kit, read_text


def judged(*copies: str) -> list[Assessment]:
    readings = [
        read_text(f"A quiet day\n\nKYIV, Nov 11 (Meridian) - {text}\n", published="2022-11-11", story=f"s{n}")
        for n, text in enumerate(copies)
    ]
    return list(assessed([(r.take, r.statements) for r in readings], kit()))


def told(text: str) -> set[tuple[str | None, str, bool, str]]:
    return {
        (a.proposition.side, a.proposition.predicate, a.proposition.negative, a.status.value)
        for a in judged(text)
    }


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        (
            "Ukraine said Russian forces had destroyed a bridge in Kherson.",
            ("Russia", "did damage", False, "claimed"),
        ),
        (
            "Ukraine said Russian forces had destroyed a bridge in Kherson.",
            (None, "was damaged", False, "claimed"),
        ),
        ("Russia denied that its forces had shelled Kherson.", ("Russia", "struck", True, "claimed")),
        ("Ukrainian troops entered Kherson on Thursday.", ("Ukraine", "entered", False, "reported")),
        ("Ukrainian and Russian troops clashed in Kherson.", (None, "was fought over", False, "reported")),
        (
            "Russia said 3 Russian soldiers had been killed in Kherson.",
            ("Russia", "had people killed", False, "claimed"),
        ),
    ],
)
def test_words_and_what_they_speak_to(text: str, proposition: tuple[str | None, str, bool, str]) -> None:
    assert proposition in told(text)


def test_a_part_never_speaks_for_the_whole() -> None:
    found = judged(
        "Ukrainian media published images showing that the Ukrainian flag was flying in the center of Kherson."
    )
    (held,) = (a for a in found if a.proposition.predicate == "holds")
    assert [c.link for c in held.supporting] == [0.6]
    north = judged("Ukraine said its forces had taken the northern part of Kherson.")
    assert "Kherson" not in {a.proposition.place_name for a in north}


@pytest.mark.parametrize(
    "text",
    ["Russia said its forces would destroy a bridge in Kherson.", "Ukraine threatened to shell Kherson."],
)
def test_what_is_only_announced_has_not_happened(text: str) -> None:
    assert not {predicate for _, predicate, *_ in told(text)} & {"was damaged", "did damage", "struck"}


def test_a_bridge_is_one_by_whatever_name_and_wherever_it_is_put() -> None:
    found = judged(
        "Ukrinform reported that the Antonovsky bridge had collapsed.",
        "Russia said the Antonivka Bridge in Kherson had been destroyed on Friday.",
    )
    (damaged,) = (a for a in found if a.proposition.predicate == "was damaged")
    assert damaged.proposition.place_name == "Antonivskyi Bridge"
    assert damaged.status.value == "corroborated"


def test_counts_stand_side_by_side_and_are_never_added_up() -> None:
    found = judged(
        "Ukraine said at least 12 people had been killed in Kherson on Thursday.",
        "A hospital said 15 people had been killed in Kherson on Thursday.",
    )
    (tally,) = (t for a in found for t in a.counts if t.what == "killed" and len(t.origins) == 2)
    assert (tally.low, tally.high) == (12, None)
    assert {(o.low, o.high) for o in tally.origins} == {(12, None), (15, 15)}


def test_an_accusation_and_its_denial_are_disputed() -> None:
    found = judged(
        "Ukraine said Russian forces had shelled Kherson on Thursday. Russia denied that its forces had shelled Kherson on Thursday."
    )
    statuses = {a.proposition.negative: a.status.value for a in found if a.proposition.predicate == "struck"}
    assert statuses == {False: "disputed", True: "disputed"}


def test_an_own_loss_weighs_more_than_the_enemys_word_on_it() -> None:
    (own,) = (a for a in judged("Russia said 3 Russian soldiers had been killed in Kherson.") if a.counts)
    (enemy,) = (a for a in judged("Ukraine said 3 Russian soldiers had been killed in Kherson.") if a.counts)
    assert (own.supporting[0].stake.value, enemy.supporting[0].stake.value) == ("against", "serving")
