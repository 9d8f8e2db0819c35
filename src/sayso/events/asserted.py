"""Asserted: whether a word of war tells a happening, not a name, a purpose, a wish or a condition."""

from __future__ import annotations

from sayso.events.arguments import Arguments, is_passive, relation, word
from sayso.events.clause import Clause
from sayso.events.lexicon import Trigger
from sayso.model.analysis import MentionLabel
from sayso.model.event import EventType

HYPHENS = frozenset({"-", "–"})
# fighting that did not happen: "without a fight"; "without casualties" counts none
FOUGHT = frozenset({EventType.CLASH, EventType.ADVANCE, EventType.STRIKE, EventType.ATTACK})
STATE_OF = frozenset(
    {"state", "chief", "minister", "ministry", "law", "declaration", "prisoner", "prisoners"}
)


def is_name(clause: Clause, trigger: Trigger, at: int) -> bool:
    """Whether the word is part of a name or only describes a thing: "Liberation Front", "assault rifle"."""
    apart = at > 0 and "-" not in trigger.form
    if apart and clause.every[at - 1].text in HYPHENS and clause.every[at - 1].end == clause.every[at].start:
        return not trigger.noun or (trigger.weak and not _of_arms(clause, at - 2))
    if trigger.type is EventType.ARMS and not trigger.noun and _word_after(clause, at):
        return True
    if not clause.parsed:
        follows = clause.every[at + 1].text.lower() if at + 1 < len(clause.every) else ""
        return trigger.noun and follows in clause.lexicon.words["names_only"]
    head = clause.every[at].head
    if head is None or head == at:
        return False
    if (
        trigger.noun
        and at + 1 in clause.sentence
        and word(clause, at + 1) in clause.lexicon.words["names_only"]
    ):
        return True
    if not trigger.noun:
        describes = trigger.type is EventType.CONTROL and trigger.mode != "besiege"
        advanced = trigger.type is EventType.ADVANCE and not word(clause, at).endswith("ing")
        return (describes or advanced) and relation(clause, at) == "amod"
    if relation(clause, at) in {"compound", "nmod:unmarked", "nmod:desc", "amod"} and head > at:
        return word(clause, head) not in clause.lexicon.words["carries_on"]
    if relation(clause, at) == "nmod" and word(clause, head) in STATE_OF and head < at:
        return True
    organised = clause.labels.get(at) is MentionLabel.ORGANIZATION
    return organised and clause.labels.get(at + 1) is MentionLabel.ORGANIZATION


def _of_arms(clause: Clause, at: int) -> bool:
    """Whether the word before a hyphen fights or is a weapon: "mortar-attack", not "four-wheel-drive"."""
    objects = clause.lexicon.objects
    return at >= 0 and word(clause, at) in objects["instrument"] | objects["forces"] | objects["arms"]


def _word_after(clause: Clause, at: int) -> bool:
    """Whether a participle only names what follows: "armed forces", "armed group"."""
    return (
        relation(clause, at) in {"amod", "compound"}
        and at + 1 < len(clause.every)
        and word(clause, at + 1) in clause.lexicon.words["names_only"]
    )


def is_asserted(clause: Clause, trigger: Trigger, at: int, arguments: Arguments) -> bool:
    """Whether the happening is told as one, be it denied or to come."""
    if trigger.noun:
        return not _wished(clause, trigger, at, arguments)
    return not (trigger.type is EventType.CONTROL and _goes_on(clause, at)) and _verb_is_asserted(
        clause, trigger, at, arguments
    )


def _verb_is_asserted(clause: Clause, trigger: Trigger, at: int, arguments: Arguments) -> bool:
    words = clause.lexicon.words
    if _conditional(clause, at):
        return False
    marker = _marker(clause, at)
    if marker is None:
        return not _aimed(clause, at)
    if not clause.parsed:
        before = word(clause, marker - 1) if marker > 0 else ""
        return marker <= clause.first or before in words["achieving"]
    head = clause.every[at].head
    if head is None or head == at or not clause.first <= head < clause.first + len(clause.tokens):
        return True
    if (
        relation(clause, at) == "acl"
        and is_passive(clause, at)
        and word(clause, head) not in words["attempt"]
    ):
        return True
    if relation(clause, at) == "conj":
        return is_asserted(clause, trigger, head, arguments)
    if relation(clause, at) == "acl" and (_is_told_to(clause, head) or _is_to(clause, head, marker)):
        return True
    if _has_object(clause, head) and word(clause, head) not in words["commanding"]:
        return False
    return word(clause, head) in words["achieving"] and word(clause, head) not in words["attempt"]


def _conditional(clause: Clause, at: int) -> bool:
    """Whether a verb stands under "if", or hangs on a wish or a fear."""
    words = clause.lexicon.words
    if any(
        word(clause, k) in words["conditional"] and relation(clause, k) == "mark"
        for k in clause.below.get(at, ())
    ):
        return True
    return relation(clause, at) == "acl" and word(clause, clause.every[at].head or 0) in words["wishing"]


def _is_told_to(clause: Clause, at: int) -> bool:
    """Whether a noun is whom an order goes to, its "to ..." hung on it: "orders forces to withdraw"."""
    verb = clause.every[at].head
    return (
        verb is not None
        and relation(clause, at) == "obj"
        and word(clause, verb) in clause.lexicon.words["commanding"]
    )


def _is_to(clause: Clause, at: int, marker: int) -> bool:
    """Whether a headline says what somebody is to do: "Army to leave town"."""
    return relation(clause, at) == "root" and at == marker - 1


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether a word of keeping only says that something went on: "kept bombing positions"."""
    behind = at + 1
    keeps = word(clause, at) in clause.lexicon.words["keeping"]
    return keeps and behind in clause.sentence and word(clause, behind).endswith("ing")


def _has_object(clause: Clause, at: int) -> bool:
    return any(relation(clause, k) == "obj" for k in clause.below.get(at, ()))


def _marker(clause: Clause, at: int) -> int | None:
    """Where the "to" of an infinitive stands."""
    if not clause.parsed:
        return at - 1 if at > clause.first and word(clause, at - 1) == "to" else None
    for k in clause.below.get(at, ()):
        if word(clause, k) == "to" and relation(clause, k) == "mark":
            return k
    return None


def _aimed(clause: Clause, at: int) -> bool:
    """Whether a gerund tells an aim: "aimed at destroying", "planning to"."""
    head = clause.every[at].head
    if head is None or head == at or clause.every[at].xpos != "VBG":
        return False
    words = clause.lexicon.words
    return (
        word(clause, head) in words["attempt"] - words["achieving"] or word(clause, head) in words["wishing"]
    )


def _wished(clause: Clause, trigger: Trigger, at: int, arguments: Arguments) -> bool:
    """Whether a noun is only planned, feared or prevented, or tells what a thing is for."""
    head = clause.every[at].head if clause.parsed else None
    if head is None or head == at:
        return False
    if relation(clause, at) == "conj":
        return _wished(clause, trigger, head, arguments)
    if _put_off(clause, at, head):
        return True
    if word(clause, at) in {"wounded", "injured"} and _cared_for(clause, at):
        return True
    if word(clause, head) in clause.lexicon.words["wishing"] and relation(clause, at) not in {
        "nsubj",
        "nsubj:pass",
    }:
        return True
    case = {word(clause, k) for k in clause.below.get(at, ()) if relation(clause, k) == "case"}
    if "without" in case and trigger.type in FOUGHT:
        return True
    definite = any(relation(clause, k) in {"det", "nmod:poss", "nummod"} for k in clause.below.get(at, ()))
    thing = word(clause, head) in clause.lexicon.objects["thing"] | clause.lexicon.objects["arms"]
    return "for" in case and not definite and thing


def _put_off(clause: Clause, at: int, head: int) -> bool:
    """Whether a noun is what somebody delays, calls off or rules out: "the withdrawal had been put off"."""
    if word(clause, head) not in clause.lexicon.words["put_off"]:
        return False
    if relation(clause, at) not in {"obj", "nsubj:pass"}:
        return False
    particles = {word(clause, k) for k in clause.below.get(head, ()) if relation(clause, k) == "compound:prt"}
    return word(clause, head) not in {"put", "called", "ruled", "rules"} or bool(particles & {"off", "out"})


def _cared_for(clause: Clause, at: int) -> bool:
    """Whether the wounded are only spoken of: "care for the wounded", no number beside them."""
    under = clause.below.get(at, ())
    counted = any(relation(clause, k) == "nummod" for k in under)
    return not counted and any(word(clause, k) == "the" for k in under)
