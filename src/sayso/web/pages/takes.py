"""The list of stories, and the page of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sayso.errors import LookupFailed
from sayso.model.reading import Reading
from sayso.model.take import Take
from sayso.web.pages.question import Question
from sayso.web.pages.story import story
from sayso.web.render import Desk, as_json
from sayso.web.wording import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Takes of one day, under its date in words."""

    title: str
    takes: tuple[Take, ...]


def by_day(takes: Sequence[Take]) -> tuple[Day, ...]:
    """The takes in the order given, under the days on which they were published."""
    return tuple(
        Day(title=day_words(day) if day else "Day not known", takes=tuple(group))
        for day, group in groupby(takes, key=_day)
    )


def _day(take: Take) -> str | None:
    """The day of publication, else the story's day; None where neither is a date."""
    day = take.published[:10] if take.published else take.day
    try:
        return date.fromisoformat(day).isoformat() if day else None
    except ValueError:
        return take.day if day != take.day else None


def _line(take: Take) -> dict[str, Any]:
    """A take in the list's JSON: what tells it apart, without its copy."""
    return {
        "id": take.id,
        "story": take.story,
        "headline": take.headline,
        "agency": take.agency,
        "published": take.published,
        "update": take.update,
        "pub_status": take.pub_status,
    }


def router(desk: Desk, reading_json: Callable[[Reading], Any]) -> APIRouter:
    """The list, the story page, and their JSON. `reading_json` writes a reading as the contract has it."""
    routes = APIRouter()

    @routes.get("/takes.json", summary="All takes, newest first")
    def takes_json(asked: Question) -> Response:
        return as_json(
            {"known": asked.known, "takes": [_line(take) for take in desk.source.takes(asked.known)]}
        )

    @routes.api_route("/takes", methods=["GET", "HEAD"], include_in_schema=False)
    def takes(asked: Question) -> HTMLResponse:
        listed = desk.source.takes(asked.known)
        return desk.page(
            "takes.html", asked, days=by_day(listed), total=len(listed), attribution=desk.attribution()
        )

    @routes.get("/takes/{take_id:path}.json", summary="One take with its statements")
    def take_json(take_id: str, asked: Question) -> Response:  # noqa: ARG001
        return as_json(reading_json(desk.source.take(take_id)))

    @routes.api_route("/takes/{take_id:path}", methods=["GET", "HEAD"], include_in_schema=False)
    def take(take_id: str, asked: Question) -> HTMLResponse:
        reading = desk.source.take(take_id)
        try:
            versions = desk.source.versions(reading.take.story)
        except LookupFailed:
            versions = (reading.take,)
        return desk.page(
            "take.html",
            asked,
            story=story(reading, desk.wording),
            reading=reading,
            versions=versions,
            attribution=desk.attribution(),
        )

    return routes
