"""Builders of takes, statements and events for the sample stories."""

from __future__ import annotations

from sayso.model.event import Count, CountOf, Event, EventType, Moment, Participant, Place
from sayso.model.ids import content_id
from sayso.model.span import Span
from sayso.model.statement import (
    Commitment,
    CueClass,
    Factuality,
    Manner,
    Polarity,
    Source,
    Statement,
    Tense,
)
from sayso.model.take import Dateline, Take, Update, Zone, ZoneKind


def take_of(parts: list[tuple[ZoneKind, str]], *, story: str, published: str, agency: str) -> Take:
    """A take from its parts; a dateline runs on into the paragraph that follows it."""
    text, zones, dateline = "", [], None
    for kind, words in parts:
        start = len(text)
        zones.append(Zone(kind=kind, start=start, end=start + len(words)))
        text += words + (" " if kind is ZoneKind.DATELINE else "\n\n")
        if kind is ZoneKind.DATELINE:
            place = words.split(",")[0].split("(")[0].strip()
            dateline = Dateline(
                text=words,
                start=start,
                end=start + len(words),
                places=(place,),
                date=published[:10],
                agency=agency,
            )
    text = text.rstrip()
    note = next((words for kind, words in parts if kind is ZoneKind.EDIT_NOTE), None)
    return Take(
        id=content_id("take", text),
        story=content_id("story", story),
        text=text,
        zones=tuple(zones),
        agency=agency,
        headline=next((words for kind, words in parts if kind is ZoneKind.HEADLINE), None),
        published=published,
        dateline=dateline,
        update=Update(number=1, actions=("adds", "alters_headline"), text=note) if note else None,
        language="en",
        desk=("mk", "tl"),
        reader="text/1",
    )


def said(
    take: Take,
    words: str,
    *,
    by: str | None = None,
    name: str | None = None,
    bloc: str | None = None,
    cue: str | None = None,
    cue_class: CueClass | None = None,
    manner: Manner = Manner.INDIRECT,
    polarity: Polarity = Polarity.POSITIVE,
    commitment: Commitment = Commitment.CERTAIN,
    tense: Tense = Tense.PAST,
    via: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
    events: tuple[Event, ...] = (),
) -> Statement:
    """A statement on these words of the take; source and cue are looked for after its start, then before."""
    content = span(take, words)
    return Statement(
        id=content_id("statement", take.id, content.start, content.end, name),
        take=take.id,
        content=content,
        manner=manner,
        cue=span(take, cue, near=content.start) if cue else None,
        cue_class=cue_class,
        source=Source(name=name, span=span(take, by, near=content.start) if by else None, bloc=bloc, via=via),
        factuality=Factuality(polarity=polarity, commitment=commitment, tense=tense),
        events=events,
        flags=flags,
    )


def span(take: Take, words: str, near: int = 0) -> Span:
    """The words where they stand nearest behind `near`, else their first place."""
    at = take.text.find(words, max(near - 160, 0))
    at = at if at >= 0 else take.text.index(words)
    return Span.of(take.text, at, at + len(words))


def event(take: Take, kind: EventType, mode: str | None, trigger: str, **known: str | int) -> Event:
    """An event with its trigger and those of actor, place, date, low, high, of that are given."""
    low, high = known.get("low"), known.get("high")
    counts: tuple[Count, ...] = ()
    if "of" in known:
        counts = (
            Count(
                what=CountOf(str(known["of"])),
                low=int(low) if low is not None else None,
                high=int(high) if high is not None else None,
            ),
        )
    return Event(
        type=kind,
        mode=mode,
        trigger=span(take, trigger),
        actor=Participant(span=None, name=str(known["actor"])) if "actor" in known else None,
        place=Place(span=None, name=str(known["place"])) if "place" in known else None,
        time=Moment(text=None, date=str(known["date"])) if "date" in known else None,
        counts=counts,
    )
