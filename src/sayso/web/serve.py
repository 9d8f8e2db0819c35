"""Serving: the pages on this machine, and on no other address unless that is asked for."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from sayso.errors import InputError


def serve(
    app_factory: Callable[[], FastAPI],
    *,
    host: str = "127.0.0.1",
    port: int = 8321,
    allow_remote: bool = False,
    announce: Callable[[str], None] | None = None,
) -> None:
    """Serves the pages until it is interrupted.

    The port is taken before the application is made, so a taken one is told at
    once; port 0 takes any free one. `announce` is handed the address.
    Raises InputError: SAY-501 for an address that others can reach, unless
    `allow_remote`; SAY-503 where the port cannot be taken.
    """
    checked_host(host, allow_remote=allow_remote)
    listening = _socket(host, port)
    with listening:
        app = app_factory()
        if announce is not None:
            shown = f"[{host}]" if ":" in host else host
            announce(f"http://{shown}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        uvicorn.Server(config).run(sockets=[listening])


def checked_host(host: str, *, allow_remote: bool = False) -> str:
    """The host, if only this machine can reach it or others were allowed to. Raises InputError (SAY-501)."""
    if allow_remote or host == "localhost":
        return host
    try:
        if ipaddress.ip_address(host).is_loopback:
            return host
    except ValueError:
        pass
    raise InputError(
        "SAY-501",
        "other machines could reach the pages at this address",
        where=host or "(no host)",
        do="use 127.0.0.1, or allow remote readers explicitly",
    )


def _socket(host: str, port: int) -> socket.socket:
    if host == "localhost":
        host = "127.0.0.1"
    if not 0 <= port <= 65_535:  # the system would quietly take another one
        raise _taken(host, port, "there is no such port")
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, proto)
    except OSError as error:
        raise _taken(host, port, error) from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise _taken(host, port, error) from error
    return listening


def _taken(host: str, port: int, error: object) -> InputError:
    return InputError(
        "SAY-503",
        f"this address cannot be taken: {error}",
        where=f"{host}:{port}",
        do="choose another --port",
    )
