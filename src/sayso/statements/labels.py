"""Labels: a short name with a colon or a dash that speaks without a cue: "Ukraine: ...", "... - PAPER"."""

from __future__ import annotations

from sayso.statements import subject
from sayso.statements.attribution import Attribution
from sayso.statements.frames import SHORTEST_CLAUSE, said
from sayso.statements.words import Words

LONGEST_LABEL = 6
SPEAKERS = ("person_role", "body_role", "home_body", "third_party_head", "media_head", "office")
DASHES = frozenset({"-", "–", "—", "--"})


def colon(w: Words) -> Attribution | None:
    """'SOURCE: CONTENT', as headlines and verbatim records have it: a short name, a colon, a clause."""
    at = next((k for k in range(1, min(len(w), LONGEST_LABEL + 1)) if w.lower[k] == ":"), None)
    if at is None or not subject.is_name(w, *subject.without_article(w, 0, at)):
        return None
    content = w.trim(at + 1, len(w))
    if w.count(*content) < SHORTEST_CLAUSE:
        return None
    return Attribution(content=content, source=w.trim(0, at), cue=(at, at + 1), entry=said(w))


def dash(w: Words) -> Attribution | None:
    """'CONTENT - SOURCE', as headlines have it: a short name behind the last dash."""
    # a dash without spaces is a hyphen: it joins the parts of one name
    at = next((k for k in range(len(w) - 1, 2, -1) if w.lower[k] in DASHES and _apart(w, k)), None)
    if at is None or len(w) - at > LONGEST_LABEL:
        return None
    # "Town retaken - defence ministry": one who speaks may have no name
    if not subject.is_name(w, at + 1, len(w)) and not w.is_a(len(w) - 1, *SPEAKERS):
        return None
    content = w.trim(0, at)
    if w.count(*content) < SHORTEST_CLAUSE:
        return None
    return Attribution(content=content, source=w.trim(at + 1, len(w)), cue=(at, at + 1), entry=said(w))


def _apart(w: Words, at: int) -> bool:
    """Whether a space stands before a sign, or behind it."""
    ahead = w.tokens[at].start > w.tokens[at - 1].end
    return ahead or (at + 1 < len(w) and w.tokens[at + 1].start > w.tokens[at].end)
