"""Retold: "the attack" is the one told before: its actor and target carry over, as do sides of "the rebels"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.events.classes import Classes
from sayso.events.grammar import grammar_at
from sayso.model.analysis import Analysis
from sayso.model.event import Event, Participant
from sayso.model.statement import Statement

# happenings are taken up again soon after they were told
EARLIER = 8
# a determiner stands this near before the noun
REACH = 5
STEM = 5


def retold(statements: Sequence[Statement], analysis: Analysis, classes: Classes) -> tuple[Statement, ...]:
    """The statements, with actor and target of happenings that the story takes up by "the", "this", "that"."""
    told: list[Event] = []
    sides: dict[str, Participant | None] = {}
    out: list[Statement] = []
    for statement in statements:
        events: list[Event] = []
        for event in statement.events:
            known = _taken_up(event, told, analysis, classes)
            made = replace(known, actor=_sided(known.actor, sides), target=_sided(known.target, sides))
            events.append(made)
            told.append(made)
        out.append(replace(statement, events=tuple(events)))
    return tuple(out)


def _taken_up(event: Event, told: Sequence[Event], analysis: Analysis, classes: Classes) -> Event:
    """The event with what the same happening had when it was told before."""
    if event.actor is not None or not _definite(event, analysis, classes):
        return event
    mutual = _word(event) in classes.words["mutual"]
    for earlier in reversed(told[-EARLIER:]):
        if earlier.type is not event.type or (mutual and _word(earlier)[:STEM] != _word(event)[:STEM]):
            continue
        if earlier.actor is None:
            # the nearest telling of it names nobody: nobody is known
            if _word(earlier)[:STEM] == _word(event)[:STEM] and earlier.target is not None:
                return event
            continue
        # a state attacked is so only by what says it; people and things are the same ones
        carried = None if earlier.target and earlier.target.sector == "GOV" else earlier.target
        return replace(event, actor=earlier.actor, target=event.target or carried)
    return event


def _word(event: Event) -> str:
    return event.trigger.exact.lower().split()[-1]


def _definite(event: Event, analysis: Analysis, classes: Classes) -> bool:
    """Whether a happening is named by a noun as known: "the attack", "those clashes", "today's attack"."""
    last = bisect_left(analysis.tokens, event.trigger.end, key=lambda t: t.start) - 1
    if last < 0 or not (analysis.tokens[last].upos or "NOUN").startswith(("NOUN", "PROPN")):
        return False
    if _narrowed(analysis, last, classes):
        return False
    first = bisect_left(analysis.tokens, event.trigger.start, key=lambda t: t.start)
    ahead = analysis.tokens[max(0, first - REACH) : first]
    for token in reversed(ahead):
        word = token.text.lower()
        if word in classes.words["determined"] or word in {"'s", "’s"}:
            return True
        if (token.upos or "X") not in {"ADJ", "NOUN", "NUM", "PROPN", "VERB", "ADV", "PUNCT"} or word in {
            ",",
            ".",
        }:
            return False
    return False


def _narrowed(analysis: Analysis, at: int, classes: Classes) -> bool:
    """Whether a noun says itself which one it is: "the attack on the bridge", "the clashes raging in the south"."""
    grammar = grammar_at(analysis, at)
    if grammar is None:
        return False
    for kid in grammar.kids(at, "nmod", "acl"):
        inner = grammar.kids(kid, "obl") if grammar.tag(kid) == "VBG" else (kid,)
        if kid > at and any(grammar.case(k) in classes.words["inside"] for k in inner):
            return True
    return False


def _sided(who: Participant | None, sides: dict[str, Participant | None]) -> Participant | None:
    """Somebody named by a common noun takes the side that the story gave the same noun, if it gave only one."""
    if who is None or who.name is None:
        return who
    noun = (who.span.exact if who.span else who.name).lower().split()[-1]
    if who.bloc is not None:
        other = sides.get(noun, who)
        sides[noun] = who if other is not None and other.bloc == who.bloc else None
        return who
    same = sides.get(noun)
    if same is None or who.sector is None or same.sector != who.sector:
        return who
    return replace(who, id=same.id, bloc=same.bloc)
