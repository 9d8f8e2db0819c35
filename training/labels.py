"""The label sets of the heads, learnt from the training documents in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.analysis.lemma import rule_for
from training.readers.document import Document
from training.readers.mention_rules import TAGS

GROUPS = ("upos", "xpos", "features", "lemma", "start", "mention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of each head; the first five groups and `mention` share one output, in order."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    features: tuple[str, ...]
    lemma: tuple[str, ...]
    relation: tuple[str, ...]
    start: tuple[str, ...] = ("inside", "start")
    mention: tuple[str, ...] = TAGS

    def slices(self) -> dict[str, slice]:
        """Where each group stands in the tag scores."""
        found: dict[str, slice] = {}
        place = 0
        for group in GROUPS:
            size = len(getattr(self, group))
            found[group] = slice(place, place + size)
            place += size
        return found


def learn_labels(documents: Iterable[Document], rarest_rule: int) -> Labels:
    """All tags, features and relations seen, and the lemma rules seen often enough."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("upos", "xpos", "features", "lemma", "relation")
    }
    for document in documents:
        for s in document.sentences:
            counts["upos"].update(s.upos or ())
            counts["xpos"].update(s.xpos or ())
            counts["features"].update(s.features or ())
            counts["relation"].update(s.relations or ())
            counts["lemma"].update(rule_for(f, le) for f, le in zip(s.forms, s.lemmas or (), strict=False))

    def often(name: str, least: int) -> tuple[str, ...]:
        kept = [label for label, count in counts[name].items() if count >= least]
        return tuple(sorted(kept, key=lambda label: (-counts[name][label], label)))

    return Labels(
        upos=often("upos", 1),
        xpos=often("xpos", 3),
        features=often("features", 2),
        lemma=often("lemma", rarest_rule),
        relation=often("relation", 2),
    )
