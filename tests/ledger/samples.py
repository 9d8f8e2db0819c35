"""Readings made by hand, of stories written for these tests: no real place changed hands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model.control import Change, ControlClaim
from sayso.model.event import (
    Count,
    CountOf,
    Event,
    EventType,
    Moment,
    Participant,
    Place,
    PlaceCandidate,
)
from sayso.model.ids import content_id, digest
from sayso.model.reading import Reading
from sayso.model.reason import Reason
from sayso.model.span import Span
from sayso.model.statement import (
    Commitment,
    CueClass,
    Factuality,
    Manner,
    Polarity,
    Refusal,
    Source,
    Statement,
    Tense,
)
from sayso.model.take import Dateline, Problem, PubStatus, Take, Update, Zone, ZoneKind

HEADLINE = "Upland troops enter Dolna"
BODY = (
    "Sample City, Nov 11 (Sample Wire).- Upland troops entered Dolna on Friday, the mayor said.\n"
    "At least 20 soldiers were wounded near the old bridge, according to Lowland's staff.\n"
)


def text_of(body: str = BODY) -> str:
    return f"{HEADLINE}\n{body}"


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span.of(text, at, at + len(words))


def take(
    name: str,
    *,
    story: str = "story:dolna",
    published: str | None = "2022-11-11T14:00:00Z",
    body: str = BODY,
) -> Take:
    """A whole take: every field holds something."""
    text = text_of(body)
    line = span(text, "Sample City, Nov 11 (Sample Wire).-")
    return Take(
        id=content_id("take", name),
        story=story,
        text=text,
        zones=(
            Zone(kind=ZoneKind.HEADLINE, start=0, end=len(HEADLINE)),
            Zone(kind=ZoneKind.BODY, start=len(HEADLINE) + 1, end=len(text)),
        ),
        agency="Sample Wire",
        headline=HEADLINE,
        section="a section that the copy does not spell out",
        published=published,
        language="en",
        dateline=Dateline(
            text=line.exact,
            start=line.start,
            end=line.end,
            places=("Sample City",),
            date="2022-11-11",
            agency="Sample Wire",
            year_from="weekday",
        ),
        update=Update(number=1, actions=("adds",), text="UPDATE 1, adds the mayor"),
        desk=("ab", "cd"),
        pub_status=PubStatus.USABLE,
        reader="text 1",
        raw_sha256=digest(raw_of(name)),
        problems=(Problem(code="year", message="the year is a guess", locator="offset 40"),),
    )


def raw_of(name: str) -> bytes:
    return f"raw bytes of {name}\x00\xff".encode("latin-1")


def entry_event(text: str, *, date: str | None = "2022-11-11", event_id: str | None = None) -> Event:
    return Event(
        type=EventType.CONTROL,
        mode="retake",
        trigger=span(text, "entered"),
        actor=Participant(span=span(text, "Upland troops"), name="Upland", id="actor:u", bloc="upland"),
        target=None,
        place=Place(
            span=span(text, "Dolna"),
            name="Dolna",
            id="place:1",
            kind="populated place",
            lat=46.635417,
            lon=32.0,
            radius_km=0.1 + 0.2,
            relation="in",
            reason="only one of that name",
            candidates=(
                PlaceCandidate(id="place:1", name="Dolna", kind="populated place", score=0.9),
                PlaceCandidate(id="place:2", name="Dolna", kind="region", score=1e-17),
            ),
        ),
        time=Moment(text="Friday", date=date, earliest=None, latest=None, reason="the weekday before")
        if date
        else None,
        id=event_id,
    )


def wound_event(text: str) -> Event:
    return Event(
        type=EventType.CASUALTIES,
        mode=None,
        trigger=span(text, "wounded"),
        counts=(
            Count(what=CountOf.WOUNDED, low=20, high=None, whose="lowland"),
            Count(what=CountOf.KILLED, low=0, high=0),
        ),
        weapons=("shell",),
        time=Moment(text=None, date=None, latest="2022-11-11T02:00:00Z"),
    )


def entering(
    of: Take, *, date: str | None = "2022-11-11", commitment: Commitment = Commitment.CERTAIN
) -> Statement:
    return Statement(
        id=content_id("statement", of.id, "entering"),
        take=of.id,
        content=span(of.text, "Upland troops entered Dolna on Friday"),
        manner=Manner.INDIRECT,
        cue=span(of.text, "said"),
        cue_class=CueClass.SAY,
        source=Source(
            name="the mayor",
            span=span(of.text, "the mayor"),
            bloc="upland",
            via=("Sample Wire",),
            role="mayor",
        ),
        factuality=Factuality(
            polarity=Polarity.POSITIVE,
            commitment=commitment,
            tense=Tense.PAST,
            reasons=(Reason(rule="cue", text="a plain cue", statements=(of.id,)),),
        ),
        zone=ZoneKind.BODY,
        events=(
            entry_event(of.text, date=date),
            entry_event(of.text, date="2022-09", event_id=f"event:{of.id}"),
        ),
        flags=("negated cue",),
    )


def wounding(of: Take) -> Statement:
    return Statement(
        id=content_id("statement", of.id, "wounding"),
        take=of.id,
        content=span(of.text, "At least 20 soldiers were wounded near the old bridge"),
        manner=Manner.OWN,
        cue=None,
        cue_class=None,
        source=Source(name=None, span=None, bloc=None),
        factuality=Factuality(
            polarity=Polarity.NEGATIVE, commitment=Commitment.UNCOMMITTED, tense=Tense.FUTURE
        ),
        events=(wound_event(of.text),),
    )


def reading(of: Take, *, statements: Sequence[Statement] | None = None, run: str = "1") -> Reading:
    """A whole reading of a take: two statements, three events, one claim, one refusal."""
    told = tuple(statements) if statements is not None else (entering(of), wounding(of))
    place = entry_event(of.text).place
    assert place is not None
    return Reading(
        take=of,
        statements=told,
        control=(
            ControlClaim(
                place=place,
                holder="Upland",
                change=Change.RETAKE,
                date=None,
                by=("the mayor",),
                statements=tuple(s.id for s in told[:1]),
            ),
        ),
        refused=(
            Refusal(what="old bridge", reason="no source", start=5, end=9),
            Refusal(what="words that do not stand there", reason="not in the text"),
        ),
        run={"reader": "text 1", "rules": run},
    )


def bare(name: str, *, text: str = "x", story: str = "story:bare") -> Reading:
    """The least that a reading can be: every field that may be unknown is."""
    return Reading(
        take=Take(id=content_id("take", name), story=story, text=text, zones=()), statements=(), control=()
    )


def long_reading(name: str, statements: int) -> Reading:
    """A reading with many statements."""
    of = take(name, story=f"story:{name}")
    told = tuple(
        replace(entering(of), id=content_id("statement", of.id, at), events=(entry_event(of.text),))
        for at in range(statements)
    )
    return reading(of, statements=told)
