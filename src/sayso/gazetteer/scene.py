"""Scene: the state that a story plays in, whose army is "the army" and whose spokesman "the spokesman"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sayso.gazetteer.context import Surroundings, surroundings
from sayso.gazetteer.feature import DEMONYM
from sayso.gazetteer.fold import fold
from sayso.gazetteer.mentions import place_mentions
from sayso.gazetteer.places import PlaceBook

# the dateline's state is the scene if so much of what the story names lies in it; another one if so much does
FILED_THERE, ELSEWHERE = 0.1, 0.5
# and so many names of places speak of it
ENOUGH = 3
# a state so often named acts in the story
ACTS, OFTEN = 2, 4


def scene_of(
    words: Sequence[str], filed: Sequence[str], book: PlaceBook, named: Mapping[int, int]
) -> str | None:
    """The name of the state that a story is about; None where nothing says.

    `words` are the story's without its dateline, `filed` the places of the
    dateline, `named` the names of known places among the words. War is
    often reported from another country: a dispatch from a neutral capital tells
    of the state that its places lie in.
    """
    keys = [m.key for m in place_mentions(words, book, {}, named)]
    acting = _acting(words, book)
    keys = [key for key in keys if not any(f.kind == "country" for f in book.named(key))]
    around = surroundings(keys, book)
    here = next(_states(filed, book), None)
    there = max(around.total.countries, key=lambda code: (around.country(code), code), default=None)
    if here is not None and _stays(here, there, acting, around):
        return _name(here, book)
    actor = max(acting, key=lambda code: (acting.count(code), code), default="")
    outdone = acting.count(actor) >= max(OFTEN, acting.count(there or "") + 1)
    if here is None and actor != there and outdone:
        return None  # copy without a dateline may be told from the side that it names most
    sure = len(set(keys)) >= ENOUGH or here is None
    if there is not None and sure and around.country(there) >= ELSEWHERE:
        return _name(there, book) or _name(here, book)
    return _name(here, book)


def _acting(words: Sequence[str], book: PlaceBook) -> list[str]:
    """The codes of the states that the words name, by their own names and those of their people, as often as they do."""
    told = Counter(key for word in words if word[:1].isupper() and (key := fold(word)))
    states = {key: state for key in told if (state := _state(key, book)) is not None}
    return [state for key, state in states.items() for _ in range(told[key])]


def _stays(here: str, there: str | None, acting: Sequence[str], around: Surroundings) -> bool:
    """Whether a story plays in the state that it was filed from: it tells of places there, or of what that state does."""
    acts = acting.count(here) >= max(ACTS, acting.count(there or ""))
    return acts or not around.total.countries or around.country(here) >= FILED_THERE


def _state(key: str, book: PlaceBook) -> str | None:
    """The code of the state that a name or the name of a people stands for: these tell who acts rather than where."""
    for naming in book.bearers(key):
        if naming.feature.kind == "country" or naming.lang == DEMONYM:
            return naming.feature.country
    return None


def _states(filed: Sequence[str], book: PlaceBook) -> Iterator[str]:
    """The codes of the states that a dateline may lie in, its widest name first."""
    for place in filed:
        for part in reversed(place.replace("(", ",").replace(")", "").split(",")):
            yield from (f.country for f in book.named(part) if f.country)


def _name(code: str | None, book: PlaceBook) -> str | None:
    country = book.get(f"country:{code}") if code else None
    return country.name if country is not None else None
