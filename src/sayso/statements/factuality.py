"""Factuality: how firmly the words commit their source, worked out from the words themselves."""

from __future__ import annotations

from sayso.model.reason import Reason
from sayso.model.statement import Commitment, CueClass, Factuality, Polarity, Tense
from sayso.statements.attribution import Stretch
from sayso.statements.lexicon import Cue
from sayso.statements.phrases import met
from sayso.statements.tense import main_verb, tense_of
from sayso.statements.tree import Tree
from sayso.statements.words import Words

# The main verb of a content stands near its head; negation further on belongs to something else.
HEAD = 16
# cues that, negated, leave it open
EITHER_WAY = frozenset({CueClass.CONFIRM, CueClass.DENY})


def factuality(w: Words, tree: Tree | None, content: Stretch, cue: Cue | None) -> Factuality:
    """Polarity, commitment and tense of a content, with the words that decided."""
    reasons: list[Reason] = []
    head = _main_clause(w, *content)
    verb = main_verb(tree, content) if tree is not None else None
    open_ = cue is not None and cue.cue_class in EITHER_WAY and _unconfirmed(w, content[0])
    polarity = _polarity(w, head, verb, None if open_ else cue, reasons)
    tense = tense_of(tree, verb, cue) if tree is not None and verb is not None else None
    if cue is not None and cue.forward and not _has_finite_verb(w, tree, content):
        tense = Tense.FUTURE
        reasons.append(Reason(rule="announced", text=f"“{' '.join(cue.form)}” what is still to come"))
    tense = tense or _tense(w, head, cue)
    if tree is not None and verb is not None and tree.governed(verb, "ccomp"):
        cue = _weaker(cue, _believing(w, verb))
    plans = _plans_behind(tree, verb, head) if tense is Tense.PAST else frozenset()
    commitment = _commitment(w, head, cue, tense, reasons, plans)
    return Factuality(polarity=polarity, commitment=commitment, tense=tense, reasons=tuple(reasons))


def _has_finite_verb(w: Words, tree: Tree | None, content: Stretch) -> bool:
    """Whether a content is a clause, rather than a noun phrase."""
    return main_verb(tree, content) is not None if tree is not None else _has_verb(w, *content)


def _believing(w: Words, verb: int) -> Cue | None:
    """The main verb as a cue of belief: "we do not believe that" as what is said."""
    cues = w.lexicon.cues.get(w.lower[verb], ())
    return next((cue for cue in cues if cue.cue_class is CueClass.COGNITION), None)


def _weaker(cue: Cue | None, inner: Cue | None) -> Cue | None:
    """The cue that commits less: "said it believed that" commits no further than "believed"."""
    if inner is None or (cue is not None and cue.commitment.rank <= inner.commitment.rank):
        return cue
    return inner


def _main_clause(w: Words, first: int, last: int) -> Stretch:
    """The content up to the next clause: a relative, a joining word, or a second part after a comma."""
    at = first + 1
    while at < last:
        later = at > first + 1 and (w.lower[at] == "that" or w.is_a(at, "subordinator"))
        if later or w.is_a(at, "boundary", "relative"):
            if not _has_verb(w, first, at) and w.is_a(at, "relative", "complementizer"):
                closing = next((k for k in range(at, last) if w.lower[k] == ","), None)
                at = closing + 1 if closing is not None else at + 1
                continue
            return first, at
        at += 1
    return first, last


def _has_verb(w: Words, first: int, last: int) -> bool:
    return any(w.is_a(at, "auxiliary") or w.lower[at].endswith("ed") for at in range(first, last))


def _polarity(w: Words, head: Stretch, verb: int | None, cue: Cue | None, reasons: list[Reason]) -> Polarity:
    denied = cue is not None and (cue.cue_class is CueClass.DENY or cue.reverses)
    near = min(head[1], head[0] + HEAD)
    # "pulled back to avoid losses": what a purpose avoids does not negate what was done
    reach = near if verb is None else verb
    found = met(w.lower, head[0], near, w.lexicon.phrases)
    turning = [(at, p) for at, p in found if p.turns and not (p.inner and at > reach)]
    if denied and cue is not None:
        reasons.append(Reason(rule="deny-cue", text=f"the cue “{' '.join(cue.form)}” denies its content"))
    if turning:
        words = " ".join(w.phrase(at, at + len(p.form)) for at, p in turning)
        reasons.append(Reason(rule="negation", text=f"negated by “{words}”"))
    negative = denied or (len(turning) % 2 == 1)
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _tense(w: Words, head: Stretch, cue: Cue | None) -> Tense:
    for at in range(*head):
        word = w.lower[at]
        if w.is_a(at, "future"):
            return Tense.FUTURE
        if word in {"was", "were"}:
            ahead = range(at + 1, min(head[1], at + 4))
            progressive = any(w.lower[k].endswith("ing") for k in ahead)
            # "said it was advancing" reports a present: backshift is undone.
            return Tense.PRESENT if progressive and cue is not None else Tense.PAST
        if w.is_a(at, "perfect", "past"):
            return Tense.PAST
        if w.is_a(at, "present"):
            return Tense.PRESENT
        if word.endswith("ed") and at > head[0]:
            return Tense.PAST
    return Tense.PAST


def _plans_behind(tree: Tree | None, verb: int | None, head: Stretch) -> frozenset[int]:
    """Modals of a second verb behind the main one: "has taken the town and will go on" is sure of the town."""
    if tree is None or verb is None:
        return frozenset()
    return frozenset(
        at
        for at in range(max(head[0], verb + 1), head[1])
        if tree.relations[at] == "aux"
        and tree.heads[at] != verb
        and tree.relations[tree.heads[at]] == "conj"
        and tree.heads[tree.heads[at]] == verb
    )


def _commitment(
    w: Words, head: Stretch, cue: Cue | None, tense: Tense, reasons: list[Reason], plans: frozenset[int]
) -> Commitment:
    weakest = cue.commitment if cue is not None else Commitment.CERTAIN
    if cue is not None and weakest is not Commitment.CERTAIN:
        reasons.append(Reason(rule="cue", text=f"the cue “{' '.join(cue.form)}” commits no further"))
    weighed = [(weakest, "cue")]
    for at, phrase in met(w.lower, *head, w.lexicon.phrases):
        month = w.lower[at] == "may" and w.is_a(at - 1, "preposition", "time")
        if phrase.commitment is not None and not month and at not in plans and not _describes(w, at):
            weighed.append((phrase.commitment, w.phrase(at, at + len(phrase.form))))
    if cue is not None and cue.cue_class in EITHER_WAY and _unconfirmed(w, head[0]):
        weighed.append((Commitment.UNCOMMITTED, "not confirmed"))
    if tense is Tense.FUTURE:
        weighed.append((Commitment.UNCOMMITTED, "future"))
    value, word = min(weighed, key=lambda pair: pair[0].rank)
    if word != "cue":
        reasons.append(Reason(rule="hedge", text=f"weakened by “{word}”"))
    return value


def _unconfirmed(w: Words, content: int) -> bool:
    """Neither denial nor commitment, as in "could not confirm", "unable to verify" and "neither confirmed nor denied"."""
    return any(w.is_a(at, "negator", "unable") for at in range(max(0, content - 7), content))


def _describes(w: Words, at: int) -> bool:
    """Whether a hedge only describes a person: "suspected rebels attacked" says surely that somebody did."""
    token = w.tokens[at]
    return token.relation == "amod" and w.lower[at] in w.lexicon.words["describing"]
