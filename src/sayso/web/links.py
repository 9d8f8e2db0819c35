"""Addresses of the pages, with the two clocks carried along."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from sayso.web.asked import Asked

_UNFIT = re.compile(r"[^A-Za-z0-9:_.-]+")


def holds(asked: Asked) -> str:
    """The first page: who holds what."""
    return f"/{asked.query()}"


def place(place_id: str, asked: Asked) -> str:
    """The dossier of a place."""
    return f"/places/{quote(place_id, safe=':')}{asked.query()}"


def place_json(place_id: str, asked: Asked) -> str:
    """The dossier as JSON."""
    return f"/places/{quote(place_id, safe=':')}.json{asked.query()}"


def takes(asked: Asked) -> str:
    """The list of stories."""
    return f"/takes{asked.query()}"


def take(take_id: str, asked: Asked, statement_id: str | None = None) -> str:
    """A story, or the words of one statement in it."""
    fragment = f"#{anchor(statement_id)}" if statement_id else ""
    return f"/takes/{quote(take_id, safe=':')}{asked.query()}{fragment}"


def take_json(take_id: str) -> str:
    """A story as JSON."""
    return f"/takes/{quote(take_id, safe=':')}.json"


def about(asked: Asked) -> str:
    """How to read the pages."""
    return f"/about{asked.query()}"


def anchor(statement_id: str) -> str:
    """The name of a statement's words inside its story page."""
    return _UNFIT.sub("-", statement_id)


def outside(uri: str | None) -> str | None:
    """An address that may be linked to: http or https with a host, else None."""
    if not uri:
        return None
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return uri if parts.scheme in ("http", "https") and parts.netloc else None
