"""Glosses: what the agency adds in a relative clause to what others say: "the town, which rebels took in May, ..."."""

from __future__ import annotations

from sayso.statements.asserter import run_of
from sayso.statements.attribution import Attribution, Stretch
from sayso.statements.tree import Tree

SHORTEST = 4
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})


def glosses(tree: Tree, attributions: tuple[Attribution, ...]) -> tuple[Stretch, ...]:
    """Relative clauses behind a comma inside an attributed sentence, outside quotation marks and the cues."""
    w = tree.words
    found: list[Stretch] = []
    for at, relation in enumerate(tree.relations):
        if relation != "acl:relcl" or w.quoted[at] or w.tokens[at].xpos not in FINITE:
            continue
        first, last = run_of(tree, at)
        led = (
            first > 0
            and w.lower[first - 1] == ","
            and any(w.is_a(k, "gloss_relative") for k in range(first, min(last, first + 3)))
        )
        if not led or w.count(first, last) < SHORTEST:
            continue
        speaking = any(first <= a.cue[0] < last or first <= a.content[0] < last for a in attributions)
        if not speaking and not any(first < s[1] and s[0] < last for s in found):
            found.append((first, last))
    return tuple(found)
