"""The pages: what they say, that they are well-formed, and that story text is only ever text."""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from sayso.web.links import anchor, outside
from tests.web.client import TestClient, client_of
from tests.web.fake import FakeSource
from tests.web.states import HOSTILE_PLACE, KHERSON, STATES
from tests.web.stories import FRONT, FRONT_READING, HOSTILE, IMAGE, SCRIPT, VALE, VALE_FIRST, VALE_READING

PAGES = [
    "/",
    "/?on=2022-11-11&known=2022-11-11T18:00Z",
    "/?on=2000-01-01",
    "/?on=2022-11-11&known=2022-11-11T12:00Z",
    "/places/706448",
    "/places/Bakhmut?on=2022-11-11",
    "/places/700082",
    "/places/sample:harrowmere",
    "/places/" + quote(HOSTILE_PLACE.place_id, safe=""),
    "/takes",
    "/takes?known=2022-01-01",
    f"/takes/{FRONT.id}?on=2022-11-11",
    f"/takes/{VALE.id}",
    f"/takes/{VALE_FIRST.id}",
    f"/takes/{HOSTILE.id}",
    "/about",
    "/nowhere",
    "/places/Atlantis",
    "/?on=never",
]


def _tree(html: str) -> ET.Element:
    assert html.startswith("<!DOCTYPE html>\n")
    return ET.fromstring(html.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314  (our own page)


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_well_formed_and_have_their_landmarks(hostile: TestClient, path: str) -> None:
    tree = _tree(hostile.get(path).text)
    assert tree.get("lang") == "en"
    assert (tree.findtext("head/title") or "").endswith("Sayso")
    assert len(list(tree.iter("h1"))) == 1
    assert [element.tag for element in tree.iter() if element.tag in ("main", "nav")] == ["nav", "main"]
    skip = tree.find("body/a")
    assert skip is not None
    assert skip.get("href") == "#content"
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(table.find("caption") is not None for table in tree.iter("table"))
    assert all((svg.get("aria-label") or svg.get("aria-hidden")) for svg in tree.iter("svg"))
    own = {href[1:] for a in tree.iter("a") if (href := a.get("href", "")).startswith("#")}
    assert own <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_no_payload_becomes_markup(hostile: TestClient, path: str) -> None:
    html = hostile.get(path).text
    tree = _tree(html)
    assert not {element.tag for element in tree.iter()} & {"script", "img", "iframe", "object", "style"}
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name)
            assert name != "style"
            assert not (name in ("href", "src", "action") and value.strip().lower().startswith("javascript"))
    assert SCRIPT not in html
    assert "\u202e" not in html


@pytest.mark.parametrize(
    "path",
    [
        f"/places/{quote(SCRIPT, safe='')}",
        f"/takes/{quote(IMAGE, safe='')}",
        f"/?on={quote(SCRIPT, safe='')}",
        f"/?known={quote(IMAGE, safe='')}",
        f"/?{quote(SCRIPT, safe='')}=1",
        f"/{quote(SCRIPT, safe='')}",
        "/places/%00%ff",
    ],
)
def test_no_payload_in_an_address_becomes_markup(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 422)
    assert SCRIPT not in answer.text
    assert "<img" not in answer.text
    _tree(answer.text)


def test_what_turns_the_direction_of_writing_is_shown(client: TestClient) -> None:
    html = client.get(f"/takes/{HOSTILE.id}").text
    assert "⟦U+202E⟧reversed⟦U+202C⟧" in html
    assert "⟦U+0007⟧" in html
    assert "⟦U+D800⟧" in html
    assert 'href="javascript' not in html


def test_json_cannot_be_taken_for_a_page(hostile: TestClient) -> None:
    for path in ("/index.json", "/takes.json", f"/takes/{HOSTILE.id}.json"):
        answer = hostile.get(path)
        assert answer.headers["content-type"] == "application/json"
        assert "<" not in answer.text
        assert SCRIPT in str(answer.json())


def test_the_first_page_groups_places_by_holder(client: TestClient) -> None:
    tree = _tree(client.get("/").text)
    assert _text(next(tree.iter("h1"))) == "Who holds what on 11 November 2022"
    groups = [_text(h2) for h2 in tree.iter("h2")]
    assert [re.sub(r"^[RU] ", "", group) for group in groups] == [
        "Held by Ukraine 4",
        "Held by Russia 3",
        "Contested 2",
        "Withdrawal of Russia completed, no new holder on record 2",
        "Unknown 1",
    ]
    page = _text(tree)
    for state in STATES:
        assert state.name in page
    assert "Claimed by Ukraine only".lower() in page.lower()
    assert "Place data © GeoNames, CC BY 4.0" in page
    assert "Natural Earth" in page
    assert "No borders are drawn, on purpose" in page


def test_no_likelihood_word_stands_beside_a_claim(client: TestClient) -> None:
    page = client.get("/places/692818").text
    assert "claimed by Ukraine only: single-sided, not assessed" in page
    assert "likely" not in page
    assert "very likely" in client.get("/places/706448").text


def test_each_marker_leads_to_its_place_and_says_its_state(client: TestClient) -> None:
    tree = _tree(client.get("/?on=2022-11-11").text)
    wide, narrow = (svg for svg in tree.iter("svg") if "chart" in (svg.get("class") or ""))
    links = {a.get("href"): a.findtext("title") for a in wide.iter("a")}
    assert links["/places/706448?on=2022-11-11"] == "Kherson: Held by Ukraine (corroborated)"
    assert len(links) == len(list(narrow.iter("a"))) == 11


def test_days_before_and_after_keep_the_other_clock(client: TestClient) -> None:
    tree = _tree(client.get("/?on=2022-11-11&known=2022-11-11T18:00Z").text)
    steps = {a.get("rel"): a.get("href") for a in tree.iter("a") if a.get("rel")}
    assert steps["prev"] == "/?on=2022-11-10&known=2022-11-11T18:00:00Z"
    assert steps["next"] == "/?on=2022-11-12&known=2022-11-11T18:00:00Z"
    fields = {field.get("name"): field.get("value") for field in tree.iter("input")}
    assert fields == {"on": "2022-11-11", "known": "2022-11-11T18:00"}


def test_the_past_knows_less(client: TestClient) -> None:
    page = client.get("/?on=2022-11-11&known=2022-11-11T12:00Z").text
    assert "Nothing on record for this day" in page
    assert client.get("/index.json?known=2022-11-11T12:00Z").json()["states"] == []


def test_an_empty_record_says_what_to_do() -> None:
    with client_of(FakeSource((), ())) as client:
        assert "sayso read FILE" in client.get("/").text
        assert client.get("/takes").status_code == 200
        assert client.get("/index.json").json()["on"] is None
        missing = client.get("/places/Kherson")
        assert missing.status_code == 404
        assert "sayso read FILE" in missing.text


def test_from_a_place_to_the_words_in_two_clicks(client: TestClient) -> None:
    first = _tree(client.get("/?on=2022-11-11").text)
    place = next(a.get("href") for a in first.iter("a") if _text(a) == "Kherson")
    dossier = _tree(client.get(place or "").text)
    link = next(a for a in dossier.iter("a") if "withdrawal from the right bank" in _text(a))
    path, _, fragment = (link.get("href") or "").partition("#")
    story = _tree(client.get(path).text)
    words = next(element for element in story.iter() if element.get("id") == fragment)
    assert words.tag == "mark"
    assert f"“{_text(words)}”" == _text(link)


def test_the_dossier_shows_both_sides_with_stake_and_weight(hostile: TestClient) -> None:
    tree = _tree(hostile.get("/places/sample:harrowmere").text)
    captions = [_text(table.find("caption")) for table in tree.iter("table")]  # type: ignore[arg-type]
    assert captions == ["For it", "Against it"]
    page = _text(tree)
    assert "disputed: Upper Vale for it, Lower Vale against it" in page
    assert "through radio" in page
    assert "-0.04 of -0.14 (× 0.25), as it repeats others" in page
    assert "says the contrary" in page


def test_a_statement_whose_take_is_gone_keeps_its_weight() -> None:
    with client_of(FakeSource(STATES, ())) as client:
        page = client.get(f"/places/{KHERSON[0]}").text
        assert "its words are no longer on record" in page
        assert "+0.99" in page


def test_the_story_page_holds_the_whole_copy(client: TestClient) -> None:
    tree = _tree(client.get(f"/takes/{VALE.id}").text)
    copy = ""
    for element in tree.iter():
        if "copy" in (element.get("class") or "").split():
            for ref in [a for mark in element.iter() for a in mark if a.get("class") == "ref"]:
                ref.text = ""
            copy += "".join(element.itertext())
    assert "".join(copy.split()) == "".join(VALE.text.split())


def test_each_statement_has_its_anchor_and_its_card(client: TestClient) -> None:
    tree = _tree(client.get(f"/takes/{VALE.id}").text)
    ids = {element.get("id"): element for element in tree.iter() if element.get("id")}
    for statement in VALE_READING.statements:
        assert ids[anchor(statement.id)].tag == "mark"
    cards = [_text(aside) for aside in tree.iter("aside")]
    assert len(cards) == len(VALE_READING.statements)
    assert cards[0].startswith("1 Upper Vale militia U Upper Vale named here as Upper Vale's militia")
    assert "claimed (claims: the agency keeps its distance)" in cards[0]
    assert "at least 20 killed" in cards[0]
    assert "negated or denied, as certain" in cards[1]
    assert "through radio" in cards[2]
    assert "The agency's own voice" in cards[4]


def test_takes_of_a_story_lead_to_each_other(client: TestClient) -> None:
    first = client.get(f"/takes/{VALE_FIRST.id}").text
    assert "A later take of this story is on record" in first
    assert f'href="/takes/{VALE.id}"' in first
    second = client.get(f"/takes/{VALE.id}").text
    assert "A later take" not in second
    assert f'href="/takes/{VALE_FIRST.id}"' in second


def test_a_killed_take_says_so(client: TestClient) -> None:
    assert "The agency killed this take" in client.get(f"/takes/{HOSTILE.id}").text


def test_failures_are_one_clear_sentence(client: TestClient) -> None:
    missing = client.get("/places/Atlantis?on=2022-11-11")
    assert missing.status_code == 404
    assert _text(_tree(missing.text).find(".//p[@class='intro']")) == (  # type: ignore[arg-type]
        "No place 'Atlantis' is on record: look at the list of places."
    )
    wrong = client.get("/?on=11.11.2022")
    assert wrong.status_code == 422
    assert "write year, month and day, such as 2022-11-11" in wrong.text
    assert client.get("/takes?sort=new").status_code == 422
    told = client.get("/index.json?on=x")
    assert told.status_code == 422
    assert told.json()["error"]["code"] == "SAY-502"
    assert client.get("/takes/none.json").json()["error"]["code"] == "SAY-403"


def test_json_lies_beside_each_page(client: TestClient) -> None:
    states = client.get("/index.json?on=2022-11-11").json()
    assert states["on"] == "2022-11-11"
    assert states["states"][0]["assessments"][0]["status"] == "corroborated"
    place = client.get("/places/Kherson.json").json()
    assert place["state"]["place_id"] == "706448"
    takes = client.get("/takes.json").json()["takes"]
    assert takes[0]["headline"] == FRONT.headline
    reading = client.get(f"/takes/{FRONT.id}.json").json()
    assert reading["take"]["text"] == FRONT.text
    assert len(reading["statements"]) == len(FRONT_READING.statements)


def test_only_web_addresses_are_linked() -> None:
    assert outside("https://wire.example/1") == "https://wire.example/1"
    for uri in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//wire.example",
        "http://",
        "http://[bad",
        None,
        "",
    ):
        assert outside(uri) is None


def test_healthz(client: TestClient) -> None:
    assert client.get("/healthz").text == "ok\n"
