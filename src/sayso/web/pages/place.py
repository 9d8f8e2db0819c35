"""The dossier of a place: its state, and for each proposition who speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from sayso.errors import LookupFailed
from sayso.model.assessment import Assessment, Contribution
from sayso.model.control import ControlState
from sayso.model.reason import Reason
from sayso.model.statement import Source, Statement
from sayso.model.take import Take
from sayso.web import links
from sayso.web.asked import Asked
from sayso.web.pages.holds import row, sides_of
from sayso.web.pages.layers import layer_lines
from sayso.web.pages.question import Question
from sayso.web.pages.stretches import stretches
from sayso.web.render import Desk, as_json
from sayso.web.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One statement for or against: who, through whom, in which words, what it counts, and what set it aside."""

    contribution: Contribution
    link: str
    who: str
    via: tuple[str, ...]
    words: str | None
    url: str | None
    take: Take | None
    pivotal: bool
    undone: Quoted | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words on record: whose they are, what they say, where they stand."""

    whose: str
    words: str | None
    take: Take
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why a place is in its state, and the words where they stand under no finding: whose, what, where."""

    reason: Reason
    told: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A proposition with its status in words and the voices on both sides."""

    assessment: Assessment
    title: str
    voice: str
    dropped: str | None
    sides: tuple[tuple[str, tuple[Voice, ...]], ...]


def who(source: Source, wording: Wording) -> str:
    """Who asserts: the resolved name, else the words as they stand, else that nobody is named."""
    if source.name:
        return source.name
    if source.span is not None:
        return source.span.exact
    return wording.of("unnamed", "agency" if source.bloc == "agency" else "other")


def link_words(link: float) -> str:
    """What a statement does to a proposition, by its link."""
    if link > 0:
        return "says so" if link >= 1 else "supports it"
    return "says the contrary" if link <= -1 else "weakens it"


def findings(state: ControlState, desk: Desk, asked: Asked) -> tuple[Finding, ...]:
    """All that was weighed about a place, the deciding proposition first."""
    return tuple(
        Finding(
            assessment=assessment,
            title=desk.wording.proposition(assessment.proposition),
            voice=desk.wording.voice(assessment),
            dropped=_dropped(assessment, desk),
            sides=(
                ("For it", _voices(assessment.supporting, assessment, desk, asked)),
                ("Against it", _voices(assessment.opposing, assessment, desk, asked)),
            ),
        )
        for assessment in state.assessments
    )


def _dropped(assessment: Assessment, desk: Desk) -> str | None:
    """The take since which no take carries it: by its number as the desk gave it, else by its headline."""
    since = assessment.not_carried_since
    if since is None or not since.startswith("take:"):
        return since
    with suppress(LookupFailed):
        take = desk.source.take(since).take
        return f"the take “{take.headline}”" if take.headline else since
    return since


def _voices(
    contributions: Sequence[Contribution], assessment: Assessment, desk: Desk, asked: Asked
) -> tuple[Voice, ...]:
    several = len(assessment.supporting) > 1
    hangs = frozenset(assessment.pivotal if several else ())
    return tuple(_voice(one, desk, asked, pivotal=one.statement in hangs) for one in contributions)


def _voice(contribution: Contribution, desk: Desk, asked: Asked, *, pivotal: bool) -> Voice:
    statement: Statement | None = None
    take: Take | None = None
    # Its take may have been erased: what it counted still stands, its words are gone.
    with suppress(LookupFailed):
        statement, take = desk.source.statement(contribution.statement)
    return Voice(
        contribution=contribution,
        link=link_words(contribution.link),
        who=who(statement.source, desk.wording)
        if statement
        else "A statement that was taken out of the record",
        via=statement.source.via if statement else (),
        words=statement.content.exact if statement else None,
        url=links.take(take.id, asked, contribution.statement) if take else None,
        take=take,
        pivotal=pivotal,
        undone=_undone(contribution.set_aside_by, desk, asked),
    )


def _undone(by: str | None, desk: Desk, asked: Asked) -> Quoted | None:
    """What set a statement aside: its source's own later words, or the desk's note; an override tells itself."""
    if by is None:
        return None
    if by.startswith("statement:"):
        return _quoted(by, desk, asked)
    with suppress(LookupFailed):
        if by.startswith("take:"):
            take = desk.source.take(by).take
            note = take.update.text if take.update is not None else take.headline
            return Quoted(whose="the desk", words=note, take=take, url=links.take(take.id, asked))
    return None


def _quoted(statement_id: str, desk: Desk, asked: Asked) -> Quoted | None:
    """The words of a statement; None where its take was erased."""
    with suppress(LookupFailed):
        statement, take = desk.source.statement(statement_id)
        return Quoted(
            whose=who(statement.source, desk.wording),
            words=statement.content.exact,
            take=take,
            url=links.take(take.id, asked, statement.id),
        )
    return None


def grounds(state: ControlState, desk: Desk, asked: Asked) -> tuple[Ground, ...]:
    """Why a place is in its state; where nothing was weighed, with the words that there are."""
    return tuple(
        Ground(reason=reason, told=() if state.assessments else _all_quoted(reason, desk, asked))
        for reason in state.reasons
        if reason.rule != "since"
    )


def _all_quoted(reason: Reason, desk: Desk, asked: Asked) -> tuple[Quoted, ...]:
    found = (_quoted(one, desk, asked) for one in reason.statements)
    return tuple(one for one in found if one is not None)


def _dossier(state: ControlState, desk: Desk, asked: Asked) -> HTMLResponse:
    """The page of one place."""
    intervals = desk.source.timeline(state.place_id, asked.known)
    marks = sides_of([state, *(interval.state for interval in intervals)])
    return desk.page(
        "place.html",
        asked,
        row=row(state, desk.wording, asked, marks),
        state=state,
        grounds=grounds(state, desk, asked),
        findings=findings(state, desk, asked),
        layers=layer_lines(state, desk.wording, marks),
        stretches=stretches(intervals, desk.source, desk.wording, marks, asked),
        sides=marks,
        attribution=desk.attribution(),
    )


def router(desk: Desk) -> APIRouter:
    """The dossier and its JSON, which stands first so that its ending is not read as part of a name."""
    routes = APIRouter()

    def state_of(place: str, asked: Asked) -> tuple[ControlState, Asked]:
        day = desk.day(asked)
        if day is None:
            raise LookupFailed(
                "SAY-401", "nothing is on record yet", do="read a story first: sayso read FILE"
            )
        return desk.source.why(place, day, asked.known), Asked(on=day, known=asked.known)

    @routes.get("/places/{place_id:path}.json", summary="The dossier of a place")
    def place_json(place_id: str, asked: Question) -> Response:
        state, settled = state_of(place_id, asked)
        return as_json(
            {
                "on": settled.on,
                "known": settled.known,
                "state": state,
                "timeline": desk.source.timeline(state.place_id, asked.known),
                "attribution": desk.attribution(),
            }
        )

    @routes.api_route("/places/{place_id:path}", methods=["GET", "HEAD"], include_in_schema=False)
    def place(place_id: str, asked: Question) -> HTMLResponse:
        state, settled = state_of(place_id, asked)
        return _dossier(state, desk, settled)

    return routes
