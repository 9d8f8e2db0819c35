"""A dispatch for tests of event data: two tolls of one blast, a denial, a plan, and nobody named."""

from __future__ import annotations

import datetime as dt
from functools import cache

from sayso.export.mention import Mention, Told, mentions
from sayso.model.reading import Reading
from tests.kit import read_text

STORY = (
    "Blast hits market in Kunduz, toll disputed\n\n"
    "KABUL, Afghanistan, May 3 2022 (Meridian) - A bomb exploded in a market in Kunduz on Monday, "
    "killing at least 12 people, the Interior Ministry said.\n\n"
    "Hospital officials said 25 people were killed by the blast in Kunduz.\n\n"
    "The Taliban denied that its fighters had bombed the market in Kunduz.\n\n"
    "Russia said its troops would withdraw from Kherson.\n\n"
    "It was reported that troops had entered “=Kherson”, with shells, on Monday.\n"
)
RECORDED = dt.datetime(2022, 5, 3, 18, 0, 1, tzinfo=dt.UTC)


@cache
def reading() -> Reading:
    """The dispatch, read."""
    return read_text(STORY)


@cache
def rows() -> tuple[Mention, ...]:
    """Its events as rows."""
    return tuple(mentions([Told(reading=reading(), recorded=RECORDED)]))
