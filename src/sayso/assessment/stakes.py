"""Stakes: what a statement does for its speaker's side, by proposition and side, never by source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import DataError
from sayso.model.assessment import Stake

SIGNS = ("own", "own_denied", "other", "other_denied")
KEYS = frozenset({*SIGNS, "predicates", "own_act", "own_civilians", "source"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StakeRow:
    """The stakes of one predicate: for the side that it is about, and for every other one.

    `own_act` marks what a side does by saying so. `own_civilians` is the stake
    in telling of the own side's civilians, where it differs.
    """

    own: Stake
    own_denied: Stake
    other: Stake
    other_denied: Stake
    own_act: bool = False
    own_civilians: Stake | None = None

    def of(self, *, own: bool, denied: bool, civilians: bool) -> Stake:
        """The stake of a speaker of this side or of another one."""
        if own and civilians and self.own_civilians is not None and not denied:
            return self.own_civilians
        if own:
            return self.own_denied if denied else self.own
        return self.other_denied if denied else self.other


def stake_table(rows: Any, where: str, predicates: frozenset[str]) -> Mapping[str, StakeRow]:
    """The table `stake`, by predicate; a later row wins. Raises DataError SAY-249 where a row does not fit."""
    found: dict[str, StakeRow] = {}
    for n, row in enumerate(rows, 1):
        try:
            made = _row(row, predicates)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DataError(
                "SAY-249", f"stake {n} does not fit: {error}", where=where,
                do="mend it as the file that ships explains",
            ) from error  # fmt: skip
        found.update(dict.fromkeys(row["predicates"], made))
    return found


def _row(row: Mapping[str, Any], predicates: frozenset[str]) -> StakeRow:
    unknown = set(row) - KEYS or set(row["predicates"]) - predicates
    if unknown or not row.get("source"):
        raise ValueError(f"not known: {sorted(unknown)}" if unknown else "no source is given")
    signs = {name: Stake(row.get(name, Stake.NEUTRAL)) for name in SIGNS}
    civilians = Stake(row["own_civilians"]) if "own_civilians" in row else None
    return StakeRow(**signs, own_act=bool(row.get("own_act", False)), own_civilians=civilians)
