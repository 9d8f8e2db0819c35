"""When: days and times as they are written on the command line."""

from __future__ import annotations

import datetime as dt

import typer


def day_of(text: str) -> dt.date:
    """A day written YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write YYYY-MM-DD") from error


def time_of(text: str | None) -> dt.datetime | None:
    """A time in UTC; a bare day means its last moment."""
    if text is None:
        return None
    try:
        if len(text) == len("2022-11-11"):
            return dt.datetime.combine(dt.date.fromisoformat(text), dt.time.max, tzinfo=dt.UTC)
        time = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MMZ") from error
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)
