"""Required: whether what a trigger asks for stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.events.arguments import Arguments, below_all, beside_of, cases_of, own_words, word
from sayso.events.clause import Clause
from sayso.events.lexicon import Trigger
from sayso.events.pointing import place_pronoun
from sayso.model.analysis import MentionLabel
from sayso.model.event import EventType

NAMING = frozenset({"compound", "amod", "nmod:poss", "flat", "nummod", "nmod", "appos"})
PEOPLE = frozenset({MentionLabel.PERSON, MentionLabel.NATIONALITY})
SIDES = frozenset(
    {MentionLabel.NATIONALITY, MentionLabel.ORGANIZATION, MentionLabel.MILITARY_UNIT, MentionLabel.LOCATION}
)
# classes that a name may fill, with the labels it may bear
NAMED = {
    "person": PEOPLE, "captive": frozenset(), "civilian": frozenset(),
    "armed": SIDES, "forces": SIDES, "held": SIDES, "assault": SIDES, "hardware": frozenset({MentionLabel.MILITARY_UNIT}),
    "troops": frozenset({MentionLabel.MILITARY_UNIT}), "evacuated": SIDES | PEOPLE, "given": SIDES, "thing": frozenset({MentionLabel.FACILITY}),
}  # fmt: skip
LEADS_TO_OBJECT = frozenset({"of", "on", "against", "over"})


def stands(clause: Clause, trigger: Trigger, at: int, arguments: Arguments, places: frozenset[int]) -> bool:
    """Whether the object, the doer and the words beside that a trigger asks for are there."""
    if trigger.type is EventType.WITHDRAW and any(prep == "behind" for prep, _ in arguments.beside):
        return False  # "leaving behind 200 bodies"
    if trigger.mode == "hold" and not trigger.noun and _is_held_to(clause, at):
        return False
    if trigger.object is not None:
        heads: tuple[int, ...] = arguments.object
        if trigger.noun:
            heads += tuple(
                k for prep, k in arguments.beside if prep in LEADS_TO_OBJECT and trigger.object != "place"
            )
            heads += tuple(k for k in arguments.modifiers if clause.every[k].upos in {None, "NOUN"})
        missing = trigger.optional and not heads
        unheard = trigger.unheard and _unheard(clause, arguments, heads)
        if not (missing or unheard or fills(clause, trigger.object, heads, places)):
            return False
    if trigger.doer is not None:
        doers = tuple(_phrase(clause, arguments.doer))
        if not fills(clause, trigger.doer, doers, places):
            return False
    if trigger.agent_after is not None and receiver(clause, trigger, at, arguments, places) is None:
        return False
    if trigger.beside is not None:
        # "control" itself is no sign that a place is meant
        own = own_words(clause, at) | set(below_all(clause, at)) - set(range(at, at + len(trigger.form)))
        return fills(clause, trigger.beside, own, places)
    return True


def _is_held_to(clause: Clause, at: int) -> bool:
    """Whether somebody is held to something, and nothing is held: "holds them responsible"."""
    blamed = clause.lexicon.words["held_to"]
    return any(word(clause, k) in blamed for k in below_all(clause, at) if k > at)


def _unheard(clause: Clause, arguments: Arguments, heads: Iterable[int]) -> bool:
    """Whether forces have as their object one name alone that looks like a person's: "troops regained Chifra"."""
    acting = any(word(clause, k) in clause.lexicon.objects["forces"] for k in _phrase(clause, arguments.doer))
    return acting and any(
        clause.every[at].upos == "PROPN" and not set(_phrase(clause, (at,))) - {at} for at in heads
    )


def receiver(
    clause: Clause, trigger: Trigger, at: int, arguments: Arguments, places: frozenset[int] = frozenset()
) -> int | None:
    """Who gets what is given or falls: the side behind the preposition that the trigger asks for."""
    held = arguments.object + tuple(k for prep, k in arguments.beside if prep == "of")
    near = (*arguments.beside, *(pair for k in held for pair in beside_of(clause, k)))
    found = (k for _, k in near if k > at and trigger.agent_after in cases_of(clause, k))
    return next((k for k in found if fills(clause, "armed", _phrase(clause, (k,)), places)), None)


def fills(clause: Clause, group: str, heads: Iterable[int], places: frozenset[int]) -> bool:
    """Whether one of these heads belongs to a class, as a word of it or as a name."""
    words, heads = clause.lexicon.objects[group], tuple(heads)
    if group == "place":
        heads = tuple(k for at in heads for k in _measured(clause, at))
    if any(word(clause, at) in words for at in heads):
        return True
    people = clause.lexicon.objects["person"]
    if group == "place" and any(word(clause, at) in people for at in heads):
        # a name beside a word for a person is that person's
        heads = tuple(at for at in heads if at - clause.first in places)
    if group == "place" and any(place_pronoun(clause.analysis, at, clause.lexicon) for at in heads):
        return True
    if group == "place":
        # an upper-case weapon at the head of a sentence is no place
        weapons = clause.lexicon.objects["instrument"]
        heads = tuple(at for at in heads if word(clause, at) not in weapons)
    return any(_named(clause, group, at, places) for at in heads)


def _measured(clause: Clause, at: int) -> Iterator[int]:
    """What a word for how much or how many counts: "a string of towns", "most of it"; "took part" takes nothing."""
    classes = clause.lexicon.words
    share = word(clause, at) in classes["share"]
    if not share and word(clause, at) not in classes["whole_of"]:
        yield at
        return
    of = [k for k in clause.below.get(at, ()) if "of" in cases_of(clause, k)]
    yield from of
    sides = {word(clause, k) for k in clause.below.get(at, ())} & (classes["bearing"] | classes["whose"])
    if share and (of or sides or word(clause, at) in classes["half"]):
        yield at


def _named(clause: Clause, group: str, at: int, places: frozenset[int]) -> bool:
    if group == "person" and clause.every[at].upos == "NUM":
        return True
    label, token = clause.labels.get(at), clause.every[at]
    known = at - clause.first in places and not _part_of_person(clause, at, places)
    if group == "place":
        if known:
            return True
        name = token.upos == "PROPN" or (token.upos is None and token.text[:1].isupper())
        return name and label not in {*PEOPLE, MentionLabel.TIME}
    if group in {"armed", "forces", "held", "assault"} and at - clause.first in places and clause.parsed:
        return True
    return label in NAMED.get(group, frozenset()) and not (group == "person" and known)


def _part_of_person(clause: Clause, at: int, places: frozenset[int]) -> bool:
    """Whether a place's name belongs to a longer name of a person."""
    if clause.labels.get(at) is not MentionLabel.PERSON:
        return False
    beside = (k for k in (at - 1, at + 1) if clause.labels.get(k) is MentionLabel.PERSON)
    return any(k - clause.first not in places for k in beside)


def _phrase(clause: Clause, heads: Iterable[int]) -> Iterator[int]:
    """Heads with the words that stand before them: "air force jets", "a barrage of rockets"."""
    for at in heads:
        yield at
        for under in clause.below.get(at, ()):
            if (clause.every[under].relation or "") in NAMING:
                yield from _phrase(clause, (under,))
