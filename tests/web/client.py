"""A client for the tests of the pages."""

from __future__ import annotations

import warnings

from starlette.exceptions import StarletteDeprecationWarning

from sayso.web.app import create_app
from tests.web.fake import FakeSource

with warnings.catch_warnings():
    # Starlette asks for the successor of httpx; until the house has it, httpx does.
    warnings.simplefilter("ignore", StarletteDeprecationWarning)
    from starlette.testclient import TestClient

__all__ = ["TestClient", "client_of"]


def client_of(source: FakeSource) -> TestClient:
    """A client that names the host as a browser on this machine does."""
    return TestClient(create_app(source), base_url="http://127.0.0.1", raise_server_exceptions=False)
