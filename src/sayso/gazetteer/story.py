"""Story: all place names of one text, resolved together: what each means, or why it is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.gazetteer.context import surroundings
from sayso.gazetteer.cues import Cues
from sayso.gazetteer.feature import CAPITAL, DEMONYM
from sayso.gazetteer.fold import fold
from sayso.gazetteer.mentions import PlaceMention, linked, mention_at
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.rank import distance
from sayso.gazetteer.resolve import resolve
from sayso.gazetteer.roles import Named
from sayso.model.analysis import Analysis, Sentence
from sayso.model.event import Place
from sayso.model.span import Span

Stretch = tuple[int, int]
# a town named beside a river lies by it if it is this near to a point of its course; so exact is a reach (km)
BY_RIVER, REACH_KM = 60.0, 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A name in a text (half-open offsets), its words as a mention in its sentence, and the place it means."""

    start: int
    end: int
    mention: PlaceMention
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The names of one sentence: offsets beside the mention that is made of each."""

    spans: tuple[Stretch, ...]
    mentions: tuple[PlaceMention, ...]


def resolve_names(
    text: str, analysis: Analysis, names: Sequence[Stretch], book: PlaceBook
) -> tuple[NamedPlace, ...]:
    """What these names of a text (half-open offsets) mean, in their order in the text."""
    rows = [
        _row(text, analysis, sentence, inside, book) for sentence, inside in _by_sentence(analysis, names)
    ]
    bound = _bound(rows)
    around = surroundings((m.key for row in rows for m in row.mentions), book)
    out: list[NamedPlace] = []
    for row in rows:
        named = [
            NamedPlace(
                start=start, end=end, mention=m, place=resolve(m, Span.of(text, start, end), book, around)
            )
            for (start, end), bare in zip(row.spans, row.mentions, strict=True)
            for m in (replace(bare, inside=bare.inside or bound.get(bare.key)),)
        ]
        out.extend(_at_reach(_in_town(at, named, book), named, book) for at in named)
    return tuple(out)


def _in_town(named: NamedPlace, row: Sequence[NamedPlace], book: PlaceBook) -> NamedPlace:
    """A street or a square that no list has, by the town named beside it: behind it first, else before."""
    words = named.mention.key.split()
    if named.place.lat is not None or len(words) < 2 or words[-1] not in book.words["urban"]:
        return named
    towns = [at for at in row if at.place.kind == "populated place" and at.place.lat is not None]
    behind = [at for at in towns if at.start >= named.end]
    beside = behind or towns[::-1]
    if not beside:
        return named
    town = beside[0].place
    place = replace(
        named.place, kind="area", lat=town.lat, lon=town.lon, radius_km=town.radius_km,
        relation="in", reason=f"a part of {town.name}, which has no entry of its own",
    )  # fmt: skip
    return replace(named, place=place)


def _at_reach(named: NamedPlace, row: Sequence[NamedPlace], book: PlaceBook) -> NamedPlace:
    """A river where it passes the town named beside it, if its course is known and passes there."""
    river = book.get(named.place.id or "") if named.place.kind == "river" else None
    if river is None or river.geometry is None:
        return named
    for town in (at.place for at in row if at.place.kind == "populated place"):
        if town.lat is None or town.lon is None:
            continue
        away, lat, lon = nearest_on(river.geometry, town.lat, town.lon)
        if away <= BY_RIVER:
            reason = f"{named.place.reason}; the reach by {town.name}"
            place = replace(named.place, lat=lat, lon=lon, radius_km=REACH_KM, reason=reason)
            return replace(named, place=place)
    return named


def nearest_on(course: str, lat: float, lon: float) -> tuple[float, float, float]:
    """How far (km) a point lies from the points of a course ("lat lon, lat lon"), and the nearest of these."""
    points = [(float(a), float(b)) for a, b in (point.split() for point in course.split(", "))]
    return min((distance(lat, lon, a, b), a, b) for a, b in points)


def _bound(rows: Sequence[_Row]) -> Mapping[str, str]:
    """Where an address once put a name, it stays there for the rest of the story."""
    found: dict[str, str] = {}
    for row in rows:
        for mention in row.mentions:
            if mention.inside is not None:
                found.setdefault(mention.key, mention.inside)
    return found


def _by_sentence(analysis: Analysis, names: Sequence[Stretch]) -> Iterator[tuple[Sentence, list[Stretch]]]:
    """Each sentence with the names that begin in it."""
    left = sorted(set(names))
    for sentence in analysis.sentences:
        inside = [name for name in left if name[0] < sentence.end]
        if inside:
            left = left[len(inside) :]
            yield sentence, inside
    if left and analysis.sentences:
        yield analysis.sentences[-1], left


def _row(
    text: str, analysis: Analysis, sentence: Sentence, names: Sequence[Stretch], book: PlaceBook
) -> _Row:
    tokens = analysis.tokens[sentence.first : sentence.last]
    words = [token.text for token in tokens]
    keys = [fold(word) for word in words]
    cues = Cues(lower=tuple(word.lower() for word in words), words=book.words)
    mentions: list[PlaceMention] = []
    for start, end in names:
        first = next((k for k, t in enumerate(tokens) if t.end > start), len(tokens) - 1)
        last = next((k for k, t in enumerate(tokens) if t.start >= end), len(tokens))
        made = mention_at(words, keys, first, max(last, first + 1), cues)
        mentions.append(replace(made, key=fold(text[start:end])))
    return _Row(spans=tuple(names), mentions=linked(mentions, cues))


def named_at(first: int, last: int, key: str, book: PlaceBook) -> Named:
    """A name in a text (half-open words) with what its bearers say of the roles that it can have."""
    bearers = book.bearers(key)
    people = bool(bearers) and max(bearers, key=lambda n: n.feature.population or 0).lang == DEMONYM
    acts = any(n.lang == CAPITAL or n.feature.kind == "country" for n in bearers)
    return Named(
        first=first, last=last, people=people, acts=acts or key in book.words["seat"], known=bool(bearers)
    )
