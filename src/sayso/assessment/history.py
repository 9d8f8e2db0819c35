"""History: what earlier takes of a story said that its latest one does not: taken back, or only dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.assessment.aside import Aside
from sayso.assessment.editorial import Editorial
from sayso.assessment.evidence import Evidence
from sayso.assessment.facts import Fact
from sayso.assessment.pieces import Pieces
from sayso.assessment.voice import NO_SIDE, THIRD, Voice, bloc_of, origin_of
from sayso.ledger.precedence import in_order
from sayso.model.statement import Polarity, Statement
from sayso.model.take import PubStatus, Take

Claim = tuple[str, ...]
Later = Callable[[Voice, Voice], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How statements stand that nobody makes now: `withdrawn` with how, `dropped` with the take that left them out."""

    withdrawn: Mapping[str, Aside] = field(default_factory=dict)
    dropped: Mapping[str, Aside] = field(default_factory=dict)


def standing_of(versions: Sequence[Pieces], editorial: Editorial) -> tuple[tuple[Pieces, ...], Standing]:
    """The earlier takes of one story as far as its latest one no longer says the same, and how they stand.

    `versions` are all takes of the story in any order of arrival. A kill takes
    back all of it, a correction what it leaves out; any other take only drops it.
    """
    by_id = {pieces.take.id: pieces for pieces in versions}
    ordered = [by_id[take.id] for take in in_order(pieces.take for pieces in versions)]
    carried = _claims(ordered[-1])
    withdrawn: dict[str, Aside] = {}
    dropped: dict[str, Aside] = {}
    left: list[Pieces] = []
    for at, pieces in enumerate(ordered[:-1]):
        gone = _claims(pieces) - carried
        for claim, statement in _told(pieces):
            if claim in gone and statement.id not in withdrawn:
                back, how = _how(claim, ordered[at + 1 :], editorial)
                (withdrawn if back else dropped).setdefault(statement.id, how)
        left.append(_only(pieces, gone))
    return tuple(left), Standing(withdrawn=withdrawn, dropped=dropped)


def _how(claim: Claim, later: Sequence[Pieces], editorial: Editorial) -> tuple[bool, Aside]:
    """Whether a claim was taken back, and how; else since which take it is not carried."""
    if killed(later[-1].take, editorial):
        return True, Aside(why="the agency killed the story", by=later[-1].take.id)
    first = next((p for p in later if claim not in _claims(p)), later[-1]).take
    if corrects(first, editorial):
        return True, Aside(why=f"corrected in {_told_by(first)}", by=first.id)
    return False, Aside(why=_name(first), by=first.id)


def killed(take: Take, editorial: Editorial) -> bool:
    """Whether a take withdraws its story."""
    actions = set(take.update.actions) if take.update else set()
    return take.pub_status is PubStatus.CANCELED or bool(actions & editorial.updates["kills"])


def corrects(take: Take, editorial: Editorial) -> bool:
    """Whether a take's note says that it corrects its story."""
    return bool(take.update is not None and set(take.update.actions) & editorial.updates["corrects"])


def _name(take: Take) -> str:
    """A take by its number, where its note has one; else by its id."""
    if take.update is not None and take.update.number is not None:
        return f"take {take.update.number + 1}"
    return take.id


def _told_by(take: Take) -> str:
    """A take in words: by its number, else by its day."""
    numbered = take.update is not None and take.update.number is not None
    return _name(take) if numbered or take.day is None else f"a take of {take.day}"


def _told(pieces: Pieces) -> Iterable[tuple[Claim, Statement]]:
    """What a take claims, each with who says so."""
    for piece in pieces.evidence:
        yield _of_place(piece), piece.statement
    for fact in pieces.facts:
        yield _of_fact(fact), fact.statement


def _of_place(e: Evidence) -> Claim:
    """A claim on a place in a form that is the same in every take that carries it."""
    what = (e.place.id or "", e.side, e.change.value, str(e.negative), str(e.announced))
    return (*what, _speaker(e.statement))


def _of_fact(fact: Fact) -> Claim:
    return (fact.key, str(fact.negative), _speaker(fact.statement))


def _claims(pieces: Pieces) -> frozenset[Claim]:
    return frozenset(claim for claim, _ in _told(pieces))


def _speaker(statement: Statement) -> str:
    return origin_of(statement) or bloc_of(statement)


def _only(pieces: Pieces, wanted: frozenset[Claim]) -> Pieces:
    """The pieces of some claims only; what a statement hints at goes with all of its claims."""
    kept = {s.id for claim, s in _told(pieces) if claim not in wanted}
    return Pieces(
        take=pieces.take,
        evidence=tuple(e for e in pieces.evidence if _of_place(e) in wanted),
        hints=tuple(h for h in pieces.hints if h.statement.id not in kept),
        facts=tuple(f for f in pieces.facts if _of_fact(f) in wanted),
        regions=pieces.regions,
    )


def reversed_by_source(voices: Sequence[Voice], later: Later) -> Mapping[str, Aside]:
    """The statements whose own source denied them later, or owned up to what it had denied, with how.

    That a side left on the 11th is no reversal of its having held on the 10th.
    `later` says whether one voice was surely told after another one.
    """
    by_origin: dict[tuple[str, str], list[Voice]] = {}
    for voice in voices:
        origin, bloc = origin_of(voice.statement), bloc_of(voice.statement)
        if origin is not None and (bloc not in NO_SIDE or bloc == THIRD):
            by_origin.setdefault((bloc, origin), []).append(voice)
    found: dict[str, Aside] = {}
    for said in by_origin.values():
        if len({_for(voice) for voice in said}) < 2:
            continue
        for early in said:
            late = next((v for v in said if _reverses(v, early) and later(v, early)), None)
            if late is not None:
                name = late.statement.source.name or "its source"
                found[early.statement.id] = Aside(why=f"{name} took it back", by=late.statement.id)
    return found


def told_later(one: Voice, other: Voice) -> bool:
    """Whether one voice was told on a later day."""
    return bool(one.told and other.told) and one.told > other.told


def _reverses(late: Voice, early: Voice) -> bool:
    if _for(late) is _for(early):
        return False
    if _denied(late):
        return True
    return _denied(early) and late.when <= early.when


def _denied(voice: Voice) -> bool:
    return voice.statement.factuality.polarity is Polarity.NEGATIVE


def _for(voice: Voice) -> bool:
    return voice.kind in {"states", "entails", "supports"}
