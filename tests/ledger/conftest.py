from __future__ import annotations

from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.contracts.ledger", "tests.contracts.ledger_harm")

from tests.ledger.harness import Hand  # noqa: E402  (only after the rewriting is asked for)
from tests.ledger.samples import raw_of, reading, take  # noqa: E402
from tests.ledger.sqlite_store import SqliteStore  # noqa: E402


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return SqliteStore(tmp_path)


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def filled(store: SqliteStore, clock: Hand) -> SqliteStore:
    with store.open(clock=clock) as ledger:
        ledger.append(reading(take("a")), raw_of("a"))
    return store
