"""One set of mention classes over corpora that each know only some of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from training.readers.document import Document, Sentence, spans_to_tags, tags_to_spans

CLASSES = (
    "PER",
    "ORG",
    "LOC",
    "NORP",
    "FAC",
    "UNIT",
    "WEAPON",
    "VEHICLE",
    "EVENT",
    "TIME",
    "QUANTITY",
    "MISC",
)
TAGS = ("O", *(f"{part}-{label}" for label in CLASSES for part in "BI"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRules:
    """The hand-written lists, and what each corpus's tags may stand for."""

    nationalities: frozenset[str]
    facilities: frozenset[str]
    units: frozenset[str]
    pronouns: frozenset[str]
    allowed: Mapping[str, Mapping[str, tuple[str, ...]]]

    def allowed_tags(self, corpus: str, tag: str) -> tuple[str, ...]:
        """The tags that a word may truly have when its corpus says `tag`."""
        if tag == "?":
            return TAGS
        part, _, label = tag.partition("-")
        labels = self.allowed.get(corpus, {}).get(label or "O", (label or "O",))
        if not label:
            return tuple(t for other in labels for t in _both(other))
        return tuple(f"{part}-{other}" for other in labels)


def _both(label: str) -> tuple[str, ...]:
    return ("O",) if label == "O" else (f"B-{label}", f"I-{label}")


def load_mention_rules() -> MentionRules:
    """The lists beside this file."""
    data = tomllib.loads(Path(__file__).with_name("mention_rules.toml").read_text(encoding="utf-8"))
    return MentionRules(
        nationalities=frozenset(data["nationalities"].split()),
        facilities=frozenset(data["facilities"].split()),
        units=frozenset(data["units"].split()),
        pronouns=frozenset(data["pronouns"].split()),
        allowed={
            corpus: {tag: tuple(labels) for tag, labels in table.items()}
            for corpus, table in data["allowed"].items()
        },
    )


def settle(document: Document, rules: MentionRules) -> None:
    """Brings a document's mentions to the common classes, in place."""
    for sentence in document.sentences:
        if sentence.mentions is not None:
            _settle_sentence(document.corpus, sentence, rules)


def _settle_sentence(corpus: str, sentence: Sentence, rules: MentionRules) -> None:
    tags = sentence.mentions or []
    unknown = [place for place, tag in enumerate(tags) if tag == "?"]
    spans = []
    for first, last, label in tags_to_spans(tags):
        final = sentence.forms[last - 1].lower()
        if last - first == 1 and label in {"PER", "ORG", "LOC"} and final in rules.pronouns:
            unknown.append(first)
        else:
            spans.append((first, last, _label(sentence.forms[first:last], label, rules)))
    if corpus == "gum":
        spans += _left_out_by_gum(sentence, spans, rules)
    sentence.mentions = spans_to_tags(len(sentence.forms), spans)
    for place in unknown:
        sentence.mentions[place] = "?"


def _label(forms: list[str], label: str, rules: MentionRules) -> str:
    """The class of a name once the short lists have had their say."""
    final = forms[-1].lower()
    if label == "MISC" and len(forms) == 1 and forms[0] in rules.nationalities:
        return "NORP"
    if label == "LOC" and final in rules.facilities and len(forms) > 1:
        return "FAC"
    if label == "ORG" and final in rules.units and len(forms) > 1:
        return "UNIT"
    return label


def _left_out_by_gum(
    sentence: Sentence, spans: list[tuple[int, int, str]], rules: MentionRules
) -> list[tuple[int, int, str]]:
    """Nationalities and counted quantities outside the names."""
    taken = {place for first, last, _ in spans for place in range(first, last)}
    found = []
    run: list[int] = []
    relations = sentence.relations or []
    for place, form in enumerate([*sentence.forms, ""]):
        free = place < len(sentence.forms) and place not in taken
        if free and form in rules.nationalities:
            found.append((place, place + 1, "NORP"))
        number = free and (sentence.xpos or [])[place] == "CD"
        if not number and run:
            if any(relations[at] == "nummod" for at in run):
                found.append((run[0], run[-1] + 1, "QUANTITY"))
            run = []
        if number:
            run.append(place)
    return found
