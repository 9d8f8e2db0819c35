"""Counts side by side: each claimant's figure in its own words, in 80 columns, none preferred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.export.tally import tally
from sayso.export.terminal import summary
from sayso.model.event import Count, CountOf, EventType
from sayso.model.reading import Reading
from sayso.model.statement import Commitment, Statement
from tests.export.dispatch import reading
from tests.kit import read_text

HEAD = ["counts, by who gives them", "what        who says so            how many       words"]
DULL = "A report\n\nLVIV, Ukraine, May 5 2022 (Meridian) - Talks on grain went on, a minister said.\n"


def lines(story: Reading) -> list[str]:
    return list(tally(story))


def counted(statement: Statement, *counts: Count, event: int = 0) -> Statement:
    """The statement with these counts on one of its events, and none on the others."""
    events = tuple(replace(e, counts=counts if at == event else ()) for at, e in enumerate(statement.events))
    return replace(statement, events=events)


def dead(low: int | None, high: int | None, whose: str | None = None) -> Count:
    return Count(what=CountOf.KILLED, low=low, high=high, whose=whose)


def with_statements(statements: Sequence[Statement]) -> Reading:
    return replace(reading(), statements=tuple(statements))


def test_two_tolls_of_one_blast_stand_side_by_side() -> None:
    table = lines(reading())
    assert table[:2] == HEAD
    rows = [line for line in table[2:] if line[12:13].strip()]
    assert [line[:11].strip() for line in rows] == ["killed", ""]
    assert [line[12:34].strip() for line in rows] == ["Interior Ministry", "Hospital officials"]
    assert [line[35:49].strip() for line in rows] == ["at least 12", "25"]
    assert "12 people" in " ".join(line[50:].strip() for line in table[2:])


def test_it_fits_eighty_columns() -> None:
    long = "Joint Operations Command of the Provisional Administration of the Upland Districts"
    statement = reading().statements[1]
    wordy = replace(statement, source=replace(statement.source, name=long))
    story = with_statements([counted(wordy, dead(120_000, 1_300_000, "the Federation of the Uplands"))])
    for table in (lines(story), lines(reading()), list(summary(reading()))[-8:]):
        assert table
        assert max(map(len, table)) <= 80
    text = " ".join(" ".join(line[12:34] for line in lines(story)).split())
    assert long in text
    assert "120000 to" in " ".join(line[35:49] for line in lines(story))


def test_one_count_alone_is_a_table_and_none_is_no_table() -> None:
    assert len(lines(with_statements([counted(reading().statements[1], dead(3, 3))]))) >= len(HEAD) + 1
    assert lines(with_statements([counted(s) for s in reading().statements])) == []
    quiet = read_text(DULL)
    assert lines(quiet) == []
    assert not any(line.startswith("counts") for line in summary(quiet))


def test_how_it_is_put_stands_beside_the_figure() -> None:
    (statement,) = [s for s in reading().statements if s.factuality.polarity.value == "-"]
    assert "30, denied" in "\n".join(lines(with_statements([counted(statement, dead(30, 30))])))
    sure = reading().statements[1]
    maybe = replace(sure, factuality=replace(sure.factuality, commitment=Commitment.POSSIBLE))
    assert "30, possible" in "\n".join(lines(with_statements([counted(maybe, dead(30, 30))])))


def test_the_same_count_beside_two_triggers_is_one_line() -> None:
    statement = reading().statements[1]
    event = replace(statement.events[0], counts=(dead(7, 7),))
    both = replace(statement, events=(event, replace(event, type=EventType.CASUALTIES)))
    table = lines(with_statements([both]))
    assert sum(line[35:49].strip() == "7" for line in table) == 1


def test_two_sides_and_a_total_in_one_statement_are_three_lines() -> None:
    statement = counted(reading().statements[1], dead(3, 3), dead(1, 1, "Upland"), dead(2, 2, "Lowland"))
    table = lines(with_statements([statement]))
    text = " ".join(line[:11].strip() for line in table[2:])
    assert " ".join(text.split()) == "killed killed (Upland) killed (Lowland)"


def test_kinds_stand_in_a_fixed_order_and_happenings_apart() -> None:
    first, second = (counted(s, dead(1, 1)) for s in reading().statements[1:3])
    wound = Count(what=CountOf.WOUNDED, low=4, high=None)
    hurt = counted(reading().statements[1], wound)
    elsewhere = replace(
        second, events=tuple(replace(e, id=f"event:{k}") for k, e in enumerate(second.events))
    )
    table = lines(with_statements([hurt, replace(first, id="s2"), elsewhere]))
    assert [line[:11].strip() for line in table[2:] if line[:11].strip()] == ["killed", "killed", "wounded"]


def test_a_count_without_figures_says_so() -> None:
    text = "\n".join(lines(with_statements([counted(reading().statements[1], dead(None, None))])))
    assert "not told" in text


def test_nobody_is_named_where_nobody_was() -> None:
    statement = counted(reading().statements[1], dead(9, 9))
    nameless = replace(statement, source=replace(statement.source, name=None))
    assert "nobody named" in "\n".join(lines(with_statements([nameless])))
