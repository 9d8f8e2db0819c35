"""Evidence wording: how words around a trigger put it: planned, under way, in passing, new, or only spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sayso.assessment.evidence_words import load_evidence_words
from sayso.model.event import Event, Precision
from sayso.model.statement import Statement, Tense
from sayso.model.take import ZoneKind

QUOTES = '"“”'
QUOTED = re.compile("“([^”]+)”")


def weakened_later(statement: Statement, event: Event) -> bool:
    """Whether only a clause hung on behind is weakened: "troops hold the airport, where crowds tried to board planes"."""
    words = [QUOTED.findall(r.text) for r in statement.factuality.reasons if r.rule == "hedge"]
    hedges = [word for found in words for word in found]
    start, content = statement.content.start, statement.content.exact.lower()
    behind = content[max(0, event.trigger.end - start) :]
    at = [behind.find(hedge.split()[0].lower()) for hedge in hedges]
    if not at or min(at) < 0 or len(hedges) != len(statement.factuality.reasons):
        return False
    between = behind[: min(at)].replace(",", " , ").split()
    relative = load_evidence_words().background
    return any(mark == "," and word in relative for mark, word in pairwise(between))


def only_spoken_of(statement: Statement, event: Event) -> bool:
    """Whether a noun is only denied, feared or awaited: "denies the town's fall"."""
    words, ahead = load_evidence_words(), _ahead(statement, event)
    verb = statement.content.exact[max(0, event.trigger.start - statement.content.start) :].split()[:1]
    noun = bool(set(ahead[-3:]) & words.articles) or any(w.endswith(("'s", "’s")) for w in ahead[-3:])
    return bool(verb) and noun and bool(set(ahead[-5:]) & words.doubting)


def own_plan(statement: Statement, event: Event, side: str) -> bool:
    """Whether a withdrawal to come is the side's own plan, and no demand, condition or question."""
    if statement.source.bloc not in {side, "agency"}:
        return False
    return not set(_ahead(statement, event)) & load_evidence_words().open


def is_infinitive(statement: Statement, event: Event) -> bool:
    """Whether it is only to be done: "to pull out", "could lose"; but not "begins to pull out", "forced to pull out"."""
    ahead, words = _ahead(statement, event), load_evidence_words()
    near = next((w for w in reversed(ahead) if w not in words.adverbs), None)
    if near in words.modal:
        return True
    return ahead[-1:] == ["to"] and not set(ahead[-4:]) & (words.beginning | words.achieved)


def is_under_way(statement: Statement, event: Event) -> bool:
    """Whether it is being done: "is pulling out", "has begun to withdraw"."""
    if event.trigger.exact.lower().split()[0].endswith("ing"):
        return True
    return bool(set(_ahead(statement, event)[-5:]) & load_evidence_words().beginning)


def is_episode(statement: Statement, event: Event) -> bool:
    """Whether a noun tells of a time that may be over: "years of occupation", not "under occupation"."""
    noun = event.trigger.exact.lower() in load_evidence_words().episodes
    return noun and "under" not in _ahead(statement, event)[-3:]


def is_in_passing(statement: Statement, event: Event) -> bool:
    """Whether an undated past stands in a clause that another one leans on: "after they pulled out"."""
    words, ahead = load_evidence_words(), _ahead(statement, event)
    trigger = event.trigger.exact.lower()
    if statement.factuality.tense is Tense.FUTURE:
        return False
    if trigger.endswith(("ed", "en")) and set(ahead[-1:]) & words.attributive and _before_its_place(event):
        return True
    if statement.zone is ZoneKind.HEADLINE:
        # "joy after town retaken" is how headlines tell what is new
        return False
    clause = ahead[len(ahead) - ahead[::-1].index(",") :] if "," in ahead else ahead
    return bool(set(clause) & words.background) and not _is_present(trigger.split()[0], ahead)


def _before_its_place(event: Event) -> bool:
    return (
        event.place is not None
        and event.place.span is not None
        and event.place.span.start > event.trigger.end
    )


def _is_present(trigger: str, ahead: Sequence[str]) -> bool:
    """Whether a verb is told as going on or just done: "as troops leave", "are evacuated", "has taken"."""
    words = load_evidence_words()
    if set(ahead[-2:]) & words.present:
        return True
    noun = bool(set(ahead[-2:]) & words.articles) or any(w.endswith(("'s", "’s")) for w in ahead[-2:])
    return not noun and not trigger.endswith("ed") and trigger not in words.past


def is_fresh(statement: Statement, event: Event) -> bool:
    """Whether the words call a state new: "is now under control", "claims control of", a flag that is raised."""
    words = load_evidence_words()
    if event.mode == "hold" and event.trigger.exact.lower() in words.raising:
        return True
    headline = statement.zone is ZoneKind.HEADLINE and event.mode == "hold"
    trigger = event.trigger.exact.lower()
    # "army in control of X", "army says it holds X": a headline tells what is new
    if headline and (
        " ".join(trigger.split()[:2]) in words.commanding or (statement.cue and trigger in words.holding)
    ):
        return True
    claimed = statement.cue is not None and event.trigger.start == statement.content.start
    return (claimed and event.mode == "hold") or bool(set(_ahead(statement, event)[-4:]) & words.fresh)


def is_of_no_day(statement: Statement, event: Event) -> bool:
    """Whether the words put it in a past without a day: "by May", "since the retreat", "from the fall of X to"."""
    told = event.time.text.lower().split() if event.time is not None and event.time.text else []
    ahead, words = _ahead(statement, event), load_evidence_words()
    if "since" in ahead[-2:]:
        return True
    if told[:1] == ["by"]:
        return event.time is None or event.time.precision not in {Precision.DAY, Precision.TIME}
    if (
        ahead[-2:] == ["from", "the"]
        and " to " in statement.content.exact[event.trigger.end - statement.content.start :]
    ):
        return True
    behind = statement.content.exact[max(0, event.trigger.end - statement.content.start) :].lower().split()
    at = next((k for k, word in enumerate(behind) if word in words.counted), None)
    time = event.time
    # a day that is only the one the story tells of; words of its own, and longer times, stand
    own = at is not None and bool(told) and told[-1] != behind[at]
    given = time is not None and time.date is not None and (own or time.precision is not Precision.DAY)
    if at is None or given:
        return False
    return behind[at + 1 : at + 2] == ["of"] and _begins(behind[:at])


def _begins(words: Sequence[str]) -> bool:
    """Whether words lead to a stretch of time: "in the first", "at the"."""
    return bool({"in", "at", "during", "from", "on"} & set(words[-3:]))


def _ahead(statement: Statement, event: Event) -> list[str]:
    """The words of a statement before the trigger, commas apart, without quotation marks."""
    at = max(0, event.trigger.start - statement.content.start)
    words = statement.content.exact[:at].lower().replace(",", " , ").split()
    return [word.strip(QUOTES) or word for word in words]
