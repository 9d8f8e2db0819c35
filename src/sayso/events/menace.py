"""Menace: whether violence is only announced by those who would do it, which makes it a threat."""

from __future__ import annotations

from sayso.events.arguments import Arguments, word
from sayso.events.clause import Clause
from sayso.events.lexicon import Trigger
from sayso.model.analysis import MentionLabel
from sayso.model.event import EventType
from sayso.model.statement import Commitment, CueClass, Tense

NATIONS = frozenset({MentionLabel.NATIONALITY, MentionLabel.LOCATION, MentionLabel.ORGANIZATION})
VIOLENT = frozenset({EventType.STRIKE, EventType.ATTACK, EventType.CASUALTIES, EventType.DAMAGE})


def announces(clause: Clause, trigger: Trigger, at: int, arguments: Arguments) -> bool:
    """Whether the word tells violence to come, in the words of the side that would do it."""
    factuality = clause.statement.factuality
    if factuality.commitment is not Commitment.UNCOMMITTED or not _violent(clause, trigger, at):
        return False
    words, cue = clause.lexicon.words, clause.statement.cue
    if cue is not None and not words["menacing"].isdisjoint(cue.exact.lower().split()):
        return True
    told = clause.statement.cue_class not in {None, CueClass.DIRECTIVE, CueClass.HEDGE}
    if trigger.noun or factuality.tense is not Tense.FUTURE or not told:
        return False
    return _own_side(clause, arguments)


def _violent(clause: Clause, trigger: Trigger, at: int) -> bool:
    if trigger.type is EventType.ADVANCE:
        return word(clause, at) in clause.lexicon.words["attacking"]
    if trigger.type is EventType.CLASH and not trigger.noun:
        return word(clause, at) in clause.lexicon.words["shooting"]
    return trigger.type in VIOLENT and (not trigger.noun or trigger.type is EventType.STRIKE)


def _own_side(clause: Clause, arguments: Arguments) -> bool:
    """Whether nobody else does it than the speaker's side: its pronoun, its forces, or an unnamed doer."""
    words, doers = clause.lexicon.words, [word(clause, k) for k in arguments.doer]
    beside = [k for at in arguments.doer for k in clause.below.get(at, ())]
    described = [word(clause, k) for k in beside]
    if any(w in words["foe"] or w in words["rebels"] for w in (*doers, *described)):
        return False
    if any(clause.labels.get(k) in NATIONS for k in beside):
        # troops of a nation that is named are spoken of as others
        return False
    forces = clause.lexicon.objects["forces"]
    return all(w in words["own_side"] or w in forces for w in doers)
