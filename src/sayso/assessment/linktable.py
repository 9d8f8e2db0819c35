"""Link table: which propositions an event speaks to, by type, mode and role; rows of the editorial data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import DataError
from sayso.model.control import Change
from sayso.model.event import CountOf, EventType

KINDS = frozenset({"states", "entails", "supports", "weakens", "contradicts"})
CONTROL_KEYS = frozenset(
    {"change", "announced", "about", "predicate", "link", "part", "denied", "source"}
)  # fmt: skip
FACT_KEYS = frozenset(
    {"event", "modes", "about", "alone", "civilians", "unnamed", "object", "predicate", "source"}
)
WHOSE = frozenset({"actor", "target", "nobody"})
SPEAKER = "speaker where denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """What a change of who holds a place says of one proposition.

    `others`: of each other side at that place instead of the side named.
    `part` and `denied` are the links where a part is meant and where it is
    denied; None makes none. `announced` None takes both what is and what is to come.
    """

    predicate: str
    others: bool
    announced: bool | None
    link: str
    part: str | None
    denied: str | None

    def kind(self, *, negative: bool, announced: bool, part: bool) -> str | None:
        """The kind of link that words of this polarity and reach make; None for no link."""
        if self.announced is not None and self.announced is not announced:
            return None
        if negative:
            return self.denied
        return self.part if part else self.link


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """What an event says of one proposition other than of who holds a place.

    `about` is whose doing it is: "actor", "target" or "nobody". `alone` rows
    speak only where no actor is told, `civilians` rows of what happened to those who do not fight; `speaker` gives a denial without an
    actor the speaker's own side. `object`: whether what it was done to tells cases apart.
    """

    predicate: str
    about: str
    alone: bool
    speaker: bool
    modes: frozenset[str]
    civilians: bool
    object: bool

    def fits(self, mode: str | None, *, civilians: bool, acted: bool) -> bool:
        """Whether the row speaks of an event of this mode, that happened to civilians or was done by somebody."""
        return (
            not (self.modes and mode not in self.modes)
            and not (self.civilians and not civilians)
            and not (self.alone and acted)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTable:
    """All links by what the words say: changes of control, other events, and what is counted.

    `civilians` are the sectors of those who do not fight.
    """

    control: Mapping[Change, tuple[ControlRow, ...]]
    facts: Mapping[EventType, tuple[FactRow, ...]]
    losses: Mapping[CountOf, str]
    civilians: frozenset[str]

    @property
    def predicates(self) -> frozenset[str]:
        """All predicates that propositions can have."""
        rows: list[ControlRow | FactRow] = [row for found in self.control.values() for row in found]
        rows += [row for found in self.facts.values() for row in found]
        return frozenset({row.predicate for row in rows} | set(self.losses.values()))


def link_table(raw: Mapping[str, Any], where: str) -> LinkTable:
    """The tables `control`, `fact` and `losses`. Raises DataError SAY-249 where a row does not fit."""
    control: dict[Change, list[ControlRow]] = {}
    facts: dict[EventType, list[FactRow]] = {}
    at = ""
    try:
        for n, row in enumerate(raw["control"], 1):
            at = f"control {n}"
            for change in _known(row, CONTROL_KEYS)["change"]:
                _first(control.setdefault(Change(change), []), _control(row))
        for n, row in enumerate(raw["fact"], 1):
            at = f"fact {n}"
            facts.setdefault(EventType(_known(row, FACT_KEYS)["event"]), []).append(_fact(row))
        at = "losses"
        losses = {CountOf(what): str(predicate) for what, predicate in raw["losses"].items()}
        at = "civilians"
        civilians = frozenset(raw["civilians"]["sectors"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _unfit(where, at, error) from error
    return LinkTable(
        control={change: tuple(rows) for change, rows in control.items()},
        facts={kind: tuple(rows) for kind, rows in facts.items()},
        losses=losses,
        civilians=civilians,
    )


def _first(rows: list[ControlRow], row: ControlRow) -> None:
    """A row behind those that stand, unless one of them speaks of the same: the user's stand first."""
    if not any(
        (r.predicate, r.others, r.announced) == (row.predicate, row.others, row.announced) for r in rows
    ):
        rows.append(row)


def _control(row: Mapping[str, Any]) -> ControlRow:
    kinds = [row["link"], row.get("part"), row.get("denied")]
    if not {kind for kind in kinds if kind is not None} <= KINDS:
        raise ValueError(f"no such link in {kinds}")
    if row["about"] not in {"side", "others"}:
        raise ValueError(f"about is {row['about']!r}, not side or others")
    return ControlRow(
        predicate=str(row["predicate"]),
        others=row["about"] == "others",
        announced=row.get("announced"),
        link=kinds[0],
        part=kinds[1],
        denied=kinds[2],
    )


def _fact(row: Mapping[str, Any]) -> FactRow:
    if row["about"] not in WHOSE or row.get("unnamed", SPEAKER) != SPEAKER:
        raise ValueError(f"about or unnamed: {row['about']!r}, {row.get('unnamed')!r}")
    return FactRow(
        predicate=str(row["predicate"]),
        about=row["about"],
        alone=bool(row.get("alone", False)),
        speaker="unnamed" in row,
        modes=frozenset(row.get("modes", ())),
        civilians=bool(row.get("civilians", False)),
        object=bool(row.get("object", True)),
    )


def _known(row: Mapping[str, Any], keys: Iterable[str]) -> Mapping[str, Any]:
    """The row itself, if all its keys are known and it says where it comes from."""
    unknown = set(row) - set(keys)
    if unknown or not row.get("source"):
        raise ValueError(f"keys {sorted(unknown)} are not known" if unknown else "no source is given")
    return row


def _unfit(where: str, at: str, error: Exception) -> DataError:
    return DataError(
        "SAY-249", f"{at} does not fit: {error}", where=where, do="mend it as the file that ships explains"
    )
