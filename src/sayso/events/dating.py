"""Dating: which time belongs to which event: the nearest words of time over the tree, else what the story tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.events.anchoring import led
from sayso.events.branches import PARTS_OF_NAMES, Branches
from sayso.events.extent import days_on, moment_of, one_day
from sayso.events.happening import VIOLENT, Happening
from sayso.events.narrative import carried, frames
from sayso.events.news import day_of
from sayso.events.periods import nth
from sayso.events.story import Story, story_of
from sayso.events.telling import BEGINNINGS, Telling
from sayso.events.timebook import TimeBook, load_times
from sayso.model.analysis import Analysis
from sayso.model.event import Moment
from sayso.model.statement import Statement
from sayso.model.take import Take

# words of time further off in the tree than this tell of something else
REACH = 4.0
# words between a noun and the clause that says when it began: ", which"
GAP = 3
# words between "the second day" and what it is the day of
LONGEST = 8
# characters between a verb of saying and the day on which it was said: " on "
ON = 4
# days for which the beginning of something is the news itself
FRESH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words of time that can be an event's own: how far off, which in order, and what they mean.

    `aside` where they say when something began or how long it took, and are not
    the time that the story goes on to tell of. `telling` is their number in the story.
    """

    cost: float
    order: int
    moment: Moment
    aside: bool = False
    telling: int | None = None


def dated(take: Take, analysis: Analysis, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with a time on every event of which something says when it was.

    An event of which nothing says it has none. Words that name no time that can
    be are kept, with a date of None and the reason.
    """
    if not any(statement.events for statement in statements):
        return tuple(statements)
    story = story_of(take, analysis, statements, load_times())
    found = {
        number: hit
        for number, happening in enumerate(story.happenings)
        if (hit := own_time(story, happening)) is not None
    }
    own = {number: hit.moment for number, hit in found.items()}
    asides = frozenset(number for number, hit in found.items() if hit.aside)
    claimed = frozenset(hit.telling for hit in found.values() if hit.telling is not None)
    times = carried(story, own, asides, frames(story, claimed))
    numbers = iter(range(len(story.happenings)))
    return tuple(
        replace(s, events=tuple(replace(e, time=times.get(next(numbers))) for e in s.events))
        for s in statements
    )


def own_time(story: Story, happening: Happening) -> Found | None:
    """What the words of time say that belong to an event: the nearest over the tree, in its sentence."""
    statement = story.statements[happening.statement]
    if story.branches is None or happening.at is None:
        return _nearest_in_order(story, happening, statement)
    found = _found(story, story.branches, happening, statement)
    return min(found, key=lambda hit: (hit.cost, hit.order), default=None)


def _nearest_in_order(story: Story, happening: Happening, statement: Statement) -> Found | None:
    content = statement.content
    inside = [
        t
        for _, t in story.tellings_in(content.start, content.end)
        if _inside(t, statement) and t.expression.kind not in BEGINNINGS
    ]
    middle = (happening.event.trigger.start + happening.event.trigger.end) // 2
    nearest = min(inside, key=lambda t: abs((t.start + t.end) // 2 - middle), default=None)
    return Found(cost=0.0, order=0, moment=nearest.moment) if nearest is not None else None


def _found(story: Story, tree: Branches, happening: Happening, statement: Statement) -> Iterator[Found]:
    """The words of time in an event's sentence that can be its own, each with its distance and its order."""
    sentence = tree.sentence_at(happening.event.trigger.start)
    at = happening.at
    if sentence is None or at is None:
        return
    events = story.places
    for order, telling in story.tellings_in(sentence.start, sentence.end):
        if telling.head is None or _of_saying(story, tree, statement, telling):
            continue
        if happening.state and not _of_state(tree, happening, telling.head):
            continue
        if telling.expression.kind in BEGINNINGS:
            yield from _begun(story, tree, at, telling, order)
            continue
        noun = _of_noun(story, tree, telling.head)
        if noun is not None:
            if noun == at:
                aside = not _fresh(story, telling.moment)
                yield Found(cost=0.0, order=order, moment=telling.moment, aside=aside, telling=order)
            continue
        cost = tree.distance(at, tree.governor(telling.head, events), inside=_inside(telling, statement))
        if happening.event.type in VIOLENT and _of_what_was_used(story, tree, at, telling):
            cost = min(cost, REACH)
        if cost <= REACH:
            moment = _from_then(tree, at, telling)
            passing = telling.expression.kind == "span"
            yield Found(cost=cost, order=order, moment=moment, aside=passing, telling=order)


def _of_what_was_used(story: Story, tree: Branches, at: int, telling: Telling) -> bool:
    """Whether words for the story's day tell of what the event's thing did: "destroyed 30 drones launched overnight"."""
    verb = tree.verb_of(telling.head) if telling.head is not None else None
    if verb is None or verb in story.places or story.day is None or at not in tree.above(verb):
        return False
    return tree.relation(verb) == "acl" and telling.moment.date == story.day.isoformat()


def _fresh(story: Story, moment: Moment) -> bool:
    """Whether what began then is still the news itself."""
    begun = day_of(moment.earliest or moment.date)
    return begun is not None and story.day is not None and (story.day - begun).days <= FRESH


def _inside(telling: Telling, statement: Statement) -> bool:
    return statement.content.start <= telling.start and telling.end <= statement.content.end


def _of_saying(story: Story, tree: Branches, statement: Statement, telling: Telling) -> bool:
    """Whether words of time say when somebody spoke: "said on Monday that rebels had fled"."""
    cue = statement.cue
    if telling.head is None:
        return False
    said = tree.verb_of(telling.head)
    if said is not None and said not in story.places and tree.relation(said) == "acl:relcl":
        return tree.lemma(said) in story.book.groups["saying"]
    if cue is None:
        return False
    if (tree.tokens[telling.head].relation or "") in PARTS_OF_NAMES:
        return False
    if 0 <= telling.start - cue.end <= ON:
        return True
    verb = tree.verb_of(tree.governor(telling.head, story.places))
    if verb is None or not cue.start <= tree.tokens[verb].start < cue.end:
        return False
    # behind its event the tree may have hung a day too high: "said rebels shelled Nikopol on Monday"
    first = min((e.trigger.start for e in statement.events), default=telling.start)
    return not _inside(telling, statement) or cue.end <= telling.start < first


def _of_state(tree: Branches, happening: Happening, head: int) -> bool:
    """Whether words of time hang on what says how things stood, and not on what was done meanwhile."""
    at = happening.at
    above = tree.tokens[at].head if at is not None else None
    verb = tree.verb_of(above) if happening.noun and above is not None else None
    return bool({at, verb} & set(tree.above(head)))


def _of_noun(story: Story, tree: Branches, head: int) -> int | None:
    """The event's noun to which a clause belongs that says when it began: "the offensive which began on 11 May"."""
    verb = tree.verb_of(head)
    if verb is None or tree.lower(verb) not in story.book.groups["beginning"]:
        return None
    if tree.relation(verb) not in {"acl", "acl:relcl"}:
        return None
    near = range(max(0, verb - GAP), verb)
    return max(
        (k for k in near if k in story.places and story.happenings[story.places[k]].noun), default=None
    )


def _from_then(tree: Branches, at: int, telling: Telling) -> Moment:
    """A time that stands in a clause of "since" or "after": what hangs on the clause reaches from it to the story's day."""
    if telling.head is not None and telling.expression.lead is not None and telling.head in tree.above(at):
        # "since July, when its army seized the town": it was in July
        return moment_of(telling.expression.text, telling.extent)
    for k in tree.between(at, telling.head or 0):
        marks = {tree.lower(m) for m in tree.governed(k, "mark", "case")}
        if tree.relation(k) == "advcl" and marks & {"since"}:
            extent = telling.extent
            return moment_of(telling.expression.text, led(extent, "since", telling.frame))
    return telling.moment


def _begun(story: Story, tree: Branches, at: int, telling: Telling, order: int) -> Iterator[Found]:
    """When an event began that is a week old, or that is in its second day; the rest of the clause is of the story's day."""
    head = telling.head
    if head is None or story.day is None:
        return
    if telling.expression.kind != "nth day":
        # "a two-week siege"; "two days of heavy fighting"
        course = telling.expression.kind == "course"
        if (tree.tokens[at].head == head) if course else (tree.tokens[head].head == at):
            yield Found(cost=0.0, order=order, moment=telling.moment, aside=course, telling=order)
        return
    number = _number(telling, story.book)
    if number is None:
        return
    words = telling.expression.text
    if head < at <= head + LONGEST and _spans(story, tree, head, at):
        reason = f"the story's day is its day {number}"
        day = one_day(days_on(story.day, 1 - number), reason)
        yield Found(cost=0.0, order=order, moment=moment_of(words, day), aside=True, telling=order)
        return
    cost = tree.distance(at, head, inside=True)
    if cost <= REACH:
        day = one_day(story.day, "a day counted up to the story's")
        yield Found(cost=cost, order=order, moment=moment_of(words, day), telling=order)


def _spans(story: Story, tree: Branches, head: int, at: int) -> bool:
    """Whether nothing but the noun's own words stands between "the second day of" and the noun."""
    between = range(head + 1, at)
    return all(tree.tokens[k].upos in {"ADP", "DET", "ADJ", "NOUN", "PROPN"} for k in between) and not any(
        k in story.places for k in between
    )


def _number(telling: Telling, book: TimeBook) -> int | None:
    """Which day it is: "the second day" is 2; None for other units."""
    parts = telling.expression.parts
    if parts.get("unit", "day").lower() != "day":
        return None
    if "nth" in parts:
        return nth(parts["nth"], book)
    words = parts.get("daynumber", "")
    return int(words) if words.isdigit() else book.tables["numbers"].get(words.lower())
