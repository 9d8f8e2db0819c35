"""Parsed: all attributions of a sentence over its tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.model.statement import CueClass
from sayso.statements import asserter
from sayso.statements.asserter import Asserter
from sayso.statements.attribution import Attribution, Stretch
from sayso.statements.content import content_of
from sayso.statements.frames import said
from sayso.statements.lexicon import Cue, Frame, Part
from sayso.statements.tree import Tree, longest_run
from sayso.statements.words import Words

TAGS = {
    Part.VERB: {"VERB", "AUX"},
    Part.NOUN: {"NOUN", "PROPN"},
    Part.ADVERB: {"ADV"},
    Part.ADJECTIVE: {"ADJ"},
}
CLAUSE_OF_NOUN = ("acl", "ccomp", "acl:relcl")
SHORTEST = 2


def parsed_attributions(tree: Tree) -> tuple[Attribution, ...]:
    """Attributions from the outermost cue inwards; a cue inside another's content is part of what is said."""
    found: list[Attribution] = []
    told = bytearray(len(tree.heads))
    for at in tree.outermost_first():
        if told[at]:
            continue
        attribution = next((a for cue in _cues_at(tree, at) if (a := _attribution(tree, at, cue))), None)
        if attribution is None:
            attribution = _by_quotation(tree, at) or _by_that(tree, at)
        if attribution is not None:
            found.append(attribution)
            first, last = attribution.content
            told[first:last] = b"\1" * (last - first)
    return tuple(sorted(found, key=lambda a: a.content))


def _by_quotation(tree: Tree, at: int) -> Attribution | None:
    """'"CONTENT," SOURCE chants': a clause in quotation marks makes any verb with a subject a cue."""
    w = tree.words
    if tree.tags[at] != "VERB" or w.quoted[at]:
        return None
    clause = next((k for k in tree.governed(at, "ccomp", "parataxis") if w.quoted[k]), None)
    if clause is None and tree.relations[at] == "parataxis" and w.quoted[tree.heads[at]]:
        clause = tree.heads[at]
    who = asserter.subject_of(tree, at)
    if clause is None or who is None:
        return None
    content = _quotation_around(w, clause)
    if w.count(*content) < SHORTEST or _overlap(who, content) or not _beside(w, at, who, content):
        return None
    return Attribution(
        content=content,
        source=who.source,
        cue=(at, at + 1),
        entry=replace(said(w), word=tree.lemmas[at], form=(w.lower[at],)),
        antecedent=who.antecedent,
    )


def _by_that(tree: Tree, at: int) -> Attribution | None:
    """'SOURCE is convinced that CONTENT': a clause behind "that" makes most words with a subject a cue."""
    w = tree.words
    if (
        tree.tags[at] not in {"VERB", "ADJ"}
        or w.quoted[at]
        or tree.lemmas[at] in w.lexicon.words["no_speech"]
    ):
        return None
    clause = next((k for k in tree.governed(at, "ccomp") if k > at and _that(tree, k)), None)
    who = asserter.subject_of(tree, at)
    if (
        clause is None
        or who is None
        or who.source[1] > at
        or w.lower[who.source[0]] in w.lexicon.words["no_speaker"]
    ):
        return None
    content = asserter.run_of(tree, clause)
    content = w.trim(content[0] + (w.lower[content[0]] == "that"), content[1])
    if w.count(*content) < SHORTEST:
        return None
    entry = replace(said(w), word=tree.lemmas[at], form=(w.lower[at],), cue_class=CueClass.COGNITION)
    return Attribution(
        content=content, source=who.source, cue=(at, at + 1), entry=entry, antecedent=who.antecedent
    )


def _that(tree: Tree, clause: int) -> bool:
    return any(tree.words.lower[m] == "that" for m in tree.governed(clause, "mark"))


def _quotation_around(w: Words, at: int) -> Stretch:
    """The quoted words around a quoted word."""
    first = last = at
    while first > 0 and w.quoted[first - 1]:
        first -= 1
    while last + 1 < len(w) and w.quoted[last + 1]:
        last += 1
    return w.trim(first, last + 1)


def _beside(w: Words, at: int, who: Asserter, content: Stretch) -> bool:
    """Whether a quotation opens right behind the verb, or closes right before it and its subject."""
    ahead, behind = min(at, who.source[0]), max(at + 1, who.source[1] if who.source[0] > at else at + 1)
    near = range(behind, content[0]) if content[0] >= behind else range(content[1], ahead)
    return all(w.is_punctuation(k) for k in near)


def _cues_at(tree: Tree, at: int) -> Iterator[Cue]:
    w = tree.words
    if w.quoted[at] or (tree.relations[at] == "acl" and w.tokens[at].xpos == "VBN"):
        return  # "men suspected of theft": the participle describes the men, who assert nothing
    for cue in w.lexicon.cues.get(w.lower[at], ()):
        fits = cue.part is Part.PHRASE or tree.tags[at] in TAGS[cue.part]
        behind = w.lower[at + len(cue.form) : at + len(cue.form) + 1]
        ruled_out = (
            cue.split
            or cue.relay
            or cue.witnesses
            or cue.sourceless
            or cue.channel
            or (behind and behind[0] in cue.unless)
        )
        if fits and not ruled_out and w.lower[at : at + len(cue.form)] == cue.form:
            yield cue


def _attribution(tree: Tree, at: int, cue: Cue) -> Attribution | None:
    if cue.frame is Frame.PREPOSITION:
        return _according_to(tree, at, cue)
    if cue.part is Part.VERB:
        return _by_verb(tree, at, cue)
    if cue.part is Part.NOUN:
        return _by_noun(tree, at, cue)
    return None


def _by_verb(tree: Tree, at: int, cue: Cue) -> Attribution | None:
    content = content_of(tree, at, cue)
    if content is None or tree.words.count(*content) < SHORTEST:
        return None
    passive = bool(tree.governed(at, "aux:pass"))
    if cue.frame is Frame.PASSIVE and not passive:
        return None
    who = asserter.agent_of(tree, at) if passive else _quoted(tree, at) or asserter.subject_of(tree, at)
    if who is None and not passive:
        return None
    if who is not None and _overlap(who, content):
        return None
    return Attribution(
        content=content,
        source=who.source if who else None,
        cue=(at, at + len(cue.form)),
        entry=cue,
        antecedent=who.antecedent if who else None,
        relays=_relays(tree, at),
        heard=_heard(tree, at, cue),
    )


def _quoted(tree: Tree, at: int) -> Asserter | None:
    """The one quoted in "IRNA quoted the commander as saying": the object of the verb above."""
    mark = tree.first(at, "mark", "case")
    if mark is None or tree.words.lower[mark] != "as" or tree.relations[at] not in {"advcl", "xcomp", "obl"}:
        return None
    above = tree.heads[at]
    quoted = tree.first(above, "obj", "nsubj:pass")
    if quoted is None:
        return None
    return Asserter(source=asserter.phrase(tree, quoted))


def _relays(tree: Tree, at: int) -> tuple[Stretch, ...]:
    """Who passed the words on: the one who quoted."""
    if _quoted(tree, at) is None:
        return ()
    relay = asserter.subject_of(tree, tree.heads[at])
    return (relay.source,) if relay is not None and tree.first(tree.heads[at], "obj") is not None else ()


def _heard(tree: Tree, at: int, cue: Cue) -> Stretch | None:
    """Who was told: "told Tehran Radio"."""
    heard = tree.first(at, "iobj", "obj") if cue.frame is Frame.RECIPIENT else None
    return asserter.run_of(tree, heard) if heard is not None else None


def _by_noun(tree: Tree, at: int, cue: Cue) -> Attribution | None:
    """'the claim that ...', "Iran's announcement that ...": a noun with its clause."""
    clause = next(
        (
            k
            for k in tree.governed(at, *CLAUSE_OF_NOUN)
            if any(
                tree.words.lower[m] == "that" and tree.tags[m] == "SCONJ" for m in tree.governed(k, "mark")
            )
        ),
        None,
    )
    if clause is None:
        return None
    first, last = asserter.run_of(tree, clause)
    if tree.words.lower[first] == "that":
        first += 1
    if tree.words.count(first, last) < SHORTEST:
        return None
    who = asserter.owner_of(tree, at)
    return Attribution(
        content=(first, last), source=who.source if who else None, cue=(at, at + len(cue.form)), entry=cue
    )


def _according_to(tree: Tree, at: int, cue: Cue) -> Attribution | None:
    """'According to SOURCE, CONTENT': the clause that the phrase hangs on, without the phrase."""
    head = tree.heads[at]
    if head < at or tree.relations[at] != "case":
        return None
    clause = tree.heads[head]
    if clause == head:
        return None
    source = asserter.phrase(tree, head)
    rest = tuple(k for k in tree.subtree(clause, frozenset({head})))
    content = tree.words.trim(*longest_run(rest))
    if source[1] <= source[0] or tree.words.count(*content) < SHORTEST:
        return None
    return Attribution(content=content, source=source, cue=(at, at + len(cue.form)), entry=cue)


def _overlap(who: Asserter, content: Stretch) -> bool:
    return who.source[0] < content[1] and content[0] < who.source[1]
