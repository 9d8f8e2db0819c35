"""Banks: one side of a river, named with it, by it ("the Dnipro's left bank"), or by its town ("Mosul's left bank")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer.fold import fold
from sayso.gazetteer.mentions import PlaceMention, key_of
from sayso.gazetteer.places import Feature, PlaceBook
from sayso.gazetteer.rank import distance
from sayso.gazetteer.resolve import place_of
from sayso.gazetteer.story import NamedPlace
from sayso.model.analysis import Analysis, Sentence
from sayso.model.event import Place
from sayso.model.span import Span

# which side a word says; the points of the compass go by the name that our tables give each bank
SIDES = {
    "left": "left",
    "right": "right",
    "east": "east",
    "eastern": "east",
    "west": "west",
    "western": "west",
}
SIDES |= {"north": "north", "northern": "north", "south": "south", "southern": "south"}
BANK = frozenset({"bank", "banks", "shore"})
OWNING = frozenset({"'s", "’s"})
# a town lies by a river if the river's bank is known this near (km)
BY_TOWN = 60.0
FAR = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BankNamed:
    """A bank of a river in a text: half-open words, and the place."""

    first: int
    last: int
    named: NamedPlace


def banks(text: str, analysis: Analysis, book: PlaceBook) -> tuple[BankNamed, ...]:
    """The banks of rivers that a text names, left to right."""
    out: list[BankNamed] = []
    river: Feature | None = None
    for sentence in analysis.sentences:
        tokens = analysis.tokens
        lower = [tokens[k].text.lower() for k in range(sentence.first, sentence.last)]
        named = tuple(_features(analysis, sentence, book))
        river = next((f for _, _, f in reversed(named) if f.kind == "river"), river)
        for at in range(1, len(lower)):
            if lower[at] not in BANK or lower[at - 1] not in SIDES:
                continue
            first = sentence.first + at - 1
            found = _bank(SIDES[lower[at - 1]], first, named, river, book)
            if found is not None:
                bank, last = found
                out.append(_made(text, analysis, first, max(last, first + 2), bank, named))
    return tuple(out)


def _bank(
    side: str, first: int, named: Sequence[tuple[int, int, Feature]], river: Feature | None, book: PlaceBook
) -> tuple[Feature, int] | None:
    """The bank on this side of the river named beside it, of the town that owns it, or of the river named last."""
    behind = next(
        ((last, f) for at, last, f in named if f.kind == "river" and first + 2 < at <= first + 5), None
    )
    if behind is not None:
        bank = _side_of(behind[1], side, book)
        return (bank, behind[0]) if bank is not None else None
    town = next((f for at, last, f in named if last == first - 1 and f.kind == "populated place"), None)
    if town is not None and (bank := _by_town(town, side, book)) is not None:
        return bank, first + 2
    if river is not None and (bank := _side_of(river, side, book)) is not None:
        return bank, first + 2
    return None


def _side_of(river: Feature, side: str, book: PlaceBook) -> Feature | None:
    """The bank of a river: by the flow, or as our tables name it by the compass."""
    known = [f for f in book.parts_of(river.id) if f.kind == "bank"]
    for bank in known:
        if (bank.bank or "").startswith(f"{side}:"):
            return bank
    for bank in known:
        keys = (f"{side} bank of the {fold(river.name)}", f"{side} bank of {fold(river.name)}")
        if any(n.feature.id == bank.id for key in keys for n in book.bearers(key)):
            return bank
    return None


def _by_town(town: Feature, side: str, book: PlaceBook) -> Feature | None:
    """The bank on this side of the river that a town lies by."""
    if town.lat is None or town.lon is None:
        return None
    box = (town.lat - 0.6, town.lon - 0.6, town.lat + 0.6, town.lon + 0.6)
    near = [
        (distance(town.lat, town.lon, f.lat, f.lon), f)
        for f in book.within(*box)
        if f.kind == "bank" and f.lat is not None and f.lon is not None
    ]
    near = [(away, f) for away, f in near if away <= BY_TOWN]
    for _, bank in sorted(near, key=lambda n: (n[0], n[1].id)):
        river = book.get(bank.parent or "")
        if river is not None and (found := _side_of(river, side, book)) is not None:
            return found
    return None


def _features(analysis: Analysis, sentence: Sentence, book: PlaceBook) -> Iterator[tuple[int, int, Feature]]:
    """Rivers after "the" or as such, and towns, in one sentence: half-open words and what they mean."""
    tokens = analysis.tokens
    keys = [fold(t.text) for t in tokens[sentence.first : sentence.last]]
    at = 0
    while at < len(keys):
        for last in range(min(len(keys), at + 4), at, -1):
            if not tokens[sentence.first + at].text[:1].isupper() or not keys[last - 1]:
                continue
            bearers = book.bearers(key_of(keys, at, last))
            the = at > 0 and keys[at - 1] == "the"
            rivers = [n.feature for n in bearers if n.feature.kind == "river" and (the or len(bearers) == 1)]
            towns = [n.feature for n in bearers if n.feature.kind == "populated place"]
            if rivers or towns:
                yield sentence.first + at, sentence.first + last, (rivers or towns)[0]
                at = last - 1
                break
        at += 1


def _made(
    text: str,
    analysis: Analysis,
    first: int,
    last: int,
    bank: Feature,
    named: Sequence[tuple[int, int, Feature]],
) -> BankNamed:
    start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
    side = (bank.bank or "").split(":")[0]
    place = place_of(
        bank, span=Span.of(text, start, end), relation=f"{side} bank of", reason="bank of the river named"
    )
    towns = [
        f for _, _, f in named if f.kind == "populated place" and f.lat is not None and f.lon is not None
    ]
    if towns and _apart(place, towns[0]) > FAR:
        # the reach that is told of is not the one whose point we have
        place = replace(place, lat=towns[0].lat, lon=towns[0].lon, radius_km=30.0)
    mention = PlaceMention(
        first=first,
        last=last,
        phrase_first=first,
        phrase_last=last,
        key="",
        kind_asked=None,
        relation=f"{side} bank of",
    )
    return BankNamed(
        first=first, last=last, named=NamedPlace(start=start, end=end, mention=mention, place=place)
    )


def _apart(place: Place, town: Feature) -> float:
    """How far a place lies from a town (km); nothing where either has no point."""
    if place.lat is None or place.lon is None or town.lat is None or town.lon is None:
        return 0.0
    return distance(place.lat, place.lon, town.lat, town.lon)
