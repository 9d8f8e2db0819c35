"""Long sentences: clauses of our own, coordinated into sentences of any length, with their trees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import cycle

from sayso.model.analysis import Analysis, Analyzer, Sentence, Token
from sayso.model.take import Take, Zone, ZoneKind

CLAUSES = (
    "the army said its troops had retaken the village of Orlivka after two days of fighting",
    "the governor denied that any soldier had left the eastern bank of the river",
    "shelling damaged the bridge at Verkhnia and three houses beside it on Tuesday night",
    "residents said at least four people were wounded near the market",
    "according to the defense ministry, two columns of armor were moving toward the port",
    'the rebels\' spokesman called the report "a plain invention" and gave no figures',
    "the town council may have ordered an evacuation of the lower districts before dawn",
    "the radio quoted a commander as saying that the garrison would not surrender",
    "artillery fell silent around noon, a witness said, and trucks left the depot",
    "the agency could not independently verify the claims of either side",
    'he added that "not a single vehicle" was lost in the crossing',
    "the railway station reportedly remained closed for a third day",
    "the two governments accused each other of breaking the truce along the border",
    "police said they did not know who had fired on the convoy of the Red Crescent",
)
QUOTATIONS = (
    '"the bridge is in our hands and the road behind it is open," the commander said',
    '"nobody has left the eastern bank and nobody will," the governor told the radio',
    '"we heard shelling until four in the morning," a resident of Verkhnia said',
    '"the enemy may have lost a hundred men there," the rebels\' spokesman said',
    '"this report is not true, not one soldier crossed," the defense ministry said',
    '"the port will be cleared of mines within a week," the mayor announced',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Clauses, and what joins them into a sentence."""

    name: str
    clauses: tuple[str, ...]
    joint: str


MATERIALS = (
    Material(name="clauses coordinated", clauses=CLAUSES, joint=", and "),
    Material(name="quotations in a row", clauses=QUOTATIONS, joint="; "),
)


def clauses_of(material: Material, words: int) -> list[str]:
    """Clauses in turn, until they have this many words together."""
    found: list[str] = []
    count = 0
    for clause in cycle(material.clauses):
        if count >= words:
            break
        found.append(clause)
        count += len(clause.split()) + 1
    return found


def long_take(material: Material, words: int, length: int) -> tuple[Take, list[list[tuple[int, int]]]]:
    """A story of so many words in sentences of this length, each a paragraph; and where its clauses stand.

    The clauses are the same ones in the same order whatever the length.
    """
    paragraphs: list[list[str]] = [[]]
    count = 0
    for clause in clauses_of(material, words):
        if count >= length:
            paragraphs.append([])
            count = 0
        paragraphs[-1].append(clause if count == 0 else material.joint + clause)
        count += len(clause.split()) + 1
    return _copy(paragraphs)


def _copy(paragraphs: Sequence[Sequence[str]]) -> tuple[Take, list[list[tuple[int, int]]]]:
    text, zones, places = "", [], []
    for clauses in paragraphs:
        start, inside = len(text), []
        for at, clause in enumerate(clauses):
            first = len(text)
            text += clause + ("." if at == len(clauses) - 1 else "")
            inside.append((first, len(text)))
        zones.append(Zone(kind=ZoneKind.BODY, start=start, end=len(text)))
        places.append(inside)
        text += "\n\n"
    take = Take(id="take:long", story="long", text=text, zones=tuple(zones), published="2024-05-10")
    return take, places


def long_analysis(analyzer: Analyzer, take: Take, places: Sequence[Sequence[tuple[int, int]]]) -> Analysis:
    """Each paragraph as one sentence with one tree.

    An encoder cuts what is longer than its window, so the clauses are read one
    by one, and their roots hang on the first one's as coordination does.
    """
    read = analyzer.analyze(take.text, [place for inside in places for place in inside])
    starts = [token.start for token in read.tokens]
    tokens: list[Token] = []
    sentences = []
    for zone in take.zones:
        first, last = bisect_right(starts, zone.start - 1), bisect_right(starts, zone.end - 1)
        tokens += _joined(read.tokens[first:last], first)
        sentences.append(Sentence(first=first, last=last, start=zone.start, end=tokens[-1].end))
    return replace(read, tokens=tuple(tokens), sentences=tuple(sentences))


def _joined(tokens: Sequence[Token], first: int) -> list[Token]:
    """The words of a sentence under one root."""
    roots = [at for at, token in enumerate(tokens, first) if token.head == at]
    return [
        replace(token, head=roots[0], relation="conj") if at in roots[1:] else token
        for at, token in enumerate(tokens, first)
    ]
