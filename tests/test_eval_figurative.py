"""The measurement of figurative words: what it counts, and that its data are what they should be."""

from __future__ import annotations

from collections import Counter

from eval.figurative import Case, Tally, cases, judge, labelled, measure_sentences

from tests.kit import kit


def test_false_and_met_words_are_counted() -> None:
    case = Case(part="open", sentence="", figurative=("killed",), literal=(("bomb", "exploded"), ("fled",)))
    tally = Tally()
    assert judge(case, ["exploded", "killed"], tally) == ["killed"]
    assert (tally.cases, tally.false, tally.literal, tally.met) == (1, 1, 2, 1)
    assert tally.false_per_100 == 100
    assert tally.recall == 50


def test_there_are_enough_cases() -> None:
    found = cases()
    parts = Counter(case.part for case in found)
    assert parts["held"] >= 50
    assert parts["held"] + parts["open"] >= 150
    assert parts["literal"] >= 60
    assert sum(bool(case.figurative and case.literal) for case in found) >= 40
    assert all(w in case.sentence for case in found for w in (*case.figurative, *(w for g in case.literal for w in g)))  # fmt: skip
    rows = labelled()
    assert len(rows) >= 150
    assert {row.label for row in rows} == {"figurative", "literal"}


def test_words_of_war_are_told_from_figures_of_speech() -> None:
    measured = measure_sentences(kit())
    for part in ("held", "open", "mixed"):
        assert measured[part].false_per_100 <= 1, part
        assert measured[part].recall >= 85, part
    assert measured["literal"].recall >= 95
