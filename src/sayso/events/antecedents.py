"""Antecedents: whom a pronoun goes back to, in its sentence first, then in those before."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.events.stage import Stage
from sayso.events.subject import subject_of
from sayso.model.analysis import MentionLabel

ROLES = ("nsubj", "obj", "obl", "nmod", "conj", "appos", "root", "iobj", "obl:agent", "nsubj:pass")
# pronouns seldom go back further
SENTENCES = 3
REPORTED = frozenset({"ccomp", "parataxis"})
# sectors whose nouns stand for many
# and those of people who tell what others did
TELLING = frozenset({"CIV", "MED", "NGO", "LAB", "EDU", "HLH", "AGR", "REL", None})
BODIES = frozenset({"MIL", "REB", "PAR", "UAF", "COP", "CRM", "SPY"})


def antecedent(stage: Stage, at: int) -> tuple[Stage, int] | None:
    """The noun that a pronoun stands for, with the stage of its sentence; None where nobody fits."""
    inside = _inside(stage, at)
    if inside is not None:
        return stage, inside
    here: Stage | None = stage
    for _ in range(SENTENCES):
        if here is None or here.grammar.first == 0:
            return None
        here = here.elsewhere(here.grammar.first - 1)
        if here is None:
            return None
        found = _best(here, at, stage)
        if found is not None:
            return here, found
    return None


def _inside(stage: Stage, at: int) -> int | None:
    """In the pronoun's own sentence: who is said to say it, then the nearest noun before that fits."""
    grammar = stage.grammar
    owner = grammar.relation(at) == "nmod:poss"
    clause = _clause(stage, at)
    if owner and clause is not None:
        # "its" goes back to the subject of its own clause: "Russia had completed its retreat"
        own = subject_of(stage, clause)
        if own is not None and own < at and _fits(stage, own, at, stage):
            return own
    for verb in _reporting(stage, clause):
        subject = _subject(stage, verb)
        if subject is None or subject == at or not _fits(stage, subject, at, stage):
            continue
        # "they took it, residents said": those who only tell of it come too late to be meant
        if subject < at or stage.sector(subject) not in TELLING:
            return subject
    nearest = (k for k in range(at - 1, grammar.first - 1, -1) if _candidate(stage, k))
    return next((k for k in nearest if _fits(stage, k, at, stage) and not _rival(stage, k, at)), None)


def _clause(stage: Stage, at: int) -> int | None:
    """The verb of the clause that a word stands in."""
    return next((k for k in stage.grammar.above(at) if stage.grammar.is_verb(k)), None)


def _reporting(stage: Stage, clause: int | None) -> Iterator[int]:
    """The verbs whose reported speech the clause is, inside out, while nothing else comes between."""
    here = clause
    while here is not None and stage.grammar.base(here) in REPORTED | {"xcomp", "conj"}:
        above = stage.grammar.governor(here)
        if above is not None and stage.grammar.base(here) in REPORTED:
            yield above
        here = above


def _subject(stage: Stage, verb: int) -> int | None:
    return stage.grammar.kid(verb, "nsubj")


def _candidate(stage: Stage, at: int) -> bool:
    where = stage.is_place(at) and stage.grammar.case(at) in stage.classes.words["inside"]
    return stage.grammar.is_noun(at) and stage.grammar.base(at) in ROLES and stage.can_act(at) and not where


def _rival(stage: Stage, at: int, pronoun: int) -> bool:
    """Whether a noun is another part of the pronoun's own clause, and so somebody else."""
    clause = _clause(stage, pronoun)
    same = stage.grammar.governor(at) == clause == stage.grammar.governor(pronoun)
    return same and stage.grammar.base(pronoun) == "nsubj"


def _fits(stage: Stage, at: int, pronoun: int, spoken: Stage) -> bool:
    """Whether a noun agrees with a pronoun in number, and is somebody."""
    if not (stage.grammar.is_noun(at) or stage.grammar.tag(at) == "CD") or not stage.can_act(at):
        return False
    # a state is one, however it is called: "the United States said its troops"
    many = stage.plural(at) and stage.grammar.tag(at) != "NNPS"
    if spoken.is_a(pronoun, "plural_pronoun"):
        # one trader is no "they"; an army and a gang are
        return stage.plural(at) or stage.sector(at) in BODIES
    if spoken.is_a(pronoun, "singular_pronoun"):
        return not many and stage.label(at) is not MentionLabel.PERSON
    return not many


def _best(stage: Stage, pronoun: int, spoken: Stage) -> int | None:
    """In a sentence before: its subjects from left to right, then its other nouns from the last."""
    grammar = stage.grammar
    nouns = [k for k in range(grammar.first, grammar.last) if _candidate(stage, k)]
    subjects = [k for k in nouns if grammar.base(k) == "nsubj"]
    return next((k for k in (*subjects, *reversed(nouns)) if _fits(stage, k, pronoun, spoken)), None)
