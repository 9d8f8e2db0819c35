"""Furniture: lines beside a story are known, lines of a story are not touched."""

from __future__ import annotations

import pytest

from sayso.errors import DataError
from sayso.wire.furniture import load_furniture
from sayso.wire.tables import Table, load_table


@pytest.mark.parametrize(
    "line",
    [
        "Related Articles",
        "RELATED ARTICLES:",
        "Back to top button",
        "Read also",
        "Read also: Norland names new envoy to river talks",
        "You may also like",
        "Recommended for you",
        "Share this",
        "Share this:",
        "Getty.",
        "Follow Ana Example on Twitter @anaexample",
        "Sign up for our morning newsletter",
        "We use cookies to give you the best experience on our site.",
        "Advertisement",
        "— ADVERTISEMENT —",
        "© 2022 Osterhaven Courier. All rights reserved.",
        "3 min read",
    ],
)
def test_furniture_is_known(line: str) -> None:
    assert load_furniture().holds(line)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor said the last column had crossed the bridge.",
        "Follow-up talks on the river line were held in Osterhaven, and both envoys spoke on Twitter about them later.",
        "Subscribe.to",
        "Share prices fell in Osterhaven on Friday.",
        "“We use what we have,” the pilot said.",
        "Watch towers along the Tarn were manned again.",
        "Top officers met in Kessim.",
        "REUTER",
        "abc-de/fg/hi",
        "Related Articles of War were read out, the clerk said, to all men who had crossed the river.",
    ],
)
def test_copy_is_not_furniture(line: str) -> None:
    assert not load_furniture().holds(line)


def test_lists_of_other_stories_are_opened_by_their_heads_only() -> None:
    furniture = load_furniture()
    assert furniture.opens_list("You may also like")
    assert not furniture.opens_list("Back to top button")


def test_a_missing_data_file_is_named() -> None:
    with pytest.raises(DataError) as caught:
        load_table("sayso.wire", "nothing.toml")
    assert caught.value.code == "SAY-201"
    assert "nothing.toml" in caught.value.line()


def test_a_misfit_in_a_data_file_is_named_with_its_place() -> None:
    table = Table(
        where="sample.toml", values={"words": ["a", 1], "count": "x", "rows": [{"n": True}], "one": {}}
    )
    for wrong in (
        lambda: table.strings("words"),
        lambda: table.strings("absent"),
        lambda: table.number("count"),
        lambda: table.text("words"),
        lambda: table.table("words"),
        lambda: table.tables("one"),
        lambda: table.tables("rows")[0].number("n"),
    ):
        with pytest.raises(DataError) as caught:
            wrong()
        assert caught.value.code == "SAY-202"
        assert caught.value.where is not None
        assert caught.value.where.startswith("sample.toml")
