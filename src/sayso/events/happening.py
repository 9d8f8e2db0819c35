"""Happening: an event's word in the tree, with what its tense and its determiners say of when it was."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.events.branches import Branches
from sayso.events.timebook import TimeBook
from sayso.model.event import Event, EventType
from sayso.model.statement import Commitment, Statement, Tense

# types that tell of one fight under several names
FIGHTS = frozenset({EventType.ADVANCE, EventType.CLASH, EventType.STRIKE, EventType.ATTACK})
# types that tell of what a fight did
VIOLENT = FIGHTS | {EventType.CASUALTIES, EventType.DAMAGE}
# the mode of holding what was taken before
HELD = "hold"
PLACED = frozenset({EventType.CONTROL, EventType.WITHDRAW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event of a statement: `at` is its word in the analysis (None without a tree).

    `name` is the dictionary form of its word; `definite` where that is a noun
    that points to something told of before (`owned`: "its"), `earlier` where it
    points further back. `habit` is the present of what happens again and again,
    `state` what lasts and did not happen on a day ("holding two hills"), `gloss`
    what a relative clause tells of somebody in passing, `generic` what is named
    as a kind of thing ("reports of fighting", "accused of attacking").
    """

    statement: int
    event: Event
    at: int | None
    name: str = ""
    noun: bool = False
    definite: bool = False
    owned: bool = False
    earlier: bool = False
    perfect: bool = False
    pluperfect: bool = False
    ongoing: bool = False
    habit: bool = False
    state: bool = False
    gloss: bool = False
    generic: bool = False
    present: bool = False
    future: bool = False


def happening_of(
    number: int, statement: Statement, event: Event, branches: Branches | None, book: TimeBook
) -> Happening:
    """An event with what its surroundings in the tree say of its time."""
    future = statement.factuality.tense is Tense.FUTURE
    if branches is None:
        return Happening(statement=number, event=event, at=None, future=future)
    first, last = branches.first_at(event.trigger.start), branches.first_at(event.trigger.end - 1) + 1
    at = branches.top_of(first, last)
    noun = _is_noun(branches, at)
    words = {branches.lower(k) for k in branches.children.get(at, ()) if k < first or k > last}
    owned = bool(branches.governed(at, "nmod:poss"))
    fresh = bool(words & book.groups["fresh"])
    earlier = bool(words & book.groups["earlier"])
    verb = _verb_of(branches, at, noun=noun)
    return Happening(
        statement=number,
        event=event,
        at=at,
        name=branches.lemma(at),
        noun=noun,
        definite=noun and not fresh and not earlier and (owned or bool(words & book.groups["definite"])),
        owned=owned,
        earlier=earlier,
        perfect=_helper(branches, verb, {"has", "have", "'ve"}),
        pluperfect=_helper(branches, verb, {"had"}),
        ongoing=_ongoing(branches, verb, book) and statement.factuality.commitment is Commitment.CERTAIN,
        habit=_habit(branches, verb, at),
        state=event.mode == HELD or _is_state(branches, at, verb, book, noun=noun),
        generic=_is_generic(branches, at) or (not noun and bool(words & book.groups["habitual"])),
        gloss=not noun and _is_gloss(branches, at),
        present=_present(branches, verb),
        future=future or _helper(branches, verb, book.groups["ahead"]) or _purpose(branches, verb),
    )


def _is_noun(branches: Branches, at: int) -> bool:
    """Whether a word stands as a noun; "fighting" does as a subject or behind a preposition."""
    token = branches.tokens[at]
    if token.upos in {"NOUN", "PROPN"}:
        return True
    nominal = branches.relation(at) in {"nsubj", "nsubj:pass", "obj", "nmod", "obl", "compound"}
    of = any(branches.lower(k) == "of" for k in branches.governed(at, "mark", "case"))
    return (nominal or of) and not branches.governed(at, "aux", "aux:pass", "nsubj")


def _verb_of(branches: Branches, at: int, *, noun: bool) -> int | None:
    head = branches.tokens[at].head
    return branches.verb_of(head) if noun and head is not None and head != at else branches.verb_of(at)


def _purpose(branches: Branches, verb: int | None) -> bool:
    """Whether a verb says what something was done for: "to help counter the offensive"."""
    if verb is None:
        return False
    chain = [verb, *branches.above(verb)]
    for k in chain:
        to = any(branches.lower(m) == "to" for m in branches.governed(k, "mark"))
        if to and branches.relation(k) in {"advcl", "acl"}:
            return True
        if branches.relation(k) != "xcomp":
            return False
    return False


def _present(branches: Branches, verb: int | None) -> bool:
    """Whether a verb stands in the plain present: "continues", "is in control"."""
    if verb is None:
        return False
    helpers = branches.governed(verb, "aux", "aux:pass", "cop")
    if helpers:
        return all(branches.lower(k) in {"is", "are", "'s", "'re", "am", "do", "does"} for k in helpers)
    return branches.tokens[verb].xpos in {"VBZ", "VBP"}


def _is_state(branches: Branches, at: int, verb: int | None, book: TimeBook, *, noun: bool) -> bool:
    """Whether a word says how things stood: "control the town", "in the hands of", "has its base"."""
    if noun:
        return (
            branches.lemma(at) in book.groups["state_nouns"]
            and verb is not None
            and (branches.lemma(verb) in book.groups["states"] or bool(branches.governed(verb, "cop")))
        )
    passive = bool(branches.governed(at, "aux:pass"))
    return not passive and branches.lemma(at) in book.groups["states"]


def _is_generic(branches: Branches, at: int) -> bool:
    """Whether a bare word behind "of" names a kind of thing: "reports of fighting", "accused of attacking"."""
    token = branches.tokens[at]
    if token.xpos not in {"VBG", "NN"} or branches.governed(at, "det", "nmod:poss", "nummod", "aux", "amod"):
        return False
    return any(branches.lower(k) == "of" for k in branches.governed(at, "case", "mark"))


def _is_gloss(branches: Branches, at: int) -> bool:
    """Whether a verb stands in a relative clause, and not one that goes on with the telling ("where they left")."""
    for k in (at, *branches.above(at)):
        relation = branches.relation(k)
        if relation == "acl:relcl":
            return not branches.goes_on(k)
        if relation not in {"conj", "xcomp"}:
            return False
    return False


def _habit(branches: Branches, verb: int | None, at: int) -> bool:
    """Whether several are told of in a plain present: "the raids are aimed at villages"."""
    if verb is None or branches.tokens[at].xpos not in {"NNS", "NNPS"} or branches.governed(verb, "cop"):
        return False
    helpers = branches.governed(verb, "aux", "aux:pass")
    if any(branches.tokens[k].xpos in {"VBD", "MD"} or branches.lemma(k) == "have" for k in helpers):
        return False
    if helpers:
        return branches.tokens[verb].xpos == "VBN"
    return branches.tokens[verb].xpos in {"VBZ", "VBP"}


def _helper(branches: Branches, verb: int | None, words: frozenset[str] | set[str]) -> bool:
    return verb is not None and any(branches.lower(k) in words for k in branches.governed(verb, "aux"))


def _ongoing(branches: Branches, verb: int | None, book: TimeBook) -> bool:
    """Whether the verb says that something is going on: "are taking place", "remain"."""
    if verb is None:
        return False
    token = branches.tokens[verb]
    if token.xpos == "VBG":
        return any(branches.lemma(k) == "be" for k in branches.governed(verb, "aux"))
    return token.xpos in {"VBZ", "VBP"} and branches.lemma(verb) in book.groups["lasting"]


def kindred(one: Happening, other: Happening) -> bool:
    """Whether two words can tell of one happening by their types: the same type, or two names of one fight."""
    a, b = one.event.type, other.event.type
    return a is b or (a in FIGHTS and b in FIGHTS)


def of_one_fight(one: Happening, other: Happening) -> bool:
    """Whether two words can tell of one fight and of what it did."""
    a, b = one.event.type, other.event.type
    return a is b or (a in VIOLENT and b in VIOLENT)


def of_another_side(one: Happening, other: Happening) -> bool:
    """Whether two changes are of two sides: "retook X, a district that had fallen to the Taliban in May"."""
    a, b = one.event.actor, other.event.actor
    if one.event.type not in PLACED or a is None or b is None:
        return False
    return a.bloc is not None and b.bloc is not None and a.bloc != b.bloc
