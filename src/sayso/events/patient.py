"""Patient: to whom or what it was done, by the grammar: objects, passive subjects, "of", "on" and "against"."""

from __future__ import annotations

from sayso.events.agent import nominal
from sayso.events.party import Party
from sayso.events.party import party as somebody
from sayso.events.stage import Stage
from sayso.events.subject import accused_of, blamed_by, related, subject_of
from sayso.model.analysis import MentionLabel
from sayso.model.event import EventType

# happenings whose object stands behind "on" or "against"
AIMED = frozenset(
    {
        EventType.STRIKE,
        EventType.ADVANCE,
        EventType.ATTACK,
        EventType.CLASH,
        EventType.THREATEN,
        EventType.DAMAGE,
    }
)
SUFFERING = frozenset({"on", "of", "among", "to"})
OVER = frozenset({"with", "against"})
GROUNDED = frozenset({EventType.STRIKE, EventType.ADVANCE, EventType.ATTACK, EventType.WITHDRAW})
FIGHTING = frozenset({"MIL", "REB", "PAR", "COP", "CRM", "UAF"})
# such things have no doer in them: "80 warplanes downed"
WRECKED = frozenset({EventType.DAMAGE, EventType.DETAIN, EventType.CASUALTIES, EventType.ARMS})
MOVING = frozenset({EventType.WITHDRAW, EventType.ADVANCE})


def patient(stage: Stage, at: int, kind: EventType, inside: range) -> Party | None:
    """To whom or what the happening was done; None where the sentence does not say.

    `inside` are the positions of the trigger's own words: "hurled bombs" at somebody, "left behind" something.
    """
    if stage.is_a(at, "harm") and nominal(stage, at):
        return _harmed(stage, at)
    found = _of_noun(stage, at, kind) if nominal(stage, at) else _of_verb(stage, at, kind, inside)
    if found is None or not _apt(stage, at, found, kind):
        return None
    return found


def thing(stage: Stage, at: int, *, joined: bool = True) -> Party | None:
    """A noun as target: unlike an actor it may be a thing."""
    if stage.grammar.tag(at).startswith("PRP") or stage.is_a(at, "plural_pronoun", "first_person"):
        return somebody(stage, at)
    if stage.is_a(at, "weekday") and not stage.can_act(at):
        return None
    return Party(stage=stage, phrase=stage.phrase(at, joined=joined))


def _apt(stage: Stage, at: int, found: Party, kind: EventType) -> bool:
    """Whether a target is one for this type: ground that is taken or left is the place, and no target."""
    if found.phrase is None:
        return True
    head, there = found.phrase.head, found.stage
    if kind is EventType.CONTROL:
        verb = stage.is_a(at, "overrunning") and there.is_a(head, "installation")
        return verb or there.sector(head) in FIGHTING or _people(there, head)
    if kind in GROUNDED and there.is_a(head, "ground"):
        return False
    return not (kind in MOVING and there.is_place(head) and not there.named(head, head + 1))


def _people(stage: Stage, at: int) -> bool:
    """Whether a noun names a people or an armed group: "the Iranians", "the Taliban"."""
    label = stage.label(at)
    if label is MentionLabel.NATIONALITY:
        return True
    phrase = stage.phrase(at, joined=False)
    group = label in {MentionLabel.ORGANIZATION, MentionLabel.MILITARY_UNIT}
    return group and stage.named(phrase.first, phrase.last)


def _of_verb(stage: Stage, verb: int, kind: EventType, inside: range) -> Party | None:
    grammar = stage.grammar
    if grammar.passive(verb):
        subject = subject_of(stage, verb)
        return thing(stage, subject) if subject is not None else None
    noun = grammar.governor(verb)
    behind = noun is not None and noun > verb and accused_of(stage, verb) is not None
    if behind or blamed_by(stage, verb) is not None:
        return thing(stage, noun) if noun is not None else None
    if undergone(stage, verb, kind):
        subject = subject_of(stage, verb)
        return thing(stage, subject) if subject is not None else None
    direct = next((k for k in grammar.kids(verb, "obj", "iobj") if k not in inside), None)
    if direct is None:
        # the particle of "left behind" may pass for a preposition
        particles = (k for k in grammar.kids(verb, "obl") if set(grammar.kids(k, "case")) & set(inside))
        direct = next(particles, None)
    if direct is not None:
        return thing(stage, related(stage, direct, verb))
    return _shared(stage, verb) or _gap(stage, verb) or _oblique(stage, verb, kind)


def undergone(stage: Stage, verb: int, kind: EventType) -> bool:
    """Whether the subject of an active form suffers it: "collapsed", "80 warplanes downed"."""
    grammar = stage.grammar
    if grammar.passive(verb) or grammar.kids(verb, "obj"):
        return False
    if stage.is_a(verb, "undergoing"):
        return True
    bare = grammar.tag(verb) in {"VBD", "VBN"} and not grammar.kids(verb, "aux", "xcomp", "ccomp")
    told = bare and bool(grammar.kids(verb, "nsubj")) and grammar.base(verb) != "acl"
    return kind in WRECKED and told and _shared(stage, verb) is None


def _shared(stage: Stage, verb: int) -> Party | None:
    """The object that two joined verbs share: "attacked and destroyed a platform"."""
    grammar = stage.grammar
    for other in grammar.kids(verb, "conj"):
        direct = grammar.kid(other, "obj")
        between = [grammar.tag(k) for k in range(verb + 1, other)]
        if direct is not None and grammar.is_verb(other) and set(between) <= {"CC", "RB"}:
            return thing(stage, direct)
    above = grammar.governor(verb)
    if above is not None and stage.is_a(above, "blaming") and grammar.case(verb):
        behind = next((k for k in grammar.kids(above, "obj") if k > verb), None)
        return thing(stage, behind) if behind is not None else None
    if grammar.base(verb) in {"conj", "amod"} and grammar.tag(verb) == "VBD" and above is not None:
        # a second verb that the parser took for an adjective of its object
        return thing(stage, above, joined=False) if grammar.is_noun(above) and above > verb else None
    return None


def _gap(stage: Stage, verb: int) -> Party | None:
    """The noun that a relative clause without an object of its own is about: "the town the rebels captured"."""
    grammar = stage.grammar
    subject = grammar.kid(verb, "nsubj")
    for clause in (verb, *grammar.above(verb)):
        if any(grammar.word(k) in {"where", "when"} for k in grammar.kids(clause, "advmod", "mark")):
            return None
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
    """Behind a preposition: "clashed with police", "fired on the crowd", "surrendered to the army"."""
    grammar = stage.grammar
    wanted = set(OVER) if kind is EventType.CLASH else set()
    if kind is EventType.TRUCE:
        wanted = {"to", "with"}
    burst = kind is EventType.STRIKE and stage.is_a(verb, "bursting")
    for k in grammar.kids(verb, "obl", "nmod"):
        case = grammar.case(k)
        if (
            burst
            and stage.classes.has(case, "inside")
            and (stage.is_a(k, "installation") or stage.can_act(k))
        ):
            return thing(stage, k)
        if case in wanted or (kind in AIMED and stage.classes.has(case, "against") and _hit(stage, k)):
            return thing(stage, k)
    return None


def _of_noun(stage: Stage, at: int, kind: EventType) -> Party | None:
    grammar = stage.grammar
    if stage.is_a(at, "mutual") or kind is EventType.CLASH:
        harmed, other = _in_harm(stage, at), _other_side(stage, at)
        found = harmed if killed_in(stage, at) is not None and harmed is not None else other or harmed
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


def killed_in(stage: Stage, at: int) -> int | None:
    """The verb of harm that a happening stands with: "ten were killed in clashes", "wounded in the clashes"."""
    grammar = stage.grammar
    above = grammar.governor(at)
    if above is None or grammar.base(at) not in {"obl", "nmod"} or not stage.is_a(above, "harming"):
        return None
    while grammar.base(above) == "conj" and stage.is_a(grammar.governor(above) or above, "harming"):
        above = grammar.governor(above) or above
    return above if grammar.passive(above) or stage.is_a(above, "undergoing") else None


def _in_harm(stage: Stage, at: int) -> Party | None:
    """Who came to harm in a happening: "ten were killed in clashes", "clashes left ten dead"."""
    grammar = stage.grammar
    verb = killed_in(stage, at)
    if verb is not None:
        subject = subject_of(stage, verb)
        return thing(stage, subject) if subject is not None and subject != at else None
    above = grammar.governor(at)
    clause = next((k for k in grammar.kids(at, "acl") if stage.is_a(k, "resulting")), above)
    if clause is None or not stage.is_a(clause, "resulting"):
        return None
    for k in grammar.kids(clause, "obl", "obj"):
        if stage.is_a(k, "harm") and k != at:
            return _harmed(stage, k)
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
    above = grammar.governor(at)
    near = [k for k in sorted(grammar.subtree(at)) if k > at]
    if above is not None:
        near.extend(k for k in sorted(grammar.subtree(above)) if k > at and k not in near)
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
    if grammar.base(at) == "amod" and above is not None:
        return thing(stage, above)
    if grammar.kids(at, "cop"):
        own = grammar.kid(at, "nsubj")
        return thing(stage, own) if own is not None and stage.can_act(own) else None
    if grammar.base(at) in {"xcomp", "root"} and not grammar.is_noun(at):
        subject = subject_of(stage, at)
        return thing(stage, subject) if subject is not None and subject != at else None
    inside = (k for k in sorted(grammar.subtree(at)) if k > at and grammar.case(k) in SUFFERING)
    for k in inside:
        if _sufferer(stage, at, k):
            return thing(stage, k)
    owners = stage.owners(at)
    if owners is not None:
        return Party(stage=stage, phrase=owners)
    return _harmed_by_verb(stage, at, above) if above is not None and grammar.is_verb(above) else None


def _harmed_by_verb(stage: Stage, at: int, verb: int) -> Party | None:
    """Who suffered it by the verb: "inflicted losses on X", "X suffered losses"."""
    grammar = stage.grammar
    for k in grammar.kids(verb, "obl", "nmod"):
        if grammar.case(k) in SUFFERING - {"of"} and _sufferer(stage, at, k):
            return thing(stage, k)
    if grammar.base(at) == "obj" and stage.is_a(verb, "suffering"):
        subject = subject_of(stage, verb)
        return somebody(stage, subject) if subject is not None else None
    return None


def _sufferer(stage: Stage, at: int, other: int) -> bool:
    """Whether a noun can suffer the harm that another names: people; with damage any thing."""
    if stage.grammar.word(at).startswith("damage"):
        return stage.grammar.is_noun(other) and not stage.is_a(other, "nobody", "weekday")
    return stage.can_act(other) and stage.grammar.is_noun(other)
