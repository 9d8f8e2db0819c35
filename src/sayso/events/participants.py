"""Participants: who did it and to whom, by the grammar of the sentence, else by the order of its words."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.events.agent import agent, behind
from sayso.events.clause import Clause
from sayso.events.grammar import grammar_at
from sayso.events.ground_heads import arguments_of
from sayso.events.identity import Identity
from sayso.events.order import Stretch, agent_by_order, patient_by_order
from sayso.events.party import Party, party
from sayso.events.patient import killed_in, patient, thing, undergone
from sayso.events.required import receiver
from sayso.events.stage import Stage
from sayso.events.triggers import Hit
from sayso.gazetteer.actors import ActorBook
from sayso.model.event import EventType, Participant, Place

# the object class of those who are driven out: not the doer is who loses then
DRIVEN = "held"
FLAG = "flag"
LOSING = frozenset({"lose"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantReader:
    """Finds actor and target around a trigger and names the side of each."""

    actors: ActorBook

    def actor(self, clause: Clause, hit: Hit) -> Participant | None:
        """Who did it; None where nobody is named, or only a tool (a mine, a missile)."""
        stage = self._stage(clause, hit)
        if stage is None:
            return self._plain(clause, agent_by_order(clause, hit, self.actors))
        if hit.trigger.type is EventType.THREATEN and not hit.noun:
            return self._threatener(clause, stage, hit)
        return self._participant(clause, self._agent(stage, clause, hit))

    def target(self, clause: Clause, hit: Hit) -> Participant | None:
        """To whom or what it was done; ground that is taken or left is the event's place, and no target."""
        stage = self._stage(clause, hit)
        if stage is None:
            return self._plain(clause, patient_by_order(clause, hit))
        if hit.trigger.agent_behind or hit.trigger.agent_after is not None:
            return None
        at = _head(stage, clause, hit)
        lost = hit.trigger.mode in LOSING and hit.trigger.object != DRIVEN
        if lost and (not stage.grammar.passive(at) or agent(stage, at) is not None):
            return self._participant(clause, agent(stage, at))
        inside = range(clause.first + hit.first, clause.first + hit.last)
        found = patient(stage, at, hit.trigger.type, inside)
        if found is None and self._pushed(stage, clause, hit, at):
            # "forces pushed out of the town": a headline leaves out who pushed them
            return self._participant(clause, agent(stage, at))
        if found is not None and found.phrase is not None and found.phrase.head in inside:
            return None
        # what did it is not also what it was done to
        if found is not None and found == self._agent(stage, clause, hit):
            return None
        return self._participant(clause, found)

    def _stage(self, clause: Clause, hit: Hit) -> Stage | None:
        grammar = grammar_at(clause.analysis, clause.first + hit.first)
        if grammar is None:
            return None
        return Stage(
            analysis=clause.analysis,
            grammar=grammar,
            classes=clause.lexicon.classes,
            actors=self.actors,
        )

    def _agent(self, stage: Stage, clause: Clause, hit: Hit) -> Party | None:
        if hit.trigger.agent_behind:
            end = min(stage.grammar.last, clause.first + len(clause.words))
            return behind(stage, clause.first + hit.last, end)
        at = _head(stage, clause, hit)
        if hit.trigger.agent_after is not None:
            given = receiver(clause, hit.trigger, clause.first + hit.first, arguments_of(clause, hit))
            return party(stage, given) if given is not None else None
        if hit.trigger.object == FLAG:
            # "a Ukrainian flag was raised over the hall": the side whose it is
            shown = next(iter(arguments_of(clause, hit).object), None)
            owner = stage.owners(shown) if shown is not None else None
            return Party(stage=stage, phrase=owner) if owner is not None else agent(stage, at)
        lost = hit.trigger.mode in LOSING and hit.trigger.object != DRIVEN
        if lost:
            # "lost the town to the army": who has it then
            to = next((k for prep, k in arguments_of(clause, hit).beside if prep == "to"), None)
            return party(stage, to) if to is not None and not hit.noun and stage.can_act(to) else None
        if self._pushed(stage, clause, hit, at):
            return None
        if undergone(stage, at, hit.trigger.type):
            return None
        if killed_in(stage, at) is not None and stage.is_a(at, "mutual"):
            return self._opponent(stage, at)
        found = agent(stage, at)
        if found is None and hit.trigger.fixed and stage.grammar.is_noun(clause.first + hit.first):
            # "a Ukrainian flag was raised": the side whose it is
            owner = stage.owners(clause.first + hit.first)
            return Party(stage=stage, phrase=owner) if owner else party(stage, clause.first + hit.first)
        return found

    def _pushed(self, stage: Stage, clause: Clause, hit: Hit, at: int) -> bool:
        """Whether a headline leaves out who drove them: "forces pushed out of the town"."""
        inside = range(clause.first + hit.first, clause.first + hit.last)
        driven = hit.trigger.mode in LOSING and hit.trigger.object == DRIVEN
        return driven and patient(stage, at, hit.trigger.type, inside) is None

    def _opponent(self, stage: Stage, at: int) -> Party | None:
        """With "ten rebels were killed in a clash with troops" the troops acted; with "between" the first side."""
        for k in stage.grammar.kids(at, "nmod", "obl"):
            if stage.grammar.case(k) == "with":
                return thing(stage, k)
        return agent(stage, at)

    def _threatener(self, clause: Clause, stage: Stage, hit: Hit) -> Participant | None:
        """Who threatens: whoever acts, else whoever says it."""
        found = self._agent(stage, clause, hit)
        return self._participant(clause, found) or self._participant(clause, Party(stage=stage, phrase=None))

    def _participant(self, clause: Clause, found: Party | None) -> Participant | None:
        if found is None:
            return None
        return Identity(actors=self.actors, clause=clause).participant(found)

    def _plain(self, clause: Clause, stretch: Stretch | None) -> Participant | None:
        if stretch is None:
            return None
        return Identity(actors=self.actors, clause=clause).of_words(*stretch)


def same_words(target: Participant, place: Place) -> bool:
    """Whether a target is the place itself and nothing more: then it is the place only."""
    if target.span is None or place.span is None:
        return False
    return place.span.overlaps(target.span)


def _head(stage: Stage, clause: Clause, hit: Hit) -> int:
    """The word of a trigger that governs its others: "blew" of "blew up", "strike" of "air strike"."""
    inside = range(clause.first + hit.first, clause.first + hit.last)
    for at in inside:
        if stage.grammar.governor(at) not in inside:
            return at
    return inside[0]
