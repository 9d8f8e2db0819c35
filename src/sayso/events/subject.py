"""Subject: who a verb is said of, in its own clause or in the one that it leans on."""

from __future__ import annotations

from sayso.events.stage import Stage

LEANING = frozenset({"xcomp", "advcl", "ccomp", "acl", "csubj", "obl", "nmod", "obj", "nsubj", "compound"})
# so many words from the deed back to the verb of blaming: "accused the country's armed forces of shelling"
LONGEST_NAMED = 8
INTERMEDIATE = frozenset({"from", "of", "for", "by", "with", "in"})


def subject_of(stage: Stage, verb: int) -> int | None:
    """The word that is the subject of a verb, own or shared; relative pronouns are taken back to their noun."""
    return _subject_of(stage, verb, frozenset())


def _subject_of(stage: Stage, verb: int, seen: frozenset[int]) -> int | None:
    if verb in seen:
        return None
    seen |= {verb}
    blamed = accused_of(stage, verb)
    if blamed is not None:
        return blamed
    own = next((k for k in stage.grammar.kids(verb, "nsubj") if stage.grammar.relation(k) != "expl"), None)
    if own is not None:
        return related(stage, own, verb)
    above = stage.grammar.governor(verb)
    if above is None:
        return None
    base = stage.grammar.base(verb)
    if base == "conj" or stage.grammar.relation(verb) == "parataxis":
        return _subject_of(stage, above, seen)
    if base in {"acl", "amod"}:
        return _of_noun(stage, verb, above, seen)
    if base in LEANING or base in {"dep", "root", "aux", "cop"}:
        return _controller(stage, verb, above, seen)
    return None


def related(stage: Stage, at: int, verb: int) -> int:
    """A relative pronoun's noun; any other word is itself."""
    if not stage.is_a(at, "relative") or stage.grammar.relation(at) == "nmod:poss":
        return at
    for clause in (verb, *stage.grammar.above(verb)):
        if stage.grammar.relation(clause).startswith("acl"):
            noun = stage.grammar.governor(clause)
            return noun if noun is not None else at
        if stage.grammar.base(clause) not in {"conj", "xcomp", "ccomp"}:
            return at
    return at


def _of_noun(stage: Stage, verb: int, noun: int, seen: frozenset[int]) -> int | None:
    """A verb beside a noun: "troops advancing", "an attempt to seize", or a second verb taken for an adjective."""
    grammar = stage.grammar
    if grammar.tag(verb) == "VBD" and grammar.base(verb) == "amod":
        clause = next((k for k in grammar.above(noun) if grammar.is_verb(k)), None)
        return _subject_of(stage, clause, seen) if clause is not None else None
    if grammar.is_verb(noun):
        return _controller(stage, verb, noun, seen)
    blamer = blamed_by(stage, verb)
    if blamer is not None:
        direct = grammar.kid(blamer, "obj")
        return direct if direct is not None else _subject_of(stage, blamer, seen)
    return noun


def accused_of(stage: Stage, verb: int) -> int | None:
    """Who is accused, in "accused X of attacking", by the order of the words: parsers hang these deeds anywhere."""
    grammar = stage.grammar
    if grammar.tag(verb) != "VBG" or verb - 2 <= grammar.first or grammar.word(verb - 1) not in INTERMEDIATE:
        return None
    for at in range(verb - 2, max(grammar.first, verb - LONGEST_NAMED) - 1, -1):
        if stage.is_a(at, "blaming") and grammar.is_verb(at):
            return verb - 2 if at < verb - 2 and grammar.is_noun(verb - 2) else None
        if grammar.is_verb(at) or grammar.base(at) == "punct":
            return None
    return None


def blamed_by(stage: Stage, verb: int) -> int | None:
    """The verb of blaming above "of attacking positions", where the parser took the doing for an adjective."""
    grammar = stage.grammar
    noun = grammar.governor(verb)
    if noun is None or grammar.tag(verb) != "VBG" or grammar.base(verb) != "amod":
        return None
    above = grammar.governor(noun)
    named = above is not None and grammar.case(noun).split(" ")[-1] in INTERMEDIATE
    return above if named and above is not None and stage.is_a(above, "blaming") else None


def _controller(stage: Stage, verb: int, above: int, seen: frozenset[int]) -> int | None:
    """Whom a verb without a subject is said of, by the verb that governs it: "ordered troops to", "accused X of"."""
    grammar = stage.grammar
    if not grammar.is_verb(above):
        if grammar.kids(above, "nsubj"):
            return _subject_of(stage, above, seen)
        return above if grammar.is_noun(above) else _subject_of(stage, above, seen)
    direct = next((k for k in grammar.kids(above, "obj", "iobj") if k < verb and k != verb), None)
    if stage.is_a(above, "blaming") and grammar.case(verb).split(" ")[-1] in INTERMEDIATE:
        return direct if direct is not None else _subject_of(stage, above, seen)
    infinitive = grammar.base(verb) == "xcomp"
    if direct is not None and grammar.base(verb) == "ccomp" and grammar.kid(verb, "mark") is None:
        # "reported the troops had been moved": the parser may give their noun to the first verb
        return direct
    if direct is not None and infinitive and not stage.is_a(above, "own_will"):
        return direct
    return _subject_of(stage, above, seen)
