"""A sentence as one clause of the agency's own voice, without the rooms before it."""

from __future__ import annotations

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


def clause(sentence: str, *, quick: bool = False) -> Clause:
    """The clause of a sentence, with a tree or (quick) by the order of the words alone."""
    chosen: Kit = quick_kit() if quick else kit()
    analysis = chosen.analyzer.analyze(sentence, ((0, len(sentence)),))
    factuality = Factuality(polarity=Polarity.POSITIVE, commitment=Commitment.CERTAIN, tense=Tense.PAST)
    statement = Statement(
        id="one",
        take="one",
        content=Span.of(sentence, 0, len(sentence)),
        manner=Manner.OWN,
        cue=None,
        cue_class=None,
        source=Source(name=None, span=None, bloc="agency"),
        factuality=factuality,
    )
    return clause_of(sentence, analysis, statement, chosen.triggers)
