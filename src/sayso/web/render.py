"""Rendering: values into pages. Whatever comes from the wire is text, never markup."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from sayso.web import links
from sayso.web.asked import Asked
from sayso.web.basemap import Basemap
from sayso.web.mapsvg import hatch
from sayso.web.source import Source
from sayso.web.wording import Wording, day_words, moment_words

# Control characters that a page cannot hold, lone surrogates, and the marks that turn
# the direction of writing: story text must not be able to re-order what stands around it.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(value: object) -> object:
    """A value as a page may show it: control characters and bidi marks become their code, in brackets."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _HIDDEN.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", value)
    return value


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every page works with: the record, the words, the basemap, the templates."""

    source: Source
    wording: Wording
    base: Basemap
    templates: Environment

    def page(self, template: str, asked: Asked, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page from its template."""
        html = self.templates.get_template(template).render(asked=asked, wording=self.wording, **values)
        return HTMLResponse(html.encode("utf-8", "replace"), status_code=status)

    def day(self, asked: Asked) -> date | None:
        """The day that a page is about: the one asked for, else the last one on record."""
        if asked.on is not None:
            return asked.on
        span = self.source.span_of_days()
        return span[1] if span else None

    def attribution(self) -> tuple[str, ...]:
        """Whose data a page uses: the record's own lines and those of the map, each once."""
        return tuple(dict.fromkeys((*self.source.attribution(), "Land: Natural Earth, public domain")))


def environment() -> Environment:
    """The templates of the package: autoescape on, unknown names an error."""
    folder = files("sayso.web").joinpath("templates")

    def load(name: str) -> str | None:
        file = folder.joinpath(name)
        return file.read_text(encoding="utf-8") if file.is_file() else None

    env = Environment(
        autoescape=True,
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["links"] = links
    env.globals["hatch"] = hatch
    env.filters["day_words"] = day_words
    env.filters["moment_words"] = moment_words
    return env


def as_json(value: Any, *, status: int = 200) -> Response:
    """A value as JSON that stays harmless even where a browser takes it for a page."""
    text = json.dumps(plain(value), ensure_ascii=True, indent=2)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Response(text + "\n", status_code=status, media_type="application/json")


def plain(value: Any) -> Any:
    """Records, tuples and dates as JSON knows them."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
