from __future__ import annotations

import pytest

from sayso.ledger.precedence import in_order, published_after
from sayso.model.take import Take


def take(name: str, published: str | None) -> Take:
    return Take(id=name, story="s", text="", zones=(), published=published)


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        ("2022-11-12", "2022-11-11", True),
        ("2022-11-11", "2022-11-11", False),
        ("2022-11-11T15:00:00Z", "2022-11-11T14:00:00Z", True),
        ("2022-11-11T15:00:00+02:00", "2022-11-11T14:00:00Z", False),
        ("2022-11-11T15:00:00", "2022-11-11T14:00:00Z", True),  # without a zone: taken for UTC
        ("2022-11-11T15:00:00Z", "2022-11-11", False),  # same day, one hour unknown
        ("2022-11-12T00:30:00Z", "2022-11-11", True),
        (None, "2022-11-11", False),
        ("2022-11-11", None, False),
        ("long ago", "2022-11-11", False),
        ("0001-01-01T00:00:00+14:00", "2022-11-11", False),
    ],
)
def test_published_after(one: str | None, other: str | None, after: bool) -> None:
    assert published_after(take("a", one), take("b", other)) is after


def test_takes_stand_as_published_else_as_recorded() -> None:
    takes = [
        take("third", "2022-11-13"),
        take("first", "2022-11-11"),
        take("second", "2022-11-12"),
        take("last", None),
    ]
    assert [t.id for t in in_order(takes)] == ["first", "second", "third", "last"]
    assert in_order([]) == ()
