"""Reason: why a value is what it is, made by the code that decided it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """The ground of a decision: which rule fired, in words, on which statements.

    `rule` is a stable name that the documentation lists; `statements` holds
    ids of the statements that decided, most weighty first.
    """

    rule: str
    text: str
    statements: tuple[str, ...] = ()
