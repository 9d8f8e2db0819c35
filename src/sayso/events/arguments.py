"""Arguments: what stands as doer, object and complement of a word, over the tree or by order of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.events.clause import Clause

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVES = frozenset({"nsubj:pass", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj", "nsubj:pass"})
# where another clause begins
CLAUSAL = frozenset(
    {"root", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "csubj:pass"}
)
RELATIVE = frozenset({"who", "which", "that", "whom"})
JOINED = frozenset({"conj", "appos", "flat"})
MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nmod:unmarked", "nmod:desc", "nummod", "appos"})
ACTIVE_NOUN = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "NUM"})
# without a tree: how far to look
REACH = 7
# two verbs with one object stand this near: "attacked and destroyed the platform"
SHARED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """Positions (in `Clause.every`) of the heads around a word.

    `doer` and `object` are who does it and to whom or what; `beside` pairs a
    preposition with its noun; `modifiers` stand before a noun; `support` is the
    verb whose object or complement a noun is ("launched an attack").
    """

    doer: tuple[int, ...] = ()
    object: tuple[int, ...] = ()
    beside: tuple[tuple[str, int], ...] = ()
    modifiers: tuple[int, ...] = ()
    support: int | None = None

    @property
    def heads(self) -> tuple[int, ...]:
        """All of them, the support left aside."""
        return (*self.doer, *self.object, *(at for _, at in self.beside), *self.modifiers)


def relation(clause: Clause, at: int) -> str:
    """The relation of a word to its head, "" where there is no tree."""
    return clause.every[at].relation or ""


def word(clause: Clause, at: int) -> str:
    """A word of the take in lower case."""
    return clause.every[at].text.lower()


def of_verb(clause: Clause, at: int, *, passive: bool) -> Arguments:
    """The arguments of a verb at this position of the take."""
    if not clause.parsed:
        return _by_order(clause, at, passive=passive)
    under = clause.below.get(at, ())
    doer = _with_joined(clause, [k for k in under if relation(clause, k) in SUBJECTS])
    done = _with_joined(clause, [k for k in under if relation(clause, k) in OBJECTS])
    if not done and not passive:
        # "captured and blindfolded ten guards"
        verbs = [k for k in under if relation(clause, k) == "conj" and k - at <= SHARED]
        done = tuple(o for k in verbs for o in clause.below.get(k, ()) if relation(clause, o) == "obj")
    beside = tuple(beside_of(clause, at))
    if passive:
        doer += tuple(k for prep, k in beside if prep == "by") or _agent_below(clause, at)
    head = clause.every[at].head
    if head is not None and head != at:
        subject = bool(done if passive else doer)
        more_doers, more_done = _from_head(clause, at, head, passive=passive, subject=subject)
        doer, done = doer + more_doers, done + more_done
    doer = _resolved(clause, at, doer)
    done = _resolved(clause, at, done)
    return Arguments(doer=doer, object=done, beside=beside)


def of_noun(clause: Clause, at: int) -> Arguments:
    """The arguments of a noun that names a happening."""
    if not clause.parsed:
        return _noun_by_order(clause, at)
    under = clause.below.get(at, ())
    modifiers = tuple(k for k in under if relation(clause, k) in MODIFIERS)
    beside = tuple(beside_of(clause, at))
    doer = tuple(k for k in under if relation(clause, k) == "nmod:poss")
    doer += tuple(k for prep, k in beside if prep in {"by", "between"})
    done = tuple(k for prep, k in beside if prep == "of")
    support = _support(clause, at)
    if support is not None:
        verb = of_verb(clause, support, passive=is_passive(clause, support))
        doer += verb.doer
        beside += tuple((prep, k) for prep, k in verb.beside if k != at)
    return Arguments(doer=doer, object=done, beside=beside, modifiers=modifiers, support=support)


def is_passive(clause: Clause, at: int) -> bool:
    """Whether a verb suffers: a passive subject or auxiliary, or a participle behind its noun."""
    under = clause.below.get(at, ())
    if any(relation(clause, k) in PASSIVES or relation(clause, k) == "aux:pass" for k in under):
        return True
    participle = clause.every[at].xpos == "VBN" or word(clause, at).endswith("ed")
    if any(relation(clause, k) == "obl:agent" for k in under):
        return True
    aided = any(relation(clause, k).startswith("aux") for k in under)
    finite = any(relation(clause, k) in SUBJECTS for k in under)
    behind = relation(clause, at) in {"acl", "amod", "advcl"}
    joined = relation(clause, at) == "conj" and clause.every[at].head is not None
    if joined and participle and not finite and not aided:
        head = clause.every[at].head or 0
        return clause.every[head].xpos == "VBN" and is_passive(clause, head)
    return participle and clause.every[at].xpos != "VBD" and behind and not aided and not finite


def own_words(clause: Clause, at: int) -> frozenset[int]:
    """The words of the innermost clause around a word, clauses inside it left aside."""
    if not clause.parsed:
        low, high = clause.limits(at - clause.first)
        return frozenset(range(clause.first + low, clause.first + high))
    top = at
    while not _heads_clause(clause, top):
        head = clause.every[top].head
        if head is None or head == top or head not in clause.sentence:
            break
        top = head
    return frozenset(_descend(clause, top))


def _heads_clause(clause: Clause, at: int) -> bool:
    link = relation(clause, at)
    return link in CLAUSAL or (link == "conj" and clause.every[at].upos in {"VERB", "AUX"})


def _descend(clause: Clause, at: int) -> Iterator[int]:
    yield at
    for under in clause.below.get(at, ()):
        if not _heads_clause(clause, under):
            yield from _descend(clause, under)


def below_all(clause: Clause, at: int) -> Iterator[int]:
    """All words under a word, relative and adverbial clauses with verbs of their own left aside."""
    for under in clause.below.get(at, ()):
        link = relation(clause, under)
        if link in {"acl:relcl", "ccomp", "parataxis", "conj", "csubj"}:
            continue
        yield under
        yield from below_all(clause, under)


def _with_joined(clause: Clause, heads: list[int]) -> tuple[int, ...]:
    """Heads with those joined to them ("troops and tanks") and, behind a word that counts, what it counts."""
    out = list(heads)
    for at in heads:
        out += [k for k in clause.below.get(at, ()) if relation(clause, k) in JOINED]
        if clause.every[at].upos == "NUM":
            out += [k for prep, k in beside_of(clause, at) if prep == "of"]
        if word(clause, at) in clause.lexicon.words["measure"]:
            out += [k for prep, k in beside_of(clause, at) if prep == "of"]
    return tuple(out)


def beside_of(clause: Clause, at: int) -> Iterator[tuple[str, int]]:
    """The nouns that hang on a word by a preposition, each with it."""
    for under in clause.below.get(at, ()):
        if not relation(clause, under).startswith(("obl", "nmod")):
            continue
        case = [word(clause, k) for k in clause.below.get(under, ()) if relation(clause, k) == "case"]
        for k in _with_joined(clause, [under]):
            yield (case[0] if case else ""), k


def cases_of(clause: Clause, at: int) -> tuple[str, ...]:
    """The prepositions of a noun: "over", "to" of "handed over to the army"."""
    return tuple(word(clause, k) for k in clause.below.get(at, ()) if relation(clause, k) == "case")


def _agent_below(clause: Clause, at: int) -> tuple[int, ...]:
    """Who did it, where "by" hangs on a time or place: "attacked on Monday by aircraft"."""
    found = [
        k for low in below_all(clause, at) for prep, k in beside_of(clause, low) if prep == "by" and low > at
    ]
    return tuple(found[:1])


def _from_head(
    clause: Clause, at: int, head: int, *, passive: bool, subject: bool
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What the word above gives: the noun of a relative clause, the subject of a governing verb."""
    link = relation(clause, at)
    if link in {"acl:relcl", "acl", "amod"}:
        infinitive = any(
            word(clause, k) == "to" and relation(clause, k) == "mark" for k in clause.below.get(at, ())
        )
        if link == "acl:relcl" and subject:
            lacks = not any(relation(clause, k) in OBJECTS for k in clause.below.get(at, ()))
            return (), ((head,) if lacks else ())
        if infinitive and not passive:
            # whom an order goes to is to do it: "orders forces to leave"
            return ((head,) if _is_told(clause, head) else ()), ()
        return ((), (head,)) if passive else ((head,), ())
    if link == "xcomp" and relation(clause, head) == "acl:relcl" and not passive:
        # "the town they managed to take"
        above = of_verb(clause, head, passive=False)
        lacks = not any(relation(clause, k) == "obj" for k in clause.below.get(at, ()))
        return above.doer, (above.object if lacks else ())
    if (
        link in {"conj", "xcomp", "advcl", "parataxis"}
        and not subject
        and clause.every[head].upos in {"VERB", "AUX"}
    ):
        ordered = [k for k in clause.below.get(head, ()) if relation(clause, k) == "obj" and k < at]
        if (
            link == "xcomp"
            and ordered
            and not passive
            and word(clause, head) in clause.lexicon.words["commanding"]
        ):
            return _with_joined(clause, ordered), ()  # "ordered his troops to withdraw"
        above = of_verb(clause, head, passive=is_passive(clause, head))
        theirs = above.object if is_passive(clause, head) else above.doer
        return ((), theirs) if passive else (theirs, ())
    return (), ()


def _is_told(clause: Clause, at: int) -> bool:
    verb = clause.every[at].head
    told = relation(clause, at) == "obj" and verb is not None
    return told and word(clause, verb or 0) in clause.lexicon.words["commanding"]


def _resolved(clause: Clause, verb: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Relative words stand for the noun that their clause hangs on."""
    out: list[int] = []
    for at in heads:
        if word(clause, at) in RELATIVE and clause.every[at].upos == "PRON":
            top = verb
            while relation(clause, top) in {"conj", "xcomp"} and clause.every[top].head is not None:
                top = clause.every[top].head or 0
            head = clause.every[top].head
            while head is not None and relation(clause, head) == "appos":
                # "Rubaya, a mining hub, which they took": what the apposition says is said of the name
                head = clause.every[head].head
            out.append(head if head is not None and relation(clause, top).startswith("acl") else at)
        else:
            out.append(at)
    return tuple(dict.fromkeys(out))


def _support(clause: Clause, at: int) -> int | None:
    """The verb that a noun of a happening leans on, as object, subject of a passive, or complement."""
    head, link = clause.every[at].head, relation(clause, at)
    if head is None or head == at or clause.every[head].upos != "VERB":
        return None
    known = word(clause, head) in clause.lexicon.words["support"]
    if link in {"obj", "nsubj:pass"} or (link.startswith("obl") and known):
        return head
    return None


def _by_order(clause: Clause, at: int, *, passive: bool) -> Arguments:
    low, high = clause.limits(at - clause.first)
    ahead = range(max(clause.first + low, at - REACH), at)
    behind: list[int] = []
    beside: list[tuple[str, int]] = []
    prep = ""
    for k in range(at + 1, min(clause.first + high, at + 1 + REACH + 4)):
        if word(clause, k) in clause.lexicon.words["preposition"]:
            prep = word(clause, k)
        elif prep:
            beside.append((prep, k))
        else:
            behind.append(k)
    agent = tuple(k for p, k in beside if p == "by")
    if passive:
        return Arguments(doer=agent, object=tuple(ahead), beside=tuple(beside))
    return Arguments(doer=tuple(ahead), object=tuple(behind), beside=tuple(beside))


def _noun_by_order(clause: Clause, at: int) -> Arguments:
    plain = _by_order(clause, at, passive=False)
    return Arguments(
        doer=plain.doer,
        object=tuple(k for prep, k in plain.beside if prep == "of"),
        beside=plain.beside,
        modifiers=tuple(range(max(clause.first, at - 2), at)),
    )
