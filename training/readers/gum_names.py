"""Names among GUM's entities, which are all noun phrases and nested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LABELS = {"person": "PER", "place": "LOC", "organization": "ORG", "event": "EVENT", "time": "TIME"}
_LINKS = {"of", "and", "for", "&", "'s", "’s", "the"}
_PROPER = {"NNP", "NNPS"}
_LONGEST_TIME = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A noun phrase with its kind, as half-open words of a sentence."""

    first: int
    last: int
    kind: str


def name_spans(
    entities: Sequence[Entity], xpos: Sequence[str], forms: Sequence[str], heads: Sequence[int]
) -> list[tuple[int, int, str]]:
    """The names and times: those headed by a proper noun, grown from it; longest first, no overlap."""
    found: list[tuple[int, int, str]] = []
    for entity in entities:
        if entity.last > len(forms):
            continue
        timed = entity.kind == "time"
        span = _time(entity, xpos, forms) if timed else _name(entity, xpos, forms, heads)
        if span:
            found.append((*span, LABELS.get(entity.kind, "MISC")))
    taken: set[int] = set()
    kept: list[tuple[int, int, str]] = []
    for first, last, label in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            kept.append((first, last, label))
    return sorted(kept)


def _time(entity: Entity, xpos: Sequence[str], forms: Sequence[str]) -> tuple[int, int] | None:
    first = entity.first
    while first < entity.last and xpos[first] in {"DT", "PDT"}:
        first += 1
    words = range(first, entity.last)
    dated = any(xpos[at] in _PROPER or any(map(str.isdigit, forms[at])) for at in words)
    return (first, entity.last) if dated and len(words) <= _LONGEST_TIME else None


def _name(
    entity: Entity, xpos: Sequence[str], forms: Sequence[str], heads: Sequence[int]
) -> tuple[int, int] | None:
    inside = range(entity.first, entity.last)
    head = next((at for at in inside if heads[at] not in inside), None)
    if head is None or xpos[head] not in _PROPER:
        return None

    def grows(at: int, step: int) -> bool:
        if xpos[at] in _PROPER or xpos[at] in {"HYPH", "CD"} or forms[at] in {"-", "–"}:
            return True
        if forms[at].lower() not in _LINKS:
            return False
        beyond = at + step
        while beyond in inside and forms[beyond].lower() in _LINKS:
            beyond += step
        return beyond in inside and xpos[beyond] in _PROPER

    first, last = head, head + 1
    while first - 1 in inside and grows(first - 1, -1):
        first -= 1
    while last in inside and grows(last, 1):
        last += 1
    edge = {"HYPH"}
    while first < head and (xpos[first] in edge or forms[first] in {"-", "–"}):
        first += 1
    while last - 1 > head and (xpos[last - 1] in edge or forms[last - 1] in {"-", "–"}):
        last -= 1
    return first, last
