"""Chronicle: the states of a place by days, and what changed since a time, as text of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from sayso.export.terminal import WIDTH, holding_words
from sayso.model.control import ControlChange, ControlInterval, ControlLayer, ControlState
from sayso.model.take import Take

INDENT = "    "


def timeline(intervals: Sequence[ControlInterval], takes: Mapping[str, Take]) -> Iterator[str]:
    """One stretch of days a paragraph: the state with its status, the layers, the take that brought it."""
    yield from _wrapped(f"{intervals[0].state.name} ({intervals[0].state.kind})", "")
    for interval in intervals:
        yield ""
        yield from _wrapped(f"{_days(interval)}  {_answer(interval.state)}", "")
        yield from (line for layer in interval.state.layers for line in _layer(layer))
        yield from _take("brought by", takes.get(interval.takes[0]) if interval.takes else None)
        if len(interval.takes) > 1:
            yield from _wrapped(f"also told in {len(interval.takes) - 1} more", INDENT)


def changes(found: Sequence[ControlChange], takes: Mapping[str, Take]) -> Iterator[str]:
    """One change a paragraph: the place, from which state to which, when it was known, the take that did it.

    What a take says of a whole is told once; the parts that inherit it are listed under it.
    """
    parts: dict[tuple[str, str | None], list[str]] = {}
    for change in found:
        if change.after.inherited_from:
            key = (change.take, change.after.inherited_from)
            parts.setdefault(key, []).append(change.after.name)
    own = [change for change in found if not change.after.inherited_from]
    for number, change in enumerate(own):
        if number:
            yield ""
        yield from _change(change, takes)
    for (take, whole), names in parts.items():
        yield ""
        yield from _wrapped(f"inherited from {whole}: {', '.join(names)}", "")
        yield from _take("brought by", takes.get(take))


def _change(change: ControlChange, takes: Mapping[str, Take]) -> Iterator[str]:
    after = change.after
    since = f" since {after.since}" if after.since else ""
    yield from _wrapped(f"{after.name}: {_answer(after)}{since}", "")
    before = _answer(change.before) if change.before is not None else "nothing on record"
    yield from _wrapped(f"before: {before}", INDENT)
    yield from (line for layer in after.layers for line in _layer(layer))
    yield from _take("brought by", takes.get(change.take))
    if change.known_at:
        yield from _wrapped(f"known at {change.known_at}", INDENT)


def _answer(state: ControlState) -> str:
    inherited = f"; inherited from {state.inherited_from}" if state.inherited_from else ""
    words = holding_words(state.holding, state.holder, state.left_by)
    return f"{words} ({state.status or 'no status'}{inherited})"


def _layer(layer: ControlLayer) -> Iterator[str]:
    who = "assessed" if layer.by is None else f"claimed by {layer.by}"
    words = holding_words(layer.holding, layer.holder, layer.left_by)
    since = f" since {layer.since}" if layer.since else ""
    yield from _wrapped(f"{who}: {words}{since} ({layer.status})", INDENT)


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
