"""The pages over a real record: what was read stands on them, and what is added shows at the next request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sayso.assessment.targets import entry
from sayso.ledger.sqlite import SqliteLedger
from sayso.model.override import Action
from sayso.web.app import create_app
from sayso.web.record import KEPT, RecordSource
from tests.control.record import copy
from tests.kit import kit, read_text
from tests.web.client import TestClient

TOLD = (
    ("2022-03-03", "fall", "Russian forces captured Kherson on Wednesday."),
    ("2022-11-11", "end", "Russia said its troops had withdrawn from Kherson on Friday."),
)
DAY = dt.date(2022, 11, 11)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[RecordSource]:
    """The pages' source over two takes, each recorded at the noon of its day."""
    times = iter([*(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00") for day, _, _ in TOLD)])
    late = dt.datetime(2022, 11, 12, 12, 0, tzinfo=dt.UTC)
    with SqliteLedger.open(tmp_path / "record.db", clock=lambda: next(times, late)) as ledger:
        for day, story, text in TOLD:
            ledger.append(read_text(copy(day, text), published=day, story=story), copy(day, text).encode())
        yield RecordSource(ledger=ledger, kit=kit())


def test_the_days_of_a_place_as_known_at_a_time(source: RecordSource) -> None:
    place = source.why("Kherson", DAY, None).place_id
    assert [(one.first, one.state.holding.value) for one in source.timeline(place, None)] == [
        ("2022-03-02", "held"),
        ("2022-11-11", "withdrawal completed"),
    ]
    before = dt.datetime(2022, 11, 11, 11, 0, tzinfo=dt.UTC)
    assert [one.first for one in source.timeline(place, before)] == ["2022-03-02"]
    assert source.timeline("geonames:0", None) == ()


def test_what_an_analyst_adds_shows_at_the_next_request(source: RecordSource) -> None:
    def said() -> tuple[str | None, list[str]]:
        state = source.why("Kherson", DAY, None)
        return state.holder, [one.first for one in source.timeline(state.place_id, None)]

    assert said() == (None, ["2022-03-02", "2022-11-11"])
    decisive = source.why("Kherson", DAY, None).assessments[0].supporting[0].statement
    source.ledger.override(entry(Action.DISCOUNT, decisive, analyst="A. Analyst", reason="staged"))
    assert said() == ("Russia", ["2022-03-02"])
    known = dt.datetime(2022, 11, 11, 13, 0, tzinfo=dt.UTC)
    assert source.why("Kherson", DAY, known).holder is None


def test_only_the_last_few_questions_are_kept(source: RecordSource) -> None:
    for n in range(KEPT + 4):
        source.who_holds(DAY + dt.timedelta(days=n), None)
    assert len(source._held) == KEPT
    assert source.who_holds(DAY, None) == source.who_holds(DAY, None)


def test_what_a_later_take_leaves_out_is_flagged_on_the_page(tmp_path: Path) -> None:
    first = copy("2022-11-11", "Russia said its troops had withdrawn from Kherson on Friday.")
    second = copy("2022-11-11", "Ukraine said its soldiers had retaken Snihurivka on Friday.")
    second = second.replace("\n\n", "\n\n(Update 1: adds details throughout)\n\n", 1)
    times = iter(dt.datetime(2022, 11, 11, hour, tzinfo=dt.UTC) for hour in (9, 15))
    with SqliteLedger.open(tmp_path / "record.db", clock=lambda: next(times)) as ledger:
        for hour, text in ((9, first), (15, second)):
            published = f"2022-11-11T{hour:02}:00:00+00:00"
            ledger.append(read_text(text, published=published, story="one"), text.encode())
        app = create_app(RecordSource(ledger=ledger, kit=kit()))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            dossier = client.get("/places/Kherson?on=2022-11-11").text
            early = client.get("/places/Kherson?on=2022-11-11&known=2022-11-11T12:00Z").text
            listed = client.get("/?on=2022-11-11").text
    assert "Not carried since take 2" in dossier
    assert "By days" not in dossier
    assert "carried no longer" in listed
    assert "Not carried" not in early
    assert "Withdrawal of Russia completed" in early


def test_what_a_correction_took_back_is_shown_with_the_desks_words(tmp_path: Path) -> None:
    first = copy("2022-11-11", "Ukraine said its soldiers had retaken Snihurivka on Friday.")
    second = copy("2022-11-12", "A quiet day, residents said.")
    second = second.replace("\n\n", "\n\n(Corrects to remove the report on the town)\n\n", 1)
    times = iter(dt.datetime(2022, 11, day, tzinfo=dt.UTC) for day in (11, 12))
    with SqliteLedger.open(tmp_path / "record.db", clock=lambda: next(times)) as ledger:
        for day, text in ((11, first), (12, second)):
            ledger.append(read_text(text, published=f"2022-11-{day}", story="one"), text.encode())
        app = create_app(RecordSource(ledger=ledger, kit=kit()))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            page = ET.fromstring(  # noqa: S314  (our own page)
                client.get("/places/Snihurivka").text.removeprefix("<!DOCTYPE html>\n")
            )
            (told,) = (one for one in page.iter("span") if one.get("class") == "undone")
            link = next(told.iter("a"))
            assert client.get(link.get("href") or "").status_code == 200
    assert link.text == "“(Corrects to remove the report on the town)”"
    assert "in the words of the desk" in " ".join("".join(told.itertext()).split())


def test_a_siege_is_shown_in_the_list_on_the_map_and_in_the_dossier(tmp_path: Path) -> None:
    told = ("Ukrainian forces hold Bakhmut.", "Ukraine said Russian troops had encircled Bakhmut.")
    with SqliteLedger.open(
        tmp_path / "record.db", clock=lambda: dt.datetime(2022, 7, 6, tzinfo=dt.UTC)
    ) as ledger:
        for story, text in enumerate(told):
            written = copy("2022-07-05", text)
            ledger.append(read_text(written, published="2022-07-05", story=str(story)), written.encode())
        app = create_app(RecordSource(ledger=ledger, kit=kit()))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            listed, dossier = client.get("/").text, client.get("/places/Bakhmut").text
    assert '<p class="siege">Besieged by Russia (claimed)</p>' in listed
    assert "; besieged by Russia" in listed
    assert "Held by Ukraine" in dossier
    assert '<p class="siege">Besieged by Russia since' in dossier
    assert "Russia besieges Bakhmut from 5 July 2022" in dossier
