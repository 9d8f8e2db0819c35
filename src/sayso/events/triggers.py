"""Triggers: the words of a content that carry events, each with the type it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.events.arguments import Arguments, is_passive, of_noun, of_verb, relation
from sayso.events.asserted import is_asserted, is_name
from sayso.events.clause import Clause
from sayso.events.figurative import Reading, is_meant
from sayso.events.lexicon import Trigger
from sayso.events.modes import settled
from sayso.events.required import stands
from sayso.events.told_once import Found, told_once
from sayso.model.analysis import MentionLabel
from sayso.model.event import EventType
from sayso.model.statement import Tense

# endings of verb forms that are never nouns
VERBAL = ("ed", "en", "ew", "ought")
ANY = "*"
SIDES = frozenset(
    {
        MentionLabel.NATIONALITY,
        MentionLabel.ORGANIZATION,
        MentionLabel.MILITARY_UNIT,
        MentionLabel.LOCATION,
    }
)
NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A trigger met in a clause, with half-open positions; `passive` where the subject suffered it."""

    trigger: Trigger
    first: int
    last: int
    passive: bool
    noun: bool


def hits(clause: Clause, places: frozenset[int]) -> tuple[Hit, ...]:
    """Events' words from left to right; one event a word. `places` are positions of place names."""
    found = told_once(clause, tuple(_found(clause, places)))
    return tuple(
        Hit(trigger=f.trigger, first=f.first, last=f.last, passive=f.passive, noun=f.trigger.noun)
        for f in found
    )


def _found(clause: Clause, places: frozenset[int]) -> Iterator[Found]:
    at = 0
    while at < len(clause.lower):
        found = _found_at(clause, places, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last


def _found_at(clause: Clause, places: frozenset[int], at: int) -> Found | None:
    for trigger in clause.lexicon.triggers.get(clause.lower[at], ()):
        if not _spelt(clause, trigger.form, at) or at in places or not _is_of_kind(clause, trigger, at):
            continue
        if trigger.future and clause.statement.factuality.tense is not Tense.FUTURE:
            continue
        found = _read(clause, trigger, at, places)
        if found is not None:
            return found
    return None


def _spelt(clause: Clause, form: tuple[str, ...], at: int) -> bool:
    """Whether a form stands here; "*" stands for the name of a side or one word for its people."""
    words = clause.lower[at : at + len(form)]
    if words == form:
        return True
    if ANY not in form or len(words) != len(form):
        return False
    return all(
        asked == told or (asked == ANY and _is_side(clause, at + k))
        for k, (asked, told) in enumerate(zip(form, words, strict=True))
    )


def _is_side(clause: Clause, at: int) -> bool:
    """Whether a word is a people's name, or one for those who fight or govern."""
    if clause.labels.get(clause.first + at) in SIDES:
        return True
    armed = clause.lower[at] in clause.lexicon.objects["forces"]
    return armed or clause.is_a(at, "rebels", "government", "foe")


def _read(clause: Clause, trigger: Trigger, at: int, places: frozenset[int]) -> Found | None:
    """The trigger with its arguments, where it is one here."""
    last = at + len(trigger.form)
    head = clause.first + _head(trigger, at)
    passive = not trigger.noun and _passive(clause, head - clause.first, last)
    arguments = of_noun(clause, head) if trigger.noun else of_verb(clause, head, passive=passive)
    if trigger.fixed and trigger.agent_behind:
        arguments = Arguments()
    arguments, passive = _mended(clause, trigger, arguments, places, passive=passive)
    if is_name(clause, trigger, head) or not is_asserted(clause, trigger, head, arguments):
        return None
    if not stands(clause, trigger, head, arguments, places):
        return None
    reading = Reading(
        clause=clause, trigger=trigger, at=clause.first + at, last=clause.first + last, arguments=arguments, places=places
    )  # fmt: skip
    if not is_meant(reading):
        return None
    return Found(
        trigger=settled(clause, trigger, head, arguments),
        first=at,
        last=last,
        head=head,
        passive=passive,
        arguments=arguments,
    )


def _head(trigger: Trigger, at: int) -> int:
    """Which word of a form governs the rest: the last of a noun's, the first of a verb's, behind its hyphens."""
    if trigger.noun:
        return at + len(trigger.form) - 1
    hyphens = [k for k, part in enumerate(trigger.form) if part == "-"]
    return at + (hyphens[-1] + 1 if hyphens else 0)


def _mended(
    clause: Clause, trigger: Trigger, arguments: Arguments, places: frozenset[int], *, passive: bool
) -> tuple[Arguments, bool]:
    """Slips of parsers: "taken [over islands]"; "another 289 captured", "as the town liberated", who did it to nobody."""
    if not trigger.noun and len(trigger.form) > 1:
        done = tuple(k for prep, k in arguments.beside if prep in {"", trigger.form[-1]})
        return replace(arguments, object=arguments.object + done), passive
    taken = (
        trigger.type is EventType.CONTROL and trigger.mode in {"take", "retake"} and not trigger.agent_behind
    )
    bare = (
        arguments.doer
        and not arguments.object
        and all(
            clause.every[k].upos == "NUM" or (taken and k - clause.first in places)
            for k in (arguments.doer[:1] if taken else arguments.doer)
        )
    )
    if bare and not trigger.noun:
        return replace(arguments, doer=(), object=arguments.doer), True
    return arguments, passive


def _is_of_kind(clause: Clause, trigger: Trigger, at: int) -> bool:
    """Whether a word stands as the verb or the noun that the lexicon means."""
    if trigger.fixed:
        return True
    head = _head(trigger, at)
    token = clause.tokens[head]
    if trigger.particle is not None:
        under = clause.below.get(clause.first + at, ())
        if trigger.particle not in _particles(clause, under):
            return False
    if token.upos is None:
        return trigger.noun == _as_noun(clause, head, trigger) or len(trigger.form) > 1
    if trigger.noun:
        return token.upos in NOMINAL or (token.upos == "ADJ" and clause.lower[head] in {"dead", "wounded"})
    if token.upos == "VERB":
        return True
    past = clause.lower[head].endswith(("ed", "ing")) or token.xpos == "VBN"
    past = past or any(relation(clause, k) == "aux:pass" for k in clause.below.get(clause.first + head, ()))
    return past and (token.upos == "ADJ" or (token.upos in NOMINAL and token.text.isupper()))


def _particles(clause: Clause, under: Iterable[int]) -> set[str]:
    """Particles of a verb, those that the parser hangs on what follows too ("forced them out of")."""
    own = {
        clause.every[k].text.lower()
        for k in under
        if clause.every[k].relation in {"compound:prt", "advmod", "xcomp"}
    }
    obliques = (k for k in under if (clause.every[k].relation or "").startswith("obl"))
    cases = (c for k in obliques for c in clause.below.get(k, ()) if clause.every[c].relation == "case")
    return own | {clause.every[c].text.lower() for c in cases}


def _as_noun(clause: Clause, at: int, trigger: Trigger) -> bool:
    """Without a tree: a word that is noun and verb is a noun behind a determiner or an adjective."""
    if clause.lower[at].endswith(VERBAL) or clause.is_a(at - 1, "verb_lead"):
        return False
    return trigger.noun or clause.is_a(at - 1, "noun_lead")


def _passive(clause: Clause, first: int, last: int) -> bool:
    if clause.parsed:
        return is_passive(clause, clause.first + first)
    be = any(clause.is_a(at, "be") for at in range(max(0, first - 3), first))
    by = clause.lower[last : last + 1] == ("by",)
    return by or (be and not clause.lower[first].endswith("ing"))
