"""What every reader returns: documents of sentences in Universal Dependencies words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Sentence:
    """One sentence of a corpus; a layer that the corpus lacks is None and is not learnt there.

    `heads` count words of the sentence from 0, the root is -1. `mentions` gives
    each word's tag ("B-PER", "O"), or "?" where nothing is known of it.
    """

    forms: list[str]
    spaces: list[bool] = field(default_factory=list)
    upos: list[str] | None = None
    xpos: list[str] | None = None
    features: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    mentions: list[str] | None = None
    starts_paragraph: bool = False


@dataclass(slots=True, kw_only=True)
class Document:
    """A text of a corpus; `sentence_ends` says whether its sentence splits are true ones."""

    corpus: str
    name: str
    sentences: list[Sentence]
    sentence_ends: bool = True


def spans_to_tags(length: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """BIO tags of a sentence for half-open word spans."""
    tags = ["O"] * length
    for first, last, label in spans:
        tags[first:last] = [f"B-{label}"] + [f"I-{label}"] * (last - first - 1)
    return tags


def tags_to_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Half-open word spans of BIO tags; "?" counts as no mention."""
    spans: list[tuple[int, int, str]] = []
    first, label = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            spans.append((first, place, label))
            label = ""
        if tag.startswith("B-"):
            first, label = place, tag[2:]
    return spans
