"""Voice: one statement beside one proposition, whatever the proposition is about."""

from __future__ import annotations

from typing import Protocol

from sayso.assessment.editorial import Editorial
from sayso.model.event import Count
from sayso.model.statement import CueClass, Statement

THIRD = "third party"
AGENCY = "agency"
UNKNOWN = "unknown"
NO_SIDE = frozenset({AGENCY, UNKNOWN, THIRD})


class Voice(Protocol):
    """What a link of any kind tells: the proposition's predicate and side, the kind of link, the statement.

    `announced`: of what is still to come. `spoken`: the proposition is that it
    was said. `civilians`: it happened to people who do not fight.
    """

    @property
    def predicate(self) -> str:
        """What the proposition says."""
        ...

    @property
    def side(self) -> str | None:
        """Whom it says it of."""
        ...

    @property
    def kind(self) -> str:
        """The kind of link: states, entails, supports, weakens, contradicts."""
        ...

    @property
    def contrary(self) -> bool:
        """Whether the proposition is that it is not so."""
        ...

    @property
    def statement(self) -> Statement:
        """Who says so."""
        ...

    @property
    def announced(self) -> bool:
        """Whether it is still to come."""
        ...

    @property
    def spoken(self) -> bool:
        """Whether the saying itself is the thing."""
        ...

    @property
    def civilians(self) -> bool:
        """Whether it happened to people who do not fight."""
        ...

    @property
    def inherited_from(self) -> str | None:
        """The whole that the words speak of, where the proposition is about a part of it."""
        ...

    @property
    def when(self) -> str:
        """The day that the words count from, as exact as they are; empty for unknown."""
        ...

    @property
    def told(self) -> str:
        """The story's day; empty for unknown."""
        ...

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many, as the statement says."""
        ...


def bloc_of(statement: Statement) -> str:
    """The side a statement speaks for; "unknown" where nobody is named.

    What an agency's own reporter saw is a third party's word.
    """
    bloc = statement.source.bloc or UNKNOWN
    return THIRD if bloc == AGENCY and statement.cue_class is CueClass.PERCEPTION else bloc


def origin_of(statement: Statement) -> str | None:
    """Who says so, by id or name; None for the agency's own voice and for the unnamed of a side."""
    named = statement.source.id or statement.source.name
    return named or (THIRD if bloc_of(statement) == THIRD else None)


def party_of(statement: Statement, editorial: Editorial) -> str | None:
    """The independent party that speaks: a camp, each third party by itself; None for agency and unknown."""
    bloc = bloc_of(statement)
    if bloc == THIRD:
        return f"{THIRD}: {origin_of(statement)}"
    return None if bloc in NO_SIDE else editorial.camp(bloc)


def shown(statement: Statement) -> bool:
    """Whether the word is imagery or was seen: another modality than what is only said."""
    return statement.cue_class is CueClass.PERCEPTION
