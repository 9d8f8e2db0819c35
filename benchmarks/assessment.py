"""What assessing costs: `python -m benchmarks.assessment [--statements 20000]`.

Made-up takes of twenty statements each, by four blocs and the agency, on who
holds some three hundred towns and what happened there, over a year:

- all of them assessed from scratch, on one core, after a half and a quarter of
  them: the cost must grow with their number, not faster;
- one more take: what it adds to the assessments, beyond its reading;
- the heaviest case: all statements on one town.

Exits with 1 where a bound is not kept.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Iterator, Sequence
from statistics import median

from sayso.assessment.docket import Docket, Told
from sayso.assessment.editorial import Editorial, load_editorial
from sayso.gazetteer.feature import Feature
from sayso.gazetteer.places import PlaceBook, load_places
from sayso.model.event import Count, CountOf, Event, EventType, Moment, Participant, Place
from sayso.model.ids import content_id
from sayso.model.span import Span
from sayso.model.statement import Commitment, CueClass, Factuality, Manner, Polarity, Source, Statement, Tense
from sayso.model.take import Take

MOST_SECONDS, MOST_MS, MOST_GROWTH = 10.0, 100.0, 1.5
A_TAKE = 20
TOWNS = 300
# so many takes are added, one at a time, to all the others; the middle one counts
NEW = 7
FIRST = dt.date(2022, 3, 1)
SIDES = ("Ukraine", "Russia")
SOURCES = (
    ("the ministry", "Russia", CueClass.SAY), ("the general staff", "Ukraine", CueClass.SAY),
    (None, "agency", None), ("a mayor", "Ukraine", CueClass.CLAIM), ("an observer", "third party", CueClass.PERCEPTION),
    ("local media", "Ukraine", CueClass.PERCEPTION), ("a governor", "Russia", CueClass.DENY),
)  # fmt: skip
KINDS = (
    (EventType.CONTROL, "take"), (EventType.STRIKE, "missile"), (EventType.CONTROL, "hold"), (EventType.DAMAGE, "destroy"),
    (EventType.WITHDRAW, "retreat"), (EventType.CASUALTIES, None), (EventType.CONTROL, "retake"), (EventType.CLASH, "battle"),
    (EventType.CONTROL, "enter"), (EventType.ARMS, "abandon"),
)  # fmt: skip


def takes(count: int, towns: Sequence[Feature]) -> Iterator[Told]:
    """So many statements, in takes of twenty; the same each time."""
    for number in range(-(-count // A_TAKE)):
        day = (FIRST + dt.timedelta(days=number * 365 * A_TAKE // count)).isoformat()
        name = content_id("take", number)
        take = Take(id=name, story=content_id("story", number), text="", zones=(), published=day)
        yield take, tuple(_statement(name, number * A_TAKE + n, day, towns) for n in range(A_TAKE))


def _statement(take: str, number: int, day: str, towns: Sequence[Feature]) -> Statement:
    name, bloc, cue = SOURCES[(number * 7 + number // 11) % len(SOURCES)]
    kind, mode = KINDS[(number * 3 + number // 7) % len(KINDS)]
    town = towns[(number * 31 + number // 13) % len(towns)]
    words = f"statement {number} on {town.name} of {day}, told in some words of its own and a few more"
    content = Span(start=0, end=len(words), exact=words)
    side = SIDES[(number // 5) % 2]
    return Statement(
        id=content_id("statement", number),
        take=take,
        content=content,
        manner=Manner.OWN if cue is None else Manner.INDIRECT,
        cue=None if cue is None else Span(start=0, end=1, exact="x"),
        cue_class=cue,
        source=Source(name=name, span=None, bloc=bloc),
        factuality=Factuality(
            polarity=Polarity.NEGATIVE if number % 17 == 0 else Polarity.POSITIVE,
            commitment=Commitment.CERTAIN if number % 5 else Commitment.PROBABLE,
            tense=Tense.PAST,
        ),
        events=(_event(kind, mode, side, town, day, number),),
    )


def _event(kind: EventType, mode: str | None, side: str, town: Feature, day: str, number: int) -> Event:
    counted = kind in {EventType.CASUALTIES, EventType.STRIKE}
    return Event(
        type=kind,
        mode=mode,
        trigger=Span(start=0, end=1, exact="x"),
        actor=Participant(span=None, name=side, bloc=side),
        target=Participant(span=None, name="the depot", bloc=None),
        place=Place(span=None, name=town.name, id=town.id, kind=town.kind, lat=town.lat, lon=town.lon),
        time=Moment(text=None, date=day),
        counts=(Count(what=CountOf.KILLED, low=number % 9, high=None, whose=side),) if counted else (),
    )


def towns_of(places: PlaceBook, count: int) -> list[Feature]:
    """So many towns of the gazetteer's own list."""
    return [f for f in places.listed() if f.kind == "populated place"][:count]


def scratch(told: Sequence[Told], places: PlaceBook, editorial: Editorial) -> tuple[float, Docket]:
    """CPU seconds to assess these takes, and the docket."""
    start = time.process_time()
    docket = Docket(places=places, editorial=editorial).adding(told)
    return time.process_time() - start, docket


def adding(docket: Docket, take: Told) -> float:
    """CPU milliseconds that one more take adds."""
    start = time.process_time()
    docket.adding([take])
    return (time.process_time() - start) * 1000


def main() -> int:
    """Prints the figures and judges them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=20_000)
    count = parser.parse_args().statements
    places, editorial = load_places(), load_editorial()
    told = list(takes(count, towns_of(places, TOWNS)))
    scratch(told[:10], places, editorial)
    half, _ = scratch(told[: len(told) // 2], places, editorial)
    whole, docket = scratch(told[:-NEW], places, editorial)
    one = median(adding(docket, take) for take in told[-NEW:])
    single, _ = scratch(list(takes(count // 4, towns_of(places, 1))), places, editorial)
    growth = whole / (2 * half)
    print(
        f"{count} statements {whole:6.2f} s     at most {MOST_SECONDS:.0f}, {len(docket.assessments)} assessments"
    )
    print(
        f"the half         {half:6.2f} s     whole against twice the half {growth:.2f}, at most {MOST_GROWTH}"
    )
    print(f"one more take    {one:6.1f} ms    at most {MOST_MS:.0f}")
    print(f"{count // 4} on one town {single:6.2f} s")
    kept = whole <= MOST_SECONDS * count / 20_000 and growth <= MOST_GROWTH and one <= MOST_MS
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
