"""Extract: the events of each statement, with participants, place, time and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.events.arms import with_arms
from sayso.events.called import called_places
from sayso.events.carried import carried_places
from sayso.events.clause import Clause, clause_of
from sayso.events.counts import with_counts
from sayso.events.dating import dated
from sayso.events.drawn import Drawer
from sayso.events.fields import story_field
from sayso.events.glossed import glossed
from sayso.events.ground import Ground
from sayso.events.happenings import one_id_each
from sayso.events.lexicon import TriggerLexicon
from sayso.events.negated import says_otherwise
from sayso.events.participants import ParticipantReader, same_words
from sayso.events.places import Located, PlaceReader, within
from sayso.events.placing import people_in, placed
from sayso.events.pointed import pointed_places
from sayso.events.policy import load_policy
from sayso.events.retold import retold
from sayso.events.sides import Sides
from sayso.events.triggers import Hit, hits
from sayso.gazetteer.actors import ActorBook
from sayso.gazetteer.conflicts import Conflict
from sayso.gazetteer.mentions import place_mentions
from sayso.gazetteer.places import PlaceBook
from sayso.gazetteer.resolve import surroundings
from sayso.model.analysis import Analysis
from sayso.model.event import Event, EventType, Participant, Place
from sayso.model.ids import content_id
from sayso.model.statement import Extraction, Manner, Refusal, Statement
from sayso.model.take import Take

# what code that reads words may stumble over
ODD = (IndexError, KeyError, ValueError, RecursionError)
Step = Callable[[tuple[Statement, ...]], tuple[Statement, ...]]
MATERIAL = frozenset({EventType.CONTROL, EventType.WITHDRAW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A content with the places in it; positions of names of places, of actors' names and of words for places."""

    clause: Clause
    located: tuple[Located, ...]
    named: frozenset[int]
    people: frozenset[int]
    phrases: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a whole story says of each of its sentences: the state that it plays in, the year that it tells of."""

    home: str | None
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReader:
    """The first event extractor: triggers, order of words, a gazetteer, and the story's day."""

    triggers: TriggerLexicon
    actors: ActorBook
    places: PlaceBook
    drawer: Drawer | None = None
    conflicts: tuple[Conflict, ...] = ()

    def events(
        self,
        take: Take,
        analysis: Analysis,
        statements: Sequence[Statement],
        named: Mapping[int, int],
        home: str | None = None,
    ) -> Extraction:
        """The statements with their events; own-voice ones without any are left out.

        A statement whose events cannot be read is kept without them, and what
        failed is told among what was refused. `named` are the names of known places in the take (first word to the one
        after the last), `home` is the state that the story plays in.
        """
        clauses = [clause_of(take.text, analysis, statement, self.triggers) for statement in statements]
        story = Story(home=home, year=int(take.day[:4]) if take.day else None)
        out, places, refused = self._read(clauses, analysis, named, story)
        told = tuple(out)
        for step in self._steps(take, analysis, places):
            try:
                told = step(told)
            except ODD as error:
                refused.append(_refusal(error))
        return Extraction(statements=told, refused=tuple(refused))

    def _read(
        self, clauses: Sequence[Clause], analysis: Analysis, named: Mapping[int, int], story: Story
    ) -> tuple[list[Statement], list[Place], list[Refusal]]:
        """The statements with the events of their own words, the places named, and what could not be read."""
        around = surroundings(self._names(clauses, named), self.places)
        reader = PlaceReader(
            places=self.places, actors=self.actors, around=around, named=named, drawer=self.drawer
        )
        called = called_places(analysis, self.triggers)
        out: list[Statement] = []
        refused: list[Refusal] = []
        places: list[Place] = []
        river: Located | None = None
        elsewhere = story_field(analysis, self.triggers) is not None
        for clause in clauses:
            located = reader.located(clause, river)
            places += [at.place for at in located]
            river = next((p for p in reversed(located) if p.place.kind in {"river", "bank"}), river)
            try:
                found = () if elsewhere else self._of_clause(clause, located, reader, called, story)
            except ODD as error:
                # one odd sentence never loses the story
                found = ()
                refused.append(_refusal(error, clause.statement))
            if found or clause.statement.manner is not Manner.OWN:
                out.append(replace(clause.statement, events=found))
        return out, places, refused

    def _steps(self, take: Take, analysis: Analysis, places: Sequence[Place]) -> tuple[Step, ...]:
        """What is read over the whole story, in order: each step's work is lost alone where it fails."""
        triggers = self.triggers
        return (
            lambda told: glossed(told, take.text),
            lambda told: carried_places(told, places, analysis, triggers),
            lambda told: pointed_places(told, places, analysis, triggers),
            lambda told: dated(take, analysis, told),
            lambda told: retold(told, analysis, triggers.classes),
            lambda told: one_id_each(told, analysis, load_policy()),
        )

    def _names(self, clauses: Sequence[Clause], named: Mapping[int, int]) -> list[str]:
        return [
            m.key
            for clause in clauses
            for m in place_mentions(clause.words, self.places, {}, within(clause, named))
        ]

    def _of_clause(
        self,
        clause: Clause,
        located: Sequence[Located],
        reader: PlaceReader,
        called: frozenset[str],
        story: Story,
    ) -> tuple[Event, ...]:
        named = frozenset(k for at in located for k in range(at.mention.first, at.mention.last))
        named |= {
            k for k, word in enumerate(clause.lower) if word in called and clause.words[k][:1].isupper()
        }
        scene = Scene(
            clause=clause,
            located=tuple(located),
            named=named,
            people=people_in(clause, reader, named),
            phrases=frozenset(
                k for at in located for k in range(at.mention.phrase_first, at.mention.phrase_last)
            ),
        )
        ground, sides = (
            Ground(clause=clause, located=located, reader=reader),
            Sides(
                actors=self.actors, clause=clause, places=self.places,
                home=story.home, conflicts=self.conflicts, year=story.year,
            ),
        )  # fmt: skip
        found = tuple(hit for hit in hits(clause, named) if not says_otherwise(clause, hit))
        events = tuple(sides.told(ground.told(self._event(scene, hit, reader), hit), hit) for hit in found)
        return with_arms(clause, with_counts(clause, events, self.actors))

    def _event(self, scene: Scene, hit: Hit, reader: PlaceReader) -> Event:
        clause, people = scene.clause, ParticipantReader(actors=self.actors)
        found = placed(clause, hit, reader, scene.located, scene.named, scene.people)
        place, chosen = found.place, found.chosen
        actor, target = people.actor(clause, hit), people.target(clause, hit)
        # an attack on a town has the town as place and no target; one on an installation has both
        if target is not None and place is not None and same_words(target, place) and _settled(scene, target):
            target = None
        trigger = clause.span(hit.first, hit.last)
        return Event(
            type=hit.trigger.type,
            mode=hit.trigger.mode,
            trigger=trigger,
            actor=actor,
            target=target,
            place=place,
            also_places=tuple(
                at.place
                for at in scene.located
                if _told_alike(at, chosen, hit) or _listed(scene, at, chosen, hit)
            ),
            id=content_id("event", clause.statement.id, trigger.start, trigger.end, hit.trigger.type.value),
        )


def _refusal(error: Exception, statement: Statement | None = None) -> Refusal:
    span = statement.content if statement is not None else None
    return Refusal(
        what="events",
        reason=f"could not be read: {error}",
        start=span.start if span else None,
        end=span.end if span else None,
    )


def _settled(scene: Scene, target: Participant) -> bool:
    """Whether a target is a town, a region or ground: known by its name, or called so."""
    if target.span is None:
        return False
    words = target.span.exact.lower().split()
    last = target.span.end
    named = any(
        scene.clause.tokens[at.mention.phrase_last - 1].end >= last
        and scene.clause.tokens[at.mention.phrase_first].start < last
        for at in scene.located
    )
    return named or any(word in scene.clause.lexicon.words["settled"] for word in words)


def _listed(scene: Scene, other: Located, chosen: Located | None, hit: Hit) -> bool:
    """Whether two places stand in one list: "took X, Y and Z"."""
    if (
        chosen is None
        or other is chosen
        or hit.trigger.type not in MATERIAL
        or chosen.place.kind != other.place.kind
    ):
        return False
    first, second = sorted((chosen.mention, other.mention), key=lambda m: m.first)
    between = [k for k in range(first.phrase_last, second.phrase_first) if k not in scene.phrases]
    joined = scene.clause.lower[first.phrase_last : second.phrase_first]
    return (
        bool(joined)
        and all(scene.clause.lower[k] in {",", "and"} for k in between)
        and "and" in scene.clause.lower
    )


def _told_alike(other: Located, chosen: Located | None, hit: Hit) -> bool:
    """Whether a place is named in one breath with the chosen one: regions in a list, a region's capital."""
    if chosen is None or other is chosen or hit.trigger.type not in MATERIAL:
        return False
    if hit.trigger.mode == "annex":
        return other.place.kind == "region"
    return other.place.relation == "around" and hit.trigger.type is EventType.WITHDRAW
