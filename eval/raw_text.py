"""Figures from raw text: words, sentences and mentions, by their offsets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from training.readers.document import Document, tags_to_spans

from sayso.model.analysis import Analysis, Analyzer

# GUM's places include facilities, its organizations include military units.
GUM_CLASSES: Mapping[str, str] = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "TIME": "TIME",
    "FAC": "LOC",
    "UNIT": "ORG",
}
RE3D_CLASSES: Mapping[str, str] = {
    label: label
    for label in ("PER", "ORG", "LOC", "NORP", "WEAPON", "VEHICLE", "TIME", "QUANTITY", "FAC", "UNIT")
}
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """A document as text, with the true offsets of everything in it."""

    text: str
    blocks: tuple[Span, ...]
    words: tuple[Span, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[tuple[int, int, str], ...]
    unknown: frozenset[int]


def raw_document(document: Document) -> RawDocument:
    """The text of a document by its own spacing; paragraphs are blocks."""
    text = ""
    blocks: list[Span] = []
    words: list[Span] = []
    sentences: list[Span] = []
    mentions: list[tuple[int, int, str]] = []
    unknown: set[int] = set()
    for s in document.sentences:
        if s.starts_paragraph and text:
            text = text.rstrip() + "\n\n"
        if s.starts_paragraph or not blocks:
            blocks.append((len(text), len(text)))
        first = len(words)
        for form, space in zip(s.forms, s.spaces, strict=True):
            words.append((len(text), len(text) + len(form)))
            text += form + (" " if space else "")
        sentences.append((words[first][0], words[-1][1]))
        blocks[-1] = (blocks[-1][0], words[-1][1])
        for begin, end, label in tags_to_spans(s.mentions or []):
            mentions.append((words[first + begin][0], words[first + end - 1][1], label))
        unknown.update(words[first + at][0] for at, tag in enumerate(s.mentions or []) if tag == "?")
    return RawDocument(
        text=text,
        blocks=tuple(blocks),
        words=tuple(words),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        unknown=frozenset(unknown),
    )


def f_score(right: int, found: int, true: int) -> float:
    """F1 in per cent."""
    return 200 * right / (found + true) if found + true else 0.0


def segmentation(analyzer: Analyzer, documents: Iterable[Document]) -> dict[str, float]:
    """F1 of words and of sentences from raw text; both ends must be right."""
    counts: Counter[str] = Counter()
    for document in map(raw_document, documents):
        analysis = analyzer.analyze(document.text, document.blocks)
        pairs = {
            "words": ({(t.start, t.end) for t in analysis.tokens}, set(document.words)),
            "sentences": ({(s.start, s.end) for s in analysis.sentences}, set(document.sentences)),
        }
        for name, (found, true) in pairs.items():
            counts[f"{name} right"] += len(found & true)
            counts[f"{name} found"] += len(found)
            counts[f"{name} true"] += len(true)
    return {
        name: f_score(counts[f"{name} right"], counts[f"{name} found"], counts[f"{name} true"])
        for name in ("words", "sentences")
    }


def mention_scores(
    analyzer: Analyzer, documents: Iterable[Document], classes: Mapping[str, str], *, upper: bool = False
) -> dict[str, float]:
    """Micro F1 of mentions by exact offsets and class ("all"), and F1 of each class."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for document in map(raw_document, documents):
        text = in_capitals(document.text) if upper else document.text
        guess = _guessed(analyzer.analyze(text, document.blocks), classes, document.unknown)
        gold = {(start, end, classes[label]) for start, end, label in document.mentions if label in classes}
        for label in set(classes.values()):
            mine, theirs = _of(guess, label), _of(gold, label)
            right[label] += len(mine & theirs)
            found[label] += len(mine)
            true[label] += len(theirs)
    scores = {
        label: f_score(right[label], found[label], true[label]) for label in sorted(true) if true[label]
    }
    return {"all": f_score(right.total(), found.total(), true.total()), **scores}


def in_capitals(text: str) -> str:
    """The text in capitals, letter by letter, so that offsets stay."""
    return "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in text)


def _guessed(
    analysis: Analysis, classes: Mapping[str, str], unknown: frozenset[int]
) -> set[tuple[int, int, str]]:
    """The analyzer's mentions in the corpus's classes; those on words of which the corpus is silent are left out."""
    return {
        (mention.start, mention.end, classes[mention.label])
        for mention in analysis.mentions
        if mention.label in classes
        and unknown.isdisjoint(token.start for token in analysis.tokens[mention.first : mention.last])
    }


def _of(spans: set[tuple[int, int, str]], label: str) -> set[tuple[int, int, str]]:
    return {span for span in spans if span[2] == label}


def texts(documents: Sequence[Document]) -> list[tuple[str, tuple[Span, ...]]]:
    """Text and paragraphs of documents."""
    return [(raw.text, raw.blocks) for raw in map(raw_document, documents)]
