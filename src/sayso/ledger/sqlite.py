"""SQLite: the ledger in one file. All that is special to SQLite stands here."""

from __future__ import annotations

import re
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event, insert
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from sayso.errors import LedgerError
from sayso.ledger.schema import META, METADATA, SCHEMA
from sayso.ledger.store import Clock, SqlLedger, meta

FORMAT = "sayso ledger"
KEY = re.compile("[0-9a-f]{64}")

# INSERT OR REPLACE deletes without asking a DELETE trigger (unless
# recursive_triggers is on, which is the other connection's choice), so the
# insert itself is looked at. `blob` has a hidden rowid by which it could be
# replaced as well.
GUARDS = {
    "entry_same_id": """CREATE TRIGGER entry_same_id BEFORE INSERT ON entry
        WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
        BEGIN SELECT RAISE(IGNORE); END""",
    "entry_same_seq": """CREATE TRIGGER entry_same_seq BEFORE INSERT ON entry
        WHEN EXISTS (SELECT 1 FROM entry WHERE seq = NEW.seq AND id <> NEW.id)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "entry_update": """CREATE TRIGGER entry_update BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "entry_delete": """CREATE TRIGGER entry_delete BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "blob_same_digest": """CREATE TRIGGER blob_same_digest BEFORE INSERT ON blob
        WHEN EXISTS (SELECT 1 FROM blob WHERE digest = NEW.digest)
        BEGIN SELECT RAISE(IGNORE); END""",
    "blob_same_row": """CREATE TRIGGER blob_same_row BEFORE INSERT ON blob
        WHEN EXISTS (SELECT 1 FROM blob WHERE rowid = NEW.rowid AND digest <> NEW.digest)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "blob_update": """CREATE TRIGGER blob_update BEFORE UPDATE ON blob
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    "blob_delete": """CREATE TRIGGER blob_delete BEFORE DELETE ON blob
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
}

# SQLite's primary result codes -> our code and what to do about it.
ANSWERS = {
    sqlite3.SQLITE_BUSY: ("SAY-302", "let the other process finish, then try again"),
    sqlite3.SQLITE_LOCKED: ("SAY-302", "let the other process finish, then try again"),
    sqlite3.SQLITE_PERM: ("SAY-303", "check the rights on the file and its folder"),
    sqlite3.SQLITE_AUTH: ("SAY-303", "check the rights on the file and its folder"),
    sqlite3.SQLITE_READONLY: ("SAY-303", "check the rights on the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("SAY-303", "check the path, and the rights on the file and its folder"),
    sqlite3.SQLITE_FULL: ("SAY-305", "make room on the disk; what was recorded before is safe"),
    sqlite3.SQLITE_IOERR: ("SAY-305", "check the disk; what was recorded before is safe"),
    sqlite3.SQLITE_TOOBIG: ("SAY-306", "read it in smaller parts"),
    sqlite3.SQLITE_CONSTRAINT: ("SAY-307", "add a new record instead of changing an old one"),
}
DAMAGED = ("SAY-301", "name another file, or go back to a copy of this one")


class SqliteLedger(SqlLedger):
    """The record in one SQLite file: write-ahead log, every commit on the disk before it is acknowledged."""

    @classmethod
    def open(
        cls, path: str | Path, *, clock: Clock, read_only: bool = False, busy_seconds: float = 10.0
    ) -> Self:
        """The ledger in this file; it is made where there is none, unless it is only read.

        `clock` gives the time of recording, aware. `busy_seconds` is how long
        to wait for another process that writes. Raises LedgerError; a file that is
        no ledger is left as it is.
        """
        file = Path(path).absolute()
        try:
            _check_place(file, read_only=read_only)
        except OSError as error:
            raise LedgerError(
                "SAY-303",
                str(error.strerror),
                where=str(file),
                do="check the rights on the file and its folder",
            ) from error
        engine = _engine(file, read_only=read_only, busy_seconds=busy_seconds)
        writer = None if read_only else engine.execution_options(begin="BEGIN IMMEDIATE")
        try:
            if writer is not None:
                _prepare(writer, file)
            with engine.begin() as connection:
                _check_ledger(connection, file, guarded=not read_only)
            if writer is not None:
                _use_log(writer, file)
            return cls(engine, writer, clock=clock, where=str(file))
        except BaseException:
            engine.dispose()
            raise


def _engine(file: Path, *, read_only: bool, busy_seconds: float) -> Engine:
    address = f"{file.as_uri()}?mode={'ro' if read_only else 'rwc'}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver would open no transaction for DDL.
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, timeout=busy_seconds, check_same_thread=False
        )
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA recursive_triggers = ON")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        begin = connection.get_execution_options().get("begin", "BEGIN")
        if begin:
            connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def _translate(context: ExceptionContext) -> BaseException | None:
        error = context.original_exception
        return ledger_error(error, file) if isinstance(error, sqlite3.Error) else None

    return engine


def ledger_error(error: sqlite3.Error, file: Path) -> LedgerError:
    """What an error of SQLite means for the ledger in this file."""
    primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    code, do = ANSWERS.get(primary, DAMAGED)
    return LedgerError(code, str(error), where=str(file), do=do)


def _check_place(file: Path, *, read_only: bool) -> None:
    """Refuse, without touching anything, what cannot be a ledger."""
    where = str(file)
    if not file.parent.is_dir():
        raise LedgerError("SAY-303", "there is no such folder", where=where, do="make the folder first")
    if file.is_dir():
        raise LedgerError("SAY-303", "this is a folder", where=where, do="name a file in it")
    if not file.exists():
        if read_only:
            raise LedgerError(
                "SAY-303", "there is no ledger yet", where=where, do="read a story into it first"
            )
        return
    if not file.is_file():
        raise LedgerError("SAY-303", "this is no ordinary file", where=where, do="name another file")
    if file.stat().st_size and not _may_be_ledger(file):
        raise _no_ledger(file)


def _may_be_ledger(file: Path) -> bool:
    """Whether the tables of a ledger stand in the file, or may stand in its write-ahead log.

    `immutable` reads the file alone: nothing is locked, made beside it or recovered.
    """
    pending = file.with_name(file.name + "-wal").exists()
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            marks = {connection.execute(f"PRAGMA {mark}").fetchone()[0] for mark in MARKS}
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT and pending:
            return True  # another process is moving its write-ahead log into the file
        raise ledger_error(error, file) from error
    return META.name in tables or (not tables and marks == {0})


MARKS = ("application_id", "user_version")


def _no_ledger(file: Path) -> LedgerError:
    return LedgerError("SAY-301", "this is no ledger of Sayso", where=str(file), do="name another file")


def _prepare(writer: Engine, file: Path) -> None:
    """Make the tables where there are none, guards and all, in one transaction."""
    with writer.connect().execution_options(begin="") as connection:
        if _tables(connection):
            return
    _use_log(writer, file)
    with writer.begin() as connection:
        if _tables(connection):
            return  # another process was first
        METADATA.create_all(connection)
        for guard in GUARDS.values():
            connection.exec_driver_sql(guard)
        own = {"format": FORMAT, "schema": str(SCHEMA), "key": secrets.token_hex(32)}
        connection.execute(insert(META), [{"key": key, "value": value} for key, value in own.items()])


def _use_log(writer: Engine, file: Path) -> None:
    """Turn the write-ahead log on; the file remembers it, but a backup by VACUUM INTO does not."""
    with writer.connect().execution_options(begin="") as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        if mode != "wal":
            mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar_one()
    if mode != "wal":
        raise LedgerError("SAY-303", "the file system keeps no write-ahead log", where=str(file))


def _check_ledger(connection: Connection, file: Path, *, guarded: bool) -> None:
    own = meta(connection) if META.name in _tables(connection) else {}
    if (
        own.get("format") != FORMAT
        or not own.get("schema", "").isdecimal()
        or not KEY.fullmatch(own.get("key", ""))
    ):
        raise _no_ledger(file)
    if int(own["schema"]) > SCHEMA:
        raise LedgerError(
            "SAY-304",
            f"the ledger has schema {own['schema']}, this Sayso knows up to {SCHEMA}",
            where=str(file),
            do="use a newer Sayso",
        )
    if guarded:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        standing = {row[0]: row[1] for row in rows}
        lost = sorted(name for name, guard in GUARDS.items() if standing.get(name) != guard)
        if lost:
            raise LedgerError(
                "SAY-301",
                f"the guards against change are gone: {', '.join(lost)}",
                where=str(file),
                do="open it for reading only and verify it",
            )


def _tables(connection: Connection) -> set[str]:
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {row[0] for row in rows}
