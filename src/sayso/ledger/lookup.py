"""Lookup: ids named by their beginning."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.errors import LookupFailed


def find(named: str, ids: Iterable[str], *, what: str) -> str:
    """The one id that is `named`, or begins so, with or without the kind in front ("take:").

    Raises LookupFailed SAY-401 where there is none, SAY-402 where there are several.
    """
    known = set(ids)
    for exact in (named, f"{what}:{named}"):
        if exact in known:
            return exact
    fitting = sorted(i for i in known if i.startswith((named, f"{what}:{named}"))) if named else []
    if not fitting:
        raise LookupFailed(
            "SAY-401",
            f"there is no {what} {named!r} in the record as of that time",
            do="check the id, or ask as of a later time",
        )
    if len(fitting) > 1:
        raise LookupFailed(
            "SAY-402",
            f"{len(fitting)} ids of a {what} begin with {named!r}: {', '.join(fitting[:3])}"
            + (", ..." if len(fitting) > 3 else ""),
            do="give more of the id",
        )
    return fitting[0]
