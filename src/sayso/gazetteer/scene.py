"""Scene: the state that a story plays in, whose army is "the army" and whose spokesman "the spokesman"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.gazetteer.context import surroundings
from sayso.gazetteer.mentions import place_mentions
from sayso.gazetteer.places import PlaceBook

# the dateline's state is the scene if so much of what the story names lies in it; another one if so much does
FILED_THERE, ELSEWHERE = 0.1, 0.5
# and so many names of places speak of it
ENOUGH = 3


def scene_of(
    words: Sequence[str], filed: Sequence[str], book: PlaceBook, named: Mapping[int, int]
) -> str | None:
    """The name of the state that a story is about; None where nothing says.

    `words` are the story's without its dateline, `filed` the places of the
    dateline, `named` the names of known places among the words. War is often reported from another country: a dispatch from a
    neutral capital tells of the state that its places lie in.
    """
    keys = [m.key for m in place_mentions(words, book, {}, named)]
    keys = [key for key in keys if not _is_state(key, book)]
    around = surroundings(keys, book)
    here = next(_states(filed, book), None)
    if here is not None and (not around.total.countries or around.country(here) >= FILED_THERE):
        return _name(here, book)
    there = max(around.total.countries, key=lambda code: (around.country(code), code), default=None)
    sure = len(set(keys)) >= ENOUGH or here is None
    if there is not None and sure and around.country(there) >= ELSEWHERE:
        return _name(there, book) or _name(here, book)
    return _name(here, book)


def _is_state(key: str, book: PlaceBook) -> bool:
    """Whether a name is that of a state, which tells who acts rather than where."""
    return any(feature.kind == "country" for feature in book.named(key))


def _states(filed: Sequence[str], book: PlaceBook) -> Iterator[str]:
    """The codes of the states that a dateline may lie in, its widest name first."""
    for place in filed:
        for part in reversed(place.replace("(", ",").replace(")", "").split(",")):
            yield from (f.country for f in book.named(part) if f.country)


def _name(code: str | None, book: PlaceBook) -> str | None:
    country = book.get(f"country:{code}") if code else None
    return country.name if country is not None else None
