"""A spaCy pipeline of the user's own, as analyzer: `--analyzer spacy:<name or path>`."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.errors import DataError
from sayso.model.analysis import Analysis, Mention, MentionLabel, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken

# What spaCy's published English pipelines call the classes that we have too.
LABELS: Mapping[str, MentionLabel] = {
    "PERSON": MentionLabel.PERSON,
    "PER": MentionLabel.PERSON,
    "ORG": MentionLabel.ORGANIZATION,
    "GPE": MentionLabel.LOCATION,
    "LOC": MentionLabel.LOCATION,
    "NORP": MentionLabel.NATIONALITY,
    "FAC": MentionLabel.FACILITY,
    "PRODUCT": MentionLabel.MISCELLANEOUS,
    "EVENT": MentionLabel.EVENT,
    "WORK_OF_ART": MentionLabel.MISCELLANEOUS,
    "LAW": MentionLabel.MISCELLANEOUS,
    "LANGUAGE": MentionLabel.MISCELLANEOUS,
    "MISC": MentionLabel.MISCELLANEOUS,
    "DATE": MentionLabel.TIME,
    "TIME": MentionLabel.TIME,
    "PERCENT": MentionLabel.QUANTITY,
    "MONEY": MentionLabel.QUANTITY,
    "QUANTITY": MentionLabel.QUANTITY,
    "CARDINAL": MentionLabel.QUANTITY,
    **{label.value: label for label in MentionLabel},
}

_SURROGATE = re.compile("[\ud800-\udfff]")


def load_spacy(pipeline: str) -> SpacyAnalyzer:
    """The analyzer around an installed or saved spaCy pipeline. Raises DataError where there is none."""
    try:
        import spacy  # noqa: PLC0415  (an extra: imported where it is used)
    except ImportError as error:
        raise DataError(
            "SAY-253",
            "the analyzer needs spaCy, which is not installed",
            where=f"spacy:{pipeline}",
            do="install sayso with its extra: pip install 'sayso[spacy]'",
        ) from error
    try:
        language = spacy.load(pipeline)
    except (OSError, ValueError) as error:
        raise DataError(
            "SAY-254",
            "there is no such spaCy pipeline",
            where=f"spacy:{pipeline}",
            do="name an installed pipeline or the folder of a saved one",
        ) from error
    return SpacyAnalyzer(language)


class SpacyAnalyzer:
    """Reads with a spaCy pipeline; what the pipeline does not provide stays None."""

    __slots__ = ("_language", "_name")

    def __init__(self, language: Language) -> None:
        self._language = language
        meta = language.meta
        framed = json.dumps([meta, language.config], sort_keys=True, default=str).encode()
        digest = hashlib.sha256(framed).hexdigest()[:12]
        self._name = f"spacy:{meta['lang']}_{meta['name']} {meta['version']} {digest}"

    @property
    def name(self) -> str:
        """The pipeline's name and version, and a digest of its description and configuration.

        spaCy keeps no digest of the weights; the description holds the scores of the training run.
        """
        return self._name

    def analyze(self, text: str, blocks: Sequence[tuple[int, int]]) -> Analysis:
        """Sentences, words, grammar and names of the given paragraphs of a text."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        mentions: list[Mention] = []
        for start, end in blocks:
            limit = self._language.max_length
            for at in range(start, end, limit):
                doc = self._language(_readable(text[at : min(end, at + limit)]))
                _take(doc, text, at, (tokens, sentences, mentions))
        return Analysis(
            analyzer=self.name, tokens=tuple(tokens), sentences=tuple(sentences), mentions=tuple(mentions)
        )


def _readable(text: str) -> str:
    """The text without lone surrogates, which spaCy cannot store; offsets stay."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _take(doc: Doc, text: str, offset: int, out: tuple[list[Token], list[Sentence], list[Mention]]) -> None:
    """Copies one paragraph's words; blank tokens of spaCy are left out and nothing may hang on them."""
    tokens, sentences, mentions = out
    printed = [word for word in doc if not word.is_space]
    place = {word.i: len(tokens) + number for number, word in enumerate(printed)}
    tokens.extend(_token(word, text, offset, place, doc) for word in printed)
    for span in doc.sents if doc.has_annotation("SENT_START") else (doc[:],):
        part = _extent(span, place, offset)
        if part:
            sentences.append(Sentence(**part))
    for entity in doc.ents:
        part, label = _extent(entity, place, offset), LABELS.get(entity.label_)
        if part and label is not None:
            mentions.append(Mention(**part, label=label))


def _extent(span: Span, place: Mapping[int, int], offset: int) -> dict[str, int]:
    """Words and offsets of a stretch of a spaCy document; nothing where it holds blanks only."""
    words = [word for word in span if word.i in place]
    if not words:
        return {}
    first, last = words[0], words[-1]
    return {
        "first": place[first.i],
        "last": place[last.i] + 1,
        "start": offset + first.idx,
        "end": offset + last.idx + len(last),
    }


def _token(word: SpacyToken, text: str, offset: int, place: Mapping[int, int], doc: Doc) -> Token:
    start, end = offset + word.idx, offset + word.idx + len(word)
    head = word.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    parsed = doc.has_annotation("DEP")
    return Token(
        start=start,
        end=end,
        text=text[start:end],
        upos=word.pos_ or None,
        xpos=word.tag_ or None,
        features=(str(word.morph) or "_") if doc.has_annotation("MORPH") else None,
        lemma=word.lemma_ or None,
        head=(place[head.i] if head.i in place else place[word.i]) if parsed else None,
        relation=word.dep_ or None,
    )
