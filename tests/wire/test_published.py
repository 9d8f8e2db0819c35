"""Published: dates and date-times with a zone, nothing else."""

from __future__ import annotations

import pytest

from sayso.wire.problems import PROBLEMS, problem
from sayso.wire.published import read_day, read_published


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2022-11-11", "2022-11-11"),
        (" 2022-11-11 ", "2022-11-11"),
        ("2022-11-11T14:05:00Z", "2022-11-11T14:05:00Z"),
        ("2022-11-11 14:05:00+02:00", "2022-11-11T14:05:00+02:00"),
        ("2022-11-11T14:05z", "2022-11-11T14:05Z"),
        ("2022-11-11T14:05:00.123-0500", "2022-11-11T14:05:00.123-0500"),
        ("2022-11-11T14:05:00", None),
        ("2022-11-31", None),
        ("2022-11-11T25:00:00Z", None),
        ("11 Nov 2022", None),
        ("2022-11", None),
        ("20221111", None),
        ("２０２２-11-11", None),
        ("", None),
    ],
)
def test_read_published(given: str, read: str | None) -> None:
    assert read_published(given) == read


def test_a_day_is_read_from_a_looser_stamp() -> None:
    assert read_day("2022-11-11T14:05:00") == "2022-11-11"
    assert read_day("11/11/2022 14:05") is None


def test_only_listed_problems_can_be_noted() -> None:
    assert problem("no-headline", "none").code == "no-headline"
    with pytest.raises(ValueError, match="not a listed problem"):
        problem("something", "else")
    assert all(code == code.lower() and " " not in code and meaning for code, meaning in PROBLEMS.items())
