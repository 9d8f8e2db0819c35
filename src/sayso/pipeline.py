"""Pipeline: the one place where the rooms are wired: from bytes to a reading, from a record to who holds what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import sayso
from sayso.analysis.named import BUILTIN, named_analyzer
from sayso.analysis.slips import mended
from sayso.assessment.docket import assess_all, lapsed
from sayso.assessment.editorial import Editorial, load_editorial
from sayso.assessment.history import killed
from sayso.assessment.targets import Targets
from sayso.control.asked import state_asked, state_named
from sayso.control.claims import control_claims
from sayso.control.lapsed import with_lapsed
from sayso.control.naming import meant_by, places_spoken_of
from sayso.control.pieces import Setting
from sayso.control.policy import load_control_policy
from sayso.control.replay import evidence_by_place, who_holds
from sayso.control.sieges import with_sieges
from sayso.control.timeline import timeline_of
from sayso.control.walk import Told, steps_of
from sayso.errors import LookupFailed
from sayso.events.drawn import Drawer
from sayso.events.extract import EventReader
from sayso.events.lexicon import TriggerLexicon, load_triggers
from sayso.events.policy import load_policy
from sayso.gazetteer.actors import ActorBook, load_actors
from sayso.gazetteer.conflicts import Conflict, conflicts_digest, load_conflicts
from sayso.gazetteer.installed import gazetteers, own_table
from sayso.gazetteer.introduced import introducing
from sayso.gazetteer.places import PlaceBook, load_places
from sayso.gazetteer.recognise import known_names
from sayso.gazetteer.roles import RoleWords, load_roles
from sayso.gazetteer.scene import scene_of
from sayso.ledger.protocol import View
from sayso.model.analysis import Analyzer
from sayso.model.assessment import Assessment
from sayso.model.control import Cause, ControlInterval, ControlState, RecordStep
from sayso.model.override import Override
from sayso.model.reading import Reading
from sayso.model.statement import Statement
from sayso.model.take import Item, Take
from sayso.statements.extract import READ_ZONES, Extractor
from sayso.statements.lexicon import Lexicon, load_lexicon
from sayso.statements.policy import Policy
from sayso.take import build_take


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """All that reading needs: analyzer, lexicons, gazetteers and editorial data, built once a process."""

    analyzer: Analyzer
    lexicon: Lexicon
    triggers: TriggerLexicon
    actors: ActorBook
    places: PlaceBook
    roles: RoleWords
    drawer: Drawer
    conflicts: tuple[Conflict, ...]
    conflicts_digest: str
    editorial: Editorial
    policy: Policy = Policy.BOTH

    @property
    def run(self) -> dict[str, str]:
        """Versions and digests, as they stand in every reading."""
        return {
            "sayso": sayso.__version__,
            "analyzer": self.analyzer.name,
            "cues": self.lexicon.digest,
            "policy": self.policy.value,
            "triggers": self.triggers.digest,
            "happenings": load_policy().name,
            "actors": self.actors.digest,
            "places": self.places.digest,
            "roles": self.roles.digest,
            "conflicts": self.conflicts_digest,
            "editorial": self.editorial.name,
        }


def build_kit(
    analyzer: str = BUILTIN,
    *,
    actors: Path | None = None,
    places: Path | None = None,
    editorial: Path | None = None,
) -> Kit:
    """The kit that ships with Sayso, with the analyzer of this name, the user's own actors and editorial data.

    `places` is a folder with installed gazetteers and the user's own places.csv.
    Raises DataError where a file does not fit.
    """
    book = load_actors(actors)
    book_of_places = load_places(own_table(places), gazetteers(places)) if places else load_places()
    return Kit(
        analyzer=named_analyzer(analyzer),
        lexicon=load_lexicon(),
        triggers=load_triggers(),
        actors=book,
        places=book_of_places,
        roles=load_roles(),
        drawer=Drawer(places=book_of_places),
        conflicts=load_conflicts(),
        conflicts_digest=conflicts_digest(),
        editorial=load_editorial(editorial, {actor.id: actor.kind for actor in book.by_name.values()}),
    )


def read(
    item: Item,
    kit: Kit,
    *,
    published: str | None = None,
    story: str | None = None,
    today: dt.date | None = None,
) -> Reading:
    """One item, read: pure, the same each time. `today` only bounds the year of a dateline without one."""
    take = build_take(item, published=published, story=story, today=today)
    return read_take(take, kit)


def read_take(take: Take, kit: Kit) -> Reading:
    """One take, read: its statements with their events, and what they say of control."""
    blocks = [(zone.start, zone.end) for zone in take.zones_of(*READ_ZONES)]
    analysis = mended(kit.analyzer.analyze(take.text, blocks))
    actors = introducing([token.text for token in analysis.tokens], kit.actors)
    extractor = Extractor(lexicon=kit.lexicon, actors=actors, conflicts=kit.conflicts, policy=kit.policy)
    named = known_names(take.text, analysis, kit.places, kit.roles)
    home = scene_of(
        [token.text for token in analysis.tokens],
        take.dateline.places if take.dateline else (),
        kit.places,
        named,
    )
    extraction = extractor.extract(take, analysis, home)
    reader = EventReader(
        triggers=kit.triggers,
        actors=actors,
        places=kit.places,
        drawer=kit.drawer,
        conflicts=kit.conflicts,
    )
    told = reader.events(take, analysis, extraction.statements, named, home)
    statements = told.statements
    return Reading(
        take=take,
        statements=statements,
        control=control_claims(statements, take.day),
        refused=(*extraction.refused, *told.refused),
        run=kit.run,
    )


def control_on(
    takes: Sequence[tuple[Take, Sequence[Statement]]],
    kit: Kit,
    on: dt.date,
    *,
    earlier: Sequence[tuple[Take, Sequence[Statement]]] = (),
) -> tuple[ControlState, ...]:
    """Who holds what on a day, from the takes that a view of the record shows.

    `earlier` are those that later takes of their stories replaced: what they
    said and no take says now is shown beside the states, and never decides.
    """
    heard = [told for told in takes if not killed(told[0], kit.editorial)]
    setting = setting_of(kit)
    states = with_sieges(who_holds(heard, setting, kit.editorial, on), heard, setting, kit.editorial, on)
    if not earlier:
        return states
    gone = lapsed(takes, kit.places, kit.editorial, earlier=earlier)
    return with_lapsed(states, gone, kit.places, on)


def setting_of(kit: Kit) -> Setting:
    """What the replay of control needs beside the record."""
    return Setting(places=kit.places, conflicts=kit.conflicts, policy=load_control_policy())


def timeline_on(
    takes: Sequence[tuple[Take, Sequence[Statement]]], kit: Kit, place: str, until: dt.date | None = None
) -> tuple[ControlInterval, ...]:
    """The states of one place (by id or any of its names) by days, up to a day. Raises LookupFailed SAY-404."""
    heard = [told for told in takes if not killed(told[0], kit.editorial)]
    by_place = evidence_by_place(heard, setting_of(kit))
    wanted = meant_by(place, kit.places, places_spoken_of(s for _, some in takes for s in some))
    known = next((found for id_ in wanted if (found := by_place.get(id_))), None)
    intervals = timeline_of(known, kit.editorial, load_control_policy(), until) if known else ()
    if not intervals:
        raise LookupFailed(
            "SAY-407",
            "nothing on record says who holds this place",
            where=place,
            do="see what is said of it with: sayso why PLACE",
        )
    return intervals


def steps_since(
    told: Sequence[Told],
    kit: Kit,
    since: dt.datetime,
    on: dt.date | None = None,
    *,
    overrides: Sequence[Override] = (),
) -> tuple[RecordStep, ...]:
    """The entries recorded after a time with what each changed, in the order of the record.

    `on` keeps to what holds by that day; `overrides` are those of the record,
    the undone ones too. What takes something back, and what overrules, is there
    even where it changed no state; any other take only where it did.
    """
    steps = steps_of((*told, *overrides), setting_of(kit), kit.editorial, on)
    return tuple(s for at, s in steps if at > since and (s.changes or s.cause is not Cause.TOLD))


def assessed(
    takes: Sequence[tuple[Take, Sequence[Statement]]],
    kit: Kit,
    *,
    earlier: Sequence[tuple[Take, Sequence[Statement]]] = (),
) -> tuple[Assessment, ...]:
    """All assessed propositions of some takes; `earlier` are those that later takes of their stories replaced."""
    return assess_all(takes, kit.places, kit.editorial, earlier=earlier)


def earlier_in(view: View) -> tuple[Reading, ...]:
    """The newest readings of the takes that later takes of their stories replaced."""
    current = {take.id for take in view.current_takes()}
    return tuple(view.reading(take.id) for take in view.takes() if take.id not in current)


def assessed_in(view: View, kit: Kit) -> tuple[Assessment, ...]:
    """All assessed propositions of a view of the record, what is no longer carried or was taken back included."""
    told = ([(r.take, r.statements) for r in some] for some in (view.readings(), earlier_in(view)))
    current, earlier = told
    return assessed(current, honouring(kit, view), earlier=earlier)


def honouring(kit: Kit, view: View) -> Kit:
    """The kit with what analysts put beside the rules, as known in this view."""
    overrides = view.overrides()
    return replace(kit, editorial=replace(kit.editorial, overrides=overrides)) if overrides else kit


def control_in(view: View, kit: Kit, on: dt.date) -> tuple[ControlState, ...]:
    """Who holds what on a day in a view of the record, analysts' overrides honoured."""
    current, earlier = (
        [(r.take, r.statements) for r in some] for some in (view.readings(), earlier_in(view))
    )
    return control_on(current, honouring(kit, view), on, earlier=earlier)


def state_in(view: View, kit: Kit, states: Sequence[ControlState], place: str, on: dt.date) -> ControlState:
    """The state of one place among those of a view, by id or any name that gazetteer or stories have for it.

    One of which nothing decides who holds it is unknown, with the statements
    that speak of it. Raises LookupFailed SAY-404 where none does.
    """
    known = state_named(place, states, kit.places)
    if known is None:
        told = [(reading.take, reading.statements) for reading in view.readings()]
        known = state_asked(place, states, told, setting_of(kit), honouring(kit, view).editorial, on)
    if known is None:
        raise LookupFailed(
            "SAY-404",
            "no statement on record speaks of this place",
            where=place,
            do="see what it speaks of with: sayso control --on DAY",
        )
    return known


def timeline_in(
    view: View, kit: Kit, place: str, until: dt.date | None = None
) -> tuple[ControlInterval, ...]:
    """The states of one place by days in a view of the record, analysts' overrides honoured."""
    told = [(reading.take, reading.statements) for reading in view.readings()]
    return timeline_on(told, honouring(kit, view), place, until)


def targets_in(view: View, kit: Kit) -> Targets:
    """All that an override can name in a view of the record."""
    days = [take.day for take in view.current_takes() if take.day]
    last = dt.date.fromisoformat(max(days)) if days else dt.date.max
    states = control_in(view, kit, last)
    told = [*assessed_in(view, kit), *(a for state in states for a in state.assessments)]
    return Targets.of(view.all_statements(), told)
