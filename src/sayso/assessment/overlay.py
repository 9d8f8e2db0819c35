"""Overlay: a user's own editorial data over those that ship; the user's always win."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """A user's file: its bytes and its tables."""

    data: bytes
    table: dict[str, Any]


def own_file(path: Path) -> OwnFile:
    """The user's file. Raises DataError SAY-247 where it cannot be opened or is not valid TOML."""
    try:
        data = path.read_bytes()
        return OwnFile(data=data, table=tomllib.loads(data.decode()))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            "SAY-247", f"the file of editorial data cannot be read: {error}", where=str(path),
            do="check the path, and that it is TOML",
        ) from error  # fmt: skip


def merged(ours: Mapping[str, Any], own: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Our tables with the user's over them: single values key by key, rows before ours (stakes and camps after).

    The first link row that fits is taken, the last row on a predicate's stake
    or a side's camp: so the user's win either way. Raises DataError SAY-248
    for a table that there is not.
    """
    made = dict(ours)
    for name, value in own.items():
        if name not in ours or type(value) is not type(ours[name]):
            raise DataError(
                "SAY-248", f"there is no table {name!r} of this form", where=where,
                do="use the tables of the file that ships",
            )  # fmt: skip
        if isinstance(value, list):
            made[name] = [*ours[name], *value] if name in {"stakes", "camp"} else [*value, *ours[name]]
        elif isinstance(value, dict):
            made[name] = {**ours[name], **value}
        else:
            made[name] = value
    return made
