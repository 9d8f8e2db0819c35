"""Attribution: the parts of one attribution in a sentence, as positions of words."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.statements.lexicon import Cue

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to say what: content, source and cue as half-open positions in a sentence.

    `source` is None where nobody is named ("it was reported that").
    `antecedent` is what a relative pronoun as source stands for; `relays` are
    the stretches that name through whom the words came, `heard` who was told
    (a relay where it is a news organisation).
    """

    content: Stretch
    source: Stretch | None
    cue: Stretch
    entry: Cue
    antecedent: Stretch | None = None
    relays: tuple[Stretch, ...] = ()
    heard: Stretch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceReading:
    """What the rules found in a sentence: attributions, and stretches in the agency's own voice."""

    attributions: tuple[Attribution, ...]
    own: tuple[Stretch, ...]
