"""Pointing: which place "it", "there" and "the town" go back to."""

from __future__ import annotations

from bisect import bisect_right

from sayso.events.lexicon import TriggerLexicon
from sayso.model.analysis import Analysis, MentionLabel, Token

WHERE = frozenset({MentionLabel.LOCATION, MentionLabel.FACILITY})
# whom and when nobody takes, holds or leaves
NO_GROUND = frozenset(
    {MentionLabel.PERSON, MentionLabel.NATIONALITY, MentionLabel.TIME, MentionLabel.MILITARY_UNIT}
)
NOUNS = frozenset({"NOUN", "PROPN"})


def place_pronoun(analysis: Analysis, at: int, lexicon: TriggerLexicon) -> bool:
    """Whether a word is a pronoun that stands for a place told of in its sentence or the one before."""
    return (
        analysis.tokens[at].text.lower() in lexicon.words["pointing"]
        and goes_back(analysis, at, lexicon) is not None
    )


def goes_back(analysis: Analysis, at: int, lexicon: TriggerLexicon) -> int | None:
    """The word for a place that a pronoun goes back to; None where another thing stands nearer."""
    number = bisect_right(analysis.sentences, at, key=lambda s: s.first) - 1
    first = analysis.sentences[max(0, number - 1)].first
    labels = {k: m.label for m in analysis.mentions for k in range(m.first, m.last) if first <= k < at}
    for k in range(at - 1, first - 1, -1):
        token = analysis.tokens[k]
        if token.upos not in NOUNS:
            continue
        if _is_place(token, labels.get(k), lexicon):
            return k
        if _is_thing(token, labels.get(k), lexicon):
            return None
    return None


def _is_place(token: Token, label: MentionLabel | None, lexicon: TriggerLexicon) -> bool:
    if label in WHERE:
        return True
    common = token.upos == "NOUN" and label is None
    return common and token.text.lower() in lexicon.objects["place"]


def _is_thing(token: Token, label: MentionLabel | None, lexicon: TriggerLexicon) -> bool:
    """Whether a noun is something that "it" may be: the object of a verb that is no person and no time."""
    if label in NO_GROUND or token.text.lower() in lexicon.objects["person"]:
        return False
    return label is None and (token.relation or "") in {"obj", "nsubj:pass"}
