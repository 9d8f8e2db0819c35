"""Weight: what one statement is worth for one proposition, factor by factor."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sayso.assessment.aside import Aside
from sayso.assessment.editorial import Editorial
from sayso.assessment.independence import Stronger, words_of
from sayso.assessment.voice import AGENCY, NO_SIDE, THIRD, UNKNOWN, Voice, bloc_of, origin_of, shown
from sayso.model.assessment import Contribution, Stake
from sayso.model.statement import Commitment, Statement

NOBODY: Mapping[str, Aside] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A statement beside a proposition with its weight before the discount for repetition."""

    voice: Voice
    weight: float
    stake: Stake

    @property
    def statement(self) -> Statement:
        """Who says so."""
        return self.voice.statement


def stake(voice: Voice, editorial: Editorial) -> Stake:
    """Whether the statement serves its speaker's side: by side and proposition, never by source."""
    bloc = bloc_of(voice.statement)
    row = editorial.stakes.get(voice.predicate)
    if bloc in NO_SIDE or voice.side is None or row is None:
        return Stake.NEUTRAL
    own = editorial.camp(bloc) == editorial.camp(voice.side)
    return row.of(own=own, denied=_denies(voice), civilians=voice.civilians)


def _denies(voice: Voice) -> bool:
    """Whether the words say that it is not so: a link against it, or a link for its contrary."""
    against = voice.kind in {"contradicts", "weakens"}
    return against != voice.contrary


def letter(voice: Voice, editorial: Editorial) -> str:
    """The reliability letter of who says so: by the kind of source, and by what a side does by saying it."""
    statement = voice.statement
    bloc = bloc_of(statement)
    if bloc == AGENCY:
        kind = "own_voice"
    elif bloc in {UNKNOWN, THIRD}:
        kind = "unknown" if bloc == UNKNOWN else "third_party"
    elif _own_act(voice, bloc, editorial):
        kind = "own_act"
    elif statement.source.name is None:
        kind = "unnamed_party"
    else:
        of_source = editorial.kind(statement.source.id)
        kind = of_source if of_source and of_source in editorial.letters else "party"
    return editorial.letters[kind]


def _own_act(voice: Voice, bloc: str, editorial: Editorial) -> bool:
    row = editorial.stakes.get(voice.predicate)
    own = voice.side is not None and editorial.camp(bloc) == editorial.camp(voice.side)
    return row is not None and row.own_act and own and voice.kind == "states"


def access(statement: Statement, editorial: Editorial) -> str:
    """How near the source was: the agency's own voice, a relay, or first hand."""
    if bloc_of(statement) == AGENCY:
        return "editorial"
    relays = editorial.kind(statement.source.id) in editorial.relays
    return "relay" if relays and not shown(statement) else "first_hand"


def weigh(voice: Voice, editorial: Editorial) -> Weighed:
    """Clipped log-odds of one statement: link x commitment x stake x access x ln(reliability)."""
    statement = voice.statement
    commitment = statement.factuality.commitment
    if voice.spoken and commitment is Commitment.UNCOMMITTED:
        commitment = Commitment.CERTAIN  # what will be is open; that it was announced is not
    sign = stake(voice, editorial)
    value = (
        editorial.value("link", voice.kind)
        * editorial.value("commitment", commitment.value)
        * editorial.value("stake", sign.value)
        * editorial.value("access", access(statement, editorial))
        * math.log(editorial.value("reliability", letter(voice, editorial)))
    )
    cap = editorial.value("status", "cap")
    return Weighed(voice=voice, weight=max(-cap, min(cap, value)), stake=sign)


def weighed(voices: Iterable[Voice], editorial: Editorial) -> list[Weighed]:
    """One weight a statement, and one statement a copy, strongest first: no words of a source count twice.

    Ties go by the words, then the source, then the statement's id, so that a copy
    with another id changes nothing.
    """
    best: dict[tuple[tuple[str, ...], str | None, str], tuple[tuple[float, float], Weighed]] = {}
    for voice in sorted(voices, key=lambda one: one.statement.id):
        one = weigh(voice, editorial)
        key = words_of(voice.statement), origin_of(voice.statement), bloc_of(voice.statement)
        rank = abs(one.weight), one.weight
        if key not in best or rank > best[key][0]:
            best[key] = rank, one
    found = [(-rank[0], key[0], key[1] or "", one) for key, (rank, one) in best.items()]
    found.sort(key=lambda f: (*f[:3], f[3].statement.id))
    return [one for *_, one in found]


def contributions(
    found: Sequence[Weighed], editorial: Editorial, aside: Mapping[str, Aside] = NOBODY
) -> tuple[Contribution, ...]:
    """All contributions with the discount for repetition, strongest first; those set aside count nothing."""
    directions = {True: Stronger(editorial), False: Stronger(editorial)}
    out: list[Contribution] = []
    for one in found:
        statement = one.statement
        why = aside.get(statement.id)
        left = 0.0 if why is not None else directions[one.weight > 0].left_of(statement)
        out.append(
            Contribution(
                statement=statement.id,
                take=statement.take,
                bloc=bloc_of(statement),
                link=editorial.value("link", one.voice.kind),
                stake=one.stake,
                weight=round(one.weight, 6),
                discount=round(left, 6),
                counted=round(one.weight * left, 6),
                inherited_from=one.voice.inherited_from,
                set_aside=why.why if why is not None else None,
                set_aside_by=why.by if why is not None else None,
            )
        )
    return tuple(out)
