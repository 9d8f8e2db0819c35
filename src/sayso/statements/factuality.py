"""Factuality: how firmly the words commit their source, worked out from the words themselves."""

from __future__ import annotations

from sayso.model.reason import Reason
from sayso.model.statement import Commitment, CueClass, Factuality, Polarity, Tense
from sayso.statements.attribution import Stretch
from sayso.statements.lexicon import Cue
from sayso.statements.words import Words

# The main verb of a content stands near its head; negation further on belongs to something else.
HEAD = 16


def factuality(w: Words, content: Stretch, cue: Cue | None) -> Factuality:
    """Polarity, commitment and tense of a content, with the words that decided."""
    reasons: list[Reason] = []
    head = _main_clause(w, *content)
    polarity = _polarity(w, head, cue, reasons)
    tense = _tense(w, head, cue)
    commitment = _commitment(w, head, cue, tense, reasons)
    return Factuality(polarity=polarity, commitment=commitment, tense=tense, reasons=tuple(reasons))


def _main_clause(w: Words, first: int, last: int) -> Stretch:
    """The content up to the next clause: a relative, a joining word, or a second part after a comma."""
    at = first + 1
    while at < last:
        if w.is_a(at, "boundary", "relative") or (w.lower[at] == "that" and at > first + 2):
            if not _has_verb(w, first, at) and w.is_a(at, "relative", "complementizer"):
                closing = next((k for k in range(at, last) if w.lower[k] == ","), None)
                at = closing + 1 if closing is not None else at + 1
                continue
            return first, at
        at += 1
    return first, last


def _has_verb(w: Words, first: int, last: int) -> bool:
    return any(w.is_a(at, "auxiliary") or w.lower[at].endswith("ed") for at in range(first, last))


def _polarity(w: Words, head: Stretch, cue: Cue | None, reasons: list[Reason]) -> Polarity:
    denied = cue is not None and cue.cue_class is CueClass.DENY
    negators = [at for at in range(head[0], min(head[1], head[0] + HEAD)) if w.is_a(at, "negator")]
    if denied and cue is not None:
        reasons.append(Reason(rule="deny-cue", text=f"the cue “{' '.join(cue.form)}” denies its content"))
    if negators:
        words = " ".join(w.tokens[at].text for at in negators)
        reasons.append(Reason(rule="negation", text=f"negated by “{words}”"))
    negative = denied or (len(negators) % 2 == 1)
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


def _commitment(w: Words, head: Stretch, cue: Cue | None, tense: Tense, reasons: list[Reason]) -> Commitment:
    weakest = cue.commitment if cue is not None else Commitment.CERTAIN
    if cue is not None and weakest is not Commitment.CERTAIN:
        reasons.append(Reason(rule="cue", text=f"the cue “{' '.join(cue.form)}” commits no further"))
    met = [(weakest, "cue")]
    classes = {
        "uncommitted": Commitment.UNCOMMITTED,
        "possible": Commitment.POSSIBLE,
        "probable": Commitment.PROBABLE,
    }
    for at in range(*head):
        for name, value in classes.items():
            if w.is_a(at, name) and not (w.lower[at] == "may" and w.is_a(at - 1, "preposition", "time")):
                met.append((value, w.tokens[at].text))
    if cue is not None and cue.cue_class is CueClass.CONFIRM and _unconfirmed(w, head[0]):
        met.append((Commitment.UNCOMMITTED, "not confirmed"))
    if tense is Tense.FUTURE:
        met.append((Commitment.UNCOMMITTED, "future"))
    value, word = min(met, key=lambda pair: pair[0].rank)
    if word != "cue":
        reasons.append(Reason(rule="hedge", text=f"weakened by “{word}”"))
    return value


def _unconfirmed(w: Words, content: int) -> bool:
    """Neither denial nor commitment, as in "could not confirm" and "neither confirmed nor denied"."""
    return any(w.is_a(at, "negator") for at in range(max(0, content - 7), content))
