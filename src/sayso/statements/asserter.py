"""Asserter: who a cue makes assert, over the tree: subject, owner, agent, or what "who" stands for."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.statements.attribution import Stretch
from sayso.statements.tree import Tree, longest_run

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
# branches that say more about a source but do not name it
BESIDE = ("acl:relcl", "acl", "advcl", "parataxis", "punct", "cc", "conj:extra")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asserter:
    """A source's stretch, and what a relative pronoun as source stands for."""

    source: Stretch
    antecedent: Stretch | None = None


def subject_of(tree: Tree, verb: int) -> Asserter | None:
    """The subject of a verb: its own, the one it shares, or the one that governs it."""
    head = _subject_word(tree, verb)
    if head is None:
        return None
    return _asserter(tree, head)


def agent_of(tree: Tree, verb: int) -> Asserter | None:
    """Who a passive cue names: "was reported by the agency"."""
    agent = tree.first(verb, "obl:agent")
    if agent is None:
        agent = next((k for k in tree.governed(verb, "obl") if _case(tree, k) == "by"), None)
    return _asserter(tree, agent) if agent is not None else None


def owner_of(tree: Tree, noun: int) -> Asserter | None:
    """Who a noun cue belongs to: "Iran's announcement", "a statement by the army"."""
    owner = tree.first(noun, "nmod:poss")
    if owner is None:
        owner = next((k for k in tree.governed(noun, "nmod") if _case(tree, k) in {"by", "from"}), None)
    return _asserter(tree, owner) if owner is not None else None


def phrase(tree: Tree, head: int) -> Stretch:
    """The noun phrase under a word: its case mark and what is only said beside it left out."""
    without = frozenset(
        k
        for k in tree.children[head]
        if tree.relations[k] in BESIDE
        or (tree.relations[k] == "case" and k < head)
        or tree.relations[k] == "mark"
    )
    return tree.words.trim(*_around(tree.subtree(head, without), head))


def _asserter(tree: Tree, head: int) -> Asserter | None:
    if tree.words.is_a(head, "relative") or (tree.words.lower[head] == "that" and tree.tags[head] == "PRON"):
        clause = next((k for k in (head, *tree.above(head)) if tree.relations[k] == "acl:relcl"), None)
        antecedent = phrase(tree, tree.heads[clause]) if clause is not None else None
        return Asserter(source=(head, head + 1), antecedent=antecedent)
    source = phrase(tree, head)
    return Asserter(source=source) if source[1] > source[0] else None


def _around(positions: tuple[int, ...], head: int) -> Stretch:
    """The contiguous stretch around a head; a lone punctuation gap (a name in commas) does not cut it."""
    found = set(positions)
    first = last = head
    while first - 1 in found or (first - 2 in found and first - 1 not in found):
        first -= 1 if first - 1 in found else 2
    while last + 1 in found or last + 2 in found:
        last += 1 if last + 1 in found else 2
    return first, last + 1


def _subject_word(tree: Tree, verb: int) -> int | None:
    """The word that heads the subject, looked for at the verb and at those it hangs on."""
    for word in (verb, *tree.above(verb)):
        own = tree.first(word, *SUBJECTS)
        if own is not None:
            return own
        relation = tree.relations[word]
        if relation == "acl" or (relation == "acl:relcl" and tree.tags[word] == "VERB"):
            return _of_modifier(tree, word)
        if relation not in {"conj", "xcomp", "advcl", "aux", "cop"}:
            return None
    return None


def _of_modifier(tree: Tree, word: int) -> int | None:
    """For "a statement claiming": who issued it; for "the commander saying": the commander."""
    noun = tree.heads[word]
    if not tree.words.is_a(noun, "statement_noun"):
        return noun
    owner = tree.first(noun, "nmod:poss")
    if owner is not None:
        return owner
    issuing = tree.heads[noun]
    subject = tree.first(issuing, *SUBJECTS) if issuing != noun else None
    return subject if subject is not None and subject != noun else noun


def _case(tree: Tree, at: int) -> str:
    case = tree.first(at, "case")
    return tree.words.lower[case] if case is not None else ""


def run_of(tree: Tree, at: int, without: frozenset[int] = frozenset()) -> Stretch:
    """The longest contiguous stretch of a word's subtree, punctuation trimmed."""
    return tree.words.trim(*longest_run(tree.subtree(at, without)))
