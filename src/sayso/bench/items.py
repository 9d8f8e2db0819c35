"""Items: dated lines of a feed, title and description, as one-paragraph takes of their outlet."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.bench.labels import parted, without_furniture
from sayso.bench.outlets import at_the_desk, outlet_of
from sayso.errors import InputError
from sayso.gazetteer.places import PlaceBook
from sayso.model.ids import digest
from sayso.model.take import Item
from sayso.wire.published import read_published

READER = "items 1"
# signs and closing marks that a paragraph ends in
ENDS = (".", "!", "?", "…", ":", '"', "”", "'", "’", ")")

# "Town retaken; Capital denies losses": what follows a semicolon and begins anew
_NEXT = re.compile(r";\s+(?=[\"“'‘]?[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedItem:
    """One line of a feed: when it went out (ISO 8601), its title, its description, its link and its feed."""

    published: str
    title: str
    description: str
    link: str | None
    source: str | None


def read_items(lines: Iterable[str], where: str) -> Iterator[DatedItem]:
    """The items of a file of JSON lines, in the order of the file; `where` names it in errors.

    Raises InputError SAY-112 where a line is no object with a title and a date of publication.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _item(line, f"{where}, line {number}")


def _item(line: str, where: str) -> DatedItem:
    try:
        raw = json.loads(line)
    except json.JSONDecodeError:
        raw = None
    title = raw.get("title") if isinstance(raw, dict) else None
    published = read_published(str(raw.get("published") or "")) if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or not isinstance(title, str) or not title.strip() or published is None:
        raise InputError(
            "SAY-112", "no dated item is here", where=where,
            do="give one JSON object a line, with published, title and description",
        )  # fmt: skip
    link, source = raw.get("link"), raw.get("source")
    return DatedItem(
        published=published,
        title=_plain(title),
        description=without_furniture(_plain(str(raw.get("description") or ""))),
        link=str(link) if link else None,
        source=str(source) if source else None,
    )


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _sentences(description: str) -> str:
    """A description as sentences: some feeds leave the last full stop out, and set semicolons between news."""
    parted = _NEXT.sub(". ", description)
    return parted if not parted or parted.endswith(ENDS) else f"{parted}."


def item_of(dated: DatedItem, places: PlaceBook) -> Item:
    """An item as the pipeline reads it: the title without its label, and one paragraph."""
    outlet = outlet_of(dated.link, dated.source)
    label, title = parted(dated.title, places)
    text = "\n\n".join(part for part in (title, _sentences(dated.description)) if part) + "\n"
    return Item(
        text=text,
        reader=READER,
        raw_sha256=digest(text.encode()),
        media_type="application/json",
        headline=title,
        section=label,
        published=at_the_desk(dated.published, outlet),
        agency=outlet.name if outlet else None,
        uri=dated.link,
    )
