"""Known: a source that a story has named, and what its words are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOOSE = (
    (" ’s", "’s"), (" 's", "'s"), (" - ", "-"), (" .", "."), (" ,", ","), ("( ", "("), (" )", ")"), ("NO. ", "NO."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source that the story has named: its canonical name, side, kind, and the words used for it.

    `kind` is person or body; `heads` are the head nouns under which it was named. `via` holds the channels its utterances came through.
    """

    name: str
    bloc: str | None
    kind: str
    words: frozenset[str]
    heads: frozenset[str]
    id: str | None = None
    role: str | None = None
    via: tuple[str, ...] = ()


def joined(words: Sequence[str]) -> str:
    """Words as copy has them: clitics and punctuation close to the word before."""
    text = " ".join(words)
    for loose, tight in LOOSE:
        text = text.replace(loose, tight)
    return text


def spoken_in(bloc: str) -> Known:
    """The side of the place where a source spoke, as the last thing named before it."""
    return Known(name=bloc, bloc=bloc, kind="setting", words=frozenset(), heads=frozenset())


def first_part(words: tuple[str, ...]) -> int:
    """Where the first part of a source ends: at the first comma."""
    return next((at for at, word in enumerate(words) if word == "," and at > 0), len(words))


def abbreviation(words: tuple[str, ...]) -> str | None:
    """The short name in brackets that closes a source: "(GUR)", "[FMLN]"."""
    if len(words) >= 4 and words[-1] in {")", "]"} and words[-3] in {"(", "["} and words[-2].isupper():
        return words[-2]
    return None
