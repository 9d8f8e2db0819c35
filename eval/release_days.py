"""The day of each ISAF release, from what it says of itself and, failing that, from its number.

A release opens with a date in brackets or has one in its title; the year stands
beside it or in the release's number ("2011-07-S-064": year, month, series, number).
Where a month and a day have no year anywhere, the year nearest to the label stands in
for the wire's envelope, which would name it.

A release that names no day is placed between its neighbours: the numbers of a series
begin anew with each month and are given out in order of issue, so a number between
two dated ones was issued between their days, by equal steps. Beyond the last dated
number of a month nothing bounds it, and the release stays without a day. This is an
estimate for measuring with, as the corpus lost its envelopes; the package reads none
into a story, because a feed dates its items and a guessed day would pass for a known one.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

OPENING = "PRESS RELEASE TEXT: "
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_DAY = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\.?\s?(?P<day>\d{1,2})(?:,?\s?(?P<year>20\d\d))?"
IN_BRACKETS = re.compile(rf"\(\s*{MONTH_DAY}\s*\)")
ANYWHERE = re.compile(rf"\b{MONTH_DAY}\b")
# the first figure of the year is lost in some copies
NUMBER = re.compile(
    r"\b(?:2?0(?P<year>\d\d))-(?P<month>\d\d?)-(?P<series>[A-Z]{1,2})\W?(?P<number>\d{1,3})\b"
)
PLAIN = re.compile(r"\b(?:yesterday|today|this morning)\b", re.IGNORECASE)
TITLE = 400
OPENS = (0, 0.5)  # before the first number of a month: the midnight on which its first day begins

Series = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A release's number: the series of a month, and the place in it."""

    series: Series
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A press release with the day its label says, its own day, and how that was found."""

    text: str
    label: dt.date
    published: dt.date | None
    dated_by: str


def releases(path: Path) -> tuple[Release, ...]:
    """The ISAF releases with their labels, in the order of the file."""
    told = [_release(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(between(told))


def between(told: Sequence[Release]) -> Iterable[Release]:
    """The releases, those without a day placed between the numbers before and after theirs."""
    dated: dict[Series, list[tuple[int, float]]] = {}
    for release in told:
        here = number_of(release.text)
        # a number of one month may carry the date of the next: no neighbour for others
        if here and release.published and release.published.month == here.series[1]:
            dated.setdefault(here.series, [OPENS]).append((here.number, release.published.day))
    for release in told:
        here = number_of(release.text)
        day = placed(here, dated) if here and release.published is None else None
        if day is None:
            yield release
        else:
            yield replace(release, published=day, dated_by="between numbered releases")


def placed(here: Numbered, dated: Mapping[Series, Sequence[tuple[int, float]]]) -> dt.date | None:
    """The day on which a number was issued if its series went on by equal steps between dated neighbours."""
    anchors = dated.get(here.series, ())
    below = max((a for a in anchors if a[0] <= here.number), default=None)
    above = min((a for a in anchors if a[0] >= here.number), default=None)
    if below is None or above is None:
        return None
    steps = above[0] - below[0]
    day = below[1] + (above[1] - below[1]) * (here.number - below[0]) / steps if steps else below[1]
    return dt.date(here.series[0], here.series[1], int(day + 0.5))


def number_of(text: str) -> Numbered | None:
    """The number that a release bears."""
    match = NUMBER.search(text)
    if match is None or not 1 <= int(match["month"]) <= len(MONTHS):
        return None
    series = 2000 + int(match["year"]), int(match["month"]), match["series"]
    return Numbered(series=series, number=int(match["number"]))


def contradicted(text: str, published: dt.date, label: dt.date) -> bool:
    """Whether the only plain word of time in a release, "today" or "yesterday", is not the label's day."""
    words = {word.lower() for word in PLAIN.findall(re.sub(r"\([^)]*\)", " ", text))}
    back = {"yesterday": 1, "today": 0, "this morning": 0}
    return len(words) == 1 and published - dt.timedelta(days=back[words.pop()]) != label


def _release(line: str) -> Release:
    _, told, label = json.loads(line)["conversations"]
    text = told["value"].split(OPENING, 1)[-1]
    day = dt.date.fromisoformat(json.loads(label["value"])["start_date"])
    published, by = own_day(text, day)
    if published is not None and contradicted(text, published, day):
        by = "the label is against its words"
    return Release(text=text, label=day, published=published, dated_by=by)


def own_day(text: str, label: dt.date) -> tuple[dt.date | None, str]:
    """The day that a release bears, and whether its year is its own; the label serves for nothing else."""
    match = IN_BRACKETS.search(text) or ANYWHERE.search(text[:TITLE])
    if match is None:
        return None, "no day"
    month, day, here = MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"]), number_of(text)
    if match["year"]:
        return dt.date(int(match["year"]), month, day), "its own date"
    if here is not None:
        year, numbered, _ = here.series
        # a release numbered in one month may carry the date of the next
        return dt.date(year + (month == 1 and numbered == 12), month, day), "its own date"
    years = [dt.date(label.year + n, month, day) for n in (-1, 0, 1)]
    return min(years, key=lambda one: abs(one - label)), "its own day, the label's year"
