"""The contract of a ledger, of what analysts put beside the rules: entries like all others, undone by another one."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from sayso.errors import LedgerError, LookupFailed
from sayso.ledger.protocol import Ledger
from sayso.model.override import Action, Override
from tests.ledger.harness import START, Hand, Store
from tests.ledger.samples import raw_of, reading, take


def put(action: Action = Action.DISCOUNT, target: str = "statement:1", reason: str = "staged") -> Override:
    return Override(id="", action=action, target=target, analyst="A. Analyst", reason=reason)


class OverrideContract:
    """What every ledger does with overrides."""

    def test_an_override_comes_back_with_id_time_and_words(self, ledger: Ledger) -> None:
        made = ledger.override(put())
        assert made.id.startswith("override:")
        assert (made.analyst, made.reason, made.target) == ("A. Analyst", "staged", "statement:1")
        assert made.recorded_at == "2022-11-11T14:00:00.000000Z"
        assert ledger.view().overrides() == (made,)
        assert ledger.count() == 1
        assert ledger.view().recorded_at(made.id) == START

    def test_what_a_proposition_was_is_kept(self, ledger: Ledger) -> None:
        told = Override(
            id="", action=Action.CONFIRM, target="proposition:1", analyst="A", reason="r",
            predicate="holds", side="Ukraine", place="geonames:1", day="2022-11-11",
        )  # fmt: skip
        made = ledger.override(told)
        (found,) = ledger.view().overrides()
        assert found == made
        assert (found.predicate, found.side, found.place, found.day) == (
            "holds", "Ukraine", "geonames:1", "2022-11-11",
        )  # fmt: skip

    def test_undoing_is_another_entry_and_both_stay(self, ledger: Ledger, clock: Hand) -> None:
        first = ledger.override(put())
        clock.wind(hours=1)
        undone = ledger.override(put(Action.UNDO, first.id, "it was not"))
        assert ledger.view().overrides() == ()
        assert ledger.view().overrides(undone=True) == (first, undone)
        assert ledger.count() == 2
        assert ledger.verify().sound

    def test_an_answer_as_of_before_an_override_does_not_know_it(self, ledger: Ledger, clock: Hand) -> None:
        first = ledger.override(put())
        clock.wind(hours=1)
        ledger.override(put(Action.UNDO, first.id, "it was not"))
        assert ledger.view(as_of=START - timedelta(seconds=1)).overrides() == ()
        assert ledger.view(as_of=START).overrides() == (first,)
        assert ledger.view(as_of=START + timedelta(hours=1)).overrides() == ()

    def test_the_same_words_again_are_another_entry(self, ledger: Ledger) -> None:
        first = ledger.override(put())
        ledger.override(put(Action.UNDO, first.id))
        again = ledger.override(put())
        assert again.id != first.id
        assert again.follows == first.id
        assert ledger.view().overrides() == (again,)

    @pytest.mark.parametrize("target", ["override:none", "statement:1"])
    def test_what_does_not_stand_cannot_be_undone(self, ledger: Ledger, target: str) -> None:
        with pytest.raises(LookupFailed, match="SAY-441"):
            ledger.override(put(Action.UNDO, target))
        first = ledger.override(put())
        ledger.override(put(Action.UNDO, first.id))
        for undone in ledger.view().overrides(undone=True):
            with pytest.raises(LookupFailed, match="SAY-441"):
                ledger.override(put(Action.UNDO, undone.id))
        assert ledger.count() == 2

    def test_overrides_stand_beside_readings_and_survive_closing(self, store: Store, clock: Hand) -> None:
        whole = reading(take("a"))
        with store.open(clock=clock) as ledger:
            ledger.append(whole, raw_of("a"))
            made = ledger.override(put(target=whole.take.id))
            before = ledger.count()
            assert ledger.append(whole, raw_of("a")).added == 0
            assert ledger.count() == before
        with store.open(clock=clock, read_only=True) as ledger:
            assert ledger.view().overrides() == (made,)
            assert ledger.view().readings() == (whole,)
            assert ledger.verify().checked == before
            with pytest.raises(LedgerError, match="SAY-303"):
                ledger.override(put())

    def test_a_forged_override_is_found(self, store: Store, clock: Hand) -> None:
        with store.open(clock=clock) as ledger:
            ledger.override(put())
        store.tamper("payload", 1, json.dumps({"action": "confirm"}))
        with store.open(clock=clock, read_only=True) as ledger:
            assert ledger.verify().first_bad == 1
