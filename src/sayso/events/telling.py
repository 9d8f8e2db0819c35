"""Telling: all words of time of a story in order, each anchored where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.events.anchoring import extent_of, led, told_day
from sayso.events.branches import Branches
from sayso.events.expressions import Expression, find_expressions
from sayso.events.extent import Extent, moment_of
from sayso.events.frame import Frame, Lean
from sayso.events.timebook import TimeBook
from sayso.events.zones import zone_of_places
from sayso.model.analysis import Analysis, Sentence
from sayso.model.event import Moment
from sayso.model.take import Take

# kinds that say when something began, not when it is told
BEGINNINGS = frozenset({"nth day", "age", "length", "course"})
PRESENT = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Words of time where they stand: offsets into the take's text, what they mean, and their word in the tree."""

    start: int
    end: int
    expression: Expression
    extent: Extent
    moment: Moment
    frame: Frame
    head: int | None = None


def tellings(
    take: Take, analysis: Analysis, branches: Branches | None, book: TimeBook
) -> tuple[Telling, ...]:
    """The words of time of a story, from left to right; "the same day" counts from the day told of last."""
    frame = frame_of(take, book)
    out: list[Telling] = []
    for sentence in analysis.sentences:
        for telling in _of_sentence(take.text, sentence, branches, book, frame):
            out.append(telling)
            frame = _told_on(frame, telling.moment)
    return tuple(out)


def frame_of(take: Take, book: TimeBook) -> Frame:
    """From where a story's words of time are seen: its day, and the zone of the place where it was filed."""
    places = take.dateline.places if take.dateline is not None else ()
    return Frame(
        day=dt.date.fromisoformat(take.day) if take.day else None, local=zone_of_places(places, book)
    )


def _of_sentence(
    text: str, sentence: Sentence, branches: Branches | None, book: TimeBook, frame: Frame
) -> Iterator[Telling]:
    words = text[sentence.start : sentence.end]
    for expression in find_expressions(words, book):
        start, end = sentence.start + expression.start, sentence.start + expression.end
        head = _head(branches, start, end) if branches is not None else None
        if branches is not None and head is not None:
            lean = lean_of(branches, head, book)
        else:
            lean = lean_of_words(words[: expression.start], book)
        # "the first since July" is past, whatever the verb looks to
        lean = Lean.BACK if expression.lead == "since" else lean
        seen = replace(frame, lean=lean)
        extent = extent_of(expression, seen, book)
        moment = moment_of(expression.text, led(extent, expression.lead, seen))
        if _is_heading(text, start, end, moment, frame):
            continue
        yield Telling(
            start=start, end=end, expression=expression, extent=extent, moment=moment, frame=seen, head=head
        )
        frame = _told_on(frame, moment)


def _told_on(frame: Frame, moment: Moment) -> Frame:
    """The frame after a moment was told: "three days earlier" counts from the last day that is not to come."""
    day = told_day(moment)
    to_come = day is not None and frame.day is not None and day > frame.day
    return frame if day is None or to_come else replace(frame, told=day)


def _is_heading(text: str, start: int, end: int, moment: Moment, frame: Frame) -> bool:
    """Whether words are the story's own date in brackets, as releases open with: "KABUL (Oct. 6) - "."""
    bracketed = text[:start].rstrip().endswith("(") and text[end:].lstrip(" .").startswith(")")
    return bracketed and frame.day is not None and moment.date == frame.day.isoformat()


def _head(branches: Branches, start: int, end: int) -> int | None:
    first, last = branches.first_at(start), branches.first_at(end - 1) + 1
    return branches.top_of(first, last) if first < last <= len(branches.tokens) else None


def lean_of(branches: Branches, at: int, book: TimeBook) -> Lean:
    """Which way the tense of the governing verb looks: back unless it speaks of what is to come."""
    verb = branches.verb_of(at)
    if verb is None:
        return Lean.BACK
    helpers = branches.governed(verb, "aux", "aux:pass", "cop")
    if any(branches.lower(k) in book.groups["ahead"] for k in helpers):
        return Lean.AHEAD
    token = branches.tokens[verb]
    past = token.xpos in {"VBD", "VBN"} or any(branches.tokens[k].xpos == "VBD" for k in helpers)
    if any(branches.lower(k) == "to" for k in branches.governed(verb, "mark", "aux")):
        above = next(branches.above(verb), None)
        governor = branches.lemma(above) if above is not None else ""
        if governor in book.groups["ahead_governors"] or (above is not None and governor == "be"):
            return Lean.AHEAD
        # "is to be held": the infinitive itself governs the sentence
        return lean_of(branches, above, book) if above is not None else Lean.AHEAD
    if token.xpos in PRESENT and not past and not _perfect(branches, verb):
        return Lean.NEAREST
    return Lean.BACK


def _perfect(branches: Branches, verb: int) -> bool:
    return any(branches.lemma(k) == "have" for k in branches.governed(verb, "aux"))


def lean_of_words(before: str, book: TimeBook) -> Lean:
    """The same from the words before alone, where there is no tree."""
    words = set(before.lower().split())
    return Lean.AHEAD if words & (book.groups["ahead"] - {"'ll", "wo"}) else Lean.BACK
