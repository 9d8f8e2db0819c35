"""The contract of a ledger: what every store of the record keeps to, told as tests.

A store's test module derives a class from `LedgerContract` and gives it a
fixture `store`, by which the suite opens ledgers and harms them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from sayso.errors import LedgerError, LookupFailed
from sayso.ledger.protocol import Ledger
from sayso.model.span import Span
from sayso.model.statement import Commitment
from tests.ledger.harness import START, Hand, Store
from tests.ledger.samples import bare, entering, raw_of, reading, take, wounding


class LedgerContract:
    """What every ledger does."""

    @pytest.fixture
    def clock(self) -> Hand:
        return Hand()

    @pytest.fixture
    def ledger(self, store: Store, clock: Hand) -> Iterator[Ledger]:
        with store.open(clock=clock) as ledger:
            yield ledger

    # -- what goes in comes out --

    def test_reading_comes_back_as_it_was(self, ledger: Ledger) -> None:
        whole = reading(take("a"))
        receipt = ledger.append(whole, raw_of("a"))
        assert (receipt.take_id, receipt.new) == (whole.take.id, True)
        # take, two statements, three events, one claim, and the reading that names them
        assert receipt.added == ledger.count() == 8
        view = ledger.view()
        assert view.reading(whole.take.id) == whole
        assert view.take(whole.take.id) == whole.take
        assert view.raw(whole.take.id) == raw_of("a")
        assert view.statements() == whole.statements
        assert view.readings() == (whole,)

    def test_bare_reading_comes_back_as_it_was(self, ledger: Ledger) -> None:
        least = bare("a")
        ledger.append(least, b"x")
        assert ledger.view().reading(least.take.id) == least
        assert ledger.view().events() == ()

    @pytest.mark.parametrize("text", ["", "half a pair: \ud83d", "\x00", "Ünï → 🚀"])
    def test_odd_texts_are_kept(self, ledger: Ledger, text: str) -> None:
        least = bare("a", text=text)
        ledger.append(least, b"")
        assert ledger.view().take(least.take.id).text == text
        assert ledger.view().raw(least.take.id) == b""

    def test_record_survives_closing(self, store: Store, clock: Hand) -> None:
        whole = reading(take("a"))
        with store.open(clock=clock) as ledger:
            ledger.append(whole, raw_of("a"))
        with store.open(clock=clock) as ledger:
            assert ledger.view().reading(whole.take.id) == whole
        with store.open(clock=clock, read_only=True) as ledger:
            assert ledger.view().reading(whole.take.id) == whole

    def test_words_that_do_not_stand_in_the_text_are_refused(self, ledger: Ledger) -> None:
        of = take("a")
        wrong = replace(wounding(of), content=Span(start=0, end=5, exact="wrong"))
        with pytest.raises(LedgerError, match="SAY-306"):
            ledger.append(reading(of, statements=[wrong]), raw_of("a"))
        assert ledger.count() == 0

    def test_other_bytes_than_those_read_are_refused(self, ledger: Ledger) -> None:
        with pytest.raises(LedgerError, match="SAY-306"):
            ledger.append(reading(take("a")), b"others")
        assert ledger.count() == 0

    # -- the same again --

    def test_same_reading_adds_nothing(self, ledger: Ledger, clock: Hand) -> None:
        ledger.append(reading(take("a")), raw_of("a"))
        before = ledger.count()
        clock.wind(hours=1)
        receipt = ledger.append(reading(take("a")), raw_of("a"))
        assert (receipt.added, receipt.new, ledger.count()) == (0, False, before)
        assert ledger.view().recorded_at(take("a").id) == START

    def test_newer_run_adds_only_what_differs(self, ledger: Ledger) -> None:
        of = take("a")
        ledger.append(reading(of, run="1"), raw_of("a"))
        newer = reading(of, run="2")
        assert ledger.append(newer, raw_of("a")).added == 1  # the reading itself
        better = reading(of, statements=[entering(of), replace(wounding(of), flags=("seen",))], run="3")
        receipt = ledger.append(better, raw_of("a"))
        assert (receipt.added, receipt.new) == (2, False)  # one statement, the reading
        assert ledger.view().readings() == (better,)

    def test_same_id_with_another_content_loses_neither(self, ledger: Ledger, clock: Hand) -> None:
        of = take("a")
        sure, unsure = (
            reading(of, statements=[entering(of, commitment=c)])
            for c in (Commitment.CERTAIN, Commitment.POSSIBLE)
        )
        for one in (sure, unsure, sure):
            ledger.append(one, raw_of("a"))
            clock.wind(hours=1)
        assert ledger.view().readings() == (sure,)
        assert ledger.view(as_of=START + timedelta(hours=1)).readings() == (unsure,)
        assert ledger.view(as_of=START).readings() == (sure,)

    def test_take_may_be_bound_to_another_story(self, ledger: Ledger) -> None:
        first, second = reading(take("a")), reading(take("a", story="kherson"))
        ledger.append(first, raw_of("a"))
        ledger.append(second, raw_of("a"))
        assert ledger.view().takes() == (second.take,)
        assert ledger.view().versions("kherson") == (second.take,)

    def test_one_reading_may_hold_the_same_statement_twice(self, ledger: Ledger) -> None:
        of = take("a")
        twice = reading(of, statements=[wounding(of), wounding(of), replace(wounding(of), flags=("other",))])
        ledger.append(twice, raw_of("a"))
        assert ledger.view().readings() == (twice,)
        assert ledger.append(twice, raw_of("a")).added == 0

    # -- two clocks --

    def test_as_of_shows_what_was_known(self, ledger: Ledger, clock: Hand) -> None:
        ledger.append(reading(take("a")), raw_of("a"))
        later = clock.wind(minutes=10)
        ledger.append(reading(take("b", story="story:other")), raw_of("b"))
        before = ledger.view(as_of=START - timedelta(microseconds=1))
        assert (before.takes(), before.statements(), before.events()) == ((), (), ())
        assert [t.id for t in ledger.view(as_of=START).takes()] == [take("a").id]
        assert len(ledger.view(as_of=later).takes()) == 2
        with pytest.raises(LookupFailed, match="SAY-401"):
            ledger.view(as_of=START).take(take("b").id)
        with pytest.raises(LookupFailed, match="SAY-401"):
            ledger.view(as_of=START).recorded_at(take("b").id)

    def test_view_does_not_change_under_later_appends(self, ledger: Ledger) -> None:
        ledger.append(reading(take("a")), raw_of("a"))
        view = ledger.view()
        ledger.append(reading(take("b")), raw_of("b"))
        assert [t.id for t in view.takes()] == [take("a").id]
        assert view.statements() == reading(take("a")).statements

    def test_as_of_in_another_zone_is_the_same_time(self, ledger: Ledger) -> None:
        ledger.append(reading(take("a")), raw_of("a"))
        assert len(ledger.view(as_of=datetime.fromisoformat("2022-11-11T16:00:00+02:00")).takes()) == 1
        assert len(ledger.view(as_of=datetime.fromisoformat("2022-11-11T15:59:59+02:00")).takes()) == 0

    @pytest.mark.parametrize("time", ["2022-11-11T14:00:00", "0001-01-01T00:00:00+14:00"])
    def test_as_of_that_is_no_time_is_refused(self, ledger: Ledger, time: str) -> None:
        with pytest.raises(LookupFailed, match="SAY-403"):
            ledger.view(as_of=datetime.fromisoformat(time))

    def test_recorded_time_never_goes_back(self, ledger: Ledger, clock: Hand) -> None:
        ledger.append(reading(take("a")), raw_of("a"))
        clock.wind(days=-3)
        ledger.append(reading(take("b")), raw_of("b"))
        assert ledger.view().recorded_at(take("b").id) == START

    def test_clock_without_a_zone_is_refused(self, store: Store) -> None:
        with store.open(clock=lambda: datetime(2022, 1, 1)) as ledger:  # noqa: DTZ001, SIM117
            with pytest.raises(LedgerError, match="SAY-306"):
                ledger.append(bare("a"), b"")

    def test_every_part_has_its_recorded_time(self, ledger: Ledger) -> None:
        whole = reading(take("a"))
        ledger.append(whole, raw_of("a"))
        view = ledger.view()
        for record in (whole.take.id, whole.statements[0].id, whole.statements[0].events[1].id):
            assert record is not None
            assert view.recorded_at(record) == START
            assert view.recorded_at(record[:-3]) == START

    # -- valid time --

    def test_events_by_the_day_they_began(self, ledger: Ledger) -> None:
        of = take("a")
        ledger.append(reading(of), raw_of("a"))
        dated = ledger.view().events()
        spans = [(e.valid.start, e.valid.end) if e.valid else None for e in dated]
        assert spans == [
            ("2022-11-11", "2022-11-11"),
            ("2022-09-01", "2022-09-30"),
            (None, "2022-11-11T02:00:00Z"),  # no known beginning: kept on every day
        ]
        assert [e.statement.id for e in dated] == [entering(of).id, entering(of).id, wounding(of).id]
        assert len(ledger.view(valid_on=date(2022, 11, 11)).events()) == 3
        assert len(ledger.view(valid_on=date(2022, 11, 10)).events()) == 2
        assert len(ledger.view(valid_on=date(2022, 11, 11)).events(date(2022, 8, 31))) == 1

    def test_event_of_unknown_date_is_kept_and_flagged(self, ledger: Ledger) -> None:
        of = take("a")
        ledger.append(reading(of, statements=[entering(of, date=None)]), raw_of("a"))
        first = ledger.view(valid_on=date(1900, 1, 1)).events()[0]
        assert first.valid is None

    # -- stories --

    def test_later_take_replaces_the_earlier(self, ledger: Ledger) -> None:
        early = reading(take("early", published="2022-11-11T14:00:00Z"))
        late = reading(take("late", published="2022-11-11T15:30:00+01:00"))
        other = reading(take("other", story="story:other"))
        for one, name in ((late, "late"), (other, "other"), (early, "early")):
            ledger.append(one, raw_of(name))
        view = ledger.view()
        assert view.takes() == (late.take, other.take, early.take)
        assert view.current_takes() == (late.take, other.take)
        assert view.versions("story:dolna") == (early.take, late.take)
        assert view.statements() == late.statements + other.statements
        assert view.all_statements() == late.statements + other.statements + early.statements
        assert view.statements(early.take.id) == early.statements
        assert view.readings() == (late, other)

    def test_without_times_of_publication_the_order_of_recording_counts(self, ledger: Ledger) -> None:
        first, second = (reading(take(name, published=p)) for name, p in (("a", None), ("b", "2022-11-11")))
        ledger.append(second, raw_of("b"))
        ledger.append(first, raw_of("a"))
        assert ledger.view().current_takes() == (first.take,)

    def test_beginnings_of_ids(self, ledger: Ledger) -> None:
        of = replace(take("a"), id="take:abc1", story="story:one")
        for name, story in (
            ("take:abc1", "story:one"),
            ("take:abc2", "story:two"),
            ("take:abc", "story:three"),
        ):
            ledger.append(reading(replace(of, id=name, story=story), statements=()), raw_of("a"))
        view = ledger.view()
        assert view.take("take:abc1").id == view.take("abc1").id == "take:abc1"
        assert view.take("abc").id == "take:abc"  # a whole id is not ambiguous
        assert view.versions("story:th")[0].id == view.versions("th")[0].id == "take:abc"
        for named in ("take:ab", "a", "ta"):
            with pytest.raises(LookupFailed, match="SAY-402"):
                view.take(named)
        for named in ("take:b", "bc1", "", "%", "_"):
            with pytest.raises(LookupFailed, match="SAY-401"):
                view.take(named)
            with pytest.raises(LookupFailed, match="SAY-401"):
                view.recorded_at(named)
        with pytest.raises(LookupFailed, match="SAY-401"):
            view.versions("story:four")
