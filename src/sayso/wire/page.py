"""Page: what the head of a web page says of its story: headline, times, section, site."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.model.take import Problem
from sayso.wire.problems import problem
from sayso.wire.published import read_day, read_published

_MODIFIED = ("article:modified_time", "og:updated_time", "dc.date.modified")
_ISSUED = ("article:published_time", "dc.date.issued", "dc.date", "dcterms.date", "date")
_SAME_VERSION = 7  # days; a page changed later than that was edited, not filed anew
_SEPARATOR = re.compile(r"\s(?:[|–—»•·-]|::)\s")
_MOST_NODES = 2_000  # of one JSON-LD block; real ones have under two hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says of its story outside the text. Unknown is None."""

    headline: str | None
    section: str | None
    byline: str | None
    published: str | None
    language: str | None
    uri: str | None
    problems: tuple[Problem, ...]


def read_head(tree: Any) -> Page:
    """What the head of a parsed page (an lxml tree) says. Later times win: they name the version."""
    metas = _metas(tree)
    article = _article(tree)
    published, problems = _published(article, metas)
    return Page(
        headline=_headline(tree, article, metas),
        section=_first(_text(article.get("articleSection")), metas.get("article:section")),
        byline=_first(_name(article.get("author")), metas.get("author"), metas.get("dc.creator")),
        published=published,
        language=_language(tree),
        uri=_uri(tree, metas),
        problems=problems,
    )


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        key = (meta.get("property") or meta.get("name") or "").strip().lower()
        value = _clean(meta.get("content"))
        if key and value and key not in found:
            found[key] = value
    return found


def _article(tree: Any) -> Mapping[str, Any]:
    """The first JSON-LD node that is an article, or an empty one."""
    for script in tree.iterfind(".//script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            block = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(block):
            kinds = node.get("@type")
            if any("Article" in str(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
                return node
    return {}


def _nodes(block: Any) -> Iterator[Mapping[str, Any]]:
    waiting = [block]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _published(
    article: Mapping[str, Any], metas: Mapping[str, str]
) -> tuple[str | None, tuple[Problem, ...]]:
    """When this version went out: the page's last change, unless that came long after it was issued."""
    modified = _stamps(article.get("dateModified"), metas, _MODIFIED)
    issued = _stamps(article.get("datePublished"), metas, _ISSUED)
    change, issue = _readable(modified), _readable(issued)
    if change and issue and not _near(issue, change):
        change = None
    if change or issue:
        return change or issue, ()
    if modified or issued:
        return None, (
            problem("published-unreadable", f"the page dates itself {(modified + issued)[0][:60]!r}"),
        )
    return None, ()


def _stamps(own: object, metas: Mapping[str, str], names: tuple[str, ...]) -> list[str]:
    return [stamp for stamp in (_text(own), *(metas.get(name) for name in names)) if stamp]


def _readable(stamps: list[str]) -> str | None:
    return _first(*(read_published(stamp) or read_day(stamp) for stamp in stamps))


def _near(issue: str, change: str) -> bool:
    days = (dt.date.fromisoformat(change[:10]) - dt.date.fromisoformat(issue[:10])).days
    return days <= _SAME_VERSION


def _headline(tree: Any, article: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    heading = next((_clean("".join(h1.itertext())) for h1 in tree.iterfind(".//h1")), None)
    title = next((_clean("".join(node.itertext())) for node in tree.iterfind(".//title")), None)
    own = _text(article.get("headline"))
    given = _first(own, metas.get("og:title"), metas.get("twitter:title"), title, heading)
    sites = [metas.get("og:site_name"), metas.get("application-name"), _name(article.get("publisher"))]
    known = {site.casefold() for site in sites if site}
    return _without_site(given, known, {text for text in (own, heading) if text}) if given else None


def _without_site(title: str, sites: set[str], headings: set[str]) -> str:
    """The title without " - Name of the site": dropped where that name, or the bare title, is known."""
    cut = title
    for _ in range(2):
        marks = list(_SEPARATOR.finditer(cut))
        if not marks or cut in headings:
            break
        before, after = cut[: marks[-1].start()].strip(), cut[marks[-1].end() :].strip()
        bar = marks[-1].group().strip() in {"|", "»", "::"}
        if not before or not (
            after.casefold() in sites or before in headings or (bar and len(after.split()) <= 4)
        ):
            break
        cut = before
    return cut


def _language(tree: Any) -> str | None:
    lang = (tree.get("lang") or "").strip()
    return lang if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", lang) else None


def _uri(tree: Any, metas: Mapping[str, str]) -> str | None:
    links = (link for link in tree.iterfind(".//link") if (link.get("rel") or "").lower() == "canonical")
    uri = _first(next((_clean(link.get("href")) for link in links), None), metas.get("og:url"))
    return uri if uri and uri.startswith(("http://", "https://")) else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _clean(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value)


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _clean(value)
