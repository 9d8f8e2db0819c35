"""Overrides as text: what was done to what, by whom, when and why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from sayso.model.override import Override

WIDTH = 78


def lines(override: Override) -> Iterator[str]:
    """An override in a few lines, its id first."""
    yield f"{override.id}"
    yield f"  {override.action.value} {override.target}"
    yield from textwrap.wrap(override.line, WIDTH, initial_indent="  ", subsequent_indent="  ")
