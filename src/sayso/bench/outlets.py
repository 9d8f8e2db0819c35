"""Outlets: the newsroom that an item's link belongs to, with the clock of its desk, as data."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sayso.errors import DataError

WHERE = "bench/data/outlets.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newsroom: its name, the hosts of its pages, and the zone of its desk (IANA)."""

    name: str
    hosts: tuple[str, ...]
    zone: str


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """The outlets that ship with Sayso. Raises DataError SAY-257 where an entry does not fit."""
    return read_outlets((files("sayso.bench") / "data" / "outlets.toml").read_bytes(), WHERE)


def read_outlets(data: bytes, where: str) -> tuple[Outlet, ...]:
    """The outlets of a TOML file; `where` names it in errors. Raises DataError SAY-257."""
    try:
        entries: Sequence[Mapping[str, object]] = tomllib.loads(data.decode())["outlet"]
        return tuple(_outlet(entry) for entry in entries)
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(
            "SAY-257", f"an entry does not fit: {error}", where=where, do="give name, hosts and zone"
        ) from error


def _outlet(entry: Mapping[str, object]) -> Outlet:
    hosts = entry["hosts"]
    if not isinstance(hosts, list) or not hosts:
        raise ValueError(f"hosts of {entry.get('name')} are no list")
    return Outlet(name=str(entry["name"]), hosts=tuple(map(str, hosts)), zone=str(entry["zone"]))


def outlet_of(*addresses: str | None) -> Outlet | None:
    """The outlet of the first address that is one's; None where none is known."""
    for address in addresses:
        host = urlsplit(address or "").hostname or ""
        for outlet in load_outlets():
            if any(host == name or host.endswith(f".{name}") for name in outlet.hosts):
                return outlet
    return None


def at_the_desk(published: str, outlet: Outlet | None) -> str:
    """A time of publication by the clock of the outlet's desk: the same moment, in its zone.

    A bare day, or a zone that this machine does not know, leaves it as it is.
    """
    if outlet is None or "T" not in published:
        return published
    try:
        zone = ZoneInfo(outlet.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return published
    return dt.datetime.fromisoformat(published).astimezone(zone).isoformat()
