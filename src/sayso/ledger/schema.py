"""Schema: the tables of a ledger, the same in every database."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA = 1
"""Version of the tables. A ledger of a higher one is refused."""

METADATA = MetaData()

META = Table(
    "ledger_meta",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

# Bytes stand outside the log: the log holds their salted digest.
BLOB = Table(
    "blob",
    METADATA,
    Column("digest", String, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

# The log. Its shape never changes: the leaf covers the other six columns.
ENTRY = Table(
    "entry",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("recorded_at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("leaf", String, nullable=False),
    Index("entry_recorded_at", "recorded_at", "seq"),
    Index("entry_subject", "kind", "subject", "seq"),
)

# A projection, to be made again from the log: when what an entry tells of held.
VALID_TIME = Table(
    "valid_time",
    METADATA,
    Column("entry_id", String, primary_key=True),
    Column("valid_from", String),
    Column("valid_to", String),
)
