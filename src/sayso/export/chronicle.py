"""Chronicle: the states of a place by days, and what changed since a time, as text of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from sayso.export.terminal import WIDTH, holding_words, layer_lines, standing
from sayso.model.control import ControlChange, ControlInterval, ControlState
from sayso.model.take import Take

INDENT = "    "


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


def changes(found: Sequence[ControlChange], takes: Mapping[str, Take]) -> Iterator[str]:
    """One change a paragraph: the place, from which state to which, when it was known, the take that did it.

    What a take says of a whole is told once; the parts that inherit it are listed under it.
    """
    for number, (_, some) in enumerate(groupby(found, key=lambda change: change.take)):
        if number:
            yield ""
        yield from _of_take(tuple(some), takes)


def _of_take(found: Sequence[ControlChange], takes: Mapping[str, Take]) -> Iterator[str]:
    """What one take changed: the places that it speaks of, then those that inherit it from a whole."""
    parts: dict[str, list[str]] = {}
    own = [change for change in found if not change.after.inherited_from]
    for change in found:
        if change.after.inherited_from:
            parts.setdefault(_answer(change.after), []).append(change.after.name)
    for number, change in enumerate(own):
        if number:
            yield ""
        yield from _change(change, takes)
    for number, (answer, names) in enumerate(parts.items()):
        if number or own:
            yield ""
        yield from _wrapped(f"{', '.join(names)}: {answer}", "")
        yield from _take("brought by", takes.get(found[0].take))


def _change(change: ControlChange, takes: Mapping[str, Take]) -> Iterator[str]:
    after = change.after
    since = f" since {after.since}" if after.since else ""
    yield from _wrapped(f"{after.name}: {_answer(after)}{since}", "")
    before = _answer(change.before) if change.before is not None else "nothing on record"
    yield from _wrapped(f"before: {before}", INDENT)
    yield from layer_lines(after.layers, INDENT)
    yield from _take("brought by", takes.get(change.take))
    if change.known_at:
        yield from _wrapped(f"known at {change.known_at}", INDENT)


def _answer(state: ControlState) -> str:
    return f"{holding_words(state.holding, state.holder, state.left_by)} ({standing(state)})"


def _take(lead: str, take: Take | None) -> Iterator[str]:
    if take is None:
        return
    head = f"“{take.headline}”" if take.headline else "(no headline)"
    told = ", ".join(part for part in (take.agency or "unknown agency", take.day) if part)
    yield from _wrapped(f"{lead} {told}: {head}", INDENT)
    yield from _wrapped(take.id, INDENT)


def _days(interval: ControlInterval) -> str:
    if interval.last is None:
        return f"{interval.first} on"
    return interval.first if interval.last == interval.first else f"{interval.first} to {interval.last}"


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
