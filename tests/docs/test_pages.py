"""The addresses in the documentation are those that the server answers."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.cli.asking import clock
from sayso.ledger.sqlite import SqliteLedger
from sayso.pipeline import build_kit, read
from sayso.web.app import create_app
from sayso.web.record import RecordSource
from sayso.wire import read_item
from tests.docs.pages import ROOT, rows

with warnings.catch_warnings():
    # starlette warns of its own way to use httpx
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

PAGE = (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")


def _documented() -> list[str]:
    return [row[0].strip("`") for row in rows(PAGE) if row[0].startswith("`/")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str]]:
    """The pages over a record with the sample story of the documentation, and its take's id."""
    kit = build_kit()
    raw = (ROOT / "docs" / "examples" / "kherson.txt").read_bytes()
    reading = read(read_item(raw), kit, published="2022-11-11")
    db: Path = tmp_path_factory.mktemp("pages") / "record.db"
    with SqliteLedger.open(db, clock=clock) as ledger:
        ledger.append(reading, raw)
        app = create_app(RecordSource(ledger=ledger, kit=kit))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            yield client, reading.take.id


def test_every_address_is_documented(server: tuple[TestClient, str]) -> None:
    app: Any = server[0].app
    described = set(app.openapi()["paths"])
    told = {re.sub(r":path\}", "}", address) for address in _documented()}
    assert described <= told


@pytest.mark.parametrize("address", _documented())
def test_every_documented_address_answers(server: tuple[TestClient, str], address: str) -> None:
    client, take = server
    made = address.replace("{place_id}", "Kherson").replace("{take_id}", take)
    answer = client.get(made)
    assert answer.status_code == 200, answer.text
    assert ("json" in answer.headers["content-type"]) is made.endswith(".json")


def test_every_page_that_is_linked_is_documented(server: tuple[TestClient, str]) -> None:
    told = {address.split("{")[0] for address in _documented()}
    for address in ("/", "/places/Kherson", "/takes", "/about"):
        text = server[0].get(address).text
        for target in re.findall(r'href="(/[^"?#]*)', text):
            if not target.startswith("/static/"):
                assert target in told or f"/{target.split('/')[1]}/" in told, f"{address} links {target}"


@pytest.mark.parametrize(
    "asked", ["on=2022-11-11", "known=2099-11-11T12:00Z", "on=2022-11-11&known=2099-01-01"]
)
def test_the_two_questions_are_understood(server: tuple[TestClient, str], asked: str) -> None:
    assert server[0].get(f"/?{asked}").status_code == 200


def test_json_keys_are_those_documented(server: tuple[TestClient, str]) -> None:
    client, _ = server
    for address, keys in re.findall(
        r"^\| `(/[^`]*\.json)` \| the same as JSON: (.+) \|$", PAGE, re.MULTILINE
    ):
        answer = client.get(address.replace("{place_id}", "Kherson")).json()
        assert list(answer) == re.findall(r"`(\w+)`", keys), address
