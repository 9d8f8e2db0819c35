"""According: "according to SOURCE" before, within or behind what the source asserts."""

from __future__ import annotations

from sayso.statements import subject
from sayso.statements.attribution import Attribution
from sayso.statements.frames import bare, said
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
    content = ahead if w.count(*ahead) > w.count(*behind) else behind
    if w.count(*content) < 2:
        return None
    entry = said(w)
    return Attribution(content=bare(w, *content), source=source, cue=(at, end), entry=entry)


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
