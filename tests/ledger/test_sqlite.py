from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger.sqlite import SqliteLedger, ledger_error
from tests.contracts.ledger import LedgerContract
from tests.contracts.ledger_harm import HarmContract
from tests.contracts.ledger_overrides import OverrideContract
from tests.ledger.harness import Hand
from tests.ledger.samples import long_reading, raw_of
from tests.ledger.sqlite_store import SqliteStore


class TestSqlite(LedgerContract, HarmContract, OverrideContract):
    """SQLite keeps the contract."""


def dump(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return [
            *connection.execute("SELECT * FROM entry ORDER BY seq"),
            *connection.execute("SELECT rowid, * FROM blob ORDER BY rowid"),
        ]


FORGED = "'2022-11-11T14:00:00.000000Z', 'take', 'story', '{}', 'leaf'"
ABORTED = [
    "UPDATE entry SET payload = 'forged'",
    "UPDATE entry SET payload = 'forged' WHERE seq = 3",
    "UPDATE OR REPLACE entry SET id = (SELECT id FROM entry WHERE seq = 2) WHERE seq = 1",
    "UPDATE OR IGNORE entry SET seq = 99 WHERE seq = 1",
    "DELETE FROM entry",
    "DELETE FROM entry WHERE seq = 8",
    f"INSERT OR REPLACE INTO entry VALUES (1, 'another', {FORGED})",  # noqa: S608
    f"REPLACE INTO entry VALUES (1, 'another', {FORGED})",  # noqa: S608
    f"REPLACE INTO entry VALUES ('1', 'another', {FORGED})",  # noqa: S608
    f"REPLACE INTO entry VALUES (1.0, 'another', {FORGED})",  # noqa: S608
    f"INSERT INTO entry VALUES (1, 'another', {FORGED}) ON CONFLICT (seq) DO UPDATE SET payload = 'forged'",  # noqa: S608
    "UPDATE blob SET bytes = x'00'",
    "DELETE FROM blob",
    "REPLACE INTO blob (rowid, digest, salt, bytes) VALUES (1, 'another', x'00', x'00')",
]
IGNORED = [
    f"INSERT OR REPLACE INTO entry SELECT 1, id, {FORGED} FROM entry WHERE seq = 1",  # noqa: S608
    f"REPLACE INTO entry SELECT 99, id, {FORGED} FROM entry WHERE seq = 1",  # noqa: S608
    f"INSERT INTO entry SELECT 99, id, {FORGED} FROM entry WHERE seq = 1 ON CONFLICT (id) DO UPDATE SET seq = 9",  # noqa: S608
    "REPLACE INTO blob SELECT digest, x'00', x'00' FROM blob",
    "REPLACE INTO blob (rowid, digest, salt, bytes) SELECT 99, digest, x'00', x'00' FROM blob",
]


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
class TestGuards:
    """What another program may try on the file, with triggers as SQLite has them by default and not."""

    @pytest.mark.parametrize("statement", ABORTED)
    def test_refused(self, filled: SqliteStore, statement: str, recursive: str) -> None:
        before = dump(filled.file)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            filled.execute(f"PRAGMA recursive_triggers = {recursive}", statement)
        assert dump(filled.file) == before

    @pytest.mark.parametrize("statement", IGNORED)
    def test_without_effect(self, filled: SqliteStore, statement: str, recursive: str) -> None:
        before = dump(filled.file)
        filled.execute(f"PRAGMA recursive_triggers = {recursive}", statement)
        assert dump(filled.file) == before

    def test_row_of_another_text_and_the_digest_of_a_third(self, filled: SqliteStore, recursive: str) -> None:
        before = dump(filled.file)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            filled.execute(
                f"PRAGMA recursive_triggers = {recursive}",
                f"REPLACE INTO entry SELECT 2, 'x', {FORGED}",
            )
        assert dump(filled.file) == before


def test_open_ledger_uses_the_log_and_waits_for_the_disk(filled: SqliteStore, clock: Hand) -> None:
    with filled.open(clock=clock) as ledger, ledger._engine.begin() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "recursive_triggers", "busy_timeout", "query_only")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "recursive_triggers": 1,
        "busy_timeout": 10_000,
        "query_only": 0,
    }
    with filled.open(clock=clock, read_only=True) as ledger, ledger._engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA query_only").scalar_one() == 1


def test_backup_without_a_log_gets_one_again(filled: SqliteStore, clock: Hand, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    filled.execute(f"VACUUM INTO '{backup}'")
    with SqliteLedger.open(backup, clock=clock, read_only=True) as ledger:
        assert ledger.verify().sound
    with SqliteLedger.open(backup, clock=clock) as ledger, ledger._engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_missing_guard_stops_writing_but_not_reading(filled: SqliteStore, clock: Hand) -> None:
    filled.execute("DROP TRIGGER entry_delete")
    with pytest.raises(LedgerError, match=r"SAY-301.*entry_delete"):
        filled.open(clock=clock)
    with filled.open(clock=clock, read_only=True) as ledger:
        assert ledger.verify().sound


def test_payloads_hold_offsets_not_words(filled: SqliteStore) -> None:
    with closing(sqlite3.connect(filled.file)) as connection:
        payloads = " ".join(row[0] for row in connection.execute("SELECT payload FROM entry"))
    assert payloads.isascii()
    for words in ("Upland troops entered Dolna", "Sample City, Nov 11", "wounded near", "Friday"):
        assert words not in payloads


def test_valid_time_of_statements_and_events(filled: SqliteStore) -> None:
    with closing(sqlite3.connect(filled.file)) as connection:
        rows = connection.execute(
            "SELECT kind, valid_from, valid_to FROM entry JOIN valid_time ON id = entry_id ORDER BY seq"
        ).fetchall()
    assert rows == [
        ("event", "2022-11-11", "2022-11-11"),
        ("event", "2022-09-01", "2022-09-30"),
        ("statement", "2022-09-01", "2022-11-11"),
        ("event", None, "2022-11-11T02:00:00Z"),
        ("statement", None, "2022-11-11T02:00:00Z"),
    ]


def test_tampered_into_no_text_is_named(filled: SqliteStore, clock: Hand) -> None:
    filled.unguarded("UPDATE entry SET payload = CAST(x'ff' AS TEXT) WHERE seq = 3")
    with filled.open(clock=clock, read_only=True) as ledger:
        assert ledger.verify().first_bad == 3
        with pytest.raises(LedgerError, match="SAY-301"):
            ledger.view().readings()


@pytest.mark.parametrize("kind", ["take", "statement", "event", "control", "reading"])
@pytest.mark.parametrize(
    "payload",
    [
        "no json",
        "[]",
        "{}",
        '{"events": [], "id": 3}',
        '{"events": [7]}',
        '{"blobs": {}}',
        '{"refused": [[]]}',
    ],
)
def test_damaged_entry_is_an_error_of_ours(filled: SqliteStore, clock: Hand, payload: str, kind: str) -> None:
    filled.unguarded(f"UPDATE entry SET payload = '{payload}' WHERE kind = '{kind}'")  # noqa: S608
    with filled.open(clock=clock, read_only=True) as ledger, pytest.raises(LedgerError, match="SAY-301"):
        ledger.view().statements()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "SAY-302"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "SAY-303"),
        (sqlite3.SQLITE_CANTOPEN, "SAY-303"),
        (sqlite3.SQLITE_IOERR_FSYNC, "SAY-305"),
        (sqlite3.SQLITE_FULL, "SAY-305"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "SAY-301"),
        (sqlite3.SQLITE_CONSTRAINT_TRIGGER, "SAY-307"),
    ],
)
def test_every_error_has_a_code(number: int, code: str) -> None:
    error = sqlite3.OperationalError("it went wrong")
    error.sqlite_errorcode = number
    told = ledger_error(error, Path("ledger.db"))
    assert told.code == code
    assert told.do


def test_large_view_is_not_slow(store: SqliteStore, clock: Hand) -> None:
    # About 50 ms on a busy machine of two cores: the bound only catches another order of growth.
    with store.open(clock=clock) as ledger:
        for at in range(20):
            ledger.append(long_reading(f"n{at}", 30), raw_of(f"n{at}"))
        begun = time.process_time()
        assert len(ledger.view().statements()) == 600
        assert time.process_time() - begun < 0.6
