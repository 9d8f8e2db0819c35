"""The application: pages over a source, with one design for whatever goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from sayso import __version__
from sayso.errors import LookupFailed, SaysoError
from sayso.model.reading import Reading
from sayso.web.asked import Asked, NotUnderstood
from sayso.web.basemap import load_basemap
from sayso.web.guard import HEADERS, LOOPBACK, Guard
from sayso.web.pages import about, holds, place, takes
from sayso.web.render import Desk, as_json, environment, plain
from sayso.web.source import Source
from sayso.web.wording import load_wording


def create_app(
    source: Source,
    *,
    reading_json: Callable[[Reading], Any] = plain,
    hosts: Collection[str] | None = LOOPBACK,
) -> FastAPI:
    """The pages and their JSON over a record, read-only.

    `reading_json` writes a reading for `/takes/ID.json`. `hosts` are the names
    that requests may use for this server; None allows all (for a server that
    was opened to others on purpose).
    """
    desk = Desk(source=source, wording=load_wording(), base=load_basemap(), templates=environment())
    # No page of API documentation: the ones that FastAPI brings load scripts from elsewhere.
    app = FastAPI(title="Sayso", version=__version__, docs_url=None, redoc_url=None)
    app.add_middleware(_guard, hosts=hosts)
    for routes in (
        holds.router(desk),
        place.router(desk),
        takes.router(desk, reading_json),
        about.router(desk),
    ):
        app.include_router(routes)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static")
    _answer_failures(app, desk)
    return app


def _guard(app: ASGIApp, hosts: Collection[str] | None) -> ASGIApp:
    return Guard(app, hosts=hosts)


def _answer_failures(app: FastAPI, desk: Desk) -> None:
    """One page, or one JSON object, for each way in which a request can fail."""

    def failed(request: Request, status: int, code: str, what: str, do: str | None) -> Response:
        if request.url.path.endswith(".json"):
            return as_json({"error": {"code": code, "what": what, "do": do}}, status=status)
        return desk.page(
            "failure.html", Asked(), status=status, failure_status=status, code=code, what=what, do=do
        )

    @app.exception_handler(SaysoError)
    def known(request: Request, error: SaysoError) -> Response:
        status = 404 if isinstance(error, LookupFailed) else 422 if isinstance(error, NotUnderstood) else 500
        return failed(request, status, error.code, error.what, error.do)

    @app.exception_handler(HTTPException)
    def unknown_address(request: Request, error: HTTPException) -> Response:
        if error.status_code == 405:
            return failed(request, 405, "SAY-505", "the record is only read here, never written", "use GET")
        return failed(
            request,
            error.status_code,
            "SAY-506",
            "there is no page at this address",
            "start at the first page",
        )

    @app.exception_handler(Exception)
    def broken(request: Request, _: Exception) -> Response:
        what = "this page could not be made; the record itself is unharmed"
        answer = failed(request, 500, "SAY-500", what, "the server's output says what went wrong")
        answer.headers.update(HEADERS)  # this answer is given outside the guard
        return answer
