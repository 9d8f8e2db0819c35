"""Content: what a cue's source asserts, over the tree: a clause, a quoted clause, an infinitive, a noun phrase."""

from __future__ import annotations

from sayso.statements.asserter import run_of
from sayso.statements.attribution import Stretch
from sayso.statements.lexicon import Cue, Frame
from sayso.statements.tree import Tree, longest_run

CLAUSES = ("ccomp", "ccomp:relcl")
ABOUT = frozenset({"of", "about", "against", "for"})


def content_of(tree: Tree, verb: int, cue: Cue) -> Stretch | None:
    """The content of a verb cue, or None where the verb asserts nothing here."""
    if cue.frame is Frame.ACCUSE:
        return _accusation(tree, verb)
    clause = _clause(tree, verb)
    if clause is not None:
        return _plain(tree, clause)
    if cue.needs_that:
        return None
    if (around := _around_parenthesis(tree, verb)) is not None:
        return around
    if cue.frame in {Frame.INFINITIVE, Frame.PASSIVE} and (inner := tree.first(verb, "xcomp")) is not None:
        return _plain(tree, run_of(tree, inner))
    if cue.objects or cue.frame is Frame.OBJECT:
        return _object(tree, verb)
    return None


def _clause(tree: Tree, verb: int) -> Stretch | None:
    """A clausal complement, the one that holds most words where a quotation is cut in two."""
    found = [run_of(tree, k) for k in tree.governed(verb, *CLAUSES)]
    found += [run_of(tree, k) for k in tree.governed(verb, "parataxis") if k > verb and tree.is_verb(k)]
    return max(found, key=lambda s: s[1] - s[0], default=None)


def _around_parenthesis(tree: Tree, verb: int) -> Stretch | None:
    """'CONTENT, he said': the clause in which the cue stands as a parenthesis."""
    relation = tree.relations[verb]
    aside = relation == "parataxis" or (relation == "advcl" and _marked_as(tree, verb))
    if not aside or tree.heads[verb] == verb:
        return None
    head = tree.heads[verb]
    positions = tree.subtree(head, frozenset({verb}))
    stretch = tree.words.trim(*longest_run(positions))
    return _plain(tree, stretch) if tree.words.count(*stretch) >= 2 else None


def _marked_as(tree: Tree, verb: int) -> bool:
    mark = tree.first(verb, "mark")
    return mark is not None and tree.words.lower[mark] == "as"


def _accusation(tree: Tree, verb: int) -> Stretch | None:
    """'accused X of V-ing', 'blamed X for Y': from the accused to the end of the charge."""
    accused = tree.first(verb, "obj", "nsubj:pass")
    charges = [
        k
        for k in tree.governed(verb, "advcl", "obl", "xcomp", "ccomp")
        if any(tree.words.lower[m] in ABOUT for m in tree.governed(k, "mark", "case"))
    ]
    if accused is None or accused < verb or not charges:
        return None
    first = run_of(tree, accused)[0]
    last = max(run_of(tree, k)[1] for k in charges)
    return tree.words.trim(first, last) if last > first else None


def _object(tree: Tree, verb: int) -> Stretch | None:
    """'reported 17 casualties', 'warned of more raids': a noun phrase as content."""
    head = tree.first(verb, "obj")
    if head is None:
        head = next(
            (
                k
                for k in tree.governed(verb, "obl")
                if any(tree.words.lower[m] in ABOUT for m in tree.governed(k, "case"))
            ),
            None,
        )
    if head is None or head < verb or tree.tags[head] == "PRON" or tree.words.is_a(head, "statement_noun"):
        return None
    cases = frozenset(k for k in tree.governed(head, "case") if k < head)
    return run_of(tree, head, cases)


def _plain(tree: Tree, stretch: Stretch) -> Stretch:
    """A content without "that" or a joining word at its head."""
    first, last = stretch
    w = tree.words
    while first < last - 1 and (
        (
            w.lower[first] in {"that", "and", "but"}
            and not w.quoted[first]
            and tree.tags[first] in {"SCONJ", "CCONJ"}
        )
        or w.is_punctuation(first)
    ):
        first += 1
    return w.trim(first, last)
