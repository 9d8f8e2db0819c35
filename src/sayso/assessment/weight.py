"""Weight: what one statement is worth for one proposition, factor by factor."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.assessment.editorial import Editorial
from sayso.assessment.links import Link, Predicate
from sayso.model.assessment import Contribution, Stake
from sayso.model.statement import CueClass, Statement

NO_SIDE = frozenset({"agency", "unknown", "third party"})
OFFICIAL = frozenset({"ministry", "force", "office", "person", "state", "body", "group"})


def bloc_of(statement: Statement) -> str:
    """The side a statement speaks for; "unknown" where nobody is named."""
    return statement.source.bloc or "unknown"


def stake(link: Link) -> Stake:
    """Whether the link's sign serves the speaker's side: by side and proposition, never by source."""
    bloc = bloc_of(link.evidence.statement)
    if bloc in NO_SIDE:
        return Stake.NEUTRAL
    good_for_side = link.predicate in {Predicate.HOLDS, Predicate.ANNEXED, Predicate.CONTESTS}
    against = link.kind in {"contradicts", "weakens"}
    favours = link.side if good_for_side != against else None
    if favours is None:
        # the proposition's side loses by it: serving for its adversaries, against its own
        return Stake.AGAINST if bloc == link.side else Stake.SERVING
    if favours == bloc:
        return Stake.SERVING
    return Stake.AGAINST


def letter(statement: Statement, editorial: Editorial) -> str:
    """The reliability letter of a statement's source, by its kind."""
    bloc = bloc_of(statement)
    if bloc == "agency":
        kind = "own_voice"
    elif bloc == "unknown":
        kind = "unknown"
    else:
        kind = "third_party" if bloc == "third party" else "party"
    return editorial.letters[kind]


def access(statement: Statement) -> str:
    """How near the source was: the agency's own voice, a relay, or first hand."""
    if bloc_of(statement) == "agency":
        return "editorial"
    identity = statement.source.id or ""
    return "relay" if identity.startswith(("agency:", "media:")) else "first_hand"


def weigh(link: Link, editorial: Editorial) -> tuple[float, Stake]:
    """Clipped log-odds of one statement: link x commitment x stake x access x ln(reliability)."""
    statement = link.evidence.statement
    sign = stake(link)
    value = (
        editorial.value("link", link.kind)
        * editorial.value("commitment", statement.factuality.commitment.value)
        * editorial.value("stake", sign.value)
        * editorial.value("access", access(statement))
        * math.log(editorial.value("reliability", letter(statement, editorial)))
    )
    cap = editorial.value("status", "cap")
    return max(-cap, min(cap, value)), sign


def contributions(links: Sequence[Link], editorial: Editorial) -> tuple[Contribution, ...]:
    """All contributions with the discount for repetition, strongest first; ties go by statement id."""
    weighed = [(link, *weigh(link, editorial)) for link in _one_each(links, editorial)]
    weighed.sort(key=lambda w: (-abs(w[1]), w[0].evidence.statement.id))
    out: list[Contribution] = []
    for at, (link, weight, sign) in enumerate(weighed):
        stronger = [other for other, value, _ in weighed[:at] if (value > 0) == (weight > 0)]
        discount = math.prod(1 - _repetition(link, other, editorial) for other in stronger)
        out.append(
            Contribution(
                statement=link.evidence.statement.id,
                take=link.evidence.statement.take,
                bloc=bloc_of(link.evidence.statement),
                link=editorial.value("link", link.kind),
                stake=sign,
                weight=round(weight, 6),
                discount=round(discount, 6),
                counted=round(weight * discount, 6),
            )
        )
    return tuple(out)


def _one_each(links: Sequence[Link], editorial: Editorial) -> list[Link]:
    """One link a statement, and one statement a copy: no words of a source count twice."""
    best: dict[tuple[str, str | None], Link] = {}
    for link in sorted(links, key=lambda one: one.evidence.statement.id):
        statement = link.evidence.statement
        key = (statement.content.exact.casefold(), statement.source.name)
        if key not in best or abs(weigh(link, editorial)[0]) > abs(weigh(best[key], editorial)[0]):
            best[key] = link
    return list(best.values())


def _repetition(link: Link, other: Link, editorial: Editorial) -> float:
    """How much of a statement is repetition of a stronger one."""
    one, two = link.evidence.statement, other.evidence.statement
    if bloc_of(one) == "third party" or bloc_of(one) != bloc_of(two):
        same = bloc_of(one) == bloc_of(two) and one.source.name == two.source.name
        return editorial.value("independence", "same_origin" if same else "other_bloc")
    if one.source.name is not None and one.source.name == two.source.name:
        return editorial.value("independence", "same_origin")
    imagery = (one.cue_class is CueClass.PERCEPTION) != (two.cue_class is CueClass.PERCEPTION)
    return editorial.value("independence", "same_bloc_other_modality" if imagery else "same_bloc")
