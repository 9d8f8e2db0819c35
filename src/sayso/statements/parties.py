"""Parties: which sides fight in a story, and for whom a nameless official speaks in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.gazetteer.actors import ActorBook
from sayso.gazetteer.conflicts import Conflict, sides_of_wars
from sayso.statements.lexicon import Lexicon

# how far behind "Iraqi" the word for its forces may stand: "Iraqi air force helicopters"
REACH = 3
THIRD_PARTY = "third party"
# a story in which fewer sides are seen does not tell who is none of them
FIGHT = 2
MUCH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The sides of a story's fighting, and the side of the place it is filed from or mostly about.

    `groups` are the armed groups that it names; `chief_group` the one named
    much more often than any other.
    """

    sides: frozenset[str]
    home: str | None
    home_told: bool
    groups: tuple[str, ...] = ()
    chief_group: str | None = None

    def bloc(self, bloc: str | None) -> str | None:
        """The bloc of a source: a state that does not fight here is a third party."""
        if bloc is None or len(self.sides) < FIGHT or bloc in self.sides or bloc in {"agency", THIRD_PARTY}:
            return bloc
        return THIRD_PARTY


def _owns_forces(words: Sequence[str], at: int, actors: ActorBook, lexicon: Lexicon) -> bool:
    """Whether words for forces stand right behind a name, before a verb of saying or another name."""
    for word in words[at : at + REACH]:
        if lexicon.is_a(word.lower(), "force"):
            return True
        if lexicon.is_verb(word.lower()) or actors.get(word) is not None:
            return False
    return False


def parties_of(
    words: Sequence[str],
    actors: ActorBook,
    lexicon: Lexicon,
    conflicts: Sequence[Conflict],
    *,
    home: str | None,
    year: int | None,
) -> Parties:
    """The parties of a story from its words: who has forces in it, and the wars that its year knows.

    `home` is the side of the dateline; without one it is the state that the
    story names most.
    """
    matches = [m for m in actors.find(words) if m.actor.bloc and m.actor.kind not in {"agency", "media"}]
    armed = {
        m.actor.bloc
        for m in matches
        if m.actor.bloc
        and (m.actor.kind in {"force", "group"} or _owns_forces(words, m.last, actors, lexicon))
    }
    named = Counter(m.actor.bloc for m in matches if m.actor.kind == "state" and m.actor.bloc)
    at_war = sides_of_wars({*named} - {THIRD_PARTY}, armed - {THIRD_PARTY}, year, conflicts)
    sides = at_war | (armed - {THIRD_PARTY})
    told = home is not None
    if home is None and named:
        home = max(named, key=lambda bloc: (bloc in at_war, bloc in sides, named[bloc], bloc))
    if home is not None and any(lexicon.is_a(word.lower(), "home_force") for word in words):
        # a story with "the army" or "the junta" in it has its state among those who fight
        sides |= {home}
    named_groups = Counter(m.actor.bloc for m in matches if m.actor.kind == "group" and m.actor.bloc)
    return Parties(
        sides=sides,
        home=home,
        home_told=told,
        groups=tuple(sorted(named_groups)),
        chief_group=_chief(named_groups),
    )


def _chief(groups: Mapping[str, int]) -> str | None:
    """The group that a story names at least twice as often as the next."""
    most = sorted(groups, key=lambda bloc: (-groups[bloc], bloc))
    if len(most) > 1 and groups[most[0]] < MUCH * groups[most[1]]:
        return None
    return most[0] if most else None
