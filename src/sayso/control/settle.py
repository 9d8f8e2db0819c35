"""Settle: what is told again of a change that is known counts from the day of that change, not from its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sayso.assessment.evidence import Evidence
from sayso.model.control import Change
from sayso.model.event import EventType

COMES = frozenset({Change.TAKE, Change.RETAKE, Change.HOLD})
GOES = frozenset({Change.LEAVE, Change.LOSE})
HOLDS, LEAVING, GONE = "holds", "is leaving", "gone"
# signs of a whole day in an ISO date
DAY = len("2022-11-11")


@dataclass(slots=True, kw_only=True)
class Known:
    """What the record says so far of one place: the last change, and the day of each.

    `last` has the day of the latest change of each kind and side, `now` is the
    latest of all.
    """

    last: dict[tuple[str, str], str] = field(default_factory=dict)
    now: tuple[str, str] | None = None

    def note(self, key: tuple[str, str], when: str) -> None:
        """A change of this kind and side on this day."""
        if self.now is None or when >= self.last.get(self.now, ""):
            self.now = key
        self.last[key] = max(when, self.last.get(key, ""))


def settled(pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The pieces on one place in the order in which they were told, repetitions with the day of what they repeat."""
    # who enters a place comes after who left it on the same day
    ordered = sorted(pieces, key=lambda p: (p.told or "", p.change is Change.CONTEST, p.statement.id))
    return tuple(_settled(_refined(ordered)))


def _kind(piece: Evidence) -> str | None:
    """Whether it tells that a side comes, is leaving or is gone; None for plans, denials and what is neither."""
    if piece.negative or piece.announced:
        return None
    if piece.change in COMES:
        return HOLDS
    if piece.change not in GOES:
        return None
    return LEAVING if piece.under_way else GONE


def _refined(pieces: Sequence[Evidence]) -> Iterator[Evidence]:
    """The pieces; what is only dated to the month or year has the day that others give it in that time."""
    days: dict[tuple[str, str], list[str]] = {}
    for piece in pieces:
        kind = _kind(piece)
        if kind is not None and piece.day is not None and len(piece.day) == DAY:
            days.setdefault((kind, piece.side), []).append(piece.day)
    for piece in pieces:
        kind, day = _kind(piece), piece.day
        finer = [d for d in days.get((kind or "", piece.side), ()) if day and d.startswith(day)]
        yield replace(piece, day=min(finer)) if finer and len(day or "") < DAY else piece


def _settled(pieces: Iterable[Evidence]) -> Iterator[Evidence]:
    # what is said of the place itself repeats nothing that was only said of a whole
    of_place, of_all = Known(), Known()
    for piece in pieces:
        known = of_place if piece.inherited_from is None else of_all
        if piece.change is Change.CONTEST:
            if _moves_in(piece, known):
                known.note((HOLDS, piece.side), piece.when)
                yield replace(piece, change=Change.TAKE, background=False)
            elif not piece.announced and _has_enemy(piece, known):
                yield piece
            continue
        kind = _kind(piece)
        if kind is None:
            yield piece
            continue
        if piece.background and piece.change is Change.HOLD and not piece.fresh:
            # an undated past: it says nothing of the state since
            continue
        key = (kind, piece.side)
        again = _day_of_the_known(piece, key, known) if not is_dated(piece) else _long_gone(piece, key, known)
        if again is None and piece.background and not is_dated(piece):
            # what is told in passing of a part, and dated nowhere, happened with the whole
            again = _day_of_the_whole(key, of_all)
        if again is not None:
            yield replace(piece, day=again)
            continue
        of_all.note(key, piece.when)
        if piece.inherited_from is None:
            of_place.note(key, piece.when)
        yield piece


def _day_of_the_whole(key: tuple[str, str], of_all: Known) -> str | None:
    """The day on which a side came to the whole, or left it; who comes back does so as its enemy leaves."""
    kind, side = key
    if of_all.now is None:
        return None
    gone = of_all.now[0] in {GONE, LEAVING}
    same = of_all.now[1] == side
    fits = gone != same if kind == HOLDS else gone and same
    return of_all.last[of_all.now] if fits else None


def _moves_in(piece: Evidence, known: Known) -> bool:
    """Whether forces enter a place that its last holder has left: they hold it then."""
    entered = piece.event.type is EventType.CONTROL and not (piece.announced or piece.negative)
    if known.now is None or known.now[0] != GONE or known.now[1] == piece.side:
        return False
    return entered and piece.when[:DAY] >= known.last[known.now][:DAY]


def _has_enemy(piece: Evidence, known: Known) -> bool:
    """Whether somebody else is in the place that forces enter: an empty one is not contested."""
    if known.now is None:
        return not piece.background
    return known.now[0] != GONE and known.now[1] != piece.side


def is_dated(piece: Evidence) -> bool:
    """Whether the words themselves say when."""
    return piece.event.time is not None and bool(piece.event.time.text)


def _long_gone(piece: Evidence, key: tuple[str, str], known: Known) -> str | None:
    """The day for a dated leaving of who no longer held it: the one known, or that of who came."""
    if key[0] == HOLDS or known.now is None or known.now[0] != HOLDS or known.now[1] == key[1]:
        return None
    came = known.last[known.now]
    return known.last.get(key, came) if piece.when > came else None


def _day_of_the_known(piece: Evidence, key: tuple[str, str], known: Known) -> str | None:
    """The day of the change that an undated piece repeats; None where it is news."""
    kind, side = key
    if key == known.now:
        return known.last[key]
    if kind == GONE and known.now == (LEAVING, side):
        # told in passing that they left, and no day: they left as it was told that they were leaving
        return known.last[known.now] if piece.background else None
    if kind != HOLDS and known.now == (HOLDS, side):
        return None
    if kind != HOLDS and known.now is not None:
        # another side has it: that they are gone is no news
        return known.last.get(key, known.last[known.now])
    if piece.background and key in known.last:
        return known.last[key]
    return None
