"""Build: one item read as a take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.errors import InputError
from sayso.model.take import Dateline, Item, Problem, Take, Update, Zone, ZoneKind
from sayso.take.dateline import Heading
from sayso.take.desk import read_desk
from sayso.take.header import Header, read_header
from sayso.take.headline import Titles, read_titles
from sayso.take.language import language_of
from sayso.take.paragraphs import paragraphs
from sayso.take.signoff import whole_signoff
from sayso.take.slugline import read_slugline
from sayso.take.story import story_id, take_id
from sayso.take.tags import update_of
from sayso.take.tail import Tail, read_tail
from sayso.take.update import is_note, read_update
from sayso.take.weekday import own_weekday
from sayso.take.year import date_of
from sayso.take.zones import Block, settled
from sayso.wire.furniture import load_furniture
from sayso.wire.problems import problem
from sayso.wire.published import read_published

_YEAR_REACH = 60_000  # characters of a copy that are searched for years


def build_take(
    item: Item, *, published: str | None = None, story: str | None = None, today: dt.date | None = None
) -> Take:
    """One version of one story, with its parts as zones over the whole copy.

    `published` (ISO 8601 date, or date-time with zone; empty is unknown) goes before
    the envelope's. `story` binds the take to a story. `today` is the day to count back
    from where only a weekday gives the year; without it that rule rests. Raises
    InputError: SAY-105 for another `published`, SAY-106 for a `story` that is no id.
    """
    text = item.text
    when = _published(published) or item.published
    header, tail, titles = _parts(item)
    zones = settled((*header.zones, *titles.zones, *tail.zones))
    body = [text[zone.start : zone.end] for zone in zones if zone.kind is ZoneKind.BODY]
    agency = header.agency or tail.agency or item.agency
    dateline, doubts = _dateline(text, header.heading, body, published=when, today=today)
    take = Take(
        id=take_id(agency=agency, uri=item.uri, published=when, text=text),
        story="",  # made from the rest, below
        text=text,
        zones=zones,
        agency=agency,
        headline=titles.headline,
        section=titles.section or item.section,
        slugline=read_slugline(header.slugline.of(text)) if header.slugline else None,
        byline=_line(text, header.byline) or item.byline,
        language=item.language or language_of(" ".join(body[:20])),
        published=when,
        dateline=dateline,
        update=_update(text, header, titles),
        desk=tail.desk,
        uri=item.uri,
        reader=item.reader,
        raw_sha256=item.raw_sha256,
        problems=(*item.problems, *doubts, *_gaps(titles, dateline, agency, zones)),
    )
    return replace(take, story=story_id(story, take, lead=body[0] if body else ""))


def _parts(item: Item) -> tuple[Header, Tail, Titles]:
    header = read_header(item.text, paragraphs(item.text, _stands_alone))
    tail = read_tail(item.text, header.body, agency=header.agency)
    return header, tail, read_titles(item.text, header.titles, known=item.headline)


def _line(text: str, block: Block | None) -> str | None:
    """A block's words on one line."""
    return " ".join(block.of(text).split()) if block else None


def _published(given: str | None) -> str | None:
    if given is None or not given.strip():
        return None
    published = read_published(given)
    if published is None:
        raise InputError(
            "SAY-105",
            f"{given[:40]!r} is no date of publication",
            where="--published",
            do="write 2022-11-11, or 2022-11-11T14:05:00Z with Z or an offset such as +02:00; leave it empty if unknown",
        )
    return published


def _stands_alone(line: str) -> bool:
    """Whether a line is a part by itself, even with no blank line around it."""
    return bool(
        whole_signoff(line)
        or read_desk(line)
        or load_furniture().holds(line)
        or (len(line) > 12 and is_note(line))
    )


def _dateline(
    text: str, heading: Heading | None, body: Sequence[str], *, published: str | None, today: dt.date | None
) -> tuple[Dateline | None, tuple[Problem, ...]]:
    if heading is None:
        return None, ()
    locator = f"character {heading.start}"
    day = heading.day
    if day is not None and day.year is None and heading.outer_day and heading.outer_day.year is not None:
        # A relayed "LIMA, 17 MAY" has its year from the monitor's "MADRID, 17 MAY 90".
        day = replace(day, year=heading.outer_day.year, short=heading.outer_day.short)
    date, given, problems = date_of(
        day,
        published=published,
        copy=text[:_YEAR_REACH],
        weekday=day.weekday if day and day.weekday is not None else own_weekday(body),
        today=today,
        locator=locator,
    )
    if not heading.places and (heading.nowhere or heading.day is not None):
        problems = (*problems, problem("no-place", "no town in the dateline", locator=locator))
    dateline = Dateline(
        text=text[heading.start : heading.end],
        start=heading.start,
        end=heading.end,
        places=heading.places,
        date=date.isoformat() if date else None,
        agency=heading.agency,
        year_from=given,
        form=heading.form,
        source=heading.source,
    )
    return dateline, problems


def _update(text: str, header: Header, titles: Titles) -> Update | None:
    """What the desk says it did: from its note, the headline's marks and the slug line."""
    words = (header.note, header.slugline)
    note, slug = (read_update(block.of(text)) if block else None for block in words)
    marks = update_of(titles.tag) if titles.tag else None
    behind = read_update(titles.note) if titles.note else None
    found = [one for one in (note, marks, behind, slug) if one is not None]
    if not found:
        return None
    done = found if marks is None else [one for one in found if one is not slug]
    return Update(
        number=next((one.number for one in found if one.number is not None), None),
        actions=tuple(dict.fromkeys(action for one in done for action in one.actions)),
        text=" ".join(one.text for one in (marks, note, behind) if one is not None) or found[0].text,
    )


def _gaps(
    titles: Titles, dateline: Dateline | None, agency: str | None, zones: Sequence[Zone]
) -> Iterator[Problem]:
    if titles.headline is None:
        yield problem("no-headline", "no line above the copy reads as a headline")
    if dateline is None:
        yield problem("no-dateline", "no paragraph at the head of the copy opens with a dateline")
    if agency is None:
        yield problem("no-agency", "neither dateline, sign-off nor envelope names one")
    if not any(zone.kind is ZoneKind.BODY for zone in zones):
        yield problem("no-body", "no paragraph of the story was found")
