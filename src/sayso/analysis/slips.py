"""Slips: what parsers make of the clipped grammar of headlines, mended over the finished tree.

Parsers learn from full sentences. Headlines leave out auxiliaries and articles,
so that "army withdraws" looks like one compound, "retakes" like a plural, and
the subject of "Town retaken, says governor" like that of "says".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sayso.model.analysis import Analysis, Sentence, Token

FINITE = frozenset({"VBZ", "VBP", "VBD"})
PARTICIPLES = frozenset({"VBN", "VBD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
QUOTES = frozenset({"``", "''"})
VERBAL = frozenset({"root", "ccomp", "parataxis", "advcl", "conj"})
Slip = Callable[[Sequence[Token], Sentence], Iterator[tuple[int, Token]]]


def mended(analysis: Analysis) -> Analysis:
    """The analysis with these slips mended; one without a tree as it is."""
    tokens = list(analysis.tokens)
    for sentence in analysis.sentences:
        for slip in SLIPS:
            for at, token in tuple(slip(tokens, sentence)):
                tokens[at] = token
    return replace(analysis, tokens=tuple(tokens))


def _below(tokens: Sequence[Token], sentence: Sentence, at: int) -> list[int]:
    return [k for k in range(sentence.first, sentence.last) if k != at and tokens[k].head == at]


def _plural_verbs(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, Token]]:
    """Verbs tagged as plurals, "army retakes town": what heads a clause between two nouns and is tagged as a plural."""
    for at in range(sentence.first + 1, sentence.last):
        token = tokens[at]
        if token.xpos != "NNS" or token.relation not in VERBAL or not token.text[:1].islower():
            continue
        below = _below(tokens, sentence, at)
        ahead = [k for k in below if k < at and tokens[k].relation in {*SUBJECTS, "compound", "nmod:poss"}]
        behind = [k for k in below if k > at and tokens[k].relation in {*SUBJECTS, "obj"}]
        bare = all((tokens[k].relation or "").partition(":")[0] != "case" for k in below)
        if not ahead or not behind or not bare or "cop" in {tokens[k].relation for k in below}:
            continue
        yield at, replace(token, upos="VERB", xpos="VBZ")
        # "Sudan's army retakes": who does it is the last noun ahead, and the rest belongs to it
        doer = ahead[-1]
        for k in ahead:
            relation = "nsubj" if k == doer else tokens[k].relation
            yield k, replace(tokens[k], head=at if k == doer else doer, relation=relation)
        for k in behind:
            yield k, replace(tokens[k], relation="obj")


def _bare_subjects(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, Token]]:
    """Subjects taken for compounds, "as army withdraws": a noun right before a finite verb that has no other."""
    for at in range(sentence.first + 1, sentence.last):
        noun = at - 1
        compound = tokens[noun].relation == "compound" and tokens[noun].head == at
        if tokens[at].xpos not in FINITE or not compound or tokens[noun].xpos not in NOUNS:
            continue
        if not any(tokens[k].relation in SUBJECTS for k in _below(tokens, sentence, at)):
            yield noun, replace(tokens[noun], relation="nsubj")


def _lent_subjects(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, Token]]:
    """Subjects hung too high, "town retaken, says governor": the subject of what is said, hung on the verb of saying."""
    with_clause = {
        tokens[k].head for k in range(sentence.first, sentence.last) if tokens[k].relation == "ccomp"
    }
    for verb in range(sentence.first, sentence.last):
        if verb not in with_clause:
            continue
        below = _below(tokens, sentence, verb)
        ahead = [k for k in below if k < verb and tokens[k].relation in SUBJECTS]
        speaks = any(k > verb and tokens[k].relation in SUBJECTS for k in below)
        said = [k for k in below if k < verb and tokens[k].relation == "ccomp"]
        if not (speaks and len(ahead) == 1 and len(said) == 1 and ahead[0] < said[0]):
            continue
        clause = said[0]
        own = _below(tokens, sentence, clause)
        if any(tokens[k].relation in SUBJECTS for k in own):
            continue
        done = tokens[clause].xpos in PARTICIPLES and not any(tokens[k].relation == "obj" for k in own)
        relation = "nsubj:pass" if done else "nsubj"
        yield ahead[0], replace(tokens[ahead[0]], head=clause, relation=relation)
        if done:
            yield clause, replace(tokens[clause], xpos="VBN")


def _quoted_perfects(tokens: Sequence[Token], sentence: Sentence) -> Iterator[tuple[int, Token]]:
    """Perfects with quotation marks inside: "they have 'fully liberated' the town"."""
    for at in range(sentence.first + 1, sentence.last):
        token, noun = tokens[at], tokens[at].head
        if token.xpos != "VBN" or token.relation != "amod" or noun is None or noun <= at:
            continue
        have = tokens[noun].head
        if tokens[noun].relation != "obj" or have is None or have >= at or tokens[have].lemma != "have":
            continue
        between = [k for k in range(have + 1, noun) if k != at]
        marked = any(tokens[k].xpos in QUOTES for k in between)
        if not marked or any(tokens[k].xpos not in {*QUOTES, "RB"} for k in between):
            continue
        head = tokens[have].head
        root = head == have
        yield at, replace(token, upos="VERB", head=at if root else head, relation=tokens[have].relation)
        yield have, replace(tokens[have], upos="AUX", head=at, relation="aux")
        yield noun, replace(tokens[noun], head=at)
        for k in _below(tokens, sentence, have):
            if k != noun:
                yield k, replace(tokens[k], head=at)


SLIPS: tuple[Slip, ...] = (_plural_verbs, _bare_subjects, _lent_subjects, _quoted_perfects)
