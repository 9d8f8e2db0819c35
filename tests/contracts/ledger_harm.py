"""The contract of a ledger under harm: failing, tampered with, killed, written by many."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger.protocol import Ledger
from tests.ledger.harness import Hand, Store
from tests.ledger.samples import raw_of, reading, take

ROOT = Path(__file__).resolve().parents[2]


class HarmContract:
    """What every ledger withstands, or at least names."""

    @pytest.fixture
    def clock(self) -> Hand:
        return Hand()

    @pytest.fixture
    def ledger(self, store: Store, clock: Hand) -> Iterator[Ledger]:
        with store.open(clock=clock) as ledger:
            yield ledger

    # -- all or nothing --

    def test_failing_append_leaves_nothing(self, store: Store, ledger: Ledger) -> None:
        ledger.append(reading(take("a")), raw_of("a"))
        before = ledger.count()
        with store.failing(), pytest.raises(LedgerError):
            ledger.append(reading(take("b")), raw_of("b"))
        assert ledger.count() == before
        assert ledger.verify().sound
        assert [t.id for t in ledger.view().takes()] == [take("a").id]
        assert ledger.append(reading(take("b")), raw_of("b")).added == 8

    def test_failing_clock_leaves_nothing(self, store: Store) -> None:
        def broken() -> datetime:
            raise RuntimeError("stopped")

        with store.open(clock=broken) as ledger:
            with pytest.raises(RuntimeError, match="stopped"):
                ledger.append(reading(take("a")), raw_of("a"))
            assert ledger.count() == 0

    def test_read_only_ledger_takes_nothing(self, store: Store, ledger: Ledger, clock: Hand) -> None:
        ledger.append(reading(take("a")), raw_of("a"))
        with store.open(clock=clock, read_only=True) as reader:
            with pytest.raises(LedgerError, match="SAY-303"):
                reader.append(reading(take("b")), raw_of("b"))
            ledger.append(reading(take("b")), raw_of("b"))  # a reader is no hindrance
            assert len(reader.view().takes()) == 2

    def test_closed_ledger_says_so(self, store: Store, clock: Hand) -> None:
        ledger = store.open(clock=clock)
        view = ledger.view()
        ledger.close()
        ledger.close()
        for use in (ledger.view, ledger.count, ledger.verify, view.takes):
            with pytest.raises(LedgerError, match="SAY-303"):
                use()

    # -- tampering --

    @pytest.mark.parametrize("column", ["id", "recorded_at", "kind", "subject", "payload", "leaf"])
    @pytest.mark.parametrize("seq", [1, 5, 16])
    def test_any_change_is_named(self, store: Store, clock: Hand, column: str, seq: int) -> None:
        self._two_takes(store, clock)
        store.tamper(column, seq, "2022-11-11T14:00:00.000001Z")
        with store.open(clock=clock, read_only=True) as ledger:
            outcome = ledger.verify()
        assert (outcome.sound, outcome.first_bad, outcome.checked) == (False, seq, seq - 1)
        assert outcome.reason is not None

    def test_lost_entry_is_named(self, store: Store, clock: Hand) -> None:
        self._two_takes(store, clock)
        store.lose(4)
        with store.open(clock=clock, read_only=True) as ledger:
            outcome = ledger.verify()
        assert (outcome.first_bad, outcome.reason) == (4, "entry 4 is missing")

    def test_spoilt_text_is_named_and_not_read(self, store: Store, clock: Hand) -> None:
        self._two_takes(store, clock)
        store.spoil_texts()
        with store.open(clock=clock, read_only=True) as ledger:
            assert ledger.verify().first_bad == 1
            with pytest.raises(LedgerError, match="SAY-301"):
                ledger.view().takes()

    def test_sound_record_verifies(self, store: Store, clock: Hand) -> None:
        self._two_takes(store, clock)
        with store.open(clock=clock, read_only=True) as ledger:
            outcome = ledger.verify()
        assert (outcome.sound, outcome.checked) == (True, 16)

    @staticmethod
    def _two_takes(store: Store, clock: Hand) -> None:
        with store.open(clock=clock) as ledger:
            for name in ("a", "b"):
                ledger.append(reading(take(name)), raw_of(name))

    # -- several processes --

    def test_processes_that_write_at_once(self, store: Store, clock: Hand) -> None:
        # No ledger stands there yet: the first one in makes it. "c" is written by both.
        commands = [store.writer(name, 8) for name in ("a", "b", "c", "c")]
        running = [subprocess.Popen(c, stdout=subprocess.PIPE, text=True, cwd=ROOT) for c in commands]
        told = [process.communicate(timeout=120)[0].split() for process in running]
        assert [process.returncode for process in running] == [0, 0, 0, 0]
        with store.open(clock=clock, read_only=True) as ledger:
            assert ledger.count() == 3 * 8 * 8
            assert ledger.verify().sound
            assert {t.id for t in ledger.view().takes()} == {one for some in told for one in some}

    def test_kill_loses_nothing_that_was_acknowledged(self, store: Store, clock: Hand) -> None:
        told: set[str] = set()
        for kill in range(10):
            # Killed after 1, 2 ... acknowledged takes, somewhere within the next one.
            with subprocess.Popen(
                store.writer(f"kill{kill}", 1000), stdout=subprocess.PIPE, text=True, cwd=ROOT
            ) as process:
                assert process.stdout is not None
                told.update(process.stdout.readline().strip() for _ in range(kill + 1))
                process.kill()
                told.update(line.strip() for line in process.stdout if line.endswith("\n"))
        with store.open(clock=clock) as ledger:
            assert ledger.verify().sound
            takes = {t.id for t in ledger.view().takes()}
            assert told <= takes
            assert ledger.count() == 8 * len(takes)  # no take in part
            assert all(len(r.statements) == 2 for r in ledger.view().readings())
