"""Mentions: names of places in a row of words, with how much of the place is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sayso.gazetteer.fold import fold
from sayso.gazetteer.places import PlaceBook


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name in a row of words: half-open positions of the name and of the whole phrase.

    `kind_asked` is the kind that words beside it ask for ("region", "city"),
    `relation` how much of it is meant ("northern part of"), `key` the folded name.
    """

    first: int
    last: int
    phrase_first: int
    phrase_last: int
    key: str
    kind_asked: str | None
    relation: str | None


def place_mentions(
    words: Sequence[str], book: PlaceBook, skip: Mapping[int, str]
) -> tuple[PlaceMention, ...]:
    """Place names in a row of words, longest first, left to right; `skip` marks positions of other names."""
    keys = [fold(word) for word in words]
    found: list[PlaceMention] = []
    at = 0
    while at < len(words):
        last = _name_at(words, keys, at, book) if at not in skip else None
        if last is None:
            at += 1
            continue
        found.append(_mention(words, keys, at, last, book))
        at = last
    return tuple(found)


def _name_at(words: Sequence[str], keys: Sequence[str], at: int, book: PlaceBook) -> int | None:
    if not words[at][:1].isupper():
        return None
    for last in range(min(len(words), at + book.longest), at, -1):
        key = " ".join(k for k in keys[at:last] if k)
        if keys[last - 1] and key in book.by_name:
            return last
    # a capitalised word that stands inside a sentence and is spelt nearly like a known place
    unknown = at > 0 and len(keys[at]) >= 6 and not words[at].isupper()
    return at + 1 if unknown and book.spelt_like(words[at]) else None


def _mention(
    words: Sequence[str], keys: Sequence[str], first: int, last: int, book: PlaceBook
) -> PlaceMention:
    lower = [word.lower() for word in words]
    is_a = partial(_is_a, lower, book)
    begin, end, kind, relation = first, last, None, None
    if is_a(end, "region", "city", "follows"):
        kind = "region" if is_a(end, "region") else "city" if is_a(end, "city") else None
        end += 1
    while is_a(begin - 1, "part"):
        relation = f"{lower[begin - 1]} part of"
        begin -= 1
    begin -= lower[begin - 1] == "the" and begin > 0
    if begin > 1 and lower[begin - 1] == "of" and is_a(begin - 2, "within", "city", "region", "part"):
        head = begin - 2
        kind = _asked_kind(is_a, head) or kind
        begin = head
        while is_a(begin - 1, "part", "leads"):
            begin -= 1
        if is_a(head, "part"):
            relation, kind = f"{lower[head]} part of", "region"
        if is_a(head, "within"):
            side = next((lower[k] for k in range(begin, first) if is_a(k, "part", "side")), None)
            relation = f"{side} {lower[head]} of" if side else f"{lower[head]} of"
        begin -= lower[begin - 1] == "the" and begin > 0
    return PlaceMention(
        first=first, last=last, phrase_first=begin, phrase_last=end,
        key=" ".join(k for k in keys[first:last] if k), kind_asked=kind, relation=relation,
    )  # fmt: skip


def _asked_kind(is_a: Callable[..., bool], head: int) -> str | None:
    """The kind that "city of", "outskirts of", "parts of", "region of" asks for."""
    if is_a(head, "city", "within_city"):
        return "city"
    return "region" if is_a(head, "region", "within_region") else None


def _is_a(lower: Sequence[str], book: PlaceBook, at: int, *classes: str) -> bool:
    return 0 <= at < len(lower) and any(lower[at] in book.words[name] for name in classes)
