"""re3d: names, weapons, platforms and quantities in texts on Syria and Iraq.

JSON lines with character offsets, nested, and with phrases as well as names
("U.S. service members"). Names and times are learnt; phrases that are headed
by a common noun say nothing ("?") except for weapons, vehicles and quantities,
which rarely have names.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sayso.analysis.tokenizer import Tokenizer
from training.readers.document import Document, Sentence, spans_to_tags

LABELS = {
    "Organisation": "ORG",
    "Location": "LOC",
    "Person": "PER",
    "Quantity": "QUANTITY",
    "Money": "QUANTITY",
    "Temporal": "TIME",
    "Nationality": "NORP",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "VEHICLE",
    "Vehicle": "VEHICLE",
}
_NAMED = {"ORG", "LOC", "PER"}
_ARTICLE = re.compile(r"(?:the|a|an|this|these|its|his|their)\s+", re.IGNORECASE)


def is_held_out(name: str) -> bool:
    """Whether a document belongs to the fifth that is kept for testing, by its digest."""
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0


def read_re3d(folder: Path, tokenizer: Tokenizer) -> list[Document]:
    """All documents, each of one block; sentence splits are not known."""
    documents: list[Document] = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        entities: dict[str, list[dict[str, object]]] = defaultdict(list)
        for entity in _lines(place / "entities.json"):
            entities[str(entity["documentId"])].append(entity)
        for item in _lines(place / "documents.json"):
            key = str(item["_id"])
            sentences = _paragraphs(str(item["text"]), entities[key], tokenizer)
            documents.append(Document(corpus="re3d", name=key, sentences=sentences, sentence_ends=False))
    return documents


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _paragraphs(text: str, entities: list[dict[str, object]], tokenizer: Tokenizer) -> list[Sentence]:
    """The text in pieces near sentences."""
    found: list[Sentence] = []
    for match in re.finditer(r"[^\n]+", text):
        spans = tokenizer.spans(text, match.start(), match.end())
        forms = [text[start:end] for start, end in spans]
        mentions = _mentions(text, spans, entities)
        for first, last in _pieces(forms):
            found.append(
                Sentence(
                    forms=forms[first:last],
                    spaces=[True] * (last - first),
                    mentions=mentions[first:last],
                    starts_paragraph=first == 0,
                )
            )
    return found


def _pieces(forms: list[str]) -> Iterator[tuple[int, int]]:
    """Roughly sentences: good enough to fill windows with, not to learn sentence starts from."""
    first = 0
    for place in range(1, len(forms)):
        if forms[place - 1] in {".", "!", "?"} and not forms[place][:1].islower():
            yield first, place
            first = place
    if forms:
        yield first, len(forms)


def _mentions(text: str, spans: list[tuple[int, int]], entities: list[dict[str, object]]) -> list[str]:
    first_at = {start: place for place, (start, _) in enumerate(spans)}
    last_at = {end: place + 1 for place, (_, end) in enumerate(spans)}
    found: list[tuple[int, int, str]] = []
    unknown: list[tuple[int, int]] = []
    for entity in entities:
        label = LABELS.get(str(entity["type"]))
        begin, end = int(str(entity["begin"])), int(str(entity["end"]))
        article = _ARTICLE.match(text, begin, end)
        begin = article.end() if article else begin
        # Offsets of some vehicles have drifted into the middle of words: those do not fit here.
        if label is None or begin not in first_at or end not in last_at:
            continue
        first, last = first_at[begin], last_at[end]
        if first >= last:
            continue
        if label in _NAMED and not text[spans[last - 1][0]].isupper():
            unknown.append((first, last))
        else:
            found.append((first, last, label))
    tags = spans_to_tags(len(spans), _without_overlap(found))
    for first, last in unknown:
        for place in range(first, last):
            tags[place] = "?" if tags[place] == "O" else tags[place]
    return tags


def _without_overlap(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    taken: set[int] = set()
    kept: list[tuple[int, int, str]] = []
    for first, last, label in sorted(set(found), key=lambda one: (one[0] - one[1], one)):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            kept.append((first, last, label))
    return sorted(kept)
