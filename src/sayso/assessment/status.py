"""Status: the ordered rules that say how well supported a proposition is, and what would change it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.assessment.editorial import Editorial
from sayso.assessment.links import Link
from sayso.assessment.weight import access, bloc_of, contributions
from sayso.model.assessment import Assessment, Contribution, Proposition, Stake, Status
from sayso.model.reason import Reason
from sayso.model.statement import Commitment, CueClass

NOT_A_BLOC = frozenset({"agency", "unknown"})


def assess(proposition: Proposition, links: Sequence[Link], editorial: Editorial) -> Assessment | None:
    """The status of a proposition with its reasons; None where no statement supports it."""
    found = contributions(links, editorial)
    by_id = {link.evidence.statement.id: link for link in links}
    backing = [
        c
        for c in found
        if c.link > 0
        and by_id[c.statement].evidence.statement.factuality.commitment is not Commitment.UNCOMMITTED
    ]
    if not backing:
        backing = [c for c in found if c.link > 0 and by_id[c.statement].evidence.announced]
    if not backing:
        return None
    opposing = [c for c in found if c.counted < 0]
    status, ground, change = _rule(backing, opposing, by_id, editorial)
    balance = sum(c.counted for c in found)
    return Assessment(
        proposition=proposition,
        status=status,
        ground=ground,
        supporting=tuple(backing),
        opposing=tuple(opposing),
        score=round(1 / (1 + math.exp(-balance)), 4),
        would_change=change,
    )


def _rule(
    backing: Sequence[Contribution],
    opposing: Sequence[Contribution],
    by_id: dict[str, Link],
    editorial: Editorial,
) -> tuple[Status, Reason, str]:
    """The first rule that fires, as docs/concepts.md lists them."""
    plus, minus = sum(c.counted for c in backing), -sum(c.counted for c in opposing)
    bar = editorial.value("status", "dispute")
    if plus >= bar and minus >= bar:
        ids = tuple(c.statement for c in (*backing, *opposing))
        text = f"supported by {_who(backing)}, contradicted by {_who(opposing)}"
        return (
            Status.DISPUTED,
            Reason(rule="disputed", text=text, statements=ids),
            "one side's statements falling away",
        )
    admission = _admission(backing, by_id)
    if admission is not None:
        return admission
    blocs = {c.bloc for c in backing if c.bloc not in NOT_A_BLOC}
    ids = tuple(c.statement for c in backing)
    if len(blocs) >= 2 and plus >= editorial.value("status", "corroboration"):
        text = f"supported independently by {_who(backing)}"
        change = "an admission by the side that loses by it, or a first-hand observer of neither side, would confirm it"
        return Status.CORROBORATED, Reason(rule="corroborated", text=text, statements=ids), change
    if all(c.bloc == "agency" for c in backing):
        text = "only the agency's own voice says so"
        return (
            Status.REPORTED,
            Reason(rule="reported", text=text, statements=ids),
            "a named source of a side would make it claimed, two corroborate it",
        )
    sides = sorted(c for c in blocs if c)
    text = _one_sided(backing, sides)
    return (
        Status.CLAIMED,
        Reason(rule="claimed", text=text, statements=ids),
        "a statement of another side, independent of the first, would corroborate it",
    )


def _one_sided(backing: Sequence[Contribution], sides: Sequence[str]) -> str:
    """What makes a claim one-sided; the agency's own voice is no side."""
    named = [c for c in backing if c.bloc not in NOT_A_BLOC]
    count = f"{len(named)} statement{'s' if len(named) != 1 else ''}"
    if not sides:
        return "nobody who says so is named"
    beside = ", beside the agency's own voice" if any(c.bloc == "agency" for c in backing) else ""
    if len(sides) == 1:
        return f"{count} of one side, {sides[0]}{beside}"
    return f"{count} of {' and '.join(sides)}{beside}, too weak to corroborate each other"


def _admission(backing: Sequence[Contribution], by_id: dict[str, Link]) -> tuple[Status, Reason, str] | None:
    """Confirmed: said against the speaker's own interest, or seen first-hand by a third party, and backed by another side."""
    for c in backing:
        link = by_id[c.statement]
        certain = link.evidence.statement.factuality.commitment is Commitment.CERTAIN
        others = [o for o in backing if o.bloc != c.bloc and o.bloc not in NOT_A_BLOC]
        if not (certain and others and c.link >= 1.0):
            continue
        ids = (c.statement, *(o.statement for o in others))
        if c.stake is Stake.AGAINST:
            text = f"{c.bloc} says so against its own interest, and {_who(others)} as well"
            return (
                Status.CONFIRMED,
                Reason(rule="admission", text=text, statements=ids),
                "a retraction by one of them",
            )
        saw = link.evidence.statement.cue_class is CueClass.PERCEPTION
        if c.bloc == "third party" and saw and access(link.evidence.statement) == "first_hand":
            text = f"seen first-hand by an observer of neither side, and {_who(others)} says so too"
            return (
                Status.CONFIRMED,
                Reason(rule="observation", text=text, statements=ids),
                "a retraction by one of them",
            )
    return None


def _who(contributions_: Sequence[Contribution]) -> str:
    names = dict.fromkeys(
        "the agency's own voice" if c.bloc == "agency" else c.bloc or "unnamed sources"
        for c in contributions_
    )
    return " and ".join(names)


def sides_of(links: Sequence[Link]) -> frozenset[str]:
    """The sides that speak to a proposition."""
    return frozenset(bloc_of(link.evidence.statement) for link in links) - NOT_A_BLOC
