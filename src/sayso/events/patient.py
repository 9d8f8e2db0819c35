"""Patient: to whom or what it was done, by the grammar: objects, passive subjects, "of", "on" and "against"."""

from __future__ import annotations

from sayso.events.agent import nominal
from sayso.events.party import Party
from sayso.events.party import party as somebody
from sayso.events.stage import Stage
from sayso.events.subject import related, subject_of
from sayso.model.event import EventType

# happenings whose object stands behind "on" or "against"
AIMED = frozenset(
    {EventType.STRIKE, EventType.ADVANCE, EventType.ATTACK, EventType.CLASH, EventType.THREATEN, EventType.DAMAGE}
)
OVER = frozenset({"with", "against"})
MOVING = frozenset({EventType.WITHDRAW, EventType.ADVANCE})


def patient(stage: Stage, at: int, kind: EventType) -> Party | None:
    """To whom or what the happening was done; None where the sentence does not say."""
    if stage.is_a(at, "harm") and (nominal(stage, at) or not stage.grammar.is_verb(at)):
        return _harmed(stage, at)
    found = _of_noun(stage, at, kind) if nominal(stage, at) else _of_verb(stage, at, kind)
    if found is None or not _apt(stage, found, kind):
        return None
    return found


def thing(stage: Stage, at: int, *, joined: bool = True) -> Party | None:
    """A noun as target: unlike an actor it may be a thing."""
    if stage.grammar.tag(at).startswith("PRP") or stage.is_a(at, "plural_pronoun", "first_person"):
        return somebody(stage, at)
    if stage.is_a(at, "weekday") and not stage.can_act(at):
        return None
    return Party(stage=stage, phrase=stage.phrase(at, joined=joined))


def _apt(stage: Stage, found: Party, kind: EventType) -> bool:
    """Whether a target is one for this type: ground that is taken or left is the place, and no target."""
    if found.phrase is None:
        return True
    head, there = found.phrase.head, found.stage
    if kind is EventType.CONTROL:
        if there.is_place(head):
            return False
        return there.sector(head) is not None or there.label(head) is not None or there.is_a(head, "installation")
    return not (kind in MOVING and there.is_place(head) and not there.named(head, head + 1))


def _of_verb(stage: Stage, verb: int, kind: EventType) -> Party | None:
    grammar = stage.grammar
    if grammar.passive(verb):
        subject = subject_of(stage, verb)
        return thing(stage, subject) if subject is not None else None
    direct = grammar.kid(verb, "obj") or grammar.kid(verb, "iobj")
    if direct is not None:
        return thing(stage, related(stage, direct, verb))
    return _shared(stage, verb) or _gap(stage, verb) or _oblique(stage, verb, kind)


def _shared(stage: Stage, verb: int) -> Party | None:
    """The object that two joined verbs share: "attacked and destroyed a platform"."""
    grammar = stage.grammar
    for other in grammar.kids(verb, "conj"):
        direct = grammar.kid(other, "obj")
        between = [grammar.tag(k) for k in range(verb + 1, other)]
        if direct is not None and grammar.is_verb(other) and set(between) <= {"CC", "RB"}:
            return thing(stage, direct)
    above = grammar.governor(verb)
    if grammar.base(verb) in {"conj", "amod"} and grammar.tag(verb) == "VBD" and above is not None:
        # a second verb that the parser took for an adjective of its object
        return thing(stage, above, joined=False) if grammar.is_noun(above) and above > verb else None
    return None


def _gap(stage: Stage, verb: int) -> Party | None:
    """The noun that a relative clause without an object of its own is about: "the town the rebels captured"."""
    grammar = stage.grammar
    subject = grammar.kid(verb, "nsubj")
    for clause in (verb, *grammar.above(verb)):
        if grammar.relation(clause).startswith("acl:relcl"):
            noun = grammar.governor(clause)
            relative = subject is None or stage.is_a(subject, "relative")
            own = grammar.kid(clause, "nsubj") if clause != verb else subject
            if noun is None or (relative and (own is None or stage.is_a(own, "relative"))):
                return None
            return thing(stage, noun)
        if grammar.base(clause) not in {"xcomp", "conj"}:
            return None
    return None


def _oblique(stage: Stage, verb: int, kind: EventType) -> Party | None:
    """ "Clashed with police", "fired on the crowd", "surrendered to the army"."""
    grammar = stage.grammar
    wanted = set(OVER) if kind is EventType.CLASH else set()
    if kind is EventType.TRUCE:
        wanted = {"to", "with"}
    for k in grammar.kids(verb, "obl", "nmod"):
        case = grammar.case(k)
        if case in wanted or (kind in AIMED and stage.classes.has(case, "against") and _hit(stage, k)):
            return thing(stage, k)
    return None


def _of_noun(stage: Stage, at: int, kind: EventType) -> Party | None:
    grammar = stage.grammar
    if stage.is_a(at, "mutual") or kind is EventType.CLASH:
        found = _other_side(stage, at)
        if found is not None:
            return found
    if kind in AIMED:
        found = _aimed_at(stage, at)
        if found is not None:
            return found
    if stage.is_a(at, "sufferer_of"):
        for k in grammar.kids(at, "nmod", "obl"):
            if grammar.case(k) in {"of", "to"} and k > at:
                return thing(stage, k)
    return None


def _other_side(stage: Stage, at: int) -> Party | None:
    """The second of the sides between whom something is, or the one behind "with"."""
    grammar = stage.grammar
    for k in grammar.kids(at, "nmod", "obl"):
        case = grammar.case(k)
        if case == "between":
            second = grammar.kid(k, "conj")
            return thing(stage, second) if second is not None else None
        if case in OVER and stage.can_act(k):
            return thing(stage, k)
    return None


def _aimed_at(stage: Stage, at: int) -> Party | None:
    """The phrase with "on", "against" or "at" that belongs to a noun, or hangs on the verb that carries it."""
    grammar = stage.grammar
    near = [k for k in sorted(grammar.subtree(at)) if k > at]
    above = grammar.governor(at)
    if above is not None:
        near.extend(k for k in grammar.kids(above, "obl", "nmod") if k > at)
    for k in near:
        if not stage.classes.has(grammar.case(k), "against") or not _hit(stage, k):
            continue
        verbs = [up for up in grammar.above(k) if grammar.is_verb(up)]
        if not verbs or verbs[0] == above or verbs[0] in grammar.above(at):
            return thing(stage, k)
    return None


def _hit(stage: Stage, at: int) -> bool:
    """Whether what stands behind "on" is a thing or people, and no day, ground or occasion."""
    if stage.is_a(at, "weekday", "nobody") and not stage.is_a(at, "installation"):
        return False
    if stage.grammar.tokens[at].text[:1].isdigit() or not stage.grammar.is_noun(at):
        return False
    return not stage.is_place(at) or stage.named(at, at + 1)


def _harmed(stage: Stage, at: int) -> Party | None:
    """Who suffered harm named by a noun: "the army suffered losses", "casualties on the rebels", "Iraqi casualties"."""
    grammar = stage.grammar
    above = grammar.governor(at)
    for k in sorted(grammar.subtree(at)):
        if k > at and grammar.case(k) in {"on", "of", "among", "to", "in"} and _people(stage, k):
            return thing(stage, k)
    if above is not None and grammar.is_verb(above):
        for k in grammar.kids(above, "obl", "nmod"):
            if grammar.case(k) in {"on", "among", "to"} and _people(stage, k):
                return thing(stage, k)
        if grammar.base(at) == "obj" and stage.is_a(above, "suffering"):
            subject = subject_of(stage, above)
            return somebody(stage, subject) if subject is not None else None
    owners = stage.owners(at)
    return Party(stage=stage, phrase=owners) if owners is not None else None


def _people(stage: Stage, at: int) -> bool:
    return stage.can_act(at) and stage.grammar.is_noun(at)
