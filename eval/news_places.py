"""News with places: the articles of TR-News, LGL and GeoWebNews with their names, as the shared scorer reads them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# so far may the offsets of a name have drifted from its words
DRIFT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpan:
    """A name in an article (half-open offsets), where it lies if that is given, and its type in GeoWebNews."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    number: str | None
    type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article with its names."""

    id: str
    text: str
    mentions: tuple[NamedSpan, ...]


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file, those of whose names the words stand in the text."""
    for node in ET.parse(path).getroot().iter("article"):  # noqa: S314  (the file lies beside the checkout)
        text = node.findtext("text") or ""
        mentions = [_mention(name, text) for name in node.iter("toponym")]
        kept = tuple(m for m in mentions if 0 <= m.start < m.end <= len(text))
        yield Article(id=node.get("docid") or node.get("file") or "", text=text, mentions=kept)


def _mention(node: ET.Element, text: str) -> NamedSpan:
    start, end = int(node.findtext("start") or -1), int(node.findtext("end") or -1)
    words = node.findtext("extractedName") or node.findtext("phrase")
    if words and text[start:end] != words:
        near = [i for i in range(max(0, start - DRIFT), start + DRIFT) if text.startswith(words, i)]
        if near:
            start = min(near, key=lambda i: abs(i - start))
            end = start + len(words)
    tag = node.find("gaztag")
    inside = {name: tag.findtext(name) for name in ("lat", "lon")} if tag is not None else {}
    return NamedSpan(
        start=start,
        end=end,
        lat=_number(node.findtext("latitude") or inside.get("lat") or node.findtext("lat")),
        lon=_number(node.findtext("longitude") or inside.get("lon") or node.findtext("lon")),
        number=node.findtext("geonamesID") or (tag.get("geonameid") if tag is not None else None),
        type=node.findtext("type"),
    )


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
