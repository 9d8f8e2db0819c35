"""Evidence places: which places an event says are held, taken or left, and which only stand beside."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.assessment.evidence_words import load_evidence_words
from sayso.model.event import Event, EventType, Participant, Place
from sayso.model.statement import Statement

WHOLES = frozenset({"region", "area", "country"})
MARKS = ".,;:\u2019'\""
OPPOSITE_BANK = {"left": "right", "right": "left"}


def armed(participant: Participant | None) -> bool:
    """Whether it is of a kind that holds and leaves places: forces, fighters, a government; not its officials."""
    if participant is None or participant.sector not in load_evidence_words().holders:
        return False
    return not set((participant.name or "").lower().split()[-1:]) & load_evidence_words().offices


def places_of(event: Event) -> Iterator[Place]:
    """The places of an event that can be held: the first one, and those named in one breath with it."""
    for place in (*((event.place,) if event.place else ()), *event.also_places):
        if place.kind not in load_evidence_words().never:
            yield place


def is_part(statement: Statement, place: Place) -> bool:
    """Whether the words beside a name make it another place: "a Donbas town", "a Kyiv suburb", "near Kharkiv"."""
    if place.span is None or place.id is None:
        return False
    words, start = load_evidence_words(), statement.content.start
    rest = statement.content.exact[max(0, place.span.end - start) :].split(maxsplit=1)
    # "Kyiv suburb" is a phrase of its own in some copy, a name and a noun in other
    behind = {word.lower().strip(MARKS) for word in (*rest[:1], *place.span.exact.split()[-1:])}
    before = statement.content.exact[: max(0, place.span.start - start)].lower().split()
    # "a key X town" lies in the region X
    of_region = bool(set(before[-1:]) & words.qualities and behind & words.part_nouns)
    # "near X", "away from X", "away from the capital, X"
    of_part = set(before[-2:-1]) & words.suburbs if before[-1:] == ["of"] else set()
    before = before[-1:] if "from" not in before[-5:] else before[-6:]
    if of_part or of_region or behind & words.suburbs or set(before) & words.beside:
        return True
    return bool(behind & words.part_nouns) and place.kind in WHOLES


def places_left(statement: Statement, event: Event) -> Iterator[Place]:
    """Where a withdrawal is from: the place named after "from", the other bank, or the place retaken beside it."""
    goes_there = _destination(statement, event)
    beside = [
        other.place
        for other in statement.events
        if other.type is EventType.CONTROL and other.mode in {"retake", "take"} and other.place is not None
    ]
    never = load_evidence_words().never
    if goes_there and beside:
        yield from beside
    elif event.place is not None and goes_there and event.place.kind == "bank":
        yield opposite(event.place)
    elif event.place is not None and not goes_there and _is_left(statement, event, event.place):
        yield event.place
    yield from (place for place in event.also_places if place.kind not in never)


def _is_left(statement: Statement, event: Event, place: Place) -> bool:
    """Whether the place of a withdrawal is what was left, and neither where it was nor a part nor only named before it."""
    held = place.kind not in load_evidence_words().never
    if not held or _somewhere_in(statement, place) or is_part(statement, place):
        return False
    return event.trigger.exact.lower() not in load_evidence_words().leaving or not _only_before(event, place)


def _only_before(event: Event, place: Place) -> bool:
    """Whether a place is named before a noun and apart from it: "X was shelled after the withdrawal"."""
    apart = len(" the ")
    return place.span is not None and place.span.end + apart < event.trigger.start


def _somewhere_in(statement: Statement, place: Place) -> bool:
    """Whether a region only says where: "pulled back in the Kherson region" leaves no region."""
    if place.span is None or place.kind not in WHOLES:
        return False
    ahead = statement.content.exact[: max(0, place.span.start - statement.content.start)].rstrip().lower()
    return ahead.endswith((" in", " across", " within", " inside"))


def _destination(statement: Statement, event: Event) -> bool:
    """Whether the place of a withdrawal is where the forces went: "to the left bank"."""
    if event.place is None or event.place.span is None:
        return False
    at = event.place.span.start - statement.content.start
    words = statement.content.exact[:at].split()
    capitals = statement.content.exact.isupper()
    while words and words[-1][:1].isupper() and not capitals:
        words.pop()  # the place may be the last word of a name: "towards Long Hill"
    ahead = " ".join(words).lower()
    return ahead.endswith((" to", " toward", " towards", " into", " for"))


def opposite(bank: Place) -> Place:
    """The other bank of the same river: who withdraws to the left one leaves the right one."""
    side = (bank.relation or bank.name or "").split()[0].lower()
    other = OPPOSITE_BANK.get(side)
    if other is None or bank.name is None:
        return bank
    return Place(
        span=bank.span,
        name=bank.name.replace(side, other, 1),
        id=bank.id.replace(f"-{side}-", f"-{other}-") if bank.id else None,
        kind="bank",
        lat=bank.lat,
        lon=bank.lon,
        radius_km=bank.radius_km,
        relation=f"{other} bank of",
        reason=f"left by a withdrawal to the {side} bank",
    )
