"""Called: names that a story itself calls a town or a village, whether or not a list has them."""

from __future__ import annotations

from sayso.events.lexicon import TriggerLexicon
from sayso.model.analysis import Analysis

LONGEST = 4


def called_places(analysis: Analysis, lexicon: TriggerLexicon) -> frozenset[str]:
    """Words of names behind "the town of" and before ", a village", in lower case."""
    tokens, kinds = analysis.tokens, lexicon.words["settled"]
    found: set[str] = set()
    for at in range(len(tokens) - 2):
        if tokens[at].text.lower() in kinds and tokens[at + 1].text.lower() == "of":
            found |= _name(analysis, at + 2, 1)
        led = tokens[at].text == "," and tokens[at + 1].text.lower() in {"a", "the"}
        if led and any(t.text.lower() in kinds for t in tokens[at + 2 : at + 4]):
            found |= _name(analysis, at - 1, -1)
    return frozenset(found)


def _name(analysis: Analysis, at: int, step: int) -> set[str]:
    """The proper nouns that stand here, one behind the other."""
    out: set[str] = set()
    while 0 <= at < len(analysis.tokens) and analysis.tokens[at].upos == "PROPN" and len(out) < LONGEST:
        out.add(analysis.tokens[at].text.lower())
        at += step
    return out
