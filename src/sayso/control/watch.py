"""Watch: takes one after another, and what each of them changes in the states of places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence
from sayso.control.pieces import Setting, pieces_of
from sayso.control.replay import state_on, with_parts
from sayso.control.settle import COMES, GOES, is_dated, settled
from sayso.gazetteer.fold import fold
from sayso.model.control import Change, ControlChange, ControlState, Holding
from sayso.model.statement import Statement
from sayso.model.take import Take

LATEST = dt.date.max


@dataclass(slots=True, kw_only=True)
class Watch:
    """The record as it grows: evidence and state of each place, after the takes seen so far.

    `stories` has the current take of each story, `told` the state of each place that was last told as news.
    `on` is the day asked about; without it, each take's own day.
    """

    setting: Setting
    editorial: Editorial
    on: dt.date | None = None
    pieces: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    states: dict[str, ControlState | None] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)
    told: dict[str, ControlState] = field(default_factory=dict)

    def add(self, take: Take, statements: Sequence[Statement], known_at: str | None) -> list[ControlChange]:
        """What a take changes, by name of place; it replaces the story's earlier take."""
        found: Mapping[str, Sequence[Evidence]] = with_parts(
            pieces_of(take, statements, self.setting), self.setting.places
        )
        gone = self.stories.get(take.story)
        self.stories[take.story] = take.id
        if gone is not None:
            found = self._without(gone, found)
        on = self.on or (dt.date.fromisoformat(take.day) if take.day else LATEST)
        changes = (
            change
            for place, pieces in found.items()
            for part in _in_steps(pieces)
            if (change := self._place(place, part, on, take, known_at)) is not None
        )
        return sorted(changes, key=lambda c: (c.after.name, c.after.place_id))

    def _without(
        self, gone: str, found: Mapping[str, Sequence[Evidence]]
    ) -> Mapping[str, Sequence[Evidence]]:
        """The new evidence by place, those places included of which only the replaced take spoke."""
        of_old = [p for p, told in self.pieces.items() if any(e.statement.take == gone for e in told)]
        for place in of_old:
            self.pieces[place] = tuple(e for e in self.pieces[place] if e.statement.take != gone)
        return {**dict.fromkeys(of_old, ()), **found}

    def _place(
        self, place: str, new: Sequence[Evidence], on: dt.date, take: Take, known_at: str | None
    ) -> ControlChange | None:
        """What new pieces change in the state of one place."""
        self.pieces[place] = (*self.pieces.get(place, ()), *new)
        before = self.states.get(place)
        pieces = settled(self.pieces[place])
        after = state_on(pieces, self.editorial, self.setting.policy, on)
        self.states[place] = after
        if after is None:
            return None
        mine = {c.statement for c in after.assessments[0].supporting if c.take == take.id}
        brought = [p for p in pieces if p.statement.id in mine and p.inherited_from is None]
        known = _same(self.told.get(place), after) or self._told_of_plant(after)
        news = not known and self._news(after, brought, on)
        if _same(before, after) and not news:
            return None
        if news:
            self.told[place] = after
        return ControlChange(
            before=before,
            after=after,
            known_at=known_at,
            take=take.id,
            statements=tuple(dict.fromkeys(p.statement.id for p in brought)),
            news=news,
        )

    def _told_of_plant(self, after: ControlState) -> bool:
        """Whether the same was told of the plant that bears the town's name."""
        key = f"{fold(after.name)} "
        plants = (s for s in self.told.values() if s.kind == "plant" and fold(s.name).startswith(key))
        return any(_same(state, after) for state in plants)

    def _news(self, after: ControlState, brought: Sequence[Evidence], on: dt.date) -> bool:
        """Whether the take tells a change, and not in passing what has long been so."""
        policy = self.setting.policy
        if after.holding in {Holding.UNKNOWN, Holding.CONTESTED} or after.since is None:
            return False
        if after.since[:10] < (on - dt.timedelta(days=policy.days)).isoformat():
            return False
        return any(
            (p.fresh or p.day is not None or not p.background)
            and (p.change is not Change.HOLD or p.fresh or is_dated(p))
            for p in brought
        )


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


def _same(before: ControlState | None, after: ControlState) -> bool:
    """Whether two states are the same answer, whatever else is known of its ground."""
    if before is None:
        return False
    return (before.holding, before.holder, before.left_by) == (after.holding, after.holder, after.left_by)
