"""A sentence as one clause of the agency's own voice, without the rooms before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.events.clause import Clause, clause_of
from sayso.model.span import Span
from sayso.model.statement import (
    Commitment,
    Factuality,
    Manner,
    Polarity,
    Source,
    Statement,
    Tense,
)
from sayso.pipeline import Kit
from tests.kit import kit, quick_kit


def clause(
    sentence: str, *, quick: bool = False, start: int = 0, hung: Mapping[str, tuple[str, str]] | None = None
) -> Clause:
    """The clause of a sentence, with a tree or (quick) by the order of the words alone.

    The content begins at `start`; `hung` hangs words elsewhere in the tree: on which word, as what.
    """
    chosen: Kit = quick_kit() if quick else kit()
    analysis = chosen.analyzer.analyze(sentence, ((0, len(sentence)),))
    words = [token.text for token in analysis.tokens]
    tokens = [
        replace(token, head=words.index(hung[token.text][0]), relation=hung[token.text][1])
        if hung and token.text in hung
        else token
        for token in analysis.tokens
    ]
    analysis = replace(analysis, tokens=tuple(tokens))
    factuality = Factuality(polarity=Polarity.POSITIVE, commitment=Commitment.CERTAIN, tense=Tense.PAST)
    statement = Statement(
        id="one",
        take="one",
        content=Span.of(sentence, start, len(sentence)),
        manner=Manner.OWN,
        cue=None,
        cue_class=None,
        source=Source(name=None, span=None, bloc="agency"),
        factuality=factuality,
    )
    return clause_of(sentence, analysis, statement, chosen.triggers)
