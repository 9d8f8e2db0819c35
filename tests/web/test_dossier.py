"""The dossier: layers beside each other, the days, what analysts put beside the rules, what is no longer carried."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from tests.web.client import TestClient, client_of
from tests.web.fake import FakeSource
from tests.web.states import OVERRULED, STATES
from tests.web.stories import VALE

LOOKS = {"look-solid", "look-dashed", "look-hatched", "look-hollow"}


@pytest.fixture(scope="module")
def overruled() -> Iterator[TestClient]:
    """The pages over a record in which an analyst had a word, and a take dropped one."""
    with client_of(FakeSource((OVERRULED, *STATES[1:]))) as made:
        yield made


def tree(client: TestClient, path: str) -> ET.Element:
    return ET.fromstring(client.get(path).text.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314  (our own page)


def text(element: ET.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def section(page: ET.Element, heading: str) -> ET.Element:
    return next(s for s in page.iter("section") if heading in text(s.find("h2")))


def test_claimed_layers_stand_beside_the_assessed_one(client: TestClient) -> None:
    found = section(tree(client, "/places/692818"), "Claimed and assessed")
    rows = [text(row) for row in found.iter("tr")][1:]
    assert rows[0].startswith("Assessed layer R Withdrawal announced by Russia")
    assert rows[1].startswith("Claimed by Ukraine U Held by Ukraine 1 statement")


def test_an_empty_assessed_layer_says_so(overruled: TestClient) -> None:
    found = section(tree(overruled, "/places/706448"), "Claimed and assessed")
    assert "empty: only sides speak for themselves" in text(found)


def test_the_list_tells_where_the_assessed_layer_says_otherwise(client: TestClient) -> None:
    page = tree(client, "/?on=2022-11-11")
    row = next(li for li in page.iter("li") if text(li).startswith("U Snihurivka"))
    assert "Assessed layer: withdrawal announced by Russia" in text(row)


def test_inherited_places_stand_under_the_whole(client: TestClient) -> None:
    found = section(tree(client, "/?on=2022-11-11"), "Withdrawal of Russia completed")
    assert "Passed down from what is said of the right bank of the Dnipro" in text(found)
    names = [text(a) for ul in found.iter("ul") if ul.get("class") == "parts" for a in ul.iter("a")]
    assert names == ["Antonivka", "Beryslav"]


def test_every_place_has_its_pattern_in_the_list(client: TestClient) -> None:
    page = tree(client, "/?on=2022-11-11")
    groups = [s for s in page.iter("section") if (s.get("aria-labelledby") or "").startswith("group")]
    drawn = [(next(li.iter("g")).get("class") or "").split()[1] for s in groups for li in s.iter("li")]
    assert len(drawn) == len(STATES)
    assert set(drawn) == LOOKS


def test_the_days_lead_to_their_own_dossier_and_to_the_take(client: TestClient) -> None:
    found = section(tree(client, "/places/706448?on=2022-11-11"), "By days")
    first, second = found.iter("li")
    assert "2 March 2022 to 10 November 2022" in text(first)
    assert "Held by Russia reported" in text(first)
    assert "also told in 1 more" in text(first)
    hrefs = [a.get("href") for a in first.iter("a")]
    assert hrefs == ["/places/706448?on=2022-03-02", f"/takes/{VALE.id}?on=2022-11-11"]
    assert (first.get("class"), second.get("class")) == (None, "now")
    assert "the day asked about" in text(second)
    assert "brought by" not in text(second)


def test_a_place_of_which_nothing_is_said_now_has_no_days(client: TestClient) -> None:
    assert "By days" not in client.get("/places/692818").text
    assert client.get("/places/692818.json").json()["timeline"] == []


def test_the_timeline_lies_in_the_json(client: TestClient) -> None:
    found = client.get("/places/706448.json").json()["timeline"]
    assert [one["first"] for one in found] == ["2022-03-02", "2022-11-11"]


def test_what_an_analyst_let_count_for_nothing_stays_shown(overruled: TestClient) -> None:
    told = text(section(tree(overruled, "/places/706448"), "Ukraine holds Kherson"))
    assert "claimed by Ukraine only: single-sided, not assessed" in told
    assert "+0.00 counts for nothing: discounted by A. Analyst on 2022-11-12" in told
    assert "Analyst: noted by B. Analyst on 2022-11-12: see the flag" in told


def test_what_no_take_carries_is_flagged(overruled: TestClient) -> None:
    found = section(tree(overruled, "/places/706448"), "Russia no longer holds")
    assert "not carried" in text(found.find("h2"))
    assert f"Not carried since the take “{VALE.headline}”" in text(found)
    row = next(li for li in tree(overruled, "/").iter("li") if text(li).startswith("U Kherson"))
    assert "carried no longer" in text(row)


def test_what_the_status_hangs_on_is_marked(overruled: TestClient) -> None:
    found = section(tree(overruled, "/places/706448"), "Ukraine holds Kherson")
    marked = [text(row) for row in found.iter("tr") if "the status hangs on this" in text(row)]
    assert len(marked) == 1
