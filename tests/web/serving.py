"""Serves the sample record, payloads included, for the tests that drive a browser: prints the address."""

from __future__ import annotations

import sys

from sayso.web.app import create_app
from sayso.web.serve import serve
from tests.web.fake import FakeSource
from tests.web.states import HARROWMERE, HOSTILE_PLACE, STATES


def _announce(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    states = STATES if "--plain" in sys.argv else (HOSTILE_PLACE, HARROWMERE, *STATES)
    serve(lambda: create_app(FakeSource(states)), port=0, announce=_announce)
