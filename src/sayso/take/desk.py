"""Desk: the initials with which editors sign: "mos-int/jt/ch", "dpa wsz jln npr"."""

from __future__ import annotations

import re

from sayso.take.agency import load_agencies

_INITIALS = r"[a-zà-ÿ]{1,4}(?:-[a-zà-ÿ]{1,4})?"
_SLASHED = re.compile(rf"\(?({_INITIALS}(?:/{_INITIALS}){{1,6}})\)?")
_SPACED = re.compile(r"([A-Za-z]{2,6})((?:\s[a-z][a-z0-9]{0,3}){2,5})")
_LONE = re.compile(r"[a-z]{2,4}(?:-[a-z]{2,4})?")
_LONGEST = 60


def read_desk(line: str, *, signed: bool = False) -> tuple[str, ...]:
    """The initials of a line that holds nothing else, as the desk parts them; empty for other lines.

    `signed`: the line stands below a sign-off, so that initials without a slash count too.
    """
    if len(line) > _LONGEST:
        return ()
    slashed = _SLASHED.fullmatch(line)
    if slashed is not None:
        return tuple(slashed.group(1).split("/"))
    spaced = _SPACED.fullmatch(line)
    if spaced is not None and load_agencies().named(spaced.group(1)) is not None:
        return tuple(spaced.group(2).split())
    return (line,) if signed and _LONE.fullmatch(line) else ()
