"""Reading: all that Sayso makes of one take."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model.control import ControlClaim
from sayso.model.statement import Refusal, Statement
from sayso.model.take import Take


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One take, read: its statements with their events, and what they say of control.

    `run` names versions and digests of all that read it.
    """

    take: Take
    statements: tuple[Statement, ...]
    control: tuple[ControlClaim, ...]
    refused: tuple[Refusal, ...] = ()
    run: dict[str, str] = field(default_factory=dict)
