"""Chronicle: the states of a place by days, and what changed since a time, as text of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from sayso.export.terminal import GUESSED, WIDTH, day_told, holding_words, layer_lines, since_words, standing
from sayso.model.control import Cause, ControlChange, ControlInterval, ControlState, RecordStep
from sayso.model.override import Override
from sayso.model.take import Take

INDENT = "    "
# what a take does to a state, before the take's name
LEADS = {
    Cause.TOLD: "brought by",
    Cause.CORRECTED: "corrected by",
    Cause.KILLED: "killed by",
    Cause.DROPPED: "no longer carried by",
    Cause.OVERRULED: "overruled by",
}
ALONE = {
    Cause.TOLD: "no place changes",
    Cause.CORRECTED: "a correction: no place changes",
    Cause.KILLED: "a story killed: no place changes",
    Cause.DROPPED: "no place changes",
    Cause.OVERRULED: "an override: no place changes",
}
BACK = frozenset({Cause.CORRECTED, Cause.KILLED})


def timeline(intervals: Sequence[ControlInterval], takes: Mapping[str, Take]) -> Iterator[str]:
    """One stretch of days a paragraph: the state with its status, the layers, the take that brought it."""
    yield from _wrapped(f"{intervals[0].state.name} ({intervals[0].state.kind})", "")
    for interval in intervals:
        yield ""
        yield from _wrapped(f"{_days(interval)}  {_answer(interval.state)}", "")
        yield from layer_lines(interval.state.layers, INDENT)
        yield from _take("brought by", takes.get(interval.takes[0]) if interval.takes else None)
        if len(interval.takes) > 1:
            yield from _wrapped(f"also told in {len(interval.takes) - 1} more", INDENT)


def changes(found: Sequence[RecordStep], takes: Mapping[str, Take]) -> Iterator[str]:
    """One change a paragraph: the place, from which state to which, when it was known, and what did it.

    What is said of a whole is told once; the parts that inherit it are listed under it.
    """
    for number, step in enumerate(found):
        if number:
            yield ""
        if step.changes:
            yield from _of_step(step, takes)
        else:
            yield from _without_change(step, takes)


def _of_step(step: RecordStep, takes: Mapping[str, Take]) -> Iterator[str]:
    """What one entry changed: the places that it speaks of, then those that inherit it from a whole."""
    parts: dict[tuple[str, Cause], list[str]] = {}
    own = [change for change in step.changes if not change.after.inherited_from]
    for change in step.changes:
        if change.after.inherited_from:
            parts.setdefault((_answer(change.after), change.cause), []).append(change.after.name)
    for number, change in enumerate(own):
        if number:
            yield ""
        yield from _change(change, takes)
    for number, ((answer, cause), names) in enumerate(parts.items()):
        if number or own:
            yield ""
        yield from _wrapped(f"{', '.join(names)}: {answer}", "")
        yield from _what_did_it(cause, step.take, step.override, takes)


def _without_change(step: RecordStep, takes: Mapping[str, Take]) -> Iterator[str]:
    """A correction, a kill or an override that no state of a place hangs on."""
    yield from _wrapped(ALONE[step.cause], "")
    yield from _what_did_it(step.cause, step.take, step.override, takes)
    if step.known_at:
        yield from _wrapped(f"known at {step.known_at}", INDENT)


def _change(change: ControlChange, takes: Mapping[str, Take]) -> Iterator[str]:
    after = change.after
    yield from _wrapped(f"{after.name}: {_answer(after)}{since_words(after)}", "")
    before = _answer(change.before) if change.before is not None else "nothing on record"
    yield from _wrapped(f"before: {before}", INDENT)
    yield from layer_lines(after.layers, INDENT)
    yield from _what_did_it(change.cause, change.take, change.override, takes)
    if change.known_at:
        yield from _wrapped(f"known at {change.known_at}", INDENT)


def _what_did_it(
    cause: Cause, take: str | None, override: Override | None, takes: Mapping[str, Take]
) -> Iterator[str]:
    """The take that brought a change, with the desk's note where it takes something back; or the analyst's entry."""
    if override is not None:
        yield from _wrapped(f"override: {override.action.value} {override.target}", INDENT)
        yield from _wrapped(override.line, INDENT)
        yield from _wrapped(override.id, INDENT)
        return
    known = takes.get(take or "")
    yield from _take(LEADS[cause], known)
    if cause in BACK and known is not None and known.update is not None:
        yield from _wrapped(f"the desk's note: “{known.update.text}”", INDENT)


def _answer(state: ControlState) -> str:
    return f"{holding_words(state.holding, state.holder, state.left_by)} ({standing(state)})"


def _take(lead: str, take: Take | None) -> Iterator[str]:
    if take is None:
        return
    head = f"“{take.headline}”" if take.headline else "(no headline)"
    told = ", ".join(part for part in (take.agency or "unknown agency", day_told(take)) if part)
    yield from _wrapped(f"{lead} {told}: {head}", INDENT)
    yield from _wrapped(take.id, INDENT)


def _days(interval: ControlInterval) -> str:
    guess = f" ({GUESSED})" if interval.state.year_guessed else ""
    if interval.last is None:
        return f"{interval.first} on{guess}"
    one = interval.last == interval.first
    return f"{interval.first}{guess}" if one else f"{interval.first} to {interval.last}{guess}"


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
