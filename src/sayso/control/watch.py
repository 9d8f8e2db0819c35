"""Watch: the entries of a record one after another, and what each of them changes in the states of places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence
from sayso.assessment.history import corrects, killed
from sayso.control.news import is_news, is_same, told_before
from sayso.control.pieces import Setting, pieces_of
from sayso.control.replay import state_on, with_parts
from sayso.control.settle import COMES, GOES, settled
from sayso.control.unknown import nothing_left
from sayso.gazetteer.fold import fold
from sayso.ledger.precedence import published_after
from sayso.model.control import Cause, ControlChange, ControlState
from sayso.model.override import Override, standing
from sayso.model.statement import Statement
from sayso.model.take import Take

LATEST = dt.date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What came into the record: a take, or an override; the day asked about then, and when it was."""

    on: dt.date
    known_at: str | None
    cause: Cause
    take: Take | None = None
    override: Override | None = None


@dataclass(slots=True, kw_only=True)
class Watch:
    """The record as it grows: evidence and state of each place, after the entries seen so far.

    `stories` has the current take of each story, `told` the state of each place that was last told as news,
    `overrides` what analysts put beside the rules so far. `on` is the day asked about; without it, each take's own
    day. With `in_steps` a take that tells of one side's going and another's coming changes a place twice.
    """

    setting: Setting
    editorial: Editorial
    on: dt.date | None = None
    pieces: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    states: dict[str, ControlState | None] = field(default_factory=dict)
    stories: dict[str, Take] = field(default_factory=dict)
    told: dict[str, ControlState] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)
    last: str | None = None
    in_steps: bool = False

    def add(self, take: Take, statements: Sequence[Statement], known_at: str | None) -> list[ControlChange]:
        """What a take changes, by name of place; it replaces the story's earlier take, and never a later one."""
        before = self.stories.get(take.story)
        if before is not None and published_after(before, take):
            return []
        self.stories[take.story] = take
        cause = self.cause(take, before)
        found: Mapping[str, Sequence[Evidence]] = {}
        if cause is not Cause.KILLED:
            found = with_parts(pieces_of(take, statements, self.setting), self.setting.places)
        if before is not None:
            found = self._without(before.id, found)
        on = self.on or (dt.date.fromisoformat(take.day) if take.day else LATEST)
        self.last = max(filter(None, (self.last, take.day)), default=None)
        entry = Entry(on=on, known_at=known_at, cause=cause, take=take)
        return self._changes(found, entry)

    def overrule(self, override: Override) -> list[ControlChange]:
        """What an analyst's entry changes in any place, by name, on the day asked about or the last one told of."""
        self.overrides.append(override)
        self.editorial = replace(self.editorial, overrides=standing(self.overrides))
        on = self.on or (dt.date.fromisoformat(self.last) if self.last else LATEST)
        entry = Entry(on=on, known_at=override.recorded_at, cause=Cause.OVERRULED, override=override)
        return self._changes(dict.fromkeys(self.pieces, ()), entry)

    def cause(self, take: Take, before: Take | None) -> Cause:
        """What a take does to its story: it kills it, corrects an earlier take, or tells."""
        if killed(take, self.editorial):
            return Cause.KILLED
        corrected = before is not None and corrects(take, self.editorial)
        return Cause.CORRECTED if corrected else Cause.TOLD

    def _without(
        self, gone: str, found: Mapping[str, Sequence[Evidence]]
    ) -> Mapping[str, Sequence[Evidence]]:
        """The new evidence by place, those places included of which only the replaced take spoke."""
        of_old = [p for p, told in self.pieces.items() if any(e.statement.take == gone for e in told)]
        for place in of_old:
            self.pieces[place] = tuple(e for e in self.pieces[place] if e.statement.take != gone)
        return {**dict.fromkeys(of_old, ()), **found}

    def _changes(self, found: Mapping[str, Sequence[Evidence]], entry: Entry) -> list[ControlChange]:
        changes = (
            change
            for place, pieces in found.items()
            for step in (_in_steps(pieces) if self.in_steps else (pieces,))
            if (change := self._place(place, step, entry)) is not None
        )
        return sorted(changes, key=lambda c: (c.after.name, c.after.place_id))

    def _place(self, place: str, new: Sequence[Evidence], entry: Entry) -> ControlChange | None:
        """What new pieces, or fewer of the old ones, change in the state of one place."""
        self.pieces[place] = (*self.pieces.get(place, ()), *new)
        before = self.states.get(place)
        pieces = settled(self.pieces[place])
        after = state_on(pieces, self.editorial, self.setting.policy, entry.on)
        cause = Cause.DROPPED if entry.cause is Cause.TOLD and not new else entry.cause
        if after is None and before is not None:
            after = nothing_left(before, cause)
        self.states[place] = after
        if after is None:
            return None
        brought = _brought(after, pieces, entry.take)
        known = told_before(self.told.get(place), after) or self._told_of_plant(after)
        news = not known and is_news(after, brought, entry.on, self.setting.policy.days)
        if is_same(before, after, closely=cause is not Cause.TOLD) and not news:
            return None
        if news:
            self.told[place] = after
        return ControlChange(
            before=before,
            after=after,
            known_at=entry.known_at,
            take=entry.take.id if entry.take is not None else None,
            statements=tuple(dict.fromkeys(p.statement.id for p in brought)),
            news=news,
            cause=cause,
            override=entry.override,
        )

    def _told_of_plant(self, after: ControlState) -> bool:
        """Whether the same was told of the plant that bears the town's name."""
        key = f"{fold(after.name)} "
        plants = (s for s in self.told.values() if s.kind == "plant" and fold(s.name).startswith(key))
        return any(told_before(state, after) for state in plants)


def _in_steps(pieces: Sequence[Evidence]) -> tuple[Sequence[Evidence], ...]:
    """The new pieces on a place in two steps where one side goes and another comes: "rebels took X as the army left"."""
    coming = [p for p in pieces if p.change in COMES]
    done = {p.event.id for p in coming}
    goes = [
        p
        for p in pieces
        # who is driven out goes as the other comes: that is one step
        if p.change in GOES and p.event.id not in done and not (p.announced or p.negative or p.background)
    ]
    comes = [p for p in coming if p.side not in {q.side for q in goes}]
    if not goes or not comes or any(p.under_way for p in goes):
        return (pieces,)
    return ([p for p in pieces if p not in comes], comes)


def _brought(after: ControlState, pieces: Iterable[Evidence], take: Take | None) -> list[Evidence]:
    """The pieces of a take that the state rests on, those passed down from a whole left out."""
    if take is None or not after.assessments:
        return []
    mine = {c.statement for c in after.assessments[0].supporting if c.take == take.id}
    return [p for p in pieces if p.statement.id in mine and p.inherited_from is None]
