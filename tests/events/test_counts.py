"""How many, of what and whose: a table of sentences, and which event carries a count."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from sayso.events.clause import Clause
from sayso.events.counted import told_in
from sayso.events.counts import with_counts
from sayso.events.owners import owner
from sayso.model.event import Event, EventType
from sayso.model.span import Span
from tests.events.clauses import clause
from tests.kit import kit

TABLE = Path(__file__).with_name("counts.csv")
Row = tuple[str, int | None, int | None, str, bool, str]


def table() -> dict[str, list[Row]]:
    """The rows by sentence; a sentence without counts has one empty row."""
    out: dict[str, list[Row]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows = out.setdefault(row["sentence"], [])
            if row["kind"]:
                low, high = (int(row[k]) if row[k] else None for k in ("low", "high"))
                rows.append((row["kind"], low, high, row["whose"], row["part"] == "part", row["reason"]))
    return out


def read(sentence: str) -> list[Row]:
    one = clause(sentence)
    return [
        (
            t.what.value,
            t.quantity.low,
            t.quantity.high,
            owner(one, t, None, kit().actors) or "",
            t.quantity.part,
            t.quantity.reason or "",
        )
        for t in told_in(one, kit().actors)
    ]


def counted(one: Clause) -> list[tuple[str, int | None]]:
    return [(t.what.value, t.quantity.low) for t in told_in(one, kit().actors)]


def test_an_object_shared_with_a_verb_before_the_content_is_counted() -> None:
    sentence = "The patrol identified and detained the smuggler."
    hung = {"detained": ("identified", "conj"), "smuggler": ("identified", "obj")}
    assert counted(clause(sentence, start=sentence.index("detained"), hung=hung)) == [("captured", 1)]


def test_an_object_of_the_verb_before_alone_is_not_counted() -> None:
    sentence = "The patrol that detained smugglers questioned three clerks."
    hung = {"detained": ("patrol", "acl:relcl"), "clerks": ("questioned", "obj")}
    found = counted(clause(sentence, start=sentence.index("detained"), hung=hung))
    assert ("captured", 3) not in found


def test_of_counts_wherever_the_tree_hangs_it() -> None:
    sentence = "The ministry confirmed the arrest of rebel leader Anton Kessim."
    hung = {"leader": ("arrest", "nmod"), "Anton": ("leader", "appos"), "of": ("Anton", "case")}
    assert counted(clause(sentence, hung=hung)) == [("captured", 1)]


def test_the_table_is_long_enough() -> None:
    assert sum(max(1, len(rows)) for rows in table().values()) >= 150


@pytest.mark.parametrize("sentence", table())
def test_how_many_whose_and_what(sentence: str) -> None:
    assert Counter(read(sentence)) == Counter(table()[sentence])


def carried(sentence: str, *events: tuple[str, EventType]) -> list[list[tuple[str, int | None, int | None]]]:
    """The counts of each event, for events with these triggers and types."""
    one = clause(sentence)
    given = [
        Event(type=kind, mode=None, trigger=Span.of(sentence, at, at + len(word)))
        for word, kind in events
        if (at := sentence.index(word)) >= 0
    ]
    return [
        [(c.what.value, c.low, c.high) for c in event.counts]
        for event in with_counts(one, given, kit().actors)
    ]


def test_fighting_carries_the_dead_of_its_clause() -> None:
    assert carried(
        "Three rebels were killed and seven were wounded in a clash near the ford.",
        ("killed", EventType.CASUALTIES),
        ("clash", EventType.CLASH),
    ) == [[], [("killed", 3, 3), ("wounded", 7, 7)]]


def test_an_advance_leaves_the_dead_to_the_casualties() -> None:
    assert carried(
        "Iraqi troops suffered 300 casualties in the offensive.",
        ("casualties", EventType.CASUALTIES),
        ("offensive", EventType.ADVANCE),
    ) == [[("casualties", 300, 300)], []]


def test_without_a_casualties_event_the_advance_carries_them() -> None:
    assert carried("The offensive resulted in 300 casualties.", ("offensive", EventType.ADVANCE)) == [
        [("casualties", 300, 300)]
    ]


def test_the_captured_go_on_the_detention_and_the_dead_do_not() -> None:
    assert carried(
        "The army killed two insurgents and detained nine others.",
        ("killed", EventType.CASUALTIES),
        ("detained", EventType.DETAIN),
    ) == [[("killed", 2, 2)], [("captured", 9, 9)]]


def test_equipment_goes_on_what_destroyed_it() -> None:
    assert carried(
        "Rebels destroyed two tanks and captured 40 rifles.",
        ("destroyed", EventType.DAMAGE),
        ("captured", EventType.ARMS),
    ) == [[("equipment", 2, 2)], [("equipment", 40, 40)]]


def test_a_count_does_not_cross_a_contrast() -> None:
    assert carried(
        "Two tanks were damaged, but no casualties resulted.",
        ("damaged", EventType.DAMAGE),
        ("casualties", EventType.CASUALTIES),
    ) == [[("equipment", 2, 2)], [("casualties", 0, 0)]]


def test_a_purpose_is_no_count_of_another_event() -> None:
    assert carried(
        "The force detained two men during an operation to arrest a leader.",
        ("detained", EventType.DETAIN),
    ) == [[("captured", 2, 2)]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Twelve soldiers were killed near the ford.", [("killed", 12, 12)]),
        ("The army killed 12 rebels.", [("killed", 12, 12)]),
        ("The blast killed 12 people and wounded 30.", [("killed", 12, 12), ("wounded", 30, 30)]),
        ("At least 20 people died.", [("killed", 20, None)]),
        ("No soldiers were killed.", [("killed", 0, 0)]),
        ("The shelling destroyed 20 tanks.", [("equipment", 20, 20)]),
        ("The shelling destroyed 60 percent of the town.", []),
    ],
)
def test_without_a_tree_the_order_of_the_words_tells(
    sentence: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    told = told_in(clause(sentence, quick=True), kit().actors)
    assert [(t.what.value, t.quantity.low, t.quantity.high) for t in told] == expected


def test_a_count_keeps_its_words_and_the_reason_why_it_has_no_value() -> None:
    one_clause = clause("The bomb killed 1,2,3 people.")
    event = Event(type=EventType.STRIKE, mode=None, trigger=Span.of(one_clause.text, 4, 8))
    (count,) = with_counts(one_clause, [event], kit().actors)[0].counts
    assert (count.low, count.high, count.words) == (None, None, "1,2,3 people")
    assert count.reason
