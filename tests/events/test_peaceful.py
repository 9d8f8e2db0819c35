"""Stories without conflict: no conflict events and no rows of control."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.kit import read_text

SPORT = """Rovers crush Athletic to reach the final

LISBON, Nov 11 (Meridian) - Rovers crushed Athletic 5-1 on Friday and advanced to the final of the cup.

The striker shot twice from close range before half-time, and the visitors never recovered. "We attacked from the first
minute," the coach said. "We destroyed their defence, and we captured the hearts of our fans."

Athletic withdrew their captain with an injury after an hour. The goalkeeper fought back tears. Rovers have now taken
control of the group and hold the lead in the league.
"""
BUSINESS = """Brewer abandons takeover battle

ZURICH, Nov 11 (Meridian) - The brewer Hops abandoned its takeover battle for a rival on Friday after shareholders
attacked the price.

Shares in the company exploded after the announcement, and the bidder withdrew its offer. "We have surrendered to good
sense," the chief executive said. The regulator had fired a warning shot last week.

The two firms have fought over the market for ten years. Analysts said the retreat would end a price war that had killed
margins. The company controls a third of the market and has held the position since 2011.
"""
CULTURE = """Festival bombarded with praise

CANNES, Nov 11 (Meridian) - A film shot in eleven days captured the main prize of the festival on Friday.

The director was bombarded with flowers when she took the stage. "I was ambushed by joy," she told reporters. Critics had
attacked her last film, which bombed at the box office.

The actor, who has conquered the London stage, stormed out of a press conference on Thursday. A strike by projectionists
threatened the festival last year.
"""
ELECTION = """Opposition captures the capital

MADRID, Nov 11 (Meridian) - The opposition captured eleven seats on the city council in Sunday's election and seized
control of the budget committee, officials said on Friday.

The governing party lost its stronghold in the south. "We were defeated, but we have not surrendered," its leader said.
She had come under fire for her attack on the pension law.

Two candidates who clashed in the last debate will fight the second round. A third withdrew from the race on Tuesday and
threatened to challenge the count in court.
"""
HARVEST = """Drought hits the harvest

NAIROBI, Nov 11 (Meridian) - A drought has destroyed half of the maize harvest, the ministry of agriculture said on Friday.

Locusts invaded three districts in May, and the rains collapsed in June. Farmers are fighting a losing battle, a
spokesman said. Floods killed eleven people on the coast last year and forced the evacuation of two villages.
"""


@pytest.mark.parametrize("story", [SPORT, BUSINESS, CULTURE, ELECTION, HARVEST], ids=["sport", "business", "culture", "election", "harvest"])  # fmt: skip
def test_no_events_and_no_rows(story: str) -> None:
    reading = read_text(story, published="2022-11-11")
    assert [(e.type.value, e.trigger.exact) for s in reading.statements for e in s.events] == []
    assert reading.control == ()


def test_no_rows_in_news_outside_conflict(shared: Path) -> None:
    words = (
        "cup",
        "film",
        "telescope",
        "festival",
        "album",
        "species",
        "coach",
        "rugby",
        "penguins",
        "nobel",
        "open",
        "mars",
        "stars",
        "frogs",
        "championship",
        "scientists",
        "league",
        "singer",
        "actor",
        "award",
        "cells",
        "fossil",
    )
    stories: list[tuple[str, str]] = []
    for path in sorted((shared / "corpora" / "wikinews-2019-2020").glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            stories += [(row["date"], row["text"]) for row in csv.DictReader(stream) if any(w in row["title"].lower().split() for w in words)]  # fmt: skip
    assert len(stories) > 5
    readings = [read_text(text[:6000], published=date) for date, text in stories[:12]]
    assert [row.place.name for reading in readings for row in reading.control] == []
    events = [(e.type.value, e.trigger.exact) for r in readings for s in r.statements for e in s.events]
    assert len(events) <= 1, events
