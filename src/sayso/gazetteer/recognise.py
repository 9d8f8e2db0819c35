"""Recognise: all names of places in a text: what the English model takes for places, and what the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.gazetteer.banks import BankNamed, banks
from sayso.gazetteer.feature import CAPITAL, DEMONYM, MAIN, SHORT
from sayso.gazetteer.fold import fold
from sayso.gazetteer.mentions import key_of
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.roles import Named, Role, RoleReader, RoleWords, Standing
from sayso.gazetteer.shelf import Naming
from sayso.gazetteer.story import NamedPlace, named_at, resolve_names
from sayso.model.analysis import Analysis, Mention, MentionLabel, Token

# what the model calls a name of a place, of a building, of people
WHERE = frozenset({MentionLabel.LOCATION, MentionLabel.FACILITY})
# what it calls names that a place's name may be part of
OTHERS = frozenset(
    {
        MentionLabel.PERSON,
        MentionLabel.ORGANIZATION,
        MentionLabel.MILITARY_UNIT,
        MentionLabel.WEAPON,
        MentionLabel.VEHICLE,
        MentionLabel.EVENT,
        MentionLabel.MISCELLANEOUS,
    }
)
LONGEST = 6
# a place of so many people gives bodies its name
LARGE = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A name of a place in a text, what it stands for here, and the place that it means or is called after."""

    start: int
    end: int
    label: MentionLabel | None
    standing: Standing
    named: NamedPlace


def recognise(text: str, analysis: Analysis, book: PlaceBook, words: RoleWords) -> tuple[Recognised, ...]:
    """The names of places in a text, with roles, left to right; banks of rivers among them."""
    found = tuple(_names(analysis, book))
    sides = banks(text, analysis, book)
    covered = {k for side in sides for k in range(side.first, side.last)}
    found = tuple(n for n in found if not covered.intersection(range(n.first, n.last)))
    reader = RoleReader(analysis=analysis, words=words)
    spans = [_span(text, analysis, n, book) for n in found]
    resolved = {(p.start, p.end): p for p in resolve_names(text, analysis, spans, book)}
    out = [
        Recognised(
            start=span[0],
            end=span[1],
            label=_label(analysis, n),
            standing=_standing(reader, n, resolved[span]),
            named=resolved[span],
        )
        for n, span in zip(found, spans, strict=True)
        if span in resolved
    ]
    return tuple(sorted((*out, *(_bank(side, out) for side in sides)), key=lambda r: (r.start, r.end)))


def known_names(text: str, analysis: Analysis, book: PlaceBook, words: RoleWords) -> Mapping[int, int]:
    """The words (first to the one after the last) of names that the English model takes for places and the gazetteer knows."""
    starts = {token.start: at for at, token in enumerate(analysis.tokens)}
    ends = {token.end: at + 1 for at, token in enumerate(analysis.tokens)}
    found = recognise(text, analysis, book, words)
    return {
        starts[r.start]: ends[r.end]
        for r in found
        if r.standing.role is Role.PLACE
        and r.named.place.lat is not None
        and r.start in starts
        and r.end in ends
    }


def _span(text: str, analysis: Analysis, name: Named, book: PlaceBook) -> tuple[int, int]:
    """The offsets of a name; the stop of a short form ("Ky.") belongs to it."""
    start, end = analysis.tokens[name.first].start, analysis.tokens[name.last - 1].end
    if text[end : end + 1] == "." and any(
        n.lang == SHORT and (n.name or "").endswith(".") for n in book.bearers(fold(text[start:end]))
    ):
        end += 1
    return start, end


def _standing(reader: RoleReader, name: Named, found: NamedPlace) -> Standing:
    """The role of a name; a word for a kind beside it ("X department") makes it a place after all."""
    standing = reader.standing(name)
    if found.place.lat is None and not standing.where and not name.known:
        return Standing(role=Role.NONE, reason="no known place of this name, and nothing says that it is one")
    if standing.role is Role.ACTOR and found.mention.kind_asked is not None and not name.people:
        return Standing(role=Role.PLACE, reason=f"the word beside it says {found.mention.kind_asked}")
    return standing


def _bank(side: BankNamed, others: Sequence[Recognised]) -> Recognised:
    """A bank, by the town that its sentence names where that lies far from the usual point."""
    del others
    return Recognised(
        start=side.named.start,
        end=side.named.end,
        label=MentionLabel.LOCATION,
        standing=Standing(role=Role.PLACE, reason="one side of a river"),
        named=side.named,
    )


def _names(analysis: Analysis, book: PlaceBook) -> Iterator[Named]:
    """The names, longest first from the left, each once."""
    tokens = analysis.tokens
    keys = [fold(token.text) for token in tokens]
    starts = {m.first: m for m in analysis.mentions}
    sentence_end = {s.first: s.last for s in analysis.sentences}
    at, end = 0, len(tokens)
    while at < len(tokens):
        end = sentence_end.get(at, end)
        mention = starts.get(at)
        at = _begin(tokens, keys, at, mention, book)
        last = _at(tokens, keys, at, end, mention, book)
        if last is None:
            at += 1
            continue
        yield named_at(at, last, key_of(keys, at, last), book)
        at = last


def _begin(
    tokens: Sequence[Token], keys: Sequence[str], at: int, mention: Mention | None, book: PlaceBook
) -> int:
    """Where the name itself begins: behind "northwestern", where no name has that in it."""
    while (
        mention is not None
        and mention.label in WHERE
        and at + 1 < mention.last
        and tokens[at].text.lower() in book.words["part"]
        and tokens[at + 1].text[:1].isupper()
        and not book.bearers(key_of(keys, at, mention.last))
    ):
        at += 1
    return at


def _at(
    tokens: Sequence[Token], keys: Sequence[str], at: int, end: int, mention: Mention | None, book: PlaceBook
) -> int | None:
    """Where a name of a place that begins here ends; None where none begins here."""
    if not tokens[at].text[:1].isupper():
        return None
    label = mention.label if mention is not None else None
    if mention is not None and label in WHERE:
        return _trimmed(tokens, keys, at, mention.last, book)
    if mention is not None and label is MentionLabel.NATIONALITY:
        bearers = book.bearers(key_of(keys, at, mention.last))
        return mention.last if any(n.lang == DEMONYM for n in bearers) else None
    known = next(
        (
            last
            for last in range(min(end, at + LONGEST), at, -1)
            if keys[last - 1] and key_of(keys, at, last) in book.known
        ),
        None,
    )
    if known is not None or mention is None or label is not MentionLabel.ORGANIZATION:
        return known
    # "Edmonton Police Service": a body that bears the name of its place before its own
    return next(
        (
            last
            for last in range(min(mention.last, at + LONGEST), at, -1)
            if _is_large(book.bearers(key_of(keys, at, last)))
        ),
        None,
    )


def _is_large(bearers: Sequence[Naming]) -> bool:
    """Whether a region, a country or a city bears a name."""
    return any(
        n.lang in {MAIN, CAPITAL, DEMONYM}
        and (n.feature.population or 0) >= LARGE
        and n.feature.kind != "area"
        for n in bearers
    )


def _trimmed(tokens: Sequence[Token], keys: Sequence[str], at: int, last: int, book: PlaceBook) -> int:
    """Where the name itself ends: "Lyman railway station" is beside Lyman, "Kherson front" in Kherson."""
    if book.bearers(key_of(keys, at, last)):
        return last
    for end in range(last - 1, at, -1):
        kind = tokens[end].text.lower() in book.words["kind_word"]
        if not tokens[end].text[:1].islower() and not kind:
            break
        if book.bearers(key_of(keys, at, end)):
            return end
    return last


def _label(analysis: Analysis, name: Named) -> MentionLabel | None:
    return next((m.label for m in analysis.mentions if m.first <= name.first and name.last <= m.last), None)
