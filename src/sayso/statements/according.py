"""According: "according to SOURCE" before, within or behind what the source asserts."""

from __future__ import annotations

from sayso.statements import subject
from sayso.statements.attribution import Attribution, Stretch
from sayso.statements.frames import SHORTEST_CLAUSE, bare, said
from sayso.statements.words import Words


def according_to(w: Words, at: int, low: int, high: int) -> Attribution | None:
    """'According to SOURCE, CONTENT', 'CONTENT, according to SOURCE'."""
    end = at + 2
    stop = end
    furthest = min(high, end + subject.LONGEST_SOURCE)
    while stop < furthest and not (w.lower[stop] in {",", ";", "—", "--"} or w.is_mark(stop)):
        stop += 1
    after = _past_apposition(w, stop, high)
    source = w.trim(end, after if after != stop else stop)
    if source[1] <= source[0]:
        return None
    ahead, behind = w.trim(low, at), w.trim(after, high)
    entry = said(w)
    if (figure := _figure(w, low, at)) is not None:
        return Attribution(content=figure, source=source, cue=(at, end), entry=entry)
    content = ahead if w.count(*ahead) > w.count(*behind) else behind
    if joint(w, at, low) is not None and w.count(*behind) >= SHORTEST_CLAUSE:
        content = behind
    if w.count(*content) < 2:
        return None
    return Attribution(content=bare(w, *content), source=source, cue=(at, end), entry=entry)


def joint(w: Words, at: int, low: int) -> int | None:
    """The joining word before "according to": what stands ahead of it is not this source's."""
    before = at - 1
    while before > low and w.is_punctuation(before) and not w.is_mark(before):
        before -= 1
    return before if before > low and w.is_a(before, "coordinator", "boundary") else None


def _figure(w: Words, low: int, at: int) -> Stretch | None:
    """A figure of its own: "about 300 according to the army, and 400 according to the rebels"."""
    last = at - 1 if at > low and w.lower[at - 1] == "," else at
    first = last
    while first > low and (w.lower[first - 1][:1].isdigit() or w.is_a(first - 1, "figure_hedge")):
        first -= 1
    alone = first > low and (w.is_punctuation(first - 1) or w.is_a(first - 1, "coordinator"))
    return (first, last) if alone and any(w.lower[k][:1].isdigit() for k in range(first, last)) else None


def _past_apposition(w: Words, stop: int, high: int) -> int:
    """Behind "spokesman for the ministry," where the named source goes on in apposition."""
    following = stop + 1
    if following >= high or w.lower[stop] != ",":
        return stop
    end = next((at for at in range(following, high) if w.lower[at] == "," or w.is_mark(at)), high)
    role = w.is_a(following, "person_role", "body_role")
    named = subject.is_name(w, following, end) and subject.has_role(w, 0, stop)
    closed = end < high or all(w.is_punctuation(at) for at in range(end, len(w)))
    return end if closed and (role or named) else stop
