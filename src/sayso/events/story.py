"""Story: what the dating of events rests on: the tree, the words of time, and the events in their order."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.events.branches import Branches, branches_of
from sayso.events.happening import Happening, happening_of
from sayso.events.telling import Telling, frame_of, tellings
from sayso.events.timebook import TimeBook
from sayso.model.analysis import Analysis
from sayso.model.event import Moment
from sayso.model.statement import Statement
from sayso.model.take import Take

# times of happenings, by their number in the story
Times = Mapping[int, Moment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A take's statements and events with its words of time, each in the order of the text.

    `places` are where the events' words stand in the analysis, with the events' numbers;
    `of_statement` the numbers of each statement's events.
    """

    take: Take
    statements: Sequence[Statement]
    happenings: Sequence[Happening]
    tellings: Sequence[Telling]
    branches: Branches | None
    book: TimeBook
    day: dt.date | None
    places: Mapping[int, int]
    of_statement: Mapping[int, Sequence[int]]

    def tellings_in(self, start: int, end: int) -> Iterator[tuple[int, Telling]]:
        """The words of time that begin between two offsets, with their numbers."""
        first = bisect_left(self.tellings, start, key=lambda t: t.start)
        for number in range(first, len(self.tellings)):
            if self.tellings[number].start >= end:
                return
            yield number, self.tellings[number]


def story_of(take: Take, analysis: Analysis, statements: Sequence[Statement], book: TimeBook) -> Story:
    """A take, ready for its events to be dated."""
    branches = branches_of(analysis)
    happenings = [
        happening_of(number, statement, event, branches, book)
        for number, statement in enumerate(statements)
        for event in statement.events
    ]
    return Story(
        take=take,
        statements=statements,
        happenings=happenings,
        tellings=tellings(take, analysis, branches, book),
        branches=branches,
        book=book,
        day=frame_of(take, book).day,
        places={h.at: number for number, h in enumerate(happenings) if h.at is not None},
        of_statement=_of_statement(happenings),
    )


def _of_statement(happenings: Sequence[Happening]) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = {}
    for number, happening in enumerate(happenings):
        found.setdefault(happening.statement, []).append(number)
    return found
