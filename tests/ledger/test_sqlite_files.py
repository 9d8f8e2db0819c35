from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger.schema import SCHEMA
from sayso.ledger.sqlite import SqliteLedger
from tests.contracts.ledger_harm import ROOT
from tests.ledger.harness import Hand
from tests.ledger.samples import raw_of, reading, take
from tests.ledger.sqlite_store import SqliteStore

# -- files that are no ledger, or not to be had --


def refused(file: Path, code: str, *, read_only: bool = False) -> None:
    before = {p: hashlib.sha256(p.read_bytes()).digest() for p in file.parent.iterdir() if p.is_file()}
    with pytest.raises(LedgerError, match=code):
        SqliteLedger.open(file, clock=Hand(), read_only=read_only)
    after = {p: hashlib.sha256(p.read_bytes()).digest() for p in file.parent.iterdir() if p.is_file()}
    assert after == before


@pytest.mark.parametrize("read_only", [True, False])
class TestNoLedger:
    """A file that is no ledger is refused and stays as it is, with nothing left beside it."""

    def test_text(self, tmp_path: Path, read_only: bool) -> None:
        file = tmp_path / "story.txt"
        file.write_text("Troops entered the town.\n" * 100)
        refused(file, "SAY-301", read_only=read_only)

    @pytest.mark.parametrize("mode", ["wal", "delete"])
    def test_foreign_database(self, tmp_path: Path, read_only: bool, mode: str) -> None:
        file = tmp_path / "foreign.db"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"PRAGMA journal_mode = {mode}")
            connection.execute("CREATE TABLE entry (seq, id)")
            connection.commit()
        refused(file, "SAY-301", read_only=read_only)

    def test_foreign_database_without_tables(self, tmp_path: Path, read_only: bool) -> None:
        file = tmp_path / "marked.db"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA application_id = 7")
        refused(file, "SAY-301", read_only=read_only)

    def test_table_of_our_name_with_other_columns(self, tmp_path: Path, read_only: bool) -> None:
        file = tmp_path / "like.db"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE ledger_meta (a, b)")
            connection.commit()
        refused(file, "SAY-301", read_only=read_only)

    def test_torn_ledger(self, filled: SqliteStore, read_only: bool) -> None:
        whole = filled.file.read_bytes()
        filled.file.write_bytes(whole[:8192] + b"\xff" * 8192)
        refused(filled.file, "SAY-301", read_only=read_only)

    def test_newer_schema(self, filled: SqliteStore, read_only: bool) -> None:
        filled.execute(f"UPDATE ledger_meta SET value = '{SCHEMA + 1}' WHERE key = 'schema'")  # noqa: S608
        with pytest.raises(LedgerError, match="SAY-304"):
            filled.open(clock=Hand(), read_only=read_only)

    @pytest.mark.parametrize("change", ["DELETE FROM ledger_meta", "UPDATE ledger_meta SET value = 'x'"])
    def test_ledger_that_does_not_know_itself(
        self, filled: SqliteStore, read_only: bool, change: str
    ) -> None:
        for key in ("key", "schema", "format"):
            filled.execute(f"{change} WHERE key = '{key}'")
            with pytest.raises(LedgerError, match="SAY-301"):
                filled.open(clock=Hand(), read_only=read_only)

    def test_no_such_folder(self, tmp_path: Path, read_only: bool) -> None:
        with pytest.raises(LedgerError, match="SAY-303"):
            SqliteLedger.open(tmp_path / "none" / "x.db", clock=Hand(), read_only=read_only)

    def test_folder(self, tmp_path: Path, read_only: bool) -> None:
        with pytest.raises(LedgerError, match="SAY-303"):
            SqliteLedger.open(tmp_path, clock=Hand(), read_only=read_only)

    def test_pipe(self, tmp_path: Path, read_only: bool) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(LedgerError, match="SAY-303"):
            SqliteLedger.open(tmp_path / "pipe", clock=Hand(), read_only=read_only)


def test_reading_where_there_is_nothing(tmp_path: Path) -> None:
    refused(tmp_path / "none.db", "SAY-303", read_only=True)
    (tmp_path / "empty.db").touch()
    refused(tmp_path / "empty.db", "SAY-301", read_only=True)


def test_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with SqliteLedger.open(tmp_path / "empty.db", clock=Hand()) as ledger:
        assert ledger.count() == 0


def test_odd_names_of_files(tmp_path: Path) -> None:
    file = tmp_path / "a ?mode=memory&#%41é.db"
    with SqliteLedger.open(str(file), clock=Hand()) as ledger:
        ledger.append(reading(take("a")), raw_of("a"))
    assert [p.name for p in tmp_path.iterdir()] == [file.name]


def test_copy_of_an_open_ledger_with_its_log(filled: SqliteStore, clock: Hand, tmp_path: Path) -> None:
    with filled.open(clock=clock) as ledger:
        ledger.append(reading(take("b")), raw_of("b"))
        copy = tmp_path / "copy"
        copy.mkdir()
        for part in tmp_path.glob("ledger.db*"):
            shutil.copy(part, copy)
    with SqliteLedger.open(copy / "ledger.db", clock=clock) as ledger:
        assert ledger.count() == 16


def test_locked_by_another_process(filled: SqliteStore, clock: Hand) -> None:
    with (
        SqliteLedger.open(filled.file, clock=clock, busy_seconds=0.05) as ledger,
        closing(sqlite3.connect(filled.file, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="SAY-302"):
            ledger.append(reading(take("b")), raw_of("b"))
        assert len(ledger.view().takes()) == 1  # reading goes on
        other.execute("ROLLBACK")
        assert ledger.append(reading(take("b")), raw_of("b")).new


def test_full_disk(filled: SqliteStore, clock: Hand) -> None:
    # A limit on the size of files in a process of its own stands for a full disk.
    code = (
        "import resource, sys\n"
        "from sayso.errors import LedgerError\n"
        "from sayso.ledger.sqlite import SqliteLedger\n"
        "from tests.ledger.harness import Hand\n"
        "from tests.ledger.samples import long_reading, raw_of\n"
        "ledger = SqliteLedger.open(sys.argv[1], clock=Hand())\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))\n"
        "try:\n"
        "    for n in range(50):\n"
        "        ledger.append(long_reading(f'n{n}', 5), raw_of(f'n{n}'))\n"
        "        print(n)\n"
        "except LedgerError as error:\n"
        "    print(error.code, ledger.verify().sound)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(filled.file)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    *told, last = done.stdout.splitlines()
    assert last == "SAY-305 True"
    with filled.open(clock=clock) as ledger:
        assert len(ledger.view().takes()) == 1 + len(told)
        assert ledger.verify().sound
        assert ledger.append(reading(take("b")), raw_of("b")).new


@contextmanager
def nobody() -> Iterator[None]:
    """Somebody without rights: root may write everywhere, so root steps down for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_no_right_to_write(filled: SqliteStore, clock: Hand) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder = Path(name)
        file = folder / "ledger.db"
        shutil.copy(filled.file, file)
        file.chmod(0o444)
        folder.chmod(0o555)
        with nobody():
            with pytest.raises(LedgerError, match="SAY-303"):
                SqliteLedger.open(file, clock=clock)
            with pytest.raises(LedgerError, match="SAY-303"):
                SqliteLedger.open(folder / "new.db", clock=clock)
        folder.chmod(0o000)
        with nobody(), pytest.raises(LedgerError, match="SAY-303"):
            SqliteLedger.open(file, clock=clock)
        folder.chmod(0o755)
        assert [p.name for p in folder.iterdir()] == ["ledger.db"]
