"""Rules: the ordered rules of a status. The first that fits decides; the score never does."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.assessment.editorial import Editorial
from sayso.assessment.voice import AGENCY, NO_SIDE, THIRD, UNKNOWN, bloc_of, party_of, shown
from sayso.assessment.weight import Weighed
from sayso.model.assessment import Contribution, Proposition, Stake, Status
from sayso.model.reason import Reason
from sayso.model.statement import Commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What speaks for a proposition, or against it: the contributions with their statements, weightiest first."""

    told: tuple[Contribution, ...]
    voices: tuple[Weighed, ...]

    @classmethod
    def of(cls, pairs: Sequence[tuple[Contribution, Weighed]]) -> Side:
        """One direction out of contributions and what they were made of."""
        return cls(told=tuple(c for c, _ in pairs), voices=tuple(w for _, w in pairs))

    @property
    def weight(self) -> float:
        """The sum of what counts, as a positive number."""
        return abs(math.fsum(c.counted for c in self.told))

    @property
    def ids(self) -> tuple[str, ...]:
        """The statements' ids."""
        return tuple(c.statement for c in self.told)

    @property
    def who(self) -> str:
        """Who speaks, each side once."""
        return _who(c.bloc for c in self.told)

    def parties(self, editorial: Editorial) -> tuple[str, ...]:
        """The independent parties that speak; the agency's own voice and the unnamed are none."""
        found = (party_of(w.statement, editorial) for w in self.voices)
        return tuple(dict.fromkeys(party for party in found if party is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A status, its ground, and the nearest rule that is not met."""

    status: Status
    ground: Reason
    would_change: str


def rule(proposition: Proposition, backing: Side, opposing: Side, editorial: Editorial) -> Ruling:
    """The first rule that fires, as docs/concepts/assessment.md lists them; something must back it."""
    bar = editorial.value("status", "dispute")
    if backing.weight >= bar and opposing.weight >= bar:
        text = f"supported by {backing.who}, contradicted by {opposing.who}"
        reason = Reason(rule="disputed", text=text, statements=(*backing.ids, *opposing.ids))
        return Ruling(
            status=Status.DISPUTED, ground=reason, would_change="one side's statements falling away"
        )
    confirmed = _confirmed(backing, editorial)
    if confirmed is not None:
        return confirmed
    parties = backing.parties(editorial)
    if len(parties) >= 2 and backing.weight >= editorial.value("status", "corroboration"):
        reason = Reason(
            rule="corroborated", text=f"supported independently by {backing.who}", statements=backing.ids
        )
        change = f"{_losers(proposition, backing, editorial)}, or a first-hand observer of neither side, would confirm it"
        return Ruling(status=Status.CORROBORATED, ground=reason, would_change=change)
    if all(bloc_of(w.statement) == AGENCY for w in backing.voices):
        reason = Reason(rule="reported", text="only the agency's own voice says so", statements=backing.ids)
        change = "a named source of a side would make it claimed, two corroborate it"
        return Ruling(status=Status.REPORTED, ground=reason, would_change=change)
    reason = Reason(rule="claimed", text=_one_sided(backing, parties), statements=backing.ids)
    return Ruling(status=Status.CLAIMED, ground=reason, would_change=_beyond_a_claim(backing, parties))


def _confirmed(backing: Side, editorial: Editorial) -> Ruling | None:
    """Said against the speaker's own interest, or seen first-hand by a third party, and backed by another side."""
    for c, w in zip(backing.told, backing.voices, strict=True):
        ground = _ground_of(c, w)
        if ground is None:
            continue
        own = party_of(w.statement, editorial)
        others = [
            o
            for o, v in zip(backing.told, backing.voices, strict=True)
            if (party := party_of(v.statement, editorial)) is not None and party != own
        ]
        if not others:
            continue
        names = _who(o.bloc for o in others)
        text = (
            f"{c.bloc} says so against its own interest, and {names} as well"
            if ground == "admission"
            else f"seen first-hand by an observer of neither side, and {names} says so too"
        )
        ids = (c.statement, *(o.statement for o in others))
        return Ruling(
            status=Status.CONFIRMED,
            ground=Reason(rule=ground, text=text, statements=ids),
            would_change="a retraction by one of them",
        )
    return None


def _ground_of(c: Contribution, w: Weighed) -> str | None:
    """Whether this statement can confirm, and by which rule: it must be certain, and state or entail it."""
    certain = w.voice.spoken or w.statement.factuality.commitment is Commitment.CERTAIN
    if not certain or c.link < 1:
        return None
    if c.stake is Stake.AGAINST:
        return "admission"
    return "observation" if c.bloc == THIRD and shown(w.statement) else None


def _losers(proposition: Proposition, backing: Side, editorial: Editorial) -> str:
    """Who would admit it: the side that loses by it, by name where there is one."""
    own = editorial.camp(proposition.side) if proposition.side else None
    camps = {editorial.camp(c.bloc) for c in backing.told if c.bloc and c.bloc not in NO_SIDE}
    others = sorted(camps - {own})
    return (
        f"{others[0]} naming it itself" if len(others) == 1 else "an admission by the side that loses by it"
    )


def _beyond_a_claim(backing: Side, parties: Sequence[str]) -> str:
    """The nearest rule that a claim does not meet."""
    if any(_ground_of(c, w) == "admission" for c, w in zip(backing.told, backing.voices, strict=True)):
        return "a supporting statement of another side would confirm it"
    if len(parties) > 1:
        return "firmer words of one of them would corroborate it"
    return "a statement of another side, independent of the first, would corroborate it"


def _one_sided(backing: Side, parties: Sequence[str]) -> str:
    """What makes a claim one-sided; the agency's own voice is no side."""
    named = [c for c in backing.told if c.bloc not in {AGENCY, UNKNOWN}]
    count = f"{len(named)} statement{'s' if len(named) != 1 else ''}"
    if not parties:
        return "nobody who says so is named"
    beside = ", beside the agency's own voice" if any(c.bloc == AGENCY for c in backing.told) else ""
    sides = sorted({c.bloc or "" for c in named})
    if sides == [THIRD] and len(parties) == 1:
        return f"{count} of a third party{beside}"
    if len(parties) == 1:
        return f"{count} of one side, {' and '.join(sides)}{beside}"
    return f"{count} of {' and '.join(sides)}{beside}, too weak to corroborate each other"


def _who(blocs: Iterable[str | None]) -> str:
    words = {AGENCY: "the agency's own voice", UNKNOWN: "unnamed sources", None: "unnamed sources"}
    return " and ".join(dict.fromkeys(words.get(bloc) or str(bloc) for bloc in blocs))
