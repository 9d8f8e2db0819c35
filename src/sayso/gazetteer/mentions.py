"""Mentions: names of places in a row of words, with how much of the place is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer.cues import Cues
from sayso.gazetteer.fold import fold
from sayso.gazetteer.places import PlaceBook

# shorter words are too often spelt nearly like something
FUZZY_FROM = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name in a row of words: half-open positions of the name and of the whole phrase.

    `kind_asked` is the kind that words beside it ask for ("region", "city"),
    `relation` how much of it is meant ("northern part of"), `key` the folded
    name. `inside` is the key of the place that an address puts it in ("X, Y"),
    `beside` the keys of the other names in the row. `same` is the key of
    another name for it ("X, now Y"). `told` is a year that the row names,
    `definite` that "the" stands before it, `short` that it is written as a
    short form is ("Ky.").
    """

    first: int
    last: int
    phrase_first: int
    phrase_last: int
    key: str
    kind_asked: str | None
    relation: str | None
    inside: str | None = None
    beside: tuple[str, ...] = ()
    same: str | None = None
    told: int | None = None
    definite: bool = False
    short: bool = False


def place_mentions(
    words: Sequence[str],
    book: PlaceBook,
    skip: Mapping[int, str],
    named: Mapping[int, int] | None = None,
) -> tuple[PlaceMention, ...]:
    """Place names in a row of words, longest first, left to right.

    `skip` marks positions of other names. `named` gives stretches that somebody
    else takes for places (first word to last): these count even where no list
    of ours has them.
    """
    keys = [fold(word) for word in words]
    cues = Cues(lower=tuple(word.lower() for word in words), words=book.words)
    found: list[PlaceMention] = []
    at = 0
    while at < len(words):
        last = _name_at(words, keys, at, book, named or {}) if at not in skip else None
        if last is None:
            at += 1
            continue
        found.append(mention_at(words, keys, at, last, cues))
        at = last
    return linked(found, cues)


def _name_at(
    words: Sequence[str], keys: Sequence[str], at: int, book: PlaceBook, named: Mapping[int, int]
) -> int | None:
    if not words[at][:1].isupper() and not _small(words, at, book):
        return None
    for last in range(min(len(words), at + book.longest), at, -1):
        if keys[last - 1] and key_of(keys, at, last) in book.known:
            return last
    if at in named:
        return named[at]
    # a capitalised word that stands inside a sentence and is spelt nearly like a place of ours
    unknown = at > 0 and len(keys[at]) >= FUZZY_FROM and not words[at].isupper()
    return at + 1 if unknown and book.spelt_like(words[at]) else None


def _small(words: Sequence[str], at: int, book: PlaceBook) -> bool:
    """Whether a small word begins a name: "al-Bab", "ash-Shaddadi"."""
    first, _, rest = words[at].partition("-")
    if tuple(words[at + 1 : at + 2]) == ("-",):
        rest = "".join(words[at + 2 : at + 3])
    return first in book.words["small"] and rest[:1].isupper()


def key_of(keys: Sequence[str], first: int, last: int) -> str:
    """The key of a stretch of words whose keys are given."""
    return " ".join(key for key in keys[first:last] if key)


def mention_at(words: Sequence[str], keys: Sequence[str], first: int, last: int, cues: Cues) -> PlaceMention:
    """The mention at a stretch of words, with the words beside it that say of what kind it is."""
    beside = cues.around(first, last)
    measured = cues.measured(beside)
    written = "".join(words[first:last])
    return PlaceMention(
        first=first,
        last=last,
        phrase_first=measured,
        phrase_last=beside.last,
        key=key_of(keys, first, last),
        kind_asked=beside.kind,
        relation=beside.relation,
        told=cues.year,
        definite=first > 0 and cues.lower[first - 1] == "the",
        short="." in written or written.isupper() or cues.lower[first - 1 : first] == (",",),
    )


def linked(found: Sequence[PlaceMention], cues: Cues) -> tuple[PlaceMention, ...]:
    """The mentions of one row, each knowing the others: what lies in what, and what is beside it."""
    out: list[PlaceMention] = []
    for at, mention in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        inside = same = None
        if following is not None:
            link = cues.link(mention.phrase_last, following.phrase_first)
            inside = following.key if link == "in" else None
            same = following.key if link == "same" else None
        others = tuple(dict.fromkeys(m.key for m in found if m.key != mention.key))
        out.append(replace(mention, inside=inside, same=same, beside=others))
    return tuple(out)
