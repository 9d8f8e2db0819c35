"""Fields: whether a whole story is of sport, whose talk borrows the words of war."""

from __future__ import annotations

from sayso.events.lexicon import TriggerLexicon
from sayso.model.analysis import Analysis

# the one field that borrows so many words of war that a story of it may be full of them
SPORT = "sport"
# so many different words of it, and so many times those of war, make it the story's
ENOUGH, TIMES = 8, 2


def story_field(analysis: Analysis, lexicon: TriggerLexicon) -> str | None:
    """The field of a story in which words of war are figures of speech ("laid siege to their goal"); None in news of war."""
    words = {token.text.lower() for token in analysis.tokens}
    martial = words & (lexicon.figures["martial"] | lexicon.objects["forces"])
    told = len(words & lexicon.figures[SPORT])
    return SPORT if told >= ENOUGH and told > TIMES * len(martial) else None
