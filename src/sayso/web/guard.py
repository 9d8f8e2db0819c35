"""Guard: the headers that every answer carries, and the hosts that are answered to."""

from __future__ import annotations

from collections.abc import Collection

from fastapi.responses import PlainTextResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Guard:
    """An application around another: adds the headers, and turns away names of other hosts.

    A page elsewhere may point a name of its own at this machine and so read
    what only listens here (DNS rebinding); the host that a browser names tells.
    `hosts` None answers to every name.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str] | None = LOOPBACK) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if self.hosts is not None and _host(Headers(scope=scope)) not in self.hosts:
            refusal = PlainTextResponse(
                "SAY-504: this server answers to 127.0.0.1 and localhost only\n", status_code=421
            )
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)


def _host(headers: Headers) -> str:
    """The host that the request names, in lower case, without its port."""
    host = headers.get("host", "").lower()
    bare, colon, port = host.rpartition(":")
    return bare if colon and port.isdigit() else host
