"""Hand-made statements on who holds a place: own wording, known sources, one event each."""

from __future__ import annotations

from sayso.assessment.editorial import Editorial, load_editorial
from sayso.assessment.evidence import evidence_of
from sayso.assessment.links import Link, Predicate
from sayso.model.assessment import Proposition
from sayso.model.event import Event, EventType, Moment, Participant, Place
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

EDITORIAL: Editorial = load_editorial()
DAY = "2022-11-11"
KHERSON = Place(
    span=None, name="Kherson", id="geonames:706448", kind="populated place", lat=46.6369, lon=32.6146
)


def place(name: str, id_: str, kind: str = "populated place", relation: str | None = None) -> Place:
    return Place(span=None, name=name, id=id_, kind=kind, relation=relation)


def event(
    type_: EventType,
    mode: str | None,
    side: str | None,
    where: Place | None = KHERSON,
    *,
    day: str | None = DAY,
    target: str | None = None,
    span: Span | None = None,
) -> Event:
    return Event(
        type=type_,
        mode=mode,
        trigger=span or Span(start=0, end=1, exact="x"),
        actor=Participant(span=None, name=side, bloc=side) if side else None,
        target=Participant(span=None, name=target, bloc=target) if target else None,
        place=where,
        time=Moment(text=None, date=day) if day else None,
    )


def statement(
    label: str,
    bloc: str | None,
    *events: Event,
    content: str = "x",
    name: str | None = None,
    source_id: str | None = None,
    polarity: str = "+",
    commitment: str = "CT",
    tense: str = "past",
    cue_class: CueClass | None = CueClass.SAY,
    take: str = "take:1",
) -> Statement:
    """A statement; `label` becomes its id and, unless `name` is given, its source's name."""
    own = bloc == "agency"
    return Statement(
        id=content_id("statement", label),
        take=take,
        content=Span(start=0, end=len(content), exact=content),
        manner=Manner.OWN if own else Manner.INDIRECT,
        cue=None if own else Span(start=0, end=1, exact="x"),
        cue_class=None if own else cue_class,
        source=Source(name=None if own else (name or label), span=None, bloc=bloc, id=source_id),
        factuality=Factuality(
            polarity=Polarity(polarity), commitment=Commitment(commitment), tense=Tense(tense)
        ),
        events=events,
    )


def link(predicate: Predicate, side: str, kind: str, who: Statement) -> Link:
    """A statement beside a proposition, by the first piece of evidence in it."""
    return Link(predicate=predicate, side=side, kind=kind, evidence=evidence_of(who, DAY)[0])


def proposition(predicate: Predicate, side: str, where: Place = KHERSON) -> Proposition:
    return Proposition(
        id="proposition:x", predicate=predicate.value, side=side, place=where.id or "",
        place_name=where.name or "", day=DAY,
    )  # fmt: skip


TAKEN = event(EventType.CONTROL, "retake", "Ukraine")
LEFT = event(EventType.WITHDRAW, "retreat", "Russia")

# Own wording of five voices of one day: a military service, the other side's ministry, media with pictures,
# a state agency, and the news agency itself.
SERVICE = statement("service", "Ukraine", TAKEN, content="the city is ours again")
MINISTRY = statement("ministry", "Russia", LEFT, content="all units have crossed the river")
PICTURES = statement(
    "pictures", "Ukraine", event(EventType.CONTROL, "hold", "Ukraine"), content="a flag hangs on the square",
    commitment="PR", cue_class=CueClass.PERCEPTION,
)  # fmt: skip
OWN = statement("own", "agency", TAKEN, LEFT, content="the troops are back in the city")
