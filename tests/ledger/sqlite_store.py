"""A ledger in a SQLite file, and raw access to that file behind its back."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sayso.ledger.sqlite import GUARDS, SqliteLedger
from sayso.ledger.store import Clock


class SqliteStore:
    """A ledger in a file, and raw access to that file."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "ledger.db"

    def open(self, *, clock: Clock, read_only: bool = False) -> SqliteLedger:
        return SqliteLedger.open(self.file, clock=clock, read_only=read_only)

    def execute(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.file, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    @contextmanager
    def failing(self) -> Iterator[None]:
        self.execute(
            "CREATE TRIGGER fault BEFORE INSERT ON entry WHEN NEW.kind = 'control'"
            " BEGIN SELECT RAISE(ABORT, 'a fault'); END"
        )
        yield
        self.execute("DROP TRIGGER fault")

    def tamper(self, column: str, seq: int, value: str) -> None:
        self.unguarded(f"UPDATE entry SET {column} = '{value}' WHERE seq = {seq}")  # noqa: S608

    def lose(self, seq: int) -> None:
        self.unguarded(f"DELETE FROM entry WHERE seq = {seq}")  # noqa: S608

    def spoil_texts(self) -> None:
        self.unguarded("UPDATE blob SET bytes = bytes || 'x'")

    def writer(self, name: str, times: int) -> list[str]:
        return [sys.executable, "-m", "tests.ledger.writer", str(self.file), name, str(times)]

    def unguarded(self, statement: str) -> None:
        self.execute(*(f"DROP TRIGGER {name}" for name in GUARDS), statement)
