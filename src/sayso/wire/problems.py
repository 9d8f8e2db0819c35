"""Problems: what a reader may note about a copy that it could not fully understand.

Every code that rooms `wire` and `take` write stands in `PROBLEMS` with its
meaning, so that the documentation is made from the same table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sayso.model.take import Problem

PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "encoding-guessed": "the bytes are not UTF-8 and name no encoding, so the one that fits best was used",
        "encoding-damaged": "some bytes fit no character, or the copy came with replacement marks in it",
        "control-characters": "the copy holds control characters; they stay where they stand",
        "markup-unread": "the copy looks like a marked-up format that no reader knows; it was read as plain text",
        "published-unreadable": "the envelope's date of publication is no ISO 8601 date or date-time",
        "no-headline": "no headline stands above the copy or in its envelope",
        "no-dateline": "the copy does not open with a dateline",
        "no-body": "no paragraph of the story was found",
        "no-place": "the dateline names no place, or says that there is none",
        "no-date": "the dateline says that it has no date",
        "impossible-date": "the dateline names a day that no year has",
        "year-unknown": "the dateline's day has no year, and nothing in the copy or envelope gives it",
        "year-doubtful": "the dateline's two-digit year does not fit the date of publication or the form",
        "dateline-date-differs": "the dateline's date lies more than a week from the date of publication",
        "no-agency": "neither dateline, sign-off nor envelope names the agency",
    }
)


def problem(code: str, message: str, *, locator: str | None = None) -> Problem:
    """A problem entry under a listed code. Raises ValueError for a code that the table does not list."""
    if code not in PROBLEMS:
        raise ValueError(f"{code!r} is not a listed problem")
    return Problem(code=code, message=message, locator=locator)
