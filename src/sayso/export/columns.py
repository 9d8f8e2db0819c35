"""Columns: the table of event data, one row an event and its claimant, names as docs/codebook.md explains them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from sayso.export.amount import count_text
from sayso.export.crosswalk import Crosswalk
from sayso.export.mention import Mention
from sayso.export.precision import date_precision, place_precision
from sayso.export.standing import standing_of
from sayso.ledger.valid import interval_of
from sayso.model.event import Count, CountOf, Participant, Place

Cell: TypeAlias = str | int | float | None
Read: TypeAlias = Callable[[Mention], Cell]
LIST = "|"


def header() -> tuple[str, ...]:
    """The names of the columns, in order."""
    return (*COLUMNS, *SCHEMES)


def table(mentions: Iterable[Mention], crosswalk: Crosswalk) -> Iterator[str]:
    """The lines of the CSV table, its header first; unknown is empty, lists are joined by a stroke."""
    yield _line(header())
    for mention in mentions:
        cells = [read(mention) for read in COLUMNS.values()]
        cells += [read(mention, crosswalk) for read in SCHEMES.values()]
        yield _line(cells)


def _line(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(["" if cell is None else cell for cell in cells])
    return out.getvalue()


def _bound(mention: Mention, *, last: bool) -> str | None:
    interval = interval_of(mention.event.time)
    if interval is None:
        return None
    return interval.end if last else interval.start


def _count(mention: Mention, what: CountOf) -> Count | None:
    return next((count for count in mention.event.counts if count.what is what), None)


def _counts() -> Iterator[tuple[str, Read]]:
    """Two columns for each kind of count: the first count of the kind that the event carries."""

    def low(what: CountOf) -> Read:
        return lambda m: count.low if (count := _count(m, what)) else None

    def high(what: CountOf) -> Read:
        return lambda m: count.high if (count := _count(m, what)) else None

    for what in CountOf:
        yield f"{what.value}_low", low(what)
        yield f"{what.value}_high", high(what)


def _participant(role: str, of: Callable[[Mention], Participant | None]) -> Iterator[tuple[str, Read]]:
    def field(read: Callable[[Participant], Cell]) -> Read:
        return lambda m: read(p) if (p := of(m)) is not None else None

    yield f"{role}_words", field(lambda p: p.span.exact if p.span else None)
    yield f"{role}_name", field(lambda p: p.name)
    yield f"{role}_id", field(lambda p: p.id)
    yield f"{role}_bloc", field(lambda p: p.bloc)
    yield f"{role}_sector", field(sector_of)


def sector_of(participant: Participant) -> str | None:
    """The sector code of a participant (GOV, MIL, REB ...), None where nothing says."""
    return participant.sector


def _place() -> Iterator[tuple[str, Read]]:
    def field(read: Callable[[Place], Cell]) -> Read:
        return lambda m: read(p) if (p := m.event.place) is not None else None

    yield "place_words", field(lambda p: p.span.exact if p.span else None)
    yield "place_name", field(lambda p: p.name)
    yield "place_id", field(lambda p: p.id)
    yield "place_kind", field(lambda p: p.kind)
    yield "place_relation", field(lambda p: p.relation)
    yield "place_lat", field(lambda p: p.lat)
    yield "place_lon", field(lambda p: p.lon)
    yield "place_radius_km", field(lambda p: p.radius_km)
    yield "place_precision", lambda m: place_precision(m.event.place).value
    yield "also_places", lambda m: LIST.join(p.name or "" for p in m.event.also_places) or None


COLUMNS: dict[str, Read] = {
    "event_id": lambda m: m.id,
    "happening_id": lambda m: m.happening,
    "take_id": lambda m: m.take.id,
    "story": lambda m: m.take.story,
    "agency": lambda m: m.take.agency,
    "headline": lambda m: m.take.headline,
    "published": lambda m: m.take.published,
    "story_day": lambda m: m.take.day,
    "recorded": lambda m: m.recorded_utc,
    "statement_id": lambda m: m.statement.id,
    "standing": lambda m: standing_of(m.statement.factuality).value,
    "claimant": lambda m: m.claimant,
    "claimant_id": lambda m: m.statement.source.id,
    "claimant_role": lambda m: m.statement.source.role,
    "claimant_bloc": lambda m: m.statement.source.bloc,
    "claimant_words": lambda m: m.statement.source.span.exact if m.statement.source.span else None,
    "via": lambda m: LIST.join(m.statement.source.via) or None,
    "cue": lambda m: m.statement.cue.exact if m.statement.cue else None,
    "cue_class": lambda m: m.statement.cue_class.value if m.statement.cue_class else None,
    "manner": lambda m: m.statement.manner.value,
    "polarity": lambda m: m.statement.factuality.polarity.value,
    "commitment": lambda m: m.statement.factuality.commitment.value,
    "tense": lambda m: m.statement.factuality.tense.value,
    "type": lambda m: m.event.type.value,
    "mode": lambda m: m.event.mode,
    "trigger": lambda m: m.event.trigger.exact,
    **dict(_participant("actor", lambda m: m.event.actor)),
    **dict(_participant("target", lambda m: m.event.target)),
    **dict(_place()),
    "date": lambda m: m.event.time.date if m.event.time else None,
    "date_words": lambda m: m.event.time.text if m.event.time else None,
    "earliest": lambda m: _bound(m, last=False),
    "latest": lambda m: _bound(m, last=True),
    "date_precision": lambda m: date_precision(m.event.time).value,
    **dict(_counts()),
    "counts": lambda m: LIST.join(count_text(c) for c in m.event.counts) or None,
    "weapons": lambda m: LIST.join(m.event.weapons) or None,
    "flags": lambda m: LIST.join(m.statement.flags) or None,
    "zone": lambda m: m.statement.zone.value,
    "words": lambda m: m.statement.content.exact,
    "words_start": lambda m: m.statement.content.start,
    "words_end": lambda m: m.statement.content.end,
    "trigger_start": lambda m: m.event.trigger.start,
    "trigger_end": lambda m: m.event.trigger.end,
    "story_year_from": lambda m: m.take.dateline.year_from if m.take.dateline else None,
}

SCHEMES: dict[str, Callable[[Mention, Crosswalk], Cell]] = {
    "plover_event": lambda m, c: c.of(m.event.type, m.event.mode).plover,
    "plover_mode": lambda m, c: LIST.join(c.of(m.event.type, m.event.mode).plover_modes) or None,
    "cameo": lambda m, c: c.of(m.event.type, m.event.mode).cameo,
    "acled_event": lambda m, c: c.of(m.event.type, m.event.mode).acled_event,
    "acled_sub_event": lambda m, c: c.of(m.event.type, m.event.mode).acled_sub_event,
    "ucdp_type": lambda m, c: LIST.join(map(str, c.of(m.event.type, m.event.mode).ucdp)) or None,
    "muc_type": lambda m, c: c.of(m.event.type, m.event.mode).muc,
}
