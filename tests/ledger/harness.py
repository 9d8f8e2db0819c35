"""What the contract of a ledger is tried with: a clock, a store that can be harmed, a writing process."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sayso.ledger.protocol import Ledger
from sayso.ledger.store import Clock
from tests.ledger.samples import raw_of, reading, take

START = datetime(2022, 11, 11, 14, 0, tzinfo=UTC)


class Hand:
    """A clock that stands still until it is put forward (or back)."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def wind(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


class Store(Protocol):
    """A place for one ledger, and the harm that a test may do to it."""

    def open(self, *, clock: Clock, read_only: bool = False) -> Ledger: ...

    def failing(self) -> AbstractContextManager[None]:
        """Inside, an append fails after some of its entries are written."""

    def tamper(self, column: str, seq: int, value: str) -> None:
        """Change a column of an entry behind the ledger's back."""

    def lose(self, seq: int) -> None:
        """Take an entry away behind the ledger's back."""

    def spoil_texts(self) -> None:
        """Change the stored texts behind the ledger's back."""

    def writer(self, name: str, times: int) -> list[str]:
        """The command of a process that appends takes `name` 0, 1 ... and prints each id once it is acknowledged."""


def run_writer(ledger: Ledger, name: str, times: int) -> None:
    """The body of a writing process: append, and only then tell."""
    with ledger:
        for at in range(times):
            one = f"{name}-{at}"
            receipt = ledger.append(reading(take(one, story=f"story:{one}")), raw_of(one))
            sys.stdout.write(f"{receipt.take_id}\n")
            sys.stdout.flush()
