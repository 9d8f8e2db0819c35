"""Lines: how a stretch of copy reads: a sentence, a title, capitals, a bracketed note."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»)]›*"
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_ABBREVIATION = re.compile(r"(?:^|[\s(\-–])(?:[A-Za-z]\.){2,5}$")
_LONGEST_TITLE = 200  # characters
_MOST_TITLE_WORDS = 24


def ends_sentence(words: str) -> bool:
    """Whether the words end as a sentence (or a broken-off one) does, not as a title: "U.S." is no end."""
    tail = words[-40:].rstrip().rstrip(_CLOSERS).rstrip()
    if not tail:
        return True
    return tail.endswith(_ENDS) and not _ABBREVIATION.search(tail)


def is_title(words: str) -> bool:
    """Whether the words could stand above a story: short, no sentence's end, at least one letter."""
    if len(words) > _LONGEST_TITLE or words.count("\n") > 2:
        return False
    return (
        len(words.split()) <= _MOST_TITLE_WORDS
        and any(c.isalpha() for c in words)
        and not ends_sentence(words)
        and not words.startswith(("(", "[", "<"))
    )


def is_bracketed(words: str) -> bool:
    """Whether one pair of round brackets holds the whole."""
    if not (words.startswith("(") and words.endswith(")")):
        return False
    depth = 0
    for at, character in enumerate(words):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return at == len(words) - 1
    return False
