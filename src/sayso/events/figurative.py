"""Figurative: whether a war word is meant as one, by what stands around it.

The arguments decide first (an attack on a budget is none), then the words of
its own clause, then those of the sentences around it. Evidence comes from word
classes in data/figurative.toml, never from lists of sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.events.arguments import Arguments, own_words, relation, word
from sayso.events.clause import Clause
from sayso.events.lexicon import Trigger
from sayso.model.analysis import MentionLabel
from sayso.model.event import EventType

ABOUT = frozenset(
    {
        "for",
        "over",
        "about",
        "on",
        "of",
        "to",
        "into",
        "against",
        "upon",
        "amid",
        "towards",
        "toward",
        "around",
    }
)
FROM = frozenset({"from", "by", "among", "between"})
WITH = frozenset({"with", "by", "of"})
PARTIES = frozenset({"with", "against", "between", "by"})
SUFFERED = frozenset({EventType.CASUALTIES, EventType.DISPLACE, EventType.DAMAGE, EventType.STRIKE})
HARM = frozenset(
    {EventType.CASUALTIES, EventType.ATTACK, EventType.DETAIN, EventType.STRIKE, EventType.DAMAGE}
)
GROUND = frozenset({EventType.CONTROL, EventType.WITHDRAW})
NATURE = ("weather", "health")
# so many different words that war shares with other fields are a sign of it
ENOUGH = 4
# so many words of other fields around make a story of them, where nothing speaks of war
PEACEFUL = 2
FIELDS = ("sport", "business", "politics", "culture", "health", "weather")
STATES = frozenset({MentionLabel.LOCATION, MentionLabel.NATIONALITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A trigger with what stands around it, for the question how it is meant."""

    clause: Clause
    trigger: Trigger
    at: int
    last: int
    arguments: Arguments
    places: frozenset[int]

    def has(self, group: str, heads: Iterable[int]) -> bool:
        """Whether one of these heads is in a class of figurative.toml."""
        words = self.clause.lexicon.figures[group]
        # most classes have no word in the sentence at all, and a sentence may be endless
        if words.isdisjoint(self.clause.around):
            return False
        return any(word(self.clause, at) in words for at in heads)

    def built(self, at: int) -> str | None:
        """The sector that a building serves: "military" for a barracks; None for what is none."""
        found = self.clause.lexicon.works.find(self.clause.every[at].text)
        return found[0].installation.sector if found else None

    def armed(self, heads: Iterable[int]) -> bool:
        """Whether one of these heads fights or is a weapon."""
        objects = self.clause.lexicon.objects
        fights = (
            objects["forces"]
            | objects["fighting_vehicle"]
            | objects["police"]
            | objects["instrument"]
            | objects["arms"]
        )
        fights -= objects["ambiguous"]
        if fights.isdisjoint(self.clause.around):
            return False
        return any(word(self.clause, at) in fights for at in heads)


def _kills(reading: Reading) -> bool:
    """Whether a blast or a fire is said to have killed or wounded: "the blast killed 12 people"."""
    at, clause = reading.last - 1, reading.clause
    verb = clause.every[at].head
    if not reading.trigger.noun or verb is None or not relation(clause, at).startswith("nsubj"):
        return False
    harms = clause.lexicon.triggers.get(word(clause, verb), ())
    return any(t.type is EventType.CASUALTIES and not t.noun for t in harms)


def is_meant(reading: Reading) -> bool:
    """Whether a word of war stands for what it says."""
    if _spoken_of(reading) or _harmless(reading):
        return False
    own = own_words(reading.clause, reading.at) - set(range(reading.at, reading.last))
    martial = reading.has("martial", own) or reading.armed(reading.arguments.heads)
    if martial:
        return True
    if _peaceful(reading, own) and not (_of_ground(reading) and _in_war(reading)):
        return False
    if reading.trigger.weak:
        return _in_war(reading) or (
            _placed(reading)
            and not _peaceful(reading, reading.clause.sentence)
            and _fields_near(reading) < PEACEFUL
        )
    told_of_peace = _fields_near(reading) >= PEACEFUL or _peaceful(reading, reading.clause.sentence)
    return _in_war(reading) or not told_of_peace


def _of_ground(reading: Reading) -> bool:
    """Whether the word is one of holding or leaving a known place: in a war that is meant, whatever stands beside."""
    places = {reading.clause.first + k for k in reading.places}
    beside = (k for _, k in reading.arguments.beside)
    near = {k for at in (*reading.arguments.object, *beside) for k in (at, *reading.clause.below.get(at, ()))}
    return reading.trigger.type in GROUND and bool(places & near)


def _in_war(reading: Reading) -> bool:
    """Whether the sentences around speak of war: one word that is at home only there, or several that war shares."""
    near, figures = reading.clause.near, reading.clause.lexicon.figures
    if near & figures["martial"] or reading.armed(reading.clause.sentence):
        return True
    shared = near & figures["warlike"] - set(reading.trigger.form)
    return len(shared) >= max(ENOUGH, 2 * _fields_near(reading))


def _fields_near(reading: Reading) -> int:
    """How many different words of fields without war stand in the sentences around."""
    figures = reading.clause.lexicon.figures
    return len({word for field in FIELDS for word in reading.clause.near & figures[field]})


def _spoken_of(reading: Reading) -> bool:
    """Whether an argument, or a word before the noun, makes it a figure of speech."""
    arguments = reading.arguments
    if reading.has("modifier", arguments.modifiers) and not reading.armed(arguments.modifiers):
        return True
    if _labour(reading):
        return True
    if any(_topic(reading, at) for at in arguments.object):
        return True
    if reading.has("with", (k for prep, k in arguments.beside if prep in WITH)):
        return True
    if _no_fighter(reading):
        return True
    sides = [k for prep, k in arguments.beside if prep in PARTIES] + list(arguments.object)
    if reading.armed(sides):
        return False
    about = [k for prep, k in arguments.beside if prep in ABOUT]
    if any(_topic(reading, at) for at in about):
        return True
    return reading.has("speakers", (k for prep, k in arguments.beside if prep in FROM))


def _topic(reading: Reading, at: int) -> bool:
    """Whether a head is nothing that arms can reach; what is also a thing is one where fighters act on it."""
    if not reading.has("topic", (at,)) or at - reading.clause.first in reading.places:
        return False
    if reading.trigger.type in HARM and not reading.trigger.weak and reading.built(at):
        # a market that is bombed is one of stalls
        return False
    objects = reading.clause.lexicon.objects
    solid = objects["thing"] | objects["place"] | objects["person"]
    solid |= reading.clause.lexicon.figures["speakers"]
    doers = (*reading.arguments.doer, *reading.arguments.modifiers)
    blows = any(word(reading.clause, k) in objects["blow"] for k in doers)
    return not (word(reading.clause, at) in solid and (blows or reading.armed(doers)))


def _no_fighter(reading: Reading) -> bool:
    """Whether what does it wages no war: prices, strikers, storms."""
    doers = [
        at for at in reading.arguments.doer if reading.clause.labels.get(at) is not MentionLabel.LOCATION
    ]
    if reading.trigger.noun:
        doers = [at for at in doers if relation(reading.clause, at) != "compound"]
    if any(reading.has(field, doers) for field in NATURE):
        return True
    if not reading.trigger.noun and doers and all(_topic(reading, at) for at in doers):
        return True
    if not reading.has("doer", doers) or reading.armed(doers):
        return False
    rest = [at for at in reading.arguments.heads if at not in doers]
    if reading.trigger.type in {EventType.DISPLACE, EventType.TRUCE}:
        return False
    return not reading.armed(rest)


def _labour(reading: Reading) -> bool:
    """Whether a strike is one of workers."""
    clause, arguments = reading.clause, reading.arguments
    if not word(clause, reading.last - 1).startswith("strike") or reading.armed(arguments.modifiers):
        return False
    return reading.has("labour", own_words(clause, reading.at)) and not reading.armed(arguments.doer)


def _harmless(reading: Reading) -> bool:
    """Whether it was no violence: an accident, a storm, an illness, told beside it or all around where nobody fights."""
    if reading.trigger.type not in SUFFERED:
        return False
    near = reading.clause.near
    around = (
        near & reading.clause.lexicon.figures["harmless"]
        and not near & reading.clause.lexicon.figures["martial"]
    )
    if around or reading.trigger.type not in {EventType.CASUALTIES, EventType.DISPLACE}:
        return bool(around)
    beside = own_words(reading.clause, reading.at) | set(_subordinate(reading))
    return reading.has("harmless", beside)


def _subordinate(reading: Reading) -> Iterator[int]:
    """The words of the clauses under a word: "killed when a bus collided"."""
    for under in reading.clause.below.get(reading.at, ()):
        if relation(reading.clause, under).startswith("advcl"):
            yield from own_words(reading.clause, under)


def _peaceful(reading: Reading, own: Iterable[int]) -> bool:
    """Whether words of a field without war stand in the clause; who harms persons or things may be anybody."""
    harmed = reading.trigger.type in HARM and _solid(reading)
    fields = ("weather", "sport") if harmed else FIELDS
    free = [at for at in own if at - reading.clause.first not in reading.places]
    return any(reading.has(field, free) for field in fields)


def _solid(reading: Reading) -> bool:
    clause = reading.clause
    solid = (
        clause.lexicon.objects["person"] | clause.lexicon.objects["thing"] | clause.lexicon.objects["place"]
    )
    return any(
        word(clause, at) in solid
        or at - clause.first in reading.places
        or clause.every[at].upos == "PROPN"
        or reading.built(at) is not None
        for at in (reading.arguments.doer if reading.trigger.mode == "collapse" else reading.arguments.object)
    )


def _placed(reading: Reading) -> bool:
    """Whether a state or people does it, a place is named, or a thing is destroyed: "Israel struck Damascus"."""
    acting = (*reading.arguments.doer, *reading.arguments.modifiers)
    if any(reading.clause.labels.get(at) in STATES for at in acting):
        return True
    if reading.trigger.type is EventType.DAMAGE and _solid(reading):
        return True
    fired = (*reading.arguments.doer, *reading.arguments.object)
    weapons = reading.clause.lexicon.objects["instrument"]
    if reading.trigger.type is EventType.STRIKE and any(word(reading.clause, at) in weapons for at in fired):
        return True
    if reading.trigger.type is EventType.DEPLOY and any(
        word(reading.clause, at) in reading.clause.lexicon.objects["troops"]
        for at in reading.arguments.object
    ):
        return True
    if _kills(reading) or any(reading.built(at) == "military" for at in reading.arguments.heads):
        return True
    return any(at - reading.clause.first in reading.places for at in reading.arguments.heads)
