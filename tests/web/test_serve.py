"""Serving on this machine only."""

from __future__ import annotations

import socket

import pytest
from fastapi import FastAPI

from sayso.errors import InputError
from sayso.web.serve import checked_host, serve


def _never() -> FastAPI:
    raise AssertionError("the application must not be made")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_loopback_is_served(host: str) -> None:
    assert checked_host(host) == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", "", "::ffff:10.0.0.1"])  # noqa: S104
def test_other_addresses_are_refused(host: str) -> None:
    with pytest.raises(InputError) as refused:
        serve(_never, host=host, port=0)
    assert refused.value.code == "SAY-501"
    assert "127.0.0.1" in str(refused.value)


def test_other_addresses_may_be_allowed() -> None:
    assert checked_host("192.168.1.5", allow_remote=True) == "192.168.1.5"


def test_a_port_that_is_taken_is_told_at_once() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(InputError) as taken:
            serve(_never, port=other.getsockname()[1])
    assert taken.value.code == "SAY-503"
    with pytest.raises(InputError, match="SAY-503"):
        serve(_never, port=70_000)
