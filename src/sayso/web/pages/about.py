"""How to read the pages, and a sign of life for whoever keeps the server."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, PlainTextResponse

from sayso.web.pages.question import Question
from sayso.web.render import Desk


def router(desk: Desk) -> APIRouter:
    """The page "how to read this", and /healthz."""
    routes = APIRouter()

    @routes.api_route("/about", methods=["GET", "HEAD"], include_in_schema=False)
    def about(asked: Question) -> HTMLResponse:
        return desk.page("about.html", asked, span=desk.source.span_of_days(), attribution=desk.attribution())

    @routes.api_route("/healthz", methods=["GET", "HEAD"], include_in_schema=False)
    def healthz() -> PlainTextResponse:
        desk.source.span_of_days()
        return PlainTextResponse("ok\n")

    return routes
