"""Glossed: a happening that the agency adds in a relative clause is its own, not that of whom it quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model.span import Span
from sayso.model.statement import Manner, Statement

JOINING = " ,;"


def glossed(statements: Sequence[Statement], text: str) -> tuple[Statement, ...]:
    """The statements; what holds an own-voice clause with events leaves it out where that closes it, with its events."""
    own = [s for s in statements if s.manner is Manner.OWN and s.events]
    return tuple(_without(statement, own, text) for statement in statements)


def _without(statement: Statement, own: Sequence[Statement], text: str) -> Statement:
    if statement.manner is Manner.OWN:
        return statement
    content = statement.content
    for gloss in own:
        inner = gloss.content
        if not (content.start < inner.start and inner.end <= content.end):
            continue
        events = tuple(e for e in statement.events if not inner.start <= e.trigger.start < inner.end)
        kept = content
        if inner.end == content.end:
            end = content.start + len(text[content.start : inner.start].rstrip(JOINING))
            kept = Span.of(text, content.start, end)
        statement = replace(statement, content=kept, events=events)
        content = kept
    return statement
