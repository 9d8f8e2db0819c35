"""Status: how well supported a proposition is by its statements, with the ground and what would change it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.assessment.aside import Aside
from sayso.assessment.counted import tallies
from sayso.assessment.editorial import Editorial
from sayso.assessment.history import Standing, reversed_by_source, told_later
from sayso.assessment.overridden import aside_by, confirmation, notes_on
from sayso.assessment.rules import Ruling, Side, rule
from sayso.assessment.voice import AGENCY, NO_SIDE, Voice, bloc_of, party_of
from sayso.assessment.weight import Weighed, contributions, weighed
from sayso.model.assessment import Assessment, Contribution, Proposition, Status
from sayso.model.reason import Reason
from sayso.model.statement import Commitment

ASSESSED = frozenset({Status.CORROBORATED, Status.CONFIRMED, Status.DISPUTED})
WEAKEST = frozenset({Status.CLAIMED, Status.REPORTED})
STANDING = Standing()
# So many statements, the weightiest first, are tried for whether the status hangs on one of them, among so many:
# what stands behind them repeats them.
TRIED, AMONG = 24, 64


def assess(
    proposition: Proposition,
    links: Sequence[Voice],
    editorial: Editorial,
    standing: Standing = STANDING,
) -> Assessment | None:
    """The status of a proposition with its reasons; None where no statement supports it.

    `standing` tells which statements nobody makes now: those taken back count
    nothing; those that a later take dropped count only where nothing else is left.
    What a source took back on a later day is seen here in any case.
    """
    data = editorial.within(_sides(proposition, links))
    ids = {voice.statement.id for voice in links}
    back = {one: standing.withdrawn[one] for one in ids if one in standing.withdrawn}
    withdrawn = {**reversed_by_source(links, told_later), **back}
    aside = {**aside_by(data.overrides, links), **withdrawn}
    dropped = {one: _not_carried(standing.dropped[one]) for one in ids if one in standing.dropped}
    live = weighed((v for v in links if v.statement.id not in aside and v.statement.id not in dropped), data)
    both = _both(live, data)
    if both[0].told:
        return _assessed(proposition, links, live, both, {**dropped, **aside}, data)
    left = weighed((v for v in links if v.statement.id not in aside), data) if dropped else []
    both = _both(left, data)
    if not both[0].told:
        return _retracted(proposition, links, withdrawn, data)
    made = _assessed(proposition, links, left, both, aside, data)
    since = min(standing.dropped[c.statement].why for c in made.supporting if c.statement in dropped)
    return replace(made, not_carried_since=since)


def _assessed(
    proposition: Proposition,
    links: Sequence[Voice],
    live: Sequence[Weighed],
    both: tuple[Side, Side],
    aside: Mapping[str, Aside],
    data: Editorial,
) -> Assessment:
    """The assessment by the statements that count, those set aside shown beside them."""
    backing, opposing = both
    ruling = rule(proposition, backing, opposing, data)
    status, ground = ruling.status, ruling.ground
    by_analyst = confirmation(data.overrides, proposition, links)
    if by_analyst is not None:
        text = f"{by_analyst.line} (the rules alone: {status.value})"
        status, ground = Status.CONFIRMED, Reason(rule="override", text=text, statements=ground.statements)
    off = _set_aside(links, aside, data)
    score = _score((*backing.told, *opposing.told))
    return Assessment(
        proposition=proposition,
        status=status,
        ground=ground,
        supporting=(*backing.told, *(c for c in off if c.link > 0)),
        opposing=(*opposing.told, *(c for c in off if c.link < 0)),
        score=score,
        would_change=ruling.would_change,
        likelihood=_word(score, data) if _worded(ruling.status, live, data) else None,
        pivotal=_pivotal(proposition, live, both, ruling, data),
        counts=tallies(live, status),
        notes=notes_on(data.overrides, proposition, links),
    )


def _not_carried(left_out: Aside) -> Aside:
    return replace(left_out, why=f"not carried since {left_out.why}")


def _set_aside(
    links: Iterable[Voice], aside: Mapping[str, Aside], editorial: Editorial
) -> tuple[Contribution, ...]:
    """What the statements that count for nothing would weigh, each with why it does not."""
    gone = [v for v in links if v.statement.id in aside] if aside else []
    return contributions(weighed(gone, editorial), editorial, aside) if gone else ()


def _sides(proposition: Proposition, links: Iterable[Voice]) -> frozenset[str]:
    named = {bloc_of(link.statement) for link in links} - NO_SIDE
    return frozenset(named | ({proposition.side} if proposition.side else set()))


def _both(found: Sequence[Weighed], editorial: Editorial) -> tuple[Side, Side]:
    """What speaks for a proposition and what against it: words that commit to nothing speak for nothing."""
    made = contributions(found, editorial)
    pairs = list(zip(made, found, strict=True))
    pro = [(c, w) for c, w in pairs if c.link > 0 and _committed(w)]
    con = [(c, w) for c, w in pairs if c.counted < 0]
    return Side.of(pro), Side.of(con)


def _committed(one: Weighed) -> bool:
    return one.voice.spoken or one.statement.factuality.commitment is not Commitment.UNCOMMITTED


def _score(found: Iterable[Contribution]) -> float:
    """The score from all that counts: summed exactly, so that no order shows in it."""
    return round(1 / (1 + math.exp(-math.fsum(c.counted for c in found))), 4)


def _worded(status: Status, heard: Iterable[Weighed], editorial: Editorial) -> bool:
    """Whether a likelihood may be put in words: never for what one party alone says, for or against."""
    parties = {party_of(w.statement, editorial) for w in heard if w.weight} - {None}
    return status in ASSESSED and len(parties) > 1


def _word(score: float, editorial: Editorial) -> str:
    bands = sorted((bound, word) for word, bound in editorial.tables["likelihood"].items())
    return next(word for bound, word in reversed(bands) if score >= bound)


def _retracted(
    proposition: Proposition, links: Sequence[Voice], withdrawn: Mapping[str, Aside], editorial: Editorial
) -> Assessment | None:
    """Rule 1: everything that supported it was taken back by those who said it."""
    back = weighed((v for v in links if v.statement.id in withdrawn), editorial)
    told = contributions(back, editorial, withdrawn)
    pairs = zip(told, back, strict=True)
    backing = tuple(c for c, w in pairs if c.link > 0 and _committed(w))
    if not backing:
        return None
    how = dict.fromkeys(c.set_aside for c in backing if c.set_aside)
    opposing = _both(weighed((v for v in links if v.statement.id not in withdrawn), editorial), editorial)[1]
    return Assessment(
        proposition=proposition,
        status=Status.RETRACTED,
        ground=Reason(rule="retracted", text="; ".join(how), statements=tuple(c.statement for c in backing)),
        supporting=backing,
        opposing=opposing.told,
        score=_score(opposing.told),
        would_change="somebody who says so again",
        notes=notes_on(editorial.overrides, proposition, links),
    )


def _alone(backing: Side) -> tuple[str, ...]:
    """Of a claim or report that nobody contradicts: the only one who says so beside the agency, or the only one at all."""
    named = [w for w in backing.voices if bloc_of(w.statement) != AGENCY]
    deciding = named or backing.voices
    return (deciding[0].statement.id,) if len(deciding) == 1 else ()


def _pivotal(
    proposition: Proposition,
    found: Sequence[Weighed],
    both: tuple[Side, Side],
    ruling: Ruling,
    editorial: Editorial,
) -> tuple[str, ...]:
    """The statements without any one of which the status would be another."""
    if not both[1].told and ruling.status in WEAKEST:
        return _alone(both[0])
    out = []
    heard = found[:AMONG]
    for one in heard[:TRIED]:
        backing, opposing = _both([w for w in heard if w is not one], editorial)
        status = rule(proposition, backing, opposing, editorial).status if backing.told else None
        if status is not ruling.status:
            out.append(one.statement.id)
    return tuple(out)
