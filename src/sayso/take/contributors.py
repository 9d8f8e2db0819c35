"""Contributors: who reported, wrote and edited, as the last lines of a story thank them."""

from __future__ import annotations

from sayso.take.endings import load_endings

_MOST_WORDS = 90
_BRACKETS = "([ "


def is_contributors(words: str, *, below_rule: bool = False) -> bool:
    """Whether a closing paragraph names contributors. `below_rule`: a line of underscores stands above it."""
    if len(words.split()) > _MOST_WORDS:
        return False
    endings = load_endings()
    plain = " ".join(words.lower().split())
    if plain.lstrip(_BRACKETS).startswith(endings.contributors_open):
        return True
    held = endings.contributors_hold + (endings.contributors_hold_below_rule if below_rule else ())
    return any(phrase in plain for phrase in held)


def glued_contributors(words: str) -> int | None:
    """Where in a paragraph a bracket with contributors begins that closes it, or None."""
    tail = words[-600:]
    if not tail.endswith(")"):
        return None
    at = tail.rfind("(")
    if at <= 0 or not is_contributors(tail[at:]):
        return None
    return len(words) - len(tail) + at
