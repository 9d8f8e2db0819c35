"""Sides: whose forces took, held or left a place, where their words alone do not name a side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from sayso.events.arguments import relation, word
from sayso.events.clause import Clause
from sayso.events.ground import MATERIAL
from sayso.events.ground_heads import arguments_of
from sayso.events.triggers import Hit
from sayso.gazetteer.actors import ActorBook
from sayso.gazetteer.conflicts import Conflict, adversary
from sayso.gazetteer.places import PlaceBook
from sayso.model.event import Event, EventType, Participant, Place
from sayso.model.statement import CueClass

HYPHENS = frozenset({"-", "–"})
OUTSIDER = "third party"
NEUTRAL = frozenset({None, "agency", OUTSIDER, "unknown"})
# the other side is named this often at least, and this much more than any third
NAMED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Fills the side of who did it: rebels by the one group that the story names, "our" by the speaker."""

    actors: ActorBook
    clause: Clause
    places: PlaceBook
    home: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    year: int | None = None

    def told(self, event: Event, hit: Hit) -> Event:
        """The event with the side of its actor (of its target for a loss), where one can be told."""
        if event.type not in MATERIAL or not self.clause.parsed:
            return event
        # who gives a place up is not who gets it
        received = hit.trigger.agent_after is not None
        doers = () if received else arguments_of(self.clause, hit).doer
        relative = any(word(self.clause, k) == "they" for k in doers)
        if event.type is EventType.CONTROL and event.mode == "lose":
            taker = event.actor
            if taker is not None and taker.bloc is None:
                taker = replace(taker, bloc=self._by_words(event))
            return replace(event, actor=taker, target=self._loser(event))
        if event.actor is not None and event.actor.bloc == OUTSIDER:
            return replace(event, actor=self._by_name(event.actor, doers))
        if event.actor is not None and event.actor.bloc is not None and not relative:
            return event
        if event.actor is None and not doers:
            return self._freed(event, hit)
        side = self._of_heads(doers, hit, event.place, relative=relative) or self._by_words(event)
        if side is None and event.target is not None and self._is_own(doers):
            side = self._other(event.target.bloc)
        if side is None or side in self._opposed(hit):
            return event
        who = event.actor or Participant(span=None, name=side)
        return replace(event, actor=replace(who, bloc=side, sector=who.sector or self._sector(doers)))

    def _by_name(self, who: Participant, doers: tuple[int, ...]) -> Participant:
        """An outsider who takes or leaves a place is there under its own name: "the United Nations left the camp"."""
        words = [self.clause.every[k].text for at in doers for k in self._noun_phrase(at)]
        named = next((m.actor for m in self.actors.find(words) if m.actor.bloc == OUTSIDER), None)
        return replace(who, bloc=named.name) if named is not None else who

    def _opposed(self, hit: Hit) -> set[str | None]:
        """Whom it was done against: "fighters took the town from Islamic State"."""
        words = [token.text for token in self.clause.tokens]
        against = self.clause.lexicon.words["against"]
        return {
            m.actor.bloc
            for m in self.actors.find(words[hit.last :])
            if against
            & {w.lower() for w in words[max(hit.last, hit.last + m.first - 2) : hit.last + m.first]}
        }

    def _loser(self, event: Event) -> Participant | None:
        """Who loses a place: whoever is named, by the side that the words mean ("government forces"); or who admits it."""
        who = event.target
        if who is None or who.bloc is not None or who.name is None:
            return who or self._admitted()
        return replace(who, bloc=self._generic(set(who.name.lower().split()), event.place))

    def _sector(self, doers: tuple[int, ...]) -> str | None:
        """The sector of those who did it, by their noun: "the enemy" are forces."""
        phrases = ([self.clause.every[k].text for k in self._noun_phrase(at) if k <= at] for at in doers)
        return next((found for p in phrases if (found := self.actors.sectors.of_words(p))), None)

    def _freed(self, event: Event, hit: Hit) -> Event:
        """What a side says has been retaken, naming nobody, its own side retook."""
        speaker = self.clause.statement.source.bloc
        if not hit.passive or event.mode != "retake" or speaker in NEUTRAL:
            return event
        return replace(event, actor=Participant(span=None, name=speaker, bloc=speaker))

    def _admitted(self) -> Participant | None:
        """Who admits a loss that nobody is named for: "Kyiv acknowledged the loss of the town"."""
        source = self.clause.statement.source
        admits = self.clause.statement.cue_class is CueClass.ADMIT
        if not admits or source.bloc in NEUTRAL:
            return None
        return Participant(span=source.span, name=source.name, bloc=source.bloc)

    def _of_heads(
        self, doers: tuple[int, ...], hit: Hit, place: Place | None, *, relative: bool
    ) -> str | None:
        if relative:
            verb = self.clause.first + hit.first
            return self._named_before(verb)
        words = [self.clause.every[k].text for at in doers for k in self._with_hyphens(at)]
        lower = {w.lower() for w in words}
        rebels = bool(lower & self.clause.lexicon.words["against_state"])
        for match in self.actors.find(words):
            # "Syrian rebels" are no troops of the state whose people they are
            if match.actor.bloc not in NEUTRAL and not (rebels and match.actor.kind == "state"):
                return match.actor.bloc
        return self._generic(lower, place)

    def _at_home(self) -> str | None:
        """The state of the dateline, unless the story names others only: "Iraq said government forces", told in Cyprus."""
        blocs = self._blocs()
        states = {b for b in blocs if (actor := self.actors.get(b)) is not None and actor.kind == "state"}
        return self.home if not states or self.home in states else None

    def _is_own(self, doers: tuple[int, ...]) -> bool:
        words = {word(self.clause, k) for at in doers for k in self._noun_phrase(at)}
        return bool(words & {"our", "we"})

    def _by_words(self, event: Event) -> str | None:
        if event.actor is None or event.actor.name is None:
            return None
        # "the government and allied militias": the first of them
        first = event.actor.name.lower().split(" and ")[0]
        return self._generic(set(first.split()), event.place)

    def _generic(self, words: set[str], place: Place | None) -> str | None:
        classes, speaker = self.clause.lexicon.words, self.clause.statement.source.bloc
        own = any(self.clause.lexicon.classes.has(w, "first_person") for w in words)
        if own and speaker not in NEUTRAL:
            # "our fighters": the speaker's own, whoever else they may be called
            return speaker
        if words & classes["foe"]:
            return self._other(speaker)
        if words & classes["state_side"] or ("pro" in words and words & classes["government"]):
            return self._state_of(place) or self._at_home()
        if words & classes["rebels"] or (words != {"the"} and {"the"} < words <= classes["the_group"]):
            # an official's "terrorists" are those whom his state fights
            return self._only_group() or (self._other(speaker) if words & classes["branded"] else None)
        if words & classes["possessive"] and speaker not in NEUTRAL and not words & classes["of_place"]:
            return speaker  # "the ministry says its troops took the village"
        if words & classes["government"] and not words & classes["rebels"]:
            return self._state_of(place) or self._at_home() or self._government(speaker)
        if words & classes["own_side"] and speaker not in NEUTRAL and not words & classes["of_place"]:
            return speaker
        return None

    def _noun_phrase(self, at: int) -> list[int]:
        links = {"amod", "compound", "nmod:poss", "flat", "nmod", "appos"}
        under = [k for k in self.clause.below.get(at, ()) if relation(self.clause, k) in links]
        return sorted({at, *(d for k in under for d in self._noun_phrase(k))})

    def _with_hyphens(self, at: int) -> list[int]:
        """A noun phrase with the hyphens in it: "Bravian-backed forces" are not Bravia's."""
        phrase = self._noun_phrase(at)
        ahead = {k - 1 for k in phrase if k - 1 in self.clause.sentence}
        return sorted({*phrase, *(k for k in ahead if self.clause.every[k].text in HYPHENS)})

    def _named_before(self, at: int) -> str | None:
        """The side named last before a place in the sentence: "the Iranians from positions that they held"."""
        words = [self.clause.every[k].text for k in range(self.clause.sentence.start, at)]
        rebels = any(w.lower() in self.clause.lexicon.words["against_state"] for w in words)
        sides = [
            m.actor.bloc
            for m in self.actors.find(words)
            # "Mali rebels said they hold the town": no troops of the state
            if m.actor.bloc not in NEUTRAL and not (rebels and m.actor.kind == "state")
        ]
        return sides[-1] if sides else None

    def _blocs(self) -> Counter[str]:
        words = [token.text for token in self.clause.every]
        return Counter(
            m.actor.bloc
            for m in self.actors.find(words)
            if m.actor.bloc is not None and m.actor.bloc not in NEUTRAL
        )

    def _government(self, speaker: str | None) -> str | None:
        """The state whose troops are meant: the speaker's, else that of the dateline where the story names it."""
        known = self.actors.get(speaker) if speaker is not None and speaker not in NEUTRAL else None
        if known is not None and known.kind == "state":
            return speaker
        return self.home if self.home is not None and self._blocs()[self.home] >= NAMED else None

    def _state_of(self, place: Place | None) -> str | None:
        """The state that a place lies in: its army is "the army" where nobody else's is named."""
        known = self.places.get((place.id or "").split("~")[0]) if place is not None else None
        country = self.places.get(f"country:{known.country}") if known is not None and known.country else None
        return country.name if country is not None else None

    def _only_group(self) -> str | None:
        """The one armed group that the story names, or the one that it names much more than any other."""
        groups = [
            (number, bloc)
            for bloc, number in self._blocs().most_common()
            if (actor := self.actors.get(bloc)) is None or actor.kind != "state"
        ]
        if not groups or (len(groups) > 1 and groups[0][0] < NAMED * groups[1][0]):
            return None
        return groups[0][1]

    def _other(self, speaker: str | None) -> str | None:
        """The other side of a war of two, seen from a speaker."""
        if speaker in NEUTRAL:
            return None
        others = [(n, bloc) for bloc, n in self._blocs().most_common() if bloc != speaker]
        if not others or others[0][0] < NAMED:
            return adversary(str(speaker), self.year, self.conflicts)
        alone = len(others) == 1 or others[0][0] >= NAMED * others[1][0]
        return others[0][1] if alone else None
