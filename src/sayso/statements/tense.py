"""Tense: the time of a content's main verb over the tree, seen from the story's day."""

from __future__ import annotations

from sayso.model.statement import CueClass, Tense
from sayso.statements.attribution import Stretch
from sayso.statements.lexicon import Cue
from sayso.statements.tree import Tree

AUXILIARIES = ("aux", "aux:pass", "cop")
PAST_BE = frozenset({"was", "were"})


def main_verb(tree: Tree, content: Stretch) -> int | None:
    """The word of a content that the others hang on, where it is a verb or has one beside it."""
    inside = range(*content)
    tops = [at for at in inside if tree.heads[at] == at or not content[0] <= tree.heads[at] < content[1]]
    verbal = [at for at in tops if tree.is_verb(at) or tree.governed(at, "cop")]
    return max(verbal, key=lambda at: len(tree.subtree(at)), default=None)


def tense_of(tree: Tree, verb: int, cue: Cue | None) -> Tense | None:
    """Past, present or future of a verb with its auxiliaries; None where the forms do not tell."""
    w = tree.words
    helpers = [k for k in tree.governed(verb, *AUXILIARIES) if k < verb or tree.relations[k] == "cop"]
    words = {w.lower[k] for k in helpers}
    form = w.tokens[verb].xpos or ""
    if any(w.is_a(k, "future") for k in helpers):
        return Tense.FUTURE
    if any(w.is_a(k, "perfect") or w.lower[k] in {"had", "did"} for k in helpers):
        return Tense.PAST
    if words & PAST_BE:
        now = any(w.is_a(k, "now") for k in tree.governed(verb, "advmod"))
        # "said it was advancing", "was now over": backshift of a present is undone
        return Tense.PRESENT if cue is not None and (form == "VBG" or now) else Tense.PAST
    if helpers:
        return Tense.PRESENT
    return _bare(tree, verb, form, cue)


def _bare(tree: Tree, verb: int, form: str, cue: Cue | None) -> Tense | None:
    """The tense of a verb form without auxiliaries."""
    if form in {"VBD", "VBN"} or tree.words.is_a(verb, "irregular_past"):
        return Tense.PAST
    if form in {"VBZ", "VBP"}:
        return Tense.PRESENT
    to = any(tree.words.lower[k] == "to" for k in tree.governed(verb, "mark"))
    if form == "VB" and to:
        return Tense.FUTURE
    accused = cue is not None and cue.cue_class is CueClass.ACCUSE
    return Tense.PAST if form == "VBG" and accused else None
