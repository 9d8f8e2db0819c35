"""Demo: read the sample wire as it came in, and serve the page.

Each dispatch is recorded at the time at which it was published, so that "as
known at" can be asked for any moment of those weeks: the ledger takes its
clock from whoever opens it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from sayso.errors import SaysoError
from sayso.export import contract
from sayso.ledger.sqlite import SqliteLedger
from sayso.pipeline import build_kit, read
from sayso.web.app import create_app
from sayso.web.record import RecordSource
from sayso.web.serve import serve
from sayso.wire import read_item

WIRE = Path(__file__).resolve().parent / "wire"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the sample wire into a fresh record and serve it until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path, default=Path("build/demo.db"))
    parser.add_argument("--port", type=int, default=8321)
    parser.add_argument("--read-only", action="store_true", help="read the wire, do not serve")
    asked = parser.parse_args(arguments)
    try:
        build(asked.db)
        if not asked.read_only:
            show(asked.db, asked.port)
    except SaysoError as error:
        sys.stderr.write(f"demo: {error.line()}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stdout.write("\nstopped\n")
    return 0


def build(db: Path) -> None:
    """Read every dispatch of the sample wire into a new record, in the order of publication."""
    db.parent.mkdir(parents=True, exist_ok=True)
    for old in db.parent.glob(db.name + "*"):
        old.unlink()
    index = tomllib.loads((WIRE / "index.toml").read_text(encoding="utf-8"))["dispatch"]
    kit = build_kit()
    for entry in sorted(index, key=lambda e: (e["published"], e["file"])):
        raw = (WIRE / entry["file"]).read_bytes()
        reading = read(
            read_item(raw, name=entry["file"]), kit, published=entry["published"], story=entry["story"]
        )
        time = dt.datetime.fromisoformat(entry["published"])
        with SqliteLedger.open(db, clock=lambda time=time: time) as ledger:  # type: ignore[misc]
            ledger.append(reading, raw)
        sys.stdout.write(f"read {entry['file']}: {len(reading.statements)} statements\n")


def show(db: Path, port: int) -> None:
    """Serve the record's page on this machine and print its address."""

    def announce(address: str) -> None:
        sys.stdout.write(f"\nThe page stands at {address}?on=2022-11-11 (stop with Ctrl-C)\n")
        sys.stdout.flush()

    def now() -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    with SqliteLedger.open(db, clock=now, read_only=True) as ledger:
        source = RecordSource(ledger=ledger, kit=build_kit())
        serve(lambda: create_app(source, reading_json=contract.reading_json), port=port, announce=announce)


if __name__ == "__main__":
    sys.exit(main())
