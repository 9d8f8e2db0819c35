"""Terminal: readings and states as short text for a person at a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.export.amount import interval
from sayso.export.tally import tally
from sayso.model.assessment import Assessment, Contribution
from sayso.model.control import ControlLayer, ControlState, Holding, Siege
from sayso.model.event import Event
from sayso.model.reading import Reading
from sayso.model.statement import Manner, Statement
from sayso.model.take import Take

Words = Mapping[str, tuple[Statement, Take]]
WIDTH = 78
SHORT = 8
GUESSED = "year guessed"
# so many statements are shown of a place on which nothing is decided
SPOKEN = 12


def summary(reading: Reading) -> Iterator[str]:
    """What was read of one take: its head, each statement with its source, and the counts side by side."""
    take = reading.take
    yield from head(take)
    yield f"{len(reading.statements)} statements, {len(reading.control)} on who holds a place"
    yield ""
    for statement in reading.statements:
        yield from lines_of(statement, guessed=take.year_guessed)
    table = list(tally(reading))
    if table:
        yield from ("", *table)
    for problem in take.problems:
        yield f"! {problem.message}"


def head(take: Take) -> Iterator[str]:
    """Headline, agency and day of a take."""
    yield from textwrap.wrap(take.headline or "(no headline)", WIDTH)
    facts = [
        take.agency,
        take.dateline.places[0] if take.dateline and take.dateline.places else None,
        day_told(take),
    ]
    yield "  ".join(fact for fact in facts if fact) or "agency, place and day unknown"
    if take.update is not None:
        number = f"take {take.update.number + 1}: " if take.update.number is not None else ""
        yield from textwrap.wrap(number + take.update.text, WIDTH)
    yield f"id {take.id}"


def day_told(take: Take) -> str | None:
    """A story's day, marked where its year is a guess."""
    return marked(take.day, guessed=take.year_guessed) if take.day else None


def marked(day: str, *, guessed: bool) -> str:
    """A day, with the mark of a guessed year."""
    return f"{day} ({GUESSED})" if guessed else day


def who(statement: Statement) -> str:
    """Who asserts a statement, and through whom."""
    if statement.manner is Manner.OWN:
        return "the agency's own voice"
    name = statement.source.name or "nobody named"
    side = f" [{statement.source.bloc}]" if statement.source.bloc and statement.source.bloc != name else ""
    via = f", through {' and '.join(statement.source.via)}" if statement.source.via else ""
    return f"{name}{side}{via}"


def lines_of(statement: Statement, *, guessed: bool = False) -> Iterator[str]:
    """A statement: who, how firmly, the words, the events; `guessed`: the year of its story is a guess."""
    fact = statement.factuality
    cue = f" “{statement.cue.exact}”" if statement.cue else ""
    firm = "" if fact.commitment.value == "CT" else f" {fact.commitment.value}"
    sign = " denied/negated" if fact.polarity.value == "-" else ""
    yield f"{who(statement)}{cue}{firm}{sign} ({fact.tense.value})"
    yield from textwrap.wrap(statement.content.exact, WIDTH, initial_indent="    ", subsequent_indent="    ")
    for event in statement.events:
        yield "    - " + event_line(event, guessed=guessed)


def event_line(event: Event, *, guessed: bool = False) -> str:
    """An event in one line: type, mode, who, whom, where, when, how many."""
    parts = [event.type.value + (f"/{event.mode}" if event.mode else ""), f"“{event.trigger.exact}”"]
    if event.actor is not None and event.actor.name:
        parts.append(f"by {event.actor.name}")
    if event.target is not None and event.target.name:
        parts.append(f"to {event.target.name}")
    if event.place is not None and event.place.name:
        parts.append(f"at {event.place.name}")
    if event.time is not None and event.time.date:
        day = marked(event.time.date, guessed=guessed and not event.time.names_year)
        parts.append(f"on {day}")
    parts += [f"{c.what.value} {interval(c.low, c.high)}" for c in event.counts]
    return ", ".join(parts)


def state_lines(state: ControlState) -> Iterator[str]:
    """Who holds a place, in one line, broken where it is long."""
    since = since_words(state)
    text = f"{state.name}: {holding_words(state.holding, state.holder, state.left_by)}{since} ({standing(state)})"
    yield from textwrap.wrap(text, WIDTH, subsequent_indent="    ")
    for siege in state.sieges:
        yield from textwrap.wrap(siege_words(siege), WIDTH, initial_indent="    ", subsequent_indent="      ")


def siege_words(siege: Siege) -> str:
    """A siege beside the holder: by whom, since when, when it was last told, and how well that stands."""
    by = f" by {siege.by}" if siege.by else ""
    since = f" since {marked(siege.since, guessed=siege.year_guessed)}" if siege.since else ""
    last = f"; last told {siege.last_told}" if siege.last_told and siege.last_told != siege.since else ""
    return f"besieged{by}{since} ({siege.status}{last})"


def since_words(one: ControlState | ControlLayer) -> str:
    """From when a state counts, with a space before it; nothing where that is not known."""
    return f" since {marked(one.since, guessed=one.year_guessed)}" if one.since else ""


def standing(state: ControlState) -> str:
    """The status of a state and the whole that it is inherited from; for an unknown one, why it is unknown."""
    inherited = f"; inherited from {state.inherited_from}" if state.inherited_from else ""
    why = state.reasons[0].text if state.reasons else "no status"
    return f"{state.status or why}{inherited}"


def holding_words(holding: Holding, holder: str | None, left_by: str | None) -> str:
    """A state in words, with the side that it is about."""
    if holding is Holding.HELD:
        return f"held by {holder}"
    if holding is Holding.WITHDRAWAL_ANNOUNCED:
        return f"withdrawal announced by {holder}"
    if holding is Holding.WITHDRAWAL_UNDER_WAY:
        return f"withdrawal of {holder} under way"
    if holding is Holding.WITHDRAWAL_COMPLETED and left_by:
        return f"withdrawal of {left_by} completed"
    if holding is Holding.NO_ONE and left_by:
        return f"held by no one, left by {left_by}"
    if holding is Holding.CONTESTED and holder:
        return f"contested, so far held by {holder}"
    return holding.value


def layer_lines(layers: Iterable[ControlLayer], indent: str) -> Iterator[str]:
    """What is assessed by the policy of control, and what each side claims."""
    for layer in layers:
        who = "assessed" if layer.by is None else f"claimed by {layer.by}"
        words = holding_words(layer.holding, layer.holder, layer.left_by)
        text = f"{who}: {words}{since_words(layer)} ({layer.status})"
        yield from textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def dossier(state: ControlState, words: Words, takes: Mapping[str, Take]) -> Iterator[str]:
    """Why a place is in its state: each assessment with its statements, down to the words.

    `words` holds all statements on record with their takes, `takes` all takes,
    the earlier ones of each story too: what was taken back is shown with what
    took it back.
    """
    yield from state_lines(state)
    for reason in state.reasons:
        yield from textwrap.wrap(
            f"because: {reason.text}", WIDTH, initial_indent="  ", subsequent_indent="  "
        )
        if not state.assessments:
            yield from _spoken(reason.statements, words)
    yield from layer_lines(state.layers, "  ")
    for assessment in state.assessments:
        yield ""
        yield from _assessment(assessment, words, takes)


def _spoken(statements: Sequence[str], words: Words) -> Iterator[str]:
    """What is said where nothing is weighed: the statements of a reason, down to the words."""
    known = [words[one] for one in statements if one in words]
    for statement, take in known[:SPOKEN]:
        said = f"{who(statement)} ({_told(take)}; {_short(statement.id)}): “{statement.content.exact}”"
        yield from textwrap.wrap(said, WIDTH, initial_indent="    ", subsequent_indent="      ")
    if len(known) > SPOKEN:
        yield f"    and {len(known) - SPOKEN} more"


def _assessment(assessment: Assessment, words: Words, takes: Mapping[str, Take]) -> Iterator[str]:
    p = assessment.proposition
    word = "on" if p.predicate in {"announces leaving", "claims by annexation"} else "from"
    since = f" {word} {marked(p.day, guessed=p.year_guessed)}" if p.day else ""
    yield from textwrap.wrap(
        f"{p.side or 'an unnamed side'} {p.predicate} {p.place_name}{since}: {assessment.status.value} ({_short(p.id)})",
        WIDTH,
    )
    yield from textwrap.wrap(assessment.ground.text, WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield from _side("for", assessment.supporting, words, takes)
    yield from _side("against", assessment.opposing, words, takes)
    for note in assessment.notes:
        yield from textwrap.wrap(
            f"analyst: {note.text}", WIDTH, initial_indent="  ", subsequent_indent="      "
        )
    if assessment.pivotal and len(assessment.supporting) > 1:
        hangs = f"hangs on each of: {', '.join(map(_short, assessment.pivotal))}"
        yield from textwrap.wrap(hangs, WIDTH, initial_indent="  ", subsequent_indent="      ")
    if assessment.not_carried_since:
        yield f"  not carried since {assessment.not_carried_since}"
    if assessment.would_change:
        text = f"what would change this: {assessment.would_change}"
        yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _side(name: str, found: Sequence[Contribution], words: Words, takes: Mapping[str, Take]) -> Iterator[str]:
    for contribution in found:
        if contribution.statement not in words:
            continue
        statement, take = words[contribution.statement]
        told = _told(take)
        yield from textwrap.wrap(
            f"{name}: {who(statement)} ({contribution.stake.value}{_counted(contribution)}; {told}; {_short(statement.id)})", WIDTH, initial_indent="  ", subsequent_indent="      "
        )  # fmt: skip
        yield from textwrap.wrap(
            f"“{statement.content.exact}”", WIDTH, initial_indent="      ", subsequent_indent="      "
        )
        if contribution.set_aside:
            yield from textwrap.wrap(
                f"counts for nothing: {contribution.set_aside}", WIDTH, initial_indent="      ", subsequent_indent="      "
            )  # fmt: skip
            yield from _what_set_aside(contribution.set_aside_by or "", words, takes)


def _what_set_aside(by: str, words: Words, takes: Mapping[str, Take]) -> Iterator[str]:
    """The words that took a statement back: its source's own later ones, or the desk's note, else the headline."""
    if by in words:
        statement, take = words[by]
        text = (
            f"by these words of {who(statement)} ({_told(take)}; {_short(by)}): “{statement.content.exact}”"
        )
    elif by in takes:
        take = takes[by]
        written = take.update.text if take.update is not None else take.headline
        text = f"by the take {_short(by)} ({_told(take)})" + (f": “{written}”" if written else "")
    else:
        return
    yield from textwrap.wrap(text, WIDTH, initial_indent="        ", subsequent_indent="        ")


def _told(take: Take) -> str:
    return f"{take.agency or 'unknown agency'}, {day_told(take) or 'no day'}"


def _counted(contribution: Contribution) -> str:
    """What it counts, and of how much where it repeats others; nothing where it was set aside."""
    if contribution.set_aside:
        return ""
    left = f" of {contribution.weight:+.2f}" if contribution.counted != contribution.weight else ""
    return f", {contribution.counted:+.2f}{left}"


def _short(id_: str) -> str:
    """The beginning of an id without its kind: enough to name it by on the command line."""
    return id_.partition(":")[2][:SHORT]
