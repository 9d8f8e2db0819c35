"""Headers on every answer, and names of other hosts turned away."""

from __future__ import annotations

import pytest

from sayso.web.app import create_app
from tests.web.client import TestClient, client_of
from tests.web.fake import FakeSource

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class Broken(FakeSource):
    def who_holds(self, *_: object) -> tuple[()]:
        raise RuntimeError("the disk is gone")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.json",
        "/takes",
        "/about",
        "/healthz",
        "/nowhere",
        "/?on=x",
        "/static/style.css",
        "/static/no",
    ],
)
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_page_that_breaks_says_so_and_tells_nothing_inside() -> None:
    answer = client_of(Broken()).get("/")
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"] == POLICY
    assert "SAY-500" in answer.text
    assert "disk" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8321", "localhost:80", "[::1]:8321", "LOCALHOST"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "evil.example:8321", "[::1].example"]
)
def test_other_names_are_turned_away(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "SAY-504" in answer.text


def test_a_server_opened_on_purpose_answers_to_all_names() -> None:
    with TestClient(create_app(FakeSource(), hosts=None), base_url="http://news.example") as client:
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_record_is_only_read(client: TestClient, method: str) -> None:
    answer = client.request(method, "/")
    assert answer.status_code == 405
    assert "SAY-505" in answer.text


def test_head_is_answered_as_get(client: TestClient) -> None:
    for path in ("/", "/takes", "/about", "/places/706448"):
        assert client.head(path).status_code == 200


def test_no_page_of_documentation_loads_scripts(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
    assert {"/index.json", "/takes.json"} <= client.get("/openapi.json").json()["paths"].keys()
