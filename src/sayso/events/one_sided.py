"""One-sided: what a shot or a fired weapon is: a strike by its weapon, an attack by its victims, else a clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.events.arguments import Arguments, word
from sayso.events.clause import Clause
from sayso.events.lexicon import Trigger
from sayso.model.event import EventType

AT = frozenset({"on", "at", "upon", "into", "toward", "towards"})
FROM_AFAR = ("aircraft", "ship", "drone", "missile", "shell")
NAMING = frozenset({"compound", "amod", "nmod:poss", "flat"})
COUNTED = 2


def fires(clause: Clause, trigger: Trigger, at: int) -> bool:
    """Whether the word is one of shooting or firing, whose type its doer and victims decide."""
    if trigger.noun:
        return word(clause, at) == "fire" and trigger.type is EventType.STRIKE and len(trigger.form) == 1
    firing = word(clause, at) in clause.lexicon.words["shooting"]
    open_typed = trigger.type is EventType.CLASH and trigger.mode == "battle"
    return (open_typed or (firing and trigger.type is EventType.ATTACK)) and trigger.beside is None


def fired(clause: Clause, trigger: Trigger, arguments: Arguments, instrument: str | None) -> Trigger:
    """The trigger with the type that its doer, its weapon and its victims give it."""
    objects = clause.lexicon.objects
    if trigger.noun:
        hit = _words(clause, arguments.doer) & (objects["forces"] | objects["fighting_vehicle"])
        if instrument is None and hit and "under" in clause.around:
            return replace(trigger, type=EventType.CLASH, mode="battle")
        return replace(trigger, mode=instrument)
    doers = _words(clause, arguments.doer)
    weapon = any(doers & objects[group] for group in FROM_AFAR)
    shot = _words(clause, arguments.object) & (objects["missile"] | objects["bomb"] | objects["drone"])
    if weapon or (shot and instrument is not None):
        return replace(trigger, type=EventType.STRIKE, mode=instrument)
    victims = {word(clause, k) for k in arguments.object}
    victims |= {word(clause, k) for prep, k in arguments.beside if prep in AT}
    fighters = objects["forces"] | objects["police"] | objects["fighting_vehicle"]
    shooting = bool(clause.lexicon.words["shooting"] & set(trigger.form))
    if victims & objects["bystanding"] and not victims & objects["forces"] and shooting:
        return replace(trigger, type=EventType.ATTACK, mode="shoot")
    at_them = len(trigger.form) >= COUNTED
    if (
        trigger.type is EventType.ATTACK
        and at_them
        and victims & fighters
        and not victims & objects["bystanding"]
    ):
        return replace(trigger, type=EventType.CLASH, mode="battle")
    return trigger


def _words(clause: Clause, heads: Iterable[int]) -> set[str]:
    return {word(clause, k) for k in _phrase(clause, heads)}


def _phrase(clause: Clause, heads: Iterable[int]) -> Iterator[int]:
    for at in heads:
        yield at
        for under in clause.below.get(at, ()):
            if (clause.every[under].relation or "") in NAMING:
                yield from _phrase(clause, (under,))
