"""Glosses: what the agency adds in a relative clause to what others say: "the town, which rebels took in May, ..."."""

from __future__ import annotations

from sayso.statements.asserter import run_of
from sayso.statements.attribution import Attribution, Stretch
from sayso.statements.tree import Tree

SHORTEST = 4
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
ARTICLES = frozenset({"a", "an", "the"})


def glosses(tree: Tree, attributions: tuple[Attribution, ...]) -> tuple[Stretch, ...]:
    """Relative clauses and descriptions behind a comma inside an attributed sentence, outside quotation marks and the cues."""
    found: list[Stretch] = []
    for at, relation in enumerate(tree.relations):
        if tree.words.quoted[at]:
            continue
        told = relation == "acl:relcl" and _is_relative(tree, at)
        if not told and not (relation == "appos" and _is_description(tree, at)):
            continue
        first, last = run_of(tree, at)
        speaking = any(first <= a.cue[0] < last or first <= a.content[0] < last for a in attributions)
        if not speaking and not any(first < s[1] and s[0] < last for s in found):
            found.append((first, last))
    return tuple(found)


def _is_relative(tree: Tree, at: int) -> bool:
    """Whether a relative clause only adds something: behind a comma, by "which" or "who"."""
    w = tree.words
    first, last = run_of(tree, at)
    led = (
        first > 0
        and w.lower[first - 1] == ","
        and any(w.is_a(k, "gloss_relative") for k in range(first, min(last, first + 3)))
    )
    return led and w.tokens[at].xpos in FINITE and w.count(first, last) >= SHORTEST


def _is_description(tree: Tree, at: int) -> bool:
    """Whether a name is described behind a comma by what happened there: "Kreminna, a town that fell in April"."""
    w = tree.words
    first, last = run_of(tree, at)
    named = tree.tags[tree.heads[at]] == "PROPN" and tree.tags[at] == "NOUN"
    led = first > 0 and w.lower[first - 1] == "," and w.lower[first] in ARTICLES
    told = any(tree.is_verb(k) for k in tree.governed(at, "acl:relcl", "acl"))
    told = told or any(w.is_a(k, "held") for k in range(first, last))
    return named and led and told and w.count(first, last) >= SHORTEST
