"""Fixtures for the pages: a client over the sample record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.client import TestClient, client_of
from tests.web.fake import FakeSource
from tests.web.states import HARROWMERE, HOSTILE_PLACE, STATES


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """The pages over the sample record."""
    with client_of(FakeSource()) as made:
        yield made


@pytest.fixture(scope="session")
def hostile() -> Iterator[TestClient]:
    """The pages over a record whose names carry payloads, the made-up valley included."""
    with client_of(FakeSource((HOSTILE_PLACE, HARROWMERE, *STATES))) as made:
        yield made
