"""News: which events and which times are those that a story goes on to tell of."""

from __future__ import annotations

import datetime as dt

from sayso.events.happening import Happening
from sayso.events.story import Story
from sayso.model.event import Moment
from sayso.model.statement import Commitment

# days before the story's within which a time that is told becomes the time that is being told of
NEWS = 31
# how sure a statement is of what may never have been
OPEN = frozenset({Commitment.POSSIBLE, Commitment.UNCOMMITTED})


def is_told(story: Story, happening: Happening) -> bool:
    """Whether an event is news that a report tells, and no state, no gloss, and nothing that only may have been."""
    if happening.state or happening.generic:
        return False
    if story.statements[happening.statement].factuality.commitment in OPEN:
        return False
    return not happening.gloss or _has_day(story, happening)


def _has_day(story: Story, happening: Happening) -> bool:
    """Whether the sentence of an event names a day of the news."""
    tree = story.branches
    sentence = tree.sentence_at(happening.event.trigger.start) if tree is not None else None
    if sentence is None:
        return False
    return any(is_news(story, t.moment) for _, t in story.tellings_in(sentence.start, sentence.end))


def is_over(story: Story, moment: Moment) -> bool:
    """Whether a time lies before the story's day, and so before what is to come."""
    last = day_of(moment.latest or moment.date)
    return last is not None and story.day is not None and last < story.day


def is_news(story: Story, moment: Moment) -> bool:
    """Whether a time is that of the news, and not of what was long before or is to come."""
    first, last = day_of(moment.earliest or moment.date), day_of(moment.latest or moment.date)
    if story.day is None or moment.date is None or first is None or last is None or first > story.day:
        return False
    return last >= story.day or (len(moment.date) == 10 and (story.day - last).days <= NEWS)


def day_of(words: str | None) -> dt.date | None:
    """The day of a date or a date-time; None for anything coarser."""
    return dt.date.fromisoformat(words[:10]) if words is not None and len(words) >= 10 else None
