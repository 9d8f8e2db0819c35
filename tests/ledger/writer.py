"""A process of its own that writes to a SQLite ledger: `python -m tests.ledger.writer FILE NAME TIMES`."""

from __future__ import annotations

import sys

from sayso.ledger.sqlite import SqliteLedger
from tests.ledger.harness import Hand, run_writer

if __name__ == "__main__":
    file, name, times = sys.argv[1:]
    run_writer(SqliteLedger.open(file, clock=Hand(), busy_seconds=60), name, int(times))
