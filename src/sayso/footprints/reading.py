"""Reading: from words to place expressions: which place is named, and how the ground meant lies to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.footprints.amounts import Amount
from sayso.footprints.expression import Arguments, PlaceExpression, Relation
from sayso.footprints.phrases import DISTANCE, NAME, Form, PhraseBook, plain

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-‐‑'’.][^\W\d_]+)*|[-–—,]")
_JOINED = re.compile(r"^(?:[a-z]{1,4}[-'’])?[^\W\d_a-z]")
_LINKS = frozenset(
    {"de", "del", "la", "el", "al", "ad", "ez", "es", "ash", "as", "az", "an", "ar", "at", "le", "les"}
)
_UNIT = re.compile(r"(?<=\d)[-‐‑](?=[^\W\d_])")
_ENDS = re.compile(r"^([^\W\d_a-z][^\W\d_]+)[-‐‑]([^\W\d_a-z][^\W\d_]+)$")
_POSSESSIVE = re.compile(r"^(.+?)[’'][sS]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A place expression with the half-open positions of its words."""

    expression: PlaceExpression
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row of words as the forms see it: one text, and for each character the half-open positions of its words.

    Names and distances (kilometres) stand in the text as numbers.
    """

    text: str
    words: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    distances: tuple[Amount, ...] = ()


def read_phrases(
    words: Sequence[str], names: Sequence[tuple[int, int]], book: PhraseBook
) -> tuple[Read, ...]:
    """Place expressions in a row of words whose place names are known, longest first, no overlap, left to right.

    `names` are half-open positions. Each name outside a longer phrase gives "in".
    """
    row = _row(words, names, book)
    found = sorted(_matches(row, book), key=lambda m: (-(m[1] - m[0]), m[2].order, m[0]))
    taken: list[tuple[int, int]] = []
    out: list[Read] = []
    for start, end, form, groups in found:
        if any(start < b and a < end for a, b in taken):
            continue
        first, last = row.words[start][0], row.words[end - 2][1]
        expression = _expression(form, groups, row, " ".join(words[first:last]), book)
        taken.append((start, end))
        out.append(Read(expression=expression, first=first, last=last))
    return tuple(sorted(out, key=lambda read: read.first))


def parse(text: str, book: PhraseBook, known: Callable[[str], bool] | None = None) -> PlaceExpression | None:
    """The place expression of a phrase ("some 20 km north-east of Lyman"); None where it names and describes nothing.

    Names are told by their capitals; `known` says whether a name is one, so that
    "Northern Alfa region" is a part of Alfa and "South Ossetia" is not of Ossetia.
    """
    found = _WORD.findall(_UNIT.sub(" ", _without_brackets(text)))
    words = [token for at, word in enumerate(found) for token in _apart(word, found[at + 1 : at + 2], book)]
    read = read_phrases(words, _names(words, book, known), book)
    best = max(read, key=lambda r: (r.last - r.first, -r.first), default=None)
    return best.expression if best is not None else None


def _without_brackets(text: str) -> str:
    """The text without what stands in brackets: "20 km (12 miles) south"."""
    return re.sub(r"\([^()]*\)", " ", text)


def _apart(word: str, behind: Sequence[str], book: PhraseBook) -> Iterator[str]:
    """A word with a possessive taken apart ("Lyman's"), and a road's two ends ("Alfa-Bravo highway")."""
    owner = _POSSESSIVE.match(word)
    ends = _ENDS.match(word)
    if ends and behind and behind[0].lower() in book.roads:
        yield from (ends[1], "-", ends[2])
    elif owner and word[-1] in "sS'’" and owner[1][:1].isupper():
        yield owner[1]
        yield "'s"
    else:
        yield word


def _names(
    words: Sequence[str], book: PhraseBook, known: Callable[[str], bool] | None
) -> list[tuple[int, int]]:
    capitals = all(word.isupper() for word in words if len(word) > 1 and word[0].isalpha())
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        if not _begins(words, at, book, capitals=capitals):
            at += 1
            continue
        last = at + 1
        while last < len(words) and (
            _begins(words, last, book, capitals=capitals, inside=True)
            or (words[last].lower() in _LINKS and _starts_name(words, last + 1))
        ):
            last += 1
        found.append(_trimmed(words, at, last, book, known))
        at = last
    return found


def _starts_name(words: Sequence[str], at: int) -> bool:
    return at < len(words) and bool(_JOINED.match(words[at]))


def _begins(words: Sequence[str], at: int, book: PhraseBook, *, capitals: bool, inside: bool = False) -> bool:
    word = words[at]
    if not _JOINED.match(word) or not word[-1].isalpha():
        return False
    ordinary = set(plain(word).split()) <= book.vocabulary
    return not ordinary or (not capitals and at > 0 and (inside or _starts_name(words, at + 1))) or (
        not capitals and at == 0 and plain(word) in book.parts and _starts_name(words, at + 1)
    )  # fmt: skip


def _trimmed(
    words: Sequence[str], first: int, last: int, book: PhraseBook, known: Callable[[str], bool] | None
) -> tuple[int, int]:
    """A name without a leading point of the compass or a "Region" or "River" that do not belong to it."""
    if known is not None and known(" ".join(words[first:last])):
        return first, last
    while last - first > 1 and plain(words[last - 1]) in book.vocabulary:
        last -= 1
    while last - first > 1 and plain(words[first]) in book.rivers:
        first += 1
    leads = last - first > 1 and plain(words[first]) in {*book.parts, *book.sides, "central"}
    if leads and known is not None and known(" ".join(words[first + 1 : last])):
        first += 1
    return first, last


def _row(words: Sequence[str], names: Sequence[tuple[int, int]], book: PhraseBook) -> _Row:
    """The text that the forms are matched against: lower case, names numbered, hyphens as blanks."""
    starts = {first: (number, last) for number, (first, last) in enumerate(names)}
    text, owners = "", list[tuple[int, int]]()
    at = 0
    while at < len(words):
        number, last = starts.get(at, (None, at + 1))
        for piece in _pieces(words[at]) if number is None else (f"{NAME}{number}",):
            text += piece + " "
            owners += [(at, last)] * (len(piece) + 1)
        at = max(last, at + 1)
    row = _Row(text=text, words=tuple(owners), names=tuple(" ".join(words[a:b]) for a, b in names))
    return _with_distances(row, book)


def _with_distances(row: _Row, book: PhraseBook) -> _Row:
    """The text with its distances as numbers, in kilometres."""
    text, owners, distances, at = "", list[tuple[int, int]](), list[Amount](), 0
    for match in book.distance.finditer(row.text):
        amount = book.numbers.read(match["amount"].split())
        if amount is None:
            continue
        token = f"{DISTANCE}{len(distances)} "
        owner = (row.words[match.start()][0], row.words[match.end() - 2][1])
        text += row.text[at : match.start()] + token
        owners += [*row.words[at : match.start()], *[owner] * len(token)]
        distances.append(replace(amount, value=round(amount.value * book.units[match["unit"]], 6)))
        at = match.end()
    text, owners = text + row.text[at:], [*owners, *row.words[at:]]
    return replace(row, text=text, words=tuple(owners), distances=tuple(distances))


def _pieces(word: str) -> Iterator[str]:
    if word in {"-", "–", "—"}:
        yield "-"
        return
    for part in re.findall(r"\d[\d.,]*|'s|[^\d\s]+", plain(word.replace("’", "'"))):
        yield part.rstrip(".") or part


def _matches(row: _Row, book: PhraseBook) -> Iterator[tuple[int, int, Form, dict[str, str | None]]]:
    for form in book.forms:
        for match in form.pattern.finditer(row.text):
            yield match.start(), match.end(), form, match.groupdict()


def _expression(
    form: Form, groups: dict[str, str | None], row: _Row, words: str, book: PhraseBook
) -> PlaceExpression:
    def named(group: str) -> str | None:
        token = groups.get(group)
        return row.names[int(token[len(NAME) :])] if token else None

    relation = form.relation
    told = groups.get("distance")
    distance = row.distances[int(told[len(DISTANCE) :])] if told else None
    bound = distance.bound if distance else None
    if relation is Relation.DISTANCE and bound == "most":
        relation = Relation.WITHIN
    direction = book.directions.get(groups.get("direction") or "")
    part = form.part or book.parts.get(groups.get("part") or "")
    if relation is Relation.PART and part is None:
        part = direction
    return PlaceExpression(
        anchor=named("anchor"), relation=relation, words=words,
        arguments=Arguments(
            distance_km=distance.value if distance else None, spread=distance.spread if distance else None, bound=bound, direction=direction,
            bearing=book.bearings[direction] if direction else None, part=part, other=named("other"),
            side=book.sides.get(groups.get("side") or ""), region=named("region"),
            kind=form.kind or _kind(relation),
        ),
    )  # fmt: skip


def _kind(relation: Relation) -> str | None:
    if relation in {Relation.BANK, Relation.ALONG, Relation.BEYOND}:
        return "river"
    return "region" if relation in {Relation.REGION, Relation.PART} else None
