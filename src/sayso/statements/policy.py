"""Policy: how what the order of words says and what the tree says are put together.

Named and versioned, and written into each reading's `run`: `order` takes the
order of words alone, `tree` the tree alone, `both` the order of words first, and the
tree where that found no attribution (measured: on agency copy the marks that
editors set are surer than the parse; the parse finds what they leave out).
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from sayso.statements.attribution import Attribution, SentenceReading, Stretch
from sayso.statements.parsed import parsed_attributions
from sayso.statements.sentence import own_voice, read_order
from sayso.statements.tree import Tree
from sayso.statements.words import Words

# words between a negation and the cue that it denies
REACH = 3
HYPHENS = frozenset({"-", "–"})
WITHOUT = frozenset({"without"})
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


class Policy(StrEnum):
    """Which of the two readers of a sentence speaks."""

    ORDER = "order"
    TREE = "tree"
    BOTH = "both"


def read_sentence(w: Words, tree: Tree | None, policy: Policy) -> SentenceReading:
    """The attributions of a sentence by the policy, and what is left to the agency's own voice.

    Without a tree the order of the words speaks alone, whatever the policy.
    """
    in_order = read_order(w) if tree is None or policy is not Policy.TREE else ()
    found = in_order
    if tree is not None and policy is not Policy.ORDER:
        found = parsed_attributions(tree)
        sure = (_mended(tree, a, found) for a in in_order if not _misread(tree, a, found))
        found = _with_further(tuple(sure), found)
        found = tuple(_continued(tree, a, found) for a in found)
    silent = any(_unsaid(w, a) for a in (*found, *in_order))
    found = tuple(_cited(w, a) for a in found if not _unsaid(w, a))
    # what nobody would say is not what the agency says either
    own = () if silent and not found else own_voice(w, found)
    if tree is not None and found and not own and all(_aside(tree, a) for a in found):
        own = (w.trim(0, len(w)),)
    return SentenceReading(attributions=found, own=own)


def _aside(tree: Tree, attribution: Attribution) -> bool:
    """Whether an attribution stands in a relative clause, so that its sentence is told by the agency itself."""
    first, last = attribution.content
    above = (attribution.cue[0], *tree.above(attribution.cue[0]))
    root = above[-1]
    return (
        tree.is_verb(root)
        and not first <= root < last
        and any(tree.relations[k] == "acl:relcl" for k in above[:-1])
    )


def _misread(tree: Tree, attribution: Attribution, parsed: tuple[Attribution, ...]) -> bool:
    """Whether the order of words took something else for an attribution, as the tree shows."""
    return (
        _clause_as_source(tree, attribution)
        or _passed_over(attribution, parsed)
        or _names_only(tree, attribution)
        or _unsaid(tree.words, attribution)
        or tree.words.is_a(attribution.content[0], "reflexive")
    )


def _names_only(tree: Tree, attribution: Attribution) -> bool:
    """Whether the cue is part of a name for a thing: "a think-tank"."""
    at = attribution.cue[0]
    return tree.tags[at] in {"NOUN", "ADJ", "PROPN"} and tree.relations[at] in {"compound", "amod", "flat"}


def _unsaid(w: Words, attribution: Attribution) -> bool:
    """Whether nothing was said: "did not comment on reports", "did not say who held the town"."""
    first, last = attribution.cue
    silent = any(w.is_a(k, "not_said") for k in range(max(0, first - REACH), last))
    return silent and (w.is_a(first, "unsaid") or w.is_a(attribution.content[0], "asked"))


def _passed_over(attribution: Attribution, parsed: tuple[Attribution, ...]) -> bool:
    """Whether another cue stands between a cue and its content: "A, he wrote, adding that B" has B added."""
    cue, content = attribution.cue, attribution.content
    nearer = (o for o in parsed if cue[1] <= o.cue[0] < content[0] and o.content[0] >= o.cue[1])
    own = any(o.cue[0] == cue[0] and o.content != content for o in parsed)
    leads = any(o.cue[0] == content[0] for o in parsed)
    return own and (leads or any(o.content[0] == content[0] for o in nearer))


def _continued(tree: Tree, attribution: Attribution, found: tuple[Attribution, ...]) -> Attribution:
    """Who said the first part of a sentence also said what he is "adding"."""
    cue = attribution.cue[0]
    gerund = tree.words.tokens[cue].xpos == "VBG" and cue > 0 and tree.words.lower[cue - 1] == ","
    before = [o for o in found if o.cue[0] < cue and tree.words.tokens[o.cue[0]].xpos in FINITE]
    if not gerund or not before:
        return attribution
    said = max(before, key=lambda o: o.cue[0])
    if said.source is None:
        return attribution
    return replace(attribution, source=said.source, antecedent=said.antecedent)


def _cited(w: Words, attribution: Attribution) -> Attribution:
    """'A daily, citing an officer, reported that': the officer asserts it, the daily passes it on."""
    if attribution.source is None:
        return attribution
    first, last = attribution.source
    at = next((k for k in range(first + 1, last - 1) if w.is_a(k, "citing")), None)
    if at is None:
        return attribution
    relay = w.trim(first, at)
    return replace(attribution, source=w.trim(at + 1, last), relays=(relay, *attribution.relays))


def _clause_as_source(tree: Tree, attribution: Attribution) -> bool:
    """Whether the order of words took a whole clause for a source: a finite verb stands in it."""
    if attribution.source is None:
        return False
    tags = (tree.words.tokens[at].xpos for at in range(*attribution.source))
    return any(tag in FINITE for tag in tags)


def _mended(tree: Tree, attribution: Attribution, parsed: tuple[Attribution, ...]) -> Attribution:
    """Source and content without the clause that the cue itself hangs on: "After Iran said that A, Iraq did B"."""
    first, last = attribution.content
    other = next((o for o in parsed if o.cue[0] == attribution.cue[0]), None)
    if other is None:
        return attribution
    if attribution.cue[0] > first:
        return _with_name(tree, attribution, other)
    source = attribution.source
    if source is not None:
        source = source[0], _named_behind(tree, source, attribution.cue[0])
    if (
        source is not None
        and other.source is not None
        and source[0] < other.source[0] < source[1] == other.source[1]
    ):
        ahead = range(source[0], other.source[0])
        source = other.source if any(tree.words.is_when(k) for k in ahead) else source
    if (
        source is not None
        and other.source is not None
        and HYPHENS
        & {
            tree.words.lower[source[1]],
            tree.words.lower[source[0] - 1] if source[0] else "",
        }
    ):
        source = other.source  # "Rwandan-backed rebels"
    if source is not None and other.source is not None and tree.tags[source[0]] == "ADP":
        source = other.source  # "a resident, speaking because of fears, said"
    led = source is not None and tree.tags[source[0]] == "SCONJ" and tree.words.lower[source[0]] != "that"
    if led and other.source is not None:
        source = other.source
    inside = first <= other.content[0] < other.content[1] < last
    if inside and any(other.content[1] <= k < last for k in tree.above(attribution.cue[0])):
        return replace(attribution, source=source, content=other.content)
    if other.content[1] <= attribution.cue[0] and tree.words.lower[first] in WITHOUT:
        # "A, a mediator said, without giving details": what was said stands before
        return other
    return replace(attribution, source=source, content=_past_time(tree, attribution))


def _with_name(tree: Tree, attribution: Attribution, other: Attribution) -> Attribution:
    """A source behind its content with all of its name: "..., John Doe, a spokesman for X, told"; "said John Doe, a spokesman"."""
    source, whole = attribution.source, other.source
    if source is None or whole is None or whole[1] - whole[0] <= source[1] - source[0]:
        return attribution
    w = tree.words
    begins = whole[0] < source[0] and whole[1] == source[1] and w.lower[source[0] - 1] == ","
    goes_on = whole[0] == source[0] and w.lower[source[1]] == ","
    if not begins and not goes_on:
        return attribution
    content = attribution.content
    cut = content[0] < whole[0] < content[1]
    return replace(attribution, source=whole, content=other.content if cut else content)


def _past_time(tree: Tree, attribution: Attribution) -> Stretch:
    """The content without a time that belongs to the cue: "said [on Tuesday] its forces had taken"."""
    first, last = attribution.content
    w = tree.words
    if first != attribution.cue[1] or not (w.is_a(first, "preposition") or w.is_when(first)):
        return first, last
    end = first + (not w.is_when(first))
    while end < last and w.is_when(end):
        end += 1
    timed = first < end < last and w.is_when(end - 1) and not w.is_punctuation(end)
    # what begins with a time of its own has its verb behind: "said Monday was quiet"
    return (end, last) if timed and not tree.is_verb(end) else (first, last)


def _named_behind(tree: Tree, source: Stretch, cue: int) -> int:
    """Where a source ends with the name that it introduces: "the head of the department, John Doe told"."""
    w = tree.words
    end = source[1]
    if end >= cue or w.lower[end] != ",":
        return end
    last = end + 1
    while last < cue and (tree.tags[last] == "PROPN" or w.lower[last] == "."):
        last += 1
    closed = last == cue or (last + 1 == cue and w.lower[last] == ",")
    return last if end + 1 < last and closed else end


def _with_further(first: tuple[Attribution, ...], second: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The first reader's attributions, and those of the second that stand elsewhere in the sentence."""
    further = tuple(a for a in second if not any(_touch(a, other) for other in first))
    return tuple(sorted((*first, *further), key=lambda a: a.content))


def _touch(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions share their cue, or the content of one holds the other's cue."""
    return min(other.cue[0], other.content[0]) <= one.cue[0] < max(other.cue[1], other.content[1]) or (
        one.content[0] < other.content[1] and other.content[0] < one.content[1]
    )
