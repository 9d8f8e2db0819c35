"""Party: a noun read as somebody: its own phrase, whom a pronoun means, or who is behind a happening or a tool."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.events.antecedents import antecedent
from sayso.events.phrase import Phrase
from sayso.events.stage import WHERE, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The words that name a participant; None where it is whoever speaks ("we")."""

    stage: Stage
    phrase: Phrase | None


def party(stage: Stage, at: int, *, joined: bool = True) -> Party | None:
    """Who a noun or pronoun is, tools, times and things that nobody can be left aside."""
    grammar = stage.grammar
    if stage.is_a(at, "first_person"):
        return Party(stage=stage, phrase=None)
    if grammar.tag(at).startswith("PRP") or stage.is_a(at, "plural_pronoun", "singular_pronoun"):
        found = antecedent(stage, at)
        if found is None:
            return None
        return Party(stage=found[0], phrase=found[0].phrase(found[1]))
    phrase = stage.phrase(at, joined=joined)
    if stage.is_a(at, "instrument", "nobody") and not _owned(stage, at):
        return None
    if stage.label(at) in WHERE and not stage.can_act(at):
        return None
    return Party(stage=stage, phrase=phrase)


def _owned(stage: Stage, at: int) -> bool:
    """Whether a tool is somebody's: "Iranian missiles", "the rebels' mortars", "guns of the third division"."""
    if stage.is_a(at, "nobody") and not stage.is_a(at, "instrument"):
        return False
    if stage.owners(at) is not None or stage.grammar.kid(at, "nmod:poss") is not None:
        return True
    held = (k for k in stage.grammar.kids(at, "nmod") if stage.grammar.case(k) == "of")
    return any(stage.can_act(k) and not stage.is_a(k, "instrument") for k in held)
