"""Independence: how much of a statement only repeats stronger ones of the same direction."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from sayso.assessment.editorial import Editorial
from sayso.assessment.voice import THIRD, UNKNOWN, bloc_of, origin_of, shown
from sayso.model.statement import Statement

# What is left below this changes no figure that is shown: the stronger ones need not be gone through to their end.
NOTHING = 1e-8
SHINGLE = 3
FEWEST = 3
# texts whose words are kept once taken apart: each statement speaks to several propositions
REMEMBERED = 10_000
MARKS = "\"'“”‘’«».,;:!?()[]"


def words_of(statement: Statement) -> tuple[str, ...]:
    """The words of a statement without marks and case: what stays the same in a copy."""
    return _words(statement.content.exact)


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for raw in text.casefold().split() if (word := raw.strip(MARKS)))


def repetition(one: Statement, two: Statement, editorial: Editorial) -> float:
    """How much of a statement is repetition of a stronger one: the first that fits, 0 for none."""
    if _same_origin(one, two, editorial):
        return editorial.value("independence", "same_origin")
    blocs = bloc_of(one), bloc_of(two)
    if THIRD in blocs or editorial.camp(blocs[0]) != editorial.camp(blocs[1]):
        return editorial.value("independence", "other_bloc")
    other = "_other_modality" if shown(one) != shown(two) else ""
    return editorial.value("independence", f"same_bloc{other}")


def _same_origin(one: Statement, two: Statement, editorial: Editorial) -> bool:
    """The same speaker, a speaker and who quotes it, a state and its official in one take, or the same words."""
    if _cites(one, two) or _cites(two, one):
        return True
    blocs = bloc_of(one), bloc_of(two)
    if editorial.camp(blocs[0]) != editorial.camp(blocs[1]):
        return False
    names = origin_of(one), origin_of(two)
    if names[0] is not None and names[0] == names[1]:
        return True
    if THIRD in blocs:
        return False
    return _state_and_official(one, two, editorial) or _near_duplicate(one, two, editorial)


def _cites(one: Statement, two: Statement) -> bool:
    """Whether one passes on what the other's source says: "Ukrinform reported", quoting the service."""
    return two.source.name is not None and two.source.name in one.source.via


def _state_and_official(one: Statement, two: Statement, editorial: Editorial) -> bool:
    """Whether a state and its spokesman say so in one take: one voice, named twice."""
    if one.take != two.take or bloc_of(one) == UNKNOWN:
        return False
    kinds = editorial.kind(one.source.id), editorial.kind(two.source.id)
    return "state" in kinds and not (set(kinds) & editorial.relays or None in kinds)


def _near_duplicate(one: Statement, two: Statement, editorial: Editorial) -> bool:
    a, b = _shingles(words_of(one)), _shingles(words_of(two))
    fewer = min(len(a), len(b))
    if fewer < FEWEST:
        return a == b
    return len(a & b) / fewer >= editorial.value("independence", "near_duplicate")


@lru_cache(maxsize=REMEMBERED)
def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    if len(words) <= SHINGLE:
        return frozenset({tuple(words)})
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


class Stronger:
    """The statements of one direction gone through so far, strongest first, found by side and by name."""

    def __init__(self, editorial: Editorial) -> None:
        self._editorial = editorial
        self._camps: dict[str, list[Statement]] = {}
        self._sources: dict[str, list[Statement]] = {}
        self._vias: dict[str, list[Statement]] = {}

    def left_of(self, statement: Statement) -> float:
        """What is left of a statement after all stronger ones (0 to 1); it joins them."""
        left = 1.0
        for other in self._related(statement):
            left *= 1 - repetition(statement, other, self._editorial)
            if left < NOTHING:
                break
        self._join(statement)
        return left if left >= NOTHING else 0.0

    def _related(self, statement: Statement) -> Iterable[Statement]:
        """Those of the same camp (of third parties: of the same name), then those of others that quote or are quoted."""
        camp = self._camp(statement)
        name = statement.source.name
        quoted = (self._sources.get(via, ()) for via in statement.source.via)
        quoting = self._vias.get(name, ()) if name is not None else ()
        elsewhere = (s for s in chain(*quoted, quoting) if self._camp(s) != camp)
        return chain(self._camps.get(camp, ()), elsewhere)

    def _join(self, statement: Statement) -> None:
        self._camps.setdefault(self._camp(statement), []).append(statement)
        if statement.source.name is not None:
            self._sources.setdefault(statement.source.name, []).append(statement)
        for via in statement.source.via:
            self._vias.setdefault(via, []).append(statement)

    def _camp(self, statement: Statement) -> str:
        bloc = bloc_of(statement)
        return f"{THIRD}: {origin_of(statement)}" if bloc == THIRD else self._editorial.camp(bloc)
