"""Story: what the dating of events rests on: the tree, the words of time, and the events in their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
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

    `places` are where the events' words stand in the analysis.
    """

    take: Take
    statements: Sequence[Statement]
    happenings: Sequence[Happening]
    tellings: Sequence[Telling]
    branches: Branches | None
    book: TimeBook
    day: dt.date | None
    places: frozenset[int]


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
        places=frozenset(h.at for h in happenings if h.at is not None),
    )
