"""Phrase: the words of a noun with what belongs to it, as a participant is copied: "members of the guard"."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.events.grammar import Grammar

# relations that are told of somebody, and no part of the name
TOLD = frozenset({"acl", "parataxis", "orphan", "discourse", "advcl", "dep", "cop", "nsubj", "aux", "ccomp"})
KEPT_CASES = frozenset({"of", "for", "including"})
LOOSE = frozenset({"punct", "cc"})
OPENING, CLOSING = frozenset({"(", "[", "-lrb-", "-lsb-"}), frozenset({")", "]", "-rrb-", "-rsb-"})
JOINED = frozenset({"cc", "cc:preconj"})
# the longest short form in brackets behind a name
SHORT_FORM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A half-open stretch of words of the analysis with the word that heads it."""

    first: int
    last: int
    head: int


def phrase_of(grammar: Grammar, head: int, *, joined: bool = True) -> Phrase:
    """The phrase around a noun, without relative clauses, appositions and times; `joined`: with "and B"."""
    keep = {head}
    for kid in grammar.children[head - grammar.first]:
        keep |= _branch(grammar, head, kid, joined=joined)
    return _trimmed(grammar, keep, head)


def _branch(grammar: Grammar, head: int, kid: int, *, joined: bool) -> frozenset[int]:
    """The words that a branch adds to the phrase of its governor."""
    relation, base = grammar.relation(kid), grammar.base(kid)
    nothing: frozenset[int] = frozenset()
    if base in TOLD or relation in {"obl:unmarked", "nmod:unmarked", "nmod:desc"} or base == "case":
        return nothing
    if base == "mark" or relation in JOINED:
        return nothing
    if base == "appos":
        return _short_form(grammar, head, kid)
    if base == "conj":
        if not joined or not (grammar.is_noun(kid) or grammar.tag(kid) in {"CD", "PRP", "JJ"}):
            return nothing
        return _inside(grammar, kid) | frozenset(grammar.kids(kid, "cc"))
    if base in {"nmod", "obl"} and relation != "nmod:poss" and kid > head:
        return (
            _inside(grammar, kid) | frozenset(grammar.kids(kid, "case"))
            if grammar.case(kid) in KEPT_CASES
            else nothing
        )
    if base == "punct":
        return frozenset({kid})
    return grammar.subtree(kid)


def _inside(grammar: Grammar, head: int) -> frozenset[int]:
    """A phrase within a phrase, its own branches chosen in the same way."""
    inner = phrase_of(grammar, head)
    return frozenset(range(inner.first, inner.last))


def _short_form(grammar: Grammar, head: int, kid: int) -> frozenset[int]:
    """An apposition without a comma ("president Vladimir X"), or a short form in brackets."""
    whole = grammar.subtree(kid)
    first, last = min(whole), max(whole)
    before = grammar.word(first - 1) if first > grammar.first else ""
    bracketed = grammar.word(first) in OPENING or before in OPENING
    if bracketed and len(whole) <= SHORT_FORM:
        ends = first - (before in OPENING), last + 1
        closing = ends[1] < grammar.last and grammar.word(ends[1]) in CLOSING
        return frozenset(range(ends[0], ends[1] + closing))
    if not bracketed and first - head <= 1 and grammar.word(first) != ",":
        return _inside(grammar, kid)
    return frozenset()


def _trimmed(grammar: Grammar, keep: set[int], head: int) -> Phrase:
    """The contiguous stretch around the head, without marks and joining words at its ends."""
    commas = {k for k in range(min(keep), max(keep)) if _bridges(grammar, k, keep)}
    kept = keep | commas
    first, last = head, head + 1
    while first - 1 in kept:
        first -= 1
    while last in kept:
        last += 1
    while first < head and (not _solid(grammar, first) or grammar.base(first) in LOOSE):
        first += 1
    while last - 1 > head and (not _closes(grammar, last - 1) or grammar.base(last - 1) in JOINED):
        last -= 1
    return Phrase(first=first, last=last, head=head)


def _bridges(grammar: Grammar, at: int, keep: set[int]) -> bool:
    """Whether a mark or joining word stands between two kept words: "A, B and C"."""
    return at not in keep and at - 1 in keep and at + 1 in keep and grammar.base(at) in {"punct", "cc"}


def _solid(grammar: Grammar, at: int) -> bool:
    return any(letter.isalnum() for letter in grammar.tokens[at].text)


def _closes(grammar: Grammar, at: int) -> bool:
    """Whether a word can end a phrase: no mark but a closing bracket, no clitic."""
    text = grammar.tokens[at].text
    return text.lower() in CLOSING or (text[:1].isalnum() and grammar.tag(at) != "POS")
