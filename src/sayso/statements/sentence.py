"""Sentence: all attributions of one sentence, and what is left to the agency's own voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.statements import frames, labels
from sayso.statements.according import according_to, joint
from sayso.statements.attribution import Attribution, Stretch
from sayso.statements.lexicon import Cue, Frame
from sayso.statements.subject import clause_start
from sayso.statements.words import Words

SHORTEST_OWN = 3
# signs that set off what is another's from what is the agency's own
APART = frozenset({";", "--", "—", "–"})


def read_order(w: Words) -> tuple[Attribution, ...]:
    """Attributions from left to right; a cue inside another's content counts only where it is joined on."""
    found: list[Attribution] = []
    at = 0
    while at < len(w):
        attribution = _attribution_at(w, at, found)
        if attribution is not None:
            at = max(at + 1, attribution.cue[1])
        else:
            at += 1
    if not found:
        # a name with a colon or a dash speaks only where no other cue does
        label = labels.colon(w) or (labels.dash(w) if w.headline else None)
        return (label,) if label is not None else ()
    return tuple(found)


def _attribution_at(w: Words, at: int, found: list[Attribution]) -> Attribution | None:
    last = found[-1] if found else None
    if last is not None and last.cue[1] <= at < last.content[0]:
        return None  # who was told, and how, between a cue and its content
    inside = last is not None and last.content[0] <= at < last.content[1]
    if w.lower[at : at + 2] == ("according", "to") and not w.quoted[at]:
        if inside and last is not None:
            return _joined_according(w, at, last, found)
        low = last.cue[1] if last else 0
        return _add(found, according_to(w, at, low, len(w)))
    if w.is_a(at, "quoting") and not w.quoted[at] and not inside:
        return _add(found, frames.quoted_as_saying(w, at, 0, len(w)))
    cue = frames.find_cue(w, at)
    if cue is None:
        return None
    if inside and last is not None:
        return _joined(w, at, cue, last, found)
    return _add(found, _fresh(w, at, cue, last))


def _joined_according(w: Words, at: int, last: Attribution, found: list[Attribution]) -> Attribution | None:
    """Another speaker joined on: "X said A, and according to Y, B"."""
    join = joint(w, at, last.content[0]) or (at - 1 if w.lower[at - 1] == ";" else None)
    if join is None:
        return None
    second = according_to(w, at, join + 1, len(w))
    if second is None or second.content[0] < join or last.content[0] >= join:
        return None
    found[-1] = replace(last, content=w.trim(last.content[0], join))
    return _add(found, second)


def _add(found: list[Attribution], attribution: Attribution | None) -> Attribution | None:
    if attribution is not None:
        found.append(attribution)
    return attribution


def _fresh(w: Words, at: int, cue: Cue, last: Attribution | None) -> Attribution | None:
    """An attribution by a cue that stands in no other's content."""
    low = 0 if last is None else last.cue[1]
    high = len(w)
    if (found := frames.passive(w, at, cue, high)) is not None:
        return found
    if w.lower[at - 1 : at] and w.lower[at - 1] in {"be", "been", "was", "were", "is", "are", "to"}:
        return None
    if cue.frame is Frame.ACCUSE:
        return frames.accuse(w, at, cue, low, high, None)
    return frames.closing(w, at, cue, low, high) or frames.clausal(w, at, cue, low, high, None)


def _joined(w: Words, at: int, cue: Cue, last: Attribution, found: list[Attribution]) -> Attribution | None:
    """A cue joined to the one before ("... and added that", "although accused X of"), or closing it."""
    begin = at
    while begin > 0 and w.is_a(begin - 1, "auxiliary", "adverb", "negator"):
        begin -= 1
    if begin > 0 and w.is_a(begin - 1, "coordinator") and begin - 1 > last.content[0]:
        high = len(w)
        if cue.frame is Frame.ACCUSE:
            second = frames.accuse(w, at, cue, begin, high, last.source)
        else:
            second = frames.clausal(w, at, cue, begin, high, last.source)
        if second is not None:
            found[-1] = replace(last, content=w.trim(last.content[0], begin - 1))
            return _add(found, second)
    outer = frames.closing(w, at, cue, last.content[0], len(w))
    if outer is not None and outer.content[1] <= at and outer.source is not None:
        # "Iran said X, IRNA reported": the outer one passed on what the inner one said.
        found[-1] = replace(last, content=outer.content, relays=(*last.relays, outer.source))
        return found[-1]
    return None


def own_voice(w: Words, found: Sequence[Attribution]) -> tuple[Stretch, ...]:
    """What the agency says itself: the whole sentence, or a clause before the first source's."""
    if not found:
        whole = w.trim(0, len(w))
        return (whole,) if w.count(*whole) >= SHORTEST_OWN else ()
    starts = [part[0] for a in found for part in (a.content, a.source, a.cue) if part is not None]
    first = min(starts)
    begin = first if w.is_a(first - 1, "coordinator") else clause_start(w, first, 0)
    if begin == 0 or (not w.is_a(begin - 1, "coordinator", "boundary") and w.lower[begin - 1] not in APART):
        return ()
    ahead = w.trim(0, begin - 1)
    return (
        (ahead,)
        if w.count(*ahead) >= SHORTEST_OWN
        and any(w.is_a(k, "auxiliary") or w.lower[k].endswith("ed") for k in range(*ahead))
        else ()
    )
