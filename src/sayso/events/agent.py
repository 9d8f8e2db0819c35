"""Agent: who did it, by the grammar: subjects, "by", owners of happenings, and those who launch them."""

from __future__ import annotations

from sayso.events.party import Party, party
from sayso.events.stage import Stage
from sayso.events.subject import related, subject_of

DEEPEST = 6
# a noun's own words may name a happening that a verb stands for
GERUND = frozenset({"csubj", "nsubj", "obj", "nmod", "compound", "obl"})


def nominal(stage: Stage, at: int) -> bool:
    """Whether a word stands as a noun: "the shelling", "heavy fighting continued"."""
    grammar = stage.grammar
    if not grammar.is_verb(at):
        return True
    if grammar.tag(at) != "VBG" or grammar.kids(at, "obj", "nsubj", "aux", "nsubj:pass"):
        return False
    if grammar.kids(at, "det", "nmod:poss", "amod", "nummod"):
        return True
    subject = grammar.base(at) in {"csubj", "nsubj"}
    return (subject or grammar.base(at) in GERUND) and not grammar.case(at).endswith(("to",))


def agent(stage: Stage, at: int, depth: int = 0) -> Party | None:
    """Who did what a word stands for; None where the sentence names nobody, or a tool only."""
    if depth > DEEPEST:
        return None
    return _of_noun(stage, at, depth) if nominal(stage, at) else _of_verb(stage, at, depth)


def _of_verb(stage: Stage, verb: int, depth: int) -> Party | None:
    if stage.grammar.passive(verb):
        return _behind_by(stage, verb, depth) or _shared_by(stage, verb, depth)
    subject = subject_of(stage, verb)
    if subject is None or subject == verb:
        return None
    return doer(stage, subject, depth)


def doer(stage: Stage, at: int, depth: int = 0) -> Party | None:
    """Somebody who acts: behind a happening as subject, whoever did that; else the noun itself."""
    if stage.is_a(at, "happening", "container") and not _someone(stage, at):
        return agent(stage, at, depth + 1)
    if stage.grammar.is_verb(at):
        return agent(stage, at, depth + 1)
    return party(stage, at)


def _someone(stage: Stage, at: int) -> bool:
    """Whether a word that can be a happening is part of a name here: "the Resistance Front"."""
    return stage.sector(at) is not None


def _behind_by(stage: Stage, at: int, depth: int) -> Party | None:
    """The phrase with "by" that belongs to a word, however deep the parser hung it."""
    grammar = stage.grammar
    for k in sorted(grammar.subtree(at)):
        if k <= at or grammar.case(k) != "by" or _hour(stage, k):
            continue
        between = [up for up in grammar.above(k) if up != at and up in grammar.subtree(at)]
        if any(grammar.is_verb(up) for up in between):
            continue
        if grammar.is_noun(k) or grammar.tag(k) in {"PRP", "CD", "VBG", "JJ", "NNPS"}:
            return doer(stage, _first_of_list(stage, at, k), depth + 1)
    return None


def _first_of_list(stage: Stage, at: int, last: int) -> int:
    """The first of "the army and allied fighters", where the parser hung "by" on the last."""
    agents = (k for k in stage.grammar.kids(at, "obl") if stage.grammar.relation(k) == "obl:agent")
    return min((k for k in agents if k < last and stage.grammar.case(k) == ""), default=last)


def _shared_by(stage: Stage, verb: int, depth: int) -> Party | None:
    """The "by" that two passives share: "was attacked and burnt by rebels"."""
    grammar = stage.grammar
    others = [k for k in grammar.kids(verb, "conj") if grammar.passive(k) and not grammar.kids(k, "nsubj")]
    above = grammar.governor(verb)
    if grammar.base(verb) == "conj" and above is not None and not grammar.kids(verb, "nsubj"):
        others.append(above)
    for other in others:
        if grammar.is_verb(other) and grammar.passive(other):
            found = _behind_by(stage, other, depth)
            if found is not None:
                return found
    return None


def _hour(stage: Stage, at: int) -> bool:
    """Whether "by" leads to a time or a measure: "by 2am", "by Tuesday", "by force"."""
    return (
        stage.grammar.tokens[at].text[:1].isdigit()
        or stage.is_a(at, "weekday")
        or (stage.is_a(at, "nobody") and not stage.can_act(at))
    )


def _of_noun(stage: Stage, at: int, depth: int) -> Party | None:
    """Who is behind a happening named by a noun."""
    return (
        _joined(stage, at)
        or _behind_by(stage, at, depth)
        or _possessor(stage, at, depth)
        or _between(stage, at)
        or _told_of(stage, at, depth)
        or _modifier(stage, at)
        or _of_phrase(stage, at)
        or _carried(stage, at, depth)
    )


def _joined(stage: Stage, at: int) -> Party | None:
    """Who took part in what the noun names."""
    above = stage.grammar.governor(at)
    if above is None or stage.grammar.case(at) != "in" or not stage.is_a(above, "joining"):
        return None
    subject = subject_of(stage, above)
    return party(stage, subject) if subject is not None and stage.can_act(subject) else None


def _possessor(stage: Stage, at: int, depth: int) -> Party | None:
    """Whose it is: "Russia's retreat", "its pullback"; "today's attack" is nobody's."""
    owner = stage.grammar.kid(at, "nmod:poss")
    if owner is None:
        return None
    if stage.is_a(owner, "nobody", "weekday") and not stage.is_a(owner, "singular_pronoun"):
        return None
    if stage.is_a(owner, "relative"):
        return doer(stage, related(stage, owner, at), depth + 1)
    return party(stage, owner)


def _between(stage: Stage, at: int) -> Party | None:
    """The first of the sides between whom something is."""
    for k in stage.grammar.kids(at, "nmod", "obl"):
        if stage.grammar.case(k) == "between":
            return party(stage, k, joined=not stage.grammar.kids(k, "conj"))
    return None


def _told_of(stage: Stage, at: int, depth: int) -> Party | None:
    """What a clause beside the noun says: "launched by", "that Iran began", "involving police"."""
    for clause in stage.grammar.kids(at, "acl"):
        if not stage.grammar.is_verb(clause):
            continue
        if stage.is_a(clause, "naming"):
            direct = stage.grammar.kid(clause, "obj")
            if direct is not None and stage.can_act(direct):
                return party(stage, direct)
            continue
        if stage.grammar.passive(clause):
            found = _behind_by(stage, clause, depth)
        else:
            subject = stage.grammar.kid(clause, "nsubj")
            mine = subject is None or stage.is_a(subject, "relative")
            mine = mine or not stage.is_a(clause, "light")
            found = None if mine or subject is None else doer(stage, subject, depth + 1)
        if found is not None:
            return found
    return None


def _modifier(stage: Stage, at: int) -> Party | None:
    """The words before it that name a side: "a Russian air strike", "the guerrilla attack"."""
    owners = stage.owners(at)
    if owners is None or stage.is_a(at, "harm"):
        return None
    return Party(stage=stage, phrase=owners)


def _of_phrase(stage: Stage, at: int) -> Party | None:
    """With some happenings "of" names the doer: "the withdrawal of Cuban troops"."""
    if not stage.is_a(at, "doer_of", "mastery"):
        return None
    for k in stage.grammar.kids(at, "nmod", "obl"):
        if stage.grammar.case(k) == "of" and stage.can_act(k) and not _ground(stage, at, k):
            return party(stage, k)
    return None


def _ground(stage: Stage, at: int, of: int) -> bool:
    """Whether mastery is of a place: "control of Goma" names no master."""
    if not stage.is_a(at, "mastery") or stage.grammar.word(at) == "hands":
        return False
    # "is in control of the garrison", but "in the control of the garrison"
    in_control = stage.grammar.case(at).startswith("in") and stage.grammar.kid(at, "det") is None
    return in_control or stage.is_place(of)


def _carried(stage: Stage, at: int, depth: int) -> Party | None:
    """The subject of the verb that carries the noun: "launched an attack", "killed ten in an attack"."""
    grammar = stage.grammar
    if stage.is_a(at, "mastery") and grammar.kids(at, "nsubj", "cop"):
        own = subject_of(stage, at)
        return doer(stage, own, depth + 1) if own is not None and own != at else None
    above = grammar.governor(at)
    if above is None:
        return None
    if grammar.base(at) == "conj":
        return agent(stage, above, depth + 1) if stage.is_a(above, "happening") else None
    if not grammar.is_verb(above):
        return _beside_noun(stage, at, above, depth)
    if grammar.base(at) in {"obj", "nsubj"}:
        harm = stage.is_a(at, "harm")
        return _of_harm(stage, at, above, depth) if harm else _of_light(stage, at, above, depth)
    return _beside_verb(stage, at, above, depth) if grammar.base(at) == "obl" else None


def _beside_verb(stage: Stage, at: int, verb: int, depth: int) -> Party | None:
    """With a preposition: "blamed rebels for the attack", "killed ten in an attack"."""
    grammar = stage.grammar
    if stage.is_a(verb, "blaming"):
        blamed = subject_of(stage, verb) if grammar.passive(verb) else grammar.kid(verb, "obj")
        if blamed is not None and blamed != at:
            return party(stage, blamed)
    case = grammar.case(at).split(" ")[0]
    taking = case in PARTAKING or (case == "on" and stage.is_a(at, "container"))
    if taking and stage.is_a(verb, "acting") and not grammar.passive(verb):
        return _of_verb(stage, verb, depth + 1)
    return None


def _of_harm(stage: Stage, at: int, verb: int, depth: int) -> Party | None:
    """Who did harm: the subject of "inflict"; with "suffered in an offensive", whoever is behind that."""
    if stage.is_a(verb, "inflicting") and stage.grammar.base(at) == "obj":
        return _of_verb(stage, verb, depth + 1)
    if not stage.is_a(verb, "suffering"):
        return None
    for k in stage.grammar.kids(verb, "obl", "nmod"):
        owned = stage.grammar.kids(k, "nmod:poss")
        if stage.grammar.case(k) in SOURCES and stage.is_a(k, "happening") and not owned:
            return agent(stage, k, depth + 1)
    return None


SOURCES = frozenset({"in", "from", "by", "at", "under"})
PARTAKING = frozenset({"in", "during", "with", "through", "by"})


def _of_light(stage: Stage, at: int, verb: int, depth: int) -> Party | None:
    """Who carries out a happening: the subject, or behind "by"; a happening as its own subject has none."""
    if stage.is_a(verb, "naming") and stage.grammar.base(at) == "obj":
        subject = subject_of(stage, verb)
        whole = subject is not None and stage.is_a(subject, "happening")
        return agent(stage, subject, depth + 1) if whole and subject is not None else None
    own_move = stage.is_a(verb, "announcing") and stage.is_a(at, "doer_of")
    if not own_move and (not stage.is_a(verb, "light") or stage.is_a(at, "mutual")):
        return None
    if stage.grammar.base(at) == "obj":
        return _of_verb(stage, verb, depth + 1)
    return _of_verb(stage, verb, depth + 1) if stage.grammar.passive(verb) else None


def _beside_noun(stage: Stage, at: int, above: int, depth: int) -> Party | None:
    """Whoever is behind the larger thing it is part of: "a series of attacks"."""
    verb = stage.grammar.governor(above)
    if verb is not None and stage.is_a(verb, "announcing") and stage.is_a(at, "doer_of"):
        # "reports the end of its withdrawal", and "reports end of withdrawal"
        return _of_verb(stage, verb, depth + 1)
    if stage.is_a(above, "container", "happening") and stage.grammar.case(at) in {"of", "in", "for"}:
        return agent(stage, above, depth + 1)
    if stage.grammar.word(above) == "responsible":
        subject = subject_of(stage, above)
        return party(stage, subject) if subject is not None else None
    return None


def behind(stage: Stage, last: int, end: int) -> Party | None:
    """Who stands behind words that lead to the actor: "fell to X", "under X's control", "in the hands of X"."""
    grammar = stage.grammar
    for k in range(last, end):
        if grammar.tag(k).startswith("PRP") or grammar.is_noun(k) or grammar.tag(k) in {"JJ", "NNPS"}:
            return _topmost(stage, k, last)
    return None


def _topmost(stage: Stage, at: int, low: int) -> Party | None:
    """The outermost noun of the phrase that begins here; for "control" and the like, whose it is."""
    grammar = stage.grammar
    owner = at
    while (up := grammar.governor(owner)) is not None and up >= low and not grammar.is_verb(up):
        if stage.is_a(up, "mastery"):
            found = _possessor(stage, up, 0) or _of_phrase(stage, up) or _modifier(stage, up)
            return found or Party(stage=stage, phrase=stage.phrase(owner))
        owner = up
    if stage.is_a(owner, "mastery"):
        return _possessor(stage, owner, 0) or _of_phrase(stage, owner) or _modifier(stage, owner)
    return party(stage, owner)
