"""Aside: why a statement counts for nothing, and what of the record set it aside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Why a statement counts for nothing: `why` in words, `by` the id of the take, statement or override that did it."""

    why: str
    by: str | None = None
