"""Modes: how it was done, by the instrument and the doer around a trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.events.arguments import Arguments, below_all, word
from sayso.events.clause import Clause
from sayso.events.lexicon import Trigger
from sayso.events.menace import announces
from sayso.events.one_sided import fired, fires
from sayso.model.event import EventType

# the first that is named decides
INSTRUMENTS = {
    "drone": "drone", "missile": "missile", "shell": "artillery", "aircraft": "air", "ship": "naval", "bomb": "bomb",
}  # fmt: skip
MEANS = frozenset({"with", "by", "using", "from", "involving"})
KNOWN = frozenset({"the", "this", "these", "that", "those"})
USING_REACH = 7
NAMING = frozenset({"compound", "amod", "nmod:poss", "flat"})


def settled(clause: Clause, trigger: Trigger, at: int, arguments: Arguments) -> Trigger:
    """The trigger with the type and mode that its surroundings give it."""
    if announces(clause, trigger, at, arguments):
        return replace(trigger, type=EventType.THREATEN, mode="threat")
    if trigger.type is EventType.CONTROL and trigger.mode == "take" and _again(clause, at):
        return replace(trigger, mode="retake")
    if trigger.type is EventType.CONTROL and trigger.mode == "take" and _lasts(clause, at):
        return replace(trigger, mode="hold")
    if trigger.type is EventType.ADVANCE and trigger.weak:
        return _attack(clause, trigger, at, arguments)
    instrument = _instrument(clause, at, arguments)
    if fires(clause, trigger, at):
        return fired(clause, trigger, arguments, instrument)
    if trigger.type is not EventType.STRIKE or len(trigger.form) > 1:
        return (
            trigger
            if trigger.mode or trigger.type is not EventType.STRIKE
            else _own_mode(clause, trigger, instrument)
        )
    if trigger.mode == "artillery" and instrument == "bomb":
        return trigger
    return replace(trigger, mode=instrument or trigger.mode)


def _own_mode(clause: Clause, trigger: Trigger, instrument: str | None) -> Trigger:
    """The mode that the words of a trigger name themselves, else that of the instrument."""
    for group, mode in INSTRUMENTS.items():
        if clause.lexicon.objects[group] & set(trigger.form):
            return replace(trigger, mode=mode)
    return replace(trigger, mode=instrument)


def _attack(clause: Clause, trigger: Trigger, at: int, arguments: Arguments) -> Trigger:
    """An attack is a strike by its instrument, an attack on persons by its target, else an advance."""
    if word(clause, at).startswith(("advanc", "push", "press", "offensive")):
        return trigger
    instrument = _instrument(clause, at, arguments)
    if instrument is not None:
        return replace(trigger, type=EventType.STRIKE, mode=instrument)
    done = [*arguments.object, *(k for prep, k in arguments.beside if prep in {"on", "against", "upon"})]
    harmed = clause.lexicon.objects["civilian"] | clause.lexicon.objects["official"]
    if any(word(clause, k) in harmed for k in done):
        gun = _is_a(clause, _phrase(clause, (*arguments.modifiers, *arguments.doer)), "gun")
        return replace(trigger, type=EventType.ATTACK, mode="shoot" if gun else None)
    if trigger.noun and _is_a(clause, arguments.modifiers, "gun"):
        return replace(trigger, type=EventType.ATTACK, mode="shoot")
    if trigger.noun and _is_known(clause, at) and _only_thrown(clause):
        return replace(trigger, type=EventType.STRIKE, mode="bomb")
    return trigger


def _is_known(clause: Clause, at: int) -> bool:
    """Whether a noun points at what the story tells elsewhere: "the attack", "today's attack"."""
    under = clause.below.get(at, ())
    return any(word(clause, k) in KNOWN or (clause.every[k].relation or "") == "nmod:poss" for k in under)


def _only_thrown(clause: Clause) -> bool:
    """Whether the sentences around speak of bombs and of no fighting."""
    objects = clause.lexicon.objects
    return bool(clause.near & objects["thrown"]) and not clause.near & objects["fought"]


def _instrument(clause: Clause, at: int, arguments: Arguments) -> str | None:
    """The mode of the instrument that is named as doer, before the noun, or behind "with"."""
    named = set(_phrase(clause, (*arguments.doer, *arguments.modifiers)))
    named |= set(_phrase(clause, (k for prep, k in arguments.beside if prep in MEANS)))
    named |= set(_with(clause, arguments.object)) | set(_using(clause, at))
    if arguments.support is not None:
        named |= set(_using(clause, arguments.support))
    if word(clause, at) in clause.lexicon.objects["instrument"] or not arguments.doer:
        named |= {at}
    objects = clause.lexicon.objects
    launched = objects["missile"] | objects["shell"] | objects["bomb"] | objects["drone"]
    named |= {k for k in arguments.object if word(clause, k) in launched and not _aimed_at(clause, at)}
    return next((mode for group, mode in INSTRUMENTS.items() if _is_a(clause, named, group)), None)


def _with(clause: Clause, heads: Iterable[int]) -> Iterator[int]:
    """What parsers hang on the thing that was hit: "attacked [the base with mortars]"."""
    for at in heads:
        for under in clause.below.get(at, ()):
            if any(word(clause, k) == "with" for k in clause.below.get(under, ())):
                yield from _phrase(clause, (under,))


def _aimed_at(clause: Clause, at: int) -> bool:
    """Whether the object of this verb is what is hit, not what is fired."""
    return not clause.lexicon.objects["launching"] & {word(clause, at)}


def _using(clause: Clause, at: int) -> Iterator[int]:
    for under in below_all(clause, at):
        if word(clause, under) in {"using", "with", "firing", "dropping"}:
            yield from below_all(clause, under)
    for behind in range(at + 1, min(at + USING_REACH, clause.sentence.stop)):
        if word(clause, behind) == "using":
            # parsers hang "using" on far verbs
            yield from range(behind, min(behind + USING_REACH, clause.sentence.stop))


def _phrase(clause: Clause, heads: Iterable[int]) -> Iterator[int]:
    """Heads with the words that name them: "air force jets"."""
    for at in heads:
        yield at
        for under in clause.below.get(at, ()):
            if (clause.every[under].relation or "") in NAMING:
                yield from _phrase(clause, (under,))


def _is_a(clause: Clause, heads: Iterable[int], group: str) -> bool:
    return any(word(clause, at) in clause.lexicon.objects[group] for at in heads)


def _lasts(clause: Clause, at: int) -> bool:
    """Whether a word of occupying tells a state: "still occupy", "occupying", "has occupied since"."""
    if word(clause, at) in clause.lexicon.words["occupying"]:
        return True
    since = any(word(clause, k) in clause.lexicon.words["lasting"] for k in below_all(clause, at))
    return since and word(clause, at) in clause.lexicon.words["occupied"]


def _again(clause: Clause, at: int) -> bool:
    near = [word(clause, k) for k in clause.below.get(at, ())]
    behind = [clause.every[k].text.lower() for k in range(at + 1, min(at + 2, len(clause.every)))]
    return any(w in clause.lexicon.words["again"] for w in (*near, *behind))
